"""Each page carries the content security policy itself: on a host without headers, and in the zip on disk."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Route

from kompetansepakke.web.policy import PAGE_POLICY, SERVER_POLICY

from .browsing import VIOLATIONS, Desk, enter, states_of
from .built import ROOT, Built, serving

_START = re.compile(r'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n')
_EVIL = ('<script>document.title = "script"</script><img src="borte.png" onerror="document.title = \'event\'">'
         '<p id="kp.farge" style="color: rgb(1, 2, 3)">x</p><script src="data:text/javascript,1"></script>'
         '<base href="https://x.no/"><iframe src="../"></iframe>')
_INTER = 'document.fonts.ready.then(() => document.fonts.check("1rem Inter"))'


@pytest.fixture(scope="module")
def plain(desk: Desk, built: Built) -> Iterator[Desk]:
    """The same sites on a host that sends no policy."""
    with serving(built.folder, plain=True) as address:
        yield Desk(desk.browser, built, address, "")


def test_servers_send_what_pages_say_and_forbid_frames_too() -> None:
    for name in ("nginx.conf", "apache.conf", "Caddyfile"):
        assert f'"{SERVER_POLICY}"' in (ROOT / "hosting" / name).read_text("utf-8"), name


def test_each_page_says_the_policy_before_anything_that_it_governs(built: Built) -> None:
    said = {address: _START.search(html) for address, html in built.pages.items()}
    assert {address for address, found in said.items() if found is None or found[1] != PAGE_POLICY} == set()


@pytest.mark.parametrize("kind", ["chooser", "part", "offline"])
def test_a_page_works_on_a_host_without_headers(plain: Desk, kind: str) -> None:
    """On a host with headers all kinds do (`test_quiet.py`), and policies only add to what each other forbids."""
    with plain.fresh(360, service_workers="allow") as (page, seen):
        page.add_init_script(VIOLATIONS)
        page.goto(plain.address(kind))
        for state in states_of(kind):
            enter(page, state)
            page.keyboard.press("Escape")
        page.wait_for_load_state("networkidle")
        assert seen.complaints() == []


def test_what_slips_into_a_page_does_not_run_on_a_host_without_headers(plain: Desk) -> None:
    def slip_in(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{_EVIL}</main>"))

    with plain.fresh() as (page, seen):
        address = plain.address("part")
        page.route(address, slip_in)
        page.add_init_script(VIOLATIONS)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert page.title() not in ("script", "event", "1")
        assert page.evaluate("getComputedStyle(document.getElementById('kp.farge')).color") != "rgb(1, 2, 3)"
        assert page.evaluate("document.baseURI") == address
        blocked = " ".join(line for line in seen.console if "CSP:" in line)
        for directive in ("script-src-elem", "script-src-attr", "style-src-attr", "base-uri", "frame-src"):
            assert directive in blocked


@pytest.fixture(scope="module")
def disk(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The leaders' edition of the proving ground, as unpacked from its zip."""
    folder = tmp_path_factory.mktemp("disk")
    with zipfile.ZipFile(built.folder / "prove/leder/uten-nett/leder.zip") as archive:
        archive.extractall(folder)
    return folder / "kompetansepakke-leder"


_ON_DISK = ("index.html", "prove/0-alt/01-tekst/index.html", "prove/0-alt/04-figurer/index.html",
            "prove/tidsplan/index.html", "ressurser/index.html", "notater/index.html", "uten-nett/index.html",
            "prove/lederguide/0-alt/index.html", "nn/prove/0-alt/index.html")


@pytest.mark.parametrize("name", _ON_DISK)
def test_a_page_works_from_disk(desk: Desk, disk: Path, name: str) -> None:
    with desk.fresh() as (page, seen):
        page.add_init_script(VIOLATIONS)
        page.goto((disk / name).as_uri())
        page.wait_for_load_state("networkidle")
        assert page.evaluate(_INTER)
        enter(page, "search")
        assert seen.console == []


def test_what_slips_into_a_page_on_disk_does_not_run(desk: Desk, disk: Path) -> None:
    source = disk / _ON_DISK[1]
    page_file = source.with_name("skadet.html")
    page_file.write_text(source.read_text("utf-8").replace("</main>", f"{_EVIL}</main>"), encoding="utf-8")
    with desk.fresh() as (page, _):
        page.goto(page_file.as_uri())
        page.wait_for_load_state("networkidle")
        assert page.title() not in ("script", "event", "1")
        assert page.locator("h1").is_visible()
