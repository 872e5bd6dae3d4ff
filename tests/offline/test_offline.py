"""Reading without a network, as a reader meets it: kept, renewed, refused, and opened from disk."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from kompetansepakke.publish.offline import open_from_disk
from tests.waiting import until

from .host import Host, build, serving, write_site

_NAMES = """async () => (await Promise.all((await caches.keys()).map(
  async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)))).flat()"""
_LINK = re.compile(r"<(?:a|link|script|img)\b[^>]*?\s(?:href|src)=\"([^\"]*)\"([^>]*)")


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same site as published first and a week later."""
    folder = tmp_path_factory.mktemp("versions")
    for name, word in (("a", "Gammel"), ("b", "Fersk")):
        write_site(folder / name, word)
        build(folder / name, folder / f"{name}-site")
    return [folder / "a-site", folder / "b-site"]


@pytest.fixture
def host(versions: list[Path]) -> Iterator[Host]:
    with serving(versions[0]) as one:
        yield one


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="nb-NO", service_workers="allow")
    yield context
    context.close()


def _visit(context: BrowserContext, host: Host, path: str) -> Page:
    """Open a page, and wait until it is kept."""
    page = context.new_page()
    page.goto(f"{host.address}{path}")
    _until(page, "async () => Boolean((await navigator.serviceWorker.getRegistration())?.active)")
    _until(page, f"async () => (await ({_NAMES})()).includes('{host.address}{path}')")
    return page


def _until(page: Page, script: str) -> None:
    """Wait until what `script` promises is true."""
    until(lambda: page.evaluate(script), lambda: script)


def _until_tried_to_renew(page: Page, host: Host) -> None:
    """Reload until the new index has been asked for twice more: the second try begins when the first has ended."""
    wanted = host.asked.count("/leder/offline.json") + 2

    def tried() -> bool:
        page.reload()
        return host.asked.count("/leder/offline.json") >= wanted

    until(tried)


def _keep_package(page: Page, host: Host, edition: str = "leder") -> None:
    page.goto(f"{host.address}/{edition}/uten-nett/")
    page.get_by_role("button", name=re.compile("Lagre «Prøvepakken» på enheten .* MB")).click()
    expect(page.get_by_text("Hele pakken er lagret")).to_be_visible()


def test_after_one_visit_the_page_and_the_front_pages_are_there_without_a_network(
        context: BrowserContext, host: Host) -> None:
    page = _visit(context, host, "/leder/prove/1-ledelse/01-en/")
    host.down = True
    for path in ("/leder/prove/1-ledelse/01-en/", "/leder/", "/leder/prove/", "/leder/prove/0-start/"):
        page.goto(host.address + path)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Inter")


def test_a_page_that_is_not_kept_leads_to_a_page_that_says_so_and_back(context: BrowserContext, host: Host) -> None:
    page = _visit(context, host, "/leder/")
    host.down = True
    page.goto(f"{host.address}/leder/prove/1-ledelse/02-to/")
    expect(page.get_by_text("Du er uten nett, og sida du ville til, er ikke lagret")).to_be_visible()
    host.down = False
    page.get_by_role("link", name="Prøv igjen").click()
    expect(page.get_by_role("heading", level=1, name="Side 02-to")).to_be_visible()


ELSEWHERE = ("https://example.org/", "//example.org/", "../laerer/", "javascript:alert(1)", "JaVaScript%0A:alert(1)",
             "data:,x", "%5C%5Cexample.org/", "http://[", "https://%25", "%E6%F8%E5/", "%25E6%25F8/", "%25",
             "prove/%25ZZ/", "%", "http://:80:80/")


def test_the_way_back_leads_nowhere_else(context: BrowserContext, host: Host) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    for side in ELSEWHERE:
        page.goto(f"{host.address}/leder/uten-nett/?side={side}")
        expect(page.get_by_role("button", name=re.compile("Lagre «Prøvepakken»"))).to_be_visible()
        assert not page.locator("[data-kp-missed]").is_visible(), side
        assert errors == [], side


def test_a_whole_package_is_kept_on_request_with_size_and_progress(context: BrowserContext, host: Host) -> None:
    page = _visit(context, host, "/leder/")
    _keep_package(page, host)
    host.down = True
    for path in ("0-start/01-en/", "0-start/02-to/", "1-ledelse/01-en/", "1-ledelse/02-to/", "tidsplan/"):
        page.goto(f"{host.address}/leder/prove/{path}")
        expect(page.locator("h1")).to_be_visible()
        assert "/uten-nett/" not in page.url
    page.goto(f"{host.address}/leder/uten-nett/")
    page.get_by_role("button", name="Slett «Prøvepakken» fra enheten").click()
    expect(page.get_by_role("button", name="Lagre «Prøvepakken» på enheten")).to_be_focused()


