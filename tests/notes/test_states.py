"""In every state that notes and progress add: axe finds nothing, nothing is too wide or small, paper is clean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.e2e.browsing import in_both_schemes, violations

from .reader import FILM, MEETING, MODULE, WORK, Reader, card, key, note, record, store
from .test_all_notes import SOME
from .test_fields import FULL

LONG = "Bærekraftsundervisningsopplegg " * 30 + "\n" + "x" * 300


def _note(page: Page) -> None:
    note(page, "film").fill(LONG)
    card(page, "film").get_by_text("Lagret kl.").wait_for()


def _refused(page: Page) -> None:
    page.evaluate(FULL)
    note(page, "film").fill(LONG * 5)
    card(page, "film").get_by_text("Ikke lagret").wait_for()


def _page_done(page: Page) -> None:
    page.get_by_role("button", name="Merk sida som gjort").click()


def _brought(page: Page) -> None:
    page.locator(".kp-brought").wait_for()


def _menu(page: Page) -> None:
    button = page.locator(".kp-menu-button")
    if button.is_visible():
        button.click()


def _question(page: Page) -> None:
    page.get_by_role("button", name="Slett alt", exact=True).click()


def _deleted(page: Page) -> None:
    _question(page)
    page.get_by_role("button", name="Ja, slett alt").click()


def _plain(page: Page) -> None:
    pass


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "note": (FILM, _note), "refused": (FILM, _refused), "page done": (WORK, _page_done), "brought": (MEETING, _brought),
    "navigation": (WORK, _menu), "module": (MODULE, _plain), "package": ("prove/", _plain), "home": ("", _plain),
    "all notes": ("notater/", _plain), "question": ("notater/", _question), "deleted": ("notater/", _deleted),
}
SMALL = """() => [...document.querySelectorAll("main :is(button, summary, textarea), .kp-onward")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9).map((one) => one.outerHTML)"""
CUT = """() => [...document.querySelectorAll("main textarea")].filter((one) => one.checkVisibility()
  && one.scrollHeight > one.clientHeight + 1).map((one) => one.id)"""


def _enter(reader: Reader, page: Page, state: str, width: int = 1280) -> None:
    address, action = STATES[state]
    page.goto(f"{reader.base}/leder/catalog.json")
    page.evaluate("localStorage.clear()")
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce", forced_colors="none")
    store(page, {**SOME, key("note", "oppgave"): record(text=LONG)})
    page.goto(f"{reader.base}/leder/{address}")
    action(page)


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_on_a_phone_all_is_wide_enough_and_large_enough(
        reader: Reader, axe: str, state: str) -> None:
    page = reader.open("catalog.json")
    for width in (1280, 320):
        _enter(reader, page, state, width)
        if width == 320:
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert (page.evaluate(SMALL), page.evaluate(CUT)) == ([], [])
        page.evaluate(axe)
        page.evaluate("scrollTo(0, 0)")  # the header lies over nothing that could be pressed
        assert in_both_schemes(page) == [], (state, width)
        page.emulate_media(forced_colors="active")  # which changes colours alone, as the dark does
        assert violations(page, colours=True) == [], (state, width)


def test_a_note_grows_with_its_text(reader: Reader) -> None:
    page = reader.open(FILM)
    area = note(page, "film")
    low = area.bounding_box()
    area.fill("linje\n" * 30)
    high = area.bounding_box()
    assert low
    assert high
    assert high["height"] > low["height"] + 300


def test_all_notes_print_without_their_buttons(reader: Reader) -> None:
    page = reader.open("catalog.json")
    _enter(reader, page, "all notes")
    page.emulate_media(media="print")
    text = page.locator("main").inner_text()
    assert "Til filmen" in text
    assert "Slett alt" not in text
    assert "Ta vare på alt" not in text


def test_what_lists_hold_is_only_what_the_edition_holds(site: Path) -> None:
    teachers = (site / "laerer/notater/index.html").read_text("utf-8")
    leaders = (site / "leder/notater/index.html").read_text("utf-8")
    assert "lederoppgave" in leaders
    for html in (teachers, leaders):
        assert "skjult" not in html
        assert 'data-id="siste"' in html
    assert "lederoppgave" not in teachers
