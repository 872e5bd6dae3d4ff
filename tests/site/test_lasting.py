"""Addresses and texts that last: old addresses lead on, none is lost in silence, and old texts are told of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kompetansepakke.cli.main import main
from kompetansepakke.content.checks.upkeep import addresses, lost_addresses, review_problems
from tests.conftest import Shared
from tests.core.reading import HEAD, PAGE, SITE, read
from tests.site.building import FRONT, PACKAGE, build, everything, write
from tests.site.building import HEAD as SIDE

LEADERS = SIDE.replace("roles: all", "roles: [leader]\naliases: [1-a/90-lederne]")
OLD = "aliases: [1-gammel/02-borte, 03-flatt/]\n"


def _content(more: str) -> str:
    return HEAD.replace("title:", f"{more}title:", 1)


def test_an_old_address_must_not_be_another_pages() -> None:
    _, problems = read({**SITE, PAGE: _content("aliases: [1-a, tidsplan/x, 1-a/09-ny]\n")})
    taken = [found for found in problems if found.code == "KP107"]
    assert [(found.file, found.line) for found in taken] == [(PAGE, 2)]
    assert "aliases" in taken[0].fix


def test_an_address_of_the_last_release_is_kept_by_a_page_or_an_alias() -> None:
    content, _ = read({**SITE, PAGE: _content(OLD)})
    assert {"p/1-gammel/02-borte/", "p/03-flatt/"} <= set(addresses(content))
    released = "# fra kp release\np/1-gammel/02-borte/\n\np/helt-borte/\n"
    (found,) = lost_addresses(content, released.encode())
    assert (found.code, found.file, found.line) == ("KP114", "addresses.txt", 4)


def test_the_list_of_a_release_may_be_saved_by_any_editor_as_utf_8() -> None:
    content, _ = read(SITE)
    noted = "\r\n".join(addresses(content)) + "\r\n"
    assert list(lost_addresses(content, noted.encode("utf-8-sig"))) == []
    assert [found.code for found in lost_addresses(content, noted.encode("utf-16"))] == ["KP101"]


@pytest.mark.parametrize(("keys", "on", "codes"), [
    ("reviewed: 2026-01-31\nreview_in: 1\n", date(2026, 2, 27), []),
    ("reviewed: 2026-01-31\nreview_in: 1\n", date(2026, 2, 28), ["KP610"]),
    ("reviewed: 2026-11-29\nreview_in: 12\n", date(2027, 11, 28), []),
    ("reviewed: 2026-11-29\nreview_in: 12\n", date(2027, 11, 29), ["KP610"]),
    ("reviewed: 2020-01-01\n", date(2030, 1, 1), []),
    ("review_in: 12\n", date(2026, 1, 1), ["KP609"]),
])
def test_a_text_that_should_be_read_again_is_told_of_on_the_day(keys: str, on: date, codes: list[str]) -> None:
    content, _ = read({**SITE, PAGE: _content(keys)})
    assert [found.code for found in review_problems(content, on)] == codes


def test_who_answers_for_the_text_is_named() -> None:
    content, _ = read({**SITE, PAGE: _content("owner: Kari\nreviewed: 2020-01-01\nreview_in: 1\n")})
    (found,) = review_problems(content, date(2026, 1, 1))
    assert "lest på nytt av Kari innen 2020-02-01" in str(found)


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    """A site with pages that had other addresses before."""
    old = SIDE.replace("title: Side", f"title: Ny «navn»\nowner: Kari Eier Nordmann\n{OLD}".rstrip())

    def make(root: Path) -> None:
        build(write(root, {
            "modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT,
            "modules/p/1-a/01-x.md": old + "Tekst\n",
            "modules/p/1-a/02-l.md": LEADERS,
            "modules/p/1-a/03-s.md": SIDE.replace("---\n", "---\nopens: 2031-01-01\naliases: [1-a/91-stengt]\n", 1),
        }), "--edition", "laerer", "--edition", "leder")

    return shared("lasting", make)


def test_an_old_address_leads_on_without_a_script(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for old in ("1-gammel/02-borte", "03-flatt"):
        page.goto((site / "site/laerer/p" / old / "index.html").as_uri())
        page.wait_for_url("**/p/1-a/01-x/**")
    context.close()


def test_it_is_there_for_those_who_see_the_page_once_it_has_opened(site: Path) -> None:
    def has(edition: str, old: str) -> bool:
        return (site / "site" / edition / "p" / old / "index.html").is_file()

    assert has("leder", "1-a/90-lederne")
    assert not has("laerer", "1-a/90-lederne")
    assert not has("leder", "1-a/91-stengt")
    assert "90-lederne" not in everything(site / "site/laerer")


def test_who_answers_for_a_text_is_nowhere_on_the_site(site: Path) -> None:
    assert "kari eier" not in everything(site / "site")


def test_a_release_is_noted_and_what_is_lost_after_it_stops_the_check(
        site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT,
                     "modules/p/1-a/01-x.md": SIDE + "Tekst\n"})
    assert main(["-C", str(tmp_path), "release"]) == 0
    assert (tmp_path / "addresses.txt").read_text(encoding="utf-8") == "p/1-a/\np/1-a/01-x/\n"
    (tmp_path / "modules/p/1-a/01-x.md").rename(tmp_path / "modules/p/1-a/02-y.md")
    capsys.readouterr()
    assert main(["-C", str(tmp_path), "check"]) == 1
    assert "addresses.txt:2: KP114 error: Adressen «p/1-a/01-x/»" in capsys.readouterr().out
    assert main(["-C", str(tmp_path), "release"]) == 1  # nor does a release forget it
    moved = SIDE.replace("---\n", "---\naliases: [1-a/01-x]\n", 1)
    write(tmp_path, {"modules/p/1-a/02-y.md": moved + "Tekst\n"})
    assert main(["-C", str(tmp_path), "check"]) == 0