def test_keeping_that_fails_says_so_and_can_be_tried_again(context: BrowserContext, host: Host) -> None:
    page = _visit(context, host, "/leder/")
    page.goto(f"{host.address}/leder/uten-nett/")
    button = page.get_by_role("button", name="Lagre «Prøvepakken» på enheten")
    expect(button).to_be_visible()
    host.down = True
    button.click()
    expect(page.get_by_text("Noe kom ikke med.")).to_be_visible()
    host.down = False
    button.click()
    expect(page.get_by_text("Hele pakken er lagret")).to_be_visible()


def test_a_new_version_is_shown_at_once_and_replaces_the_old_whole(
        context: BrowserContext, host: Host, versions: list[Path]) -> None:
    page = _visit(context, host, "/leder/")
    _keep_package(page, host)
    host.folder = versions[1]
    page.goto(f"{host.address}/leder/prove/0-start/01-en/")
    expect(page.locator("article")).to_contain_text("Fersk Start 01-en")
    published = json.loads((versions[1] / "leder/version.json").read_text("utf-8"))["version"]
    _until(page, f"async () => (await caches.keys()).every((name) => name.endsWith('{published}'))")
    host.down = True
    for path in ("0-start/02-to/", "1-ledelse/01-en/", "1-ledelse/02-to/"):
        page.goto(f"{host.address}/leder/prove/{path}")
        expect(page.locator("article")).to_contain_text("Fersk")


def test_a_version_that_is_fetched_by_halves_is_not_used(
        context: BrowserContext, host: Host, versions: list[Path], tmp_path: Path) -> None:
    """The host has the new index, but the old pages still: nothing of it may be kept."""
    page = _visit(context, host, "/leder/")
    mixed = tmp_path / "mixed"
    mixed.symlink_to(versions[0], target_is_directory=True)
    halves = tmp_path / "halves"
    (halves / "leder").mkdir(parents=True)
    for path in (versions[0] / "leder").iterdir():
        (halves / "leder" / path.name).symlink_to(path)
    for name in ("offline.json", "version.json"):
        (halves / "leder" / name).unlink()
        (halves / "leder" / name).symlink_to(versions[1] / "leder" / name)
    host.folder = halves
    page.goto(f"{host.address}/leder/prove/")
    _until_tried_to_renew(page, host)
    host.down = True
    page.goto(f"{host.address}/leder/prove/0-start/")
    expect(page.locator("article")).to_contain_text("Gammel forside")
    old = json.loads((versions[0] / "leder/version.json").read_text("utf-8"))["version"]
    index = page.evaluate("async () => (await (await caches.match('/leder/offline.json')).json()).version")
    assert index == old


def test_a_closed_edition_is_forgotten_when_the_host_refuses(context: BrowserContext, host: Host) -> None:
    page = _visit(context, host, "/leder/")
    _keep_package(page, host)
    host.closed = True
    answer = page.goto(f"{host.address}/leder/prove/1-ledelse/01-en/")
    assert answer
    assert answer.status == 401
    other = context.new_page()
    other.goto(f"{host.address}/laerer/")
    assert not [url for url in other.evaluate(_NAMES) if "/leder/" in url]
    host.down = True
    with pytest.raises(Error, match="ERR_"):
        page.goto(f"{host.address}/leder/prove/1-ledelse/01-en/")


def test_a_closed_edition_below_an_open_one_closes_that_one_alone(
        context: BrowserContext, versions: list[Path], tmp_path: Path) -> None:
    root = tmp_path / "host"
    shutil.copytree(versions[0] / "laerer", root)
    shutil.copytree(versions[0] / "leder", root / "leder")
    with serving(root) as host:
        page = _visit(context, host, "/")
        host.closed = True
        with suppress(Error):  # the browser has nobody to ask for the password
            page.goto(f"{host.address}/leder/")
        after = context.new_page()
        after.goto(f"{host.address}/")
        assert f"{host.address}/" in after.evaluate(_NAMES)


def test_a_package_can_be_kept_when_a_version_was_published_after_the_page_was_opened(
        context: BrowserContext, host: Host, versions: list[Path]) -> None:
    page = _visit(context, host, "/leder/")
    page.goto(f"{host.address}/leder/uten-nett/")
    keep = page.get_by_role("button", name=re.compile("Lagre «Prøvepakken»"))
    expect(keep).to_be_visible()
    host.folder = versions[1]
    keep.click()
    expect(page.get_by_text("Noe kom ikke med")).to_be_visible()
    expect(keep).to_be_focused()
    keep.click()
    expect(page.get_by_text("Hele pakken er lagret")).to_be_visible()
    host.down = True
    page.goto(f"{host.address}/leder/prove/0-start/02-to/")
    assert "Fersk Start" in page.locator("article").inner_text()


def test_a_new_version_that_finds_no_room_leaves_the_old_one_whole_and_nothing_half_done(
        context: BrowserContext, host: Host, versions: list[Path]) -> None:
    page = _visit(context, host, "/leder/")
    _keep_package(page, host)
    used = page.evaluate("async () => (await navigator.storage.estimate()).usage")
    context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": host.address, "quotaSize": used // 2})  # it may count too much
    old = page.evaluate("() => caches.keys()")
    host.folder = versions[1]
    page.goto(f"{host.address}/leder/prove/0-start/01-en/")
    expect(page.locator("article")).to_contain_text("Fersk Start")
    _until_tried_to_renew(page, host)
    _until(page, f"async () => JSON.stringify(await caches.keys()) === '{json.dumps(old, separators=(',', ':'))}'")
    host.down = True
    page.goto(f"{host.address}/leder/prove/0-start/02-to/")
    assert "Gammel Start" in page.locator("article").inner_text()


def test_what_was_deleted_elsewhere_is_not_said_to_be_kept(context: BrowserContext, host: Host) -> None:
    page = _visit(context, host, "/leder/")
    page.goto(f"{host.address}/leder/uten-nett/")
    keep = page.get_by_role("button", name=re.compile("Lagre «Prøvepakken»"))
    expect(keep).to_be_visible()
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    keep.click()
    expect(page.get_by_text("Noe kom ikke med")).to_be_visible()


def test_an_edition_keeps_nothing_of_another(context: BrowserContext, host: Host) -> None:
    page = _visit(context, host, "/laerer/")
    _keep_package(page, host, "laerer")
    kept = page.evaluate(_NAMES)
    assert kept
    assert all(url.startswith(f"{host.address}/laerer/") for url in kept)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope)") \
        == [f"{host.address}/laerer/"]
    host.asked.clear()
    page.goto(f"{host.address}/leder/")
    expect(page.locator("h1")).to_be_visible()
    assert "/leder/" in host.asked


def test_all_that_is_kept_goes_at_one_button(context: BrowserContext, host: Host) -> None:
    page = _visit(context, host, "/leder/")
    page.goto(f"{host.address}/leder/uten-nett/")
    page.get_by_role("button", name="Slett alle lagrede sider").click()
    expect(page.get_by_text("Alt er slettet")).to_be_visible()
    assert page.evaluate(_NAMES) == []


def test_the_zip_opens_from_disk_and_every_link_in_it_leads_somewhere(
        context: BrowserContext, versions: list[Path], tmp_path: Path) -> None:
    with zipfile.ZipFile(versions[0] / "leder/uten-nett/leder.zip") as archive:
        archive.extractall(tmp_path)
    root = tmp_path / "kompetansepakke-leder"
    page = context.new_page()
    page.goto((root / "index.html").as_uri())
    page.get_by_role("link", name="Modul 1: Ledelse").first.click()
    page.get_by_role("link", name="Side 01-en").last.click()
    expect(page.locator("h1")).to_have_text("Side 01-en")
    assert page.url.startswith("file:")
    expect(page.locator("[data-kp-elsewhere]")).to_have_count(0)
    for path in root.rglob("*.html"):
        for link in _LINK.findall(path.read_text("utf-8")):
            target = urldefrag(urljoin(path.as_uri(), link[0]))[0]
            if "data-kp-elsewhere" in link[1] or link[0].endswith(".zip"):
                continue
            assert Path(unquote(target.removeprefix("file://"))).is_file(), (path, link[0])


def test_the_zip_is_the_same_each_time_and_holds_the_whole_edition(versions: list[Path], tmp_path: Path) -> None:
    again = build(versions[0].parent / "a", tmp_path / "again")
    name = "leder/uten-nett/leder.zip"
    assert (again / name).read_bytes() == (versions[0] / name).read_bytes()
    with zipfile.ZipFile(versions[0] / name) as archive:
        names = {entry.removeprefix("kompetansepakke-leder/") for entry in archive.namelist()}
    edition = versions[0] / "leder"
    built = {path.relative_to(edition).as_posix() for path in edition.rglob("*") if path.is_file()}
    assert built - names == {"404.html", "sw.js", "version.json", "offline.json", "uten-nett/leder.zip"}


@pytest.mark.parametrize(("link", "made"), [
    ("../", "../index.html"), ("..", "../index.html"), (".", "./index.html"), ("a/b/", "a/b/index.html"),
    ("a/#x", "a/index.html#x"), ("a/?q=1", "a/index.html?q=1"), ("#x", "#x"), ("", ""), ("a.pdf", "a.pdf"),
    ("https://example.org/", "https://example.org/"), ("mailto:a@b/", "mailto:a@b/"), ("/rot/", "/rot/"),
])
def test_links_to_folders_get_their_index(link: str, made: str) -> None:
    assert open_from_disk(f'<a class="x" href="{link}">') == f'<a class="x" href="{made}">'
    assert open_from_disk(f'<link href="{link}">') == f'<link href="{link}">'
