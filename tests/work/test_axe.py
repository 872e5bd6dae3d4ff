from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.e2e.browsing import in_both_schemes, violations

from .conftest import MEETING, SHEET, Room
from .sheets import FIRST, SECOND, fill, sheet


def _projector(page: Page) -> None:
    page.get_by_role("button", name="Vis på storskjerm").click()
    page.get_by_role("dialog").wait_for()


def _asked(page: Page) -> None:
    fill(page, "Et svar\n" * 5)
    page.get_by_label("Har prøvd noe").check()
    sheet(page).get_by_role("button", name="Tøm arket").click()


def _left_over(page: Page) -> None:
    fill(page, "på bokmål", SECOND)
    page.goto(page.url.replace("/leder/", "/leder/nn/"))


def _refused(page: Page) -> None:
    page.evaluate("void (Storage.prototype.setItem = () => { throw new Error('full') })")
    page.fill(FIRST, "tekst")
    page.locator(".kp-sheet__said", has_text="Ikke lagret").wait_for()


def _notes(page: Page) -> None:
    _projector(page)
    page.keyboard.press("PageDown")
    page.get_by_role("button", name="Notatene mine").click()


def _over_time(page: Page) -> None:
    page.clock.install()  # in a tab that is nobody else's
    _projector(page)
    page.keyboard.press("Space")
    page.clock.run_for(400_000)


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "sheet": (SHEET, lambda page: None), "asked": (SHEET, _asked), "left-over": (SHEET, _left_over),
    "refused": (SHEET, _refused), "meeting": (MEETING, lambda page: None), "projector": (MEETING, _projector),
    "notes": (MEETING, _notes), "over-time": (MEETING, _over_time),
}
TOO_WIDE = """() => [document.scrollingElement, ...document.querySelectorAll("dialog[open], dialog[open] div")]
  .filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.className)"""
SMALL = """() => [...document.querySelectorAll(".kp-field textarea, .kp-steps label, .kp-button")]
  .filter((part) => part.closest(".kp-worksheet, .kp-meeting, dialog") && part.checkVisibility())
  .filter((part) => part.getBoundingClientRect().height < 44).map((part) => part.outerHTML)"""
SIZES: tuple[ViewportSize, ...] = tuple(
    {"width": width, "height": height} for width, height in ((1280, 720), (320, 600), (320, 256)))


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible_and_fits_its_width(room: Room, axe: str, state: str) -> None:
    address, enter = STATES[state]
    if enter is _over_time:
        room.alone()
    page = room.page(address)
    enter(page)
    page.evaluate(axe)
    for size in SIZES:
        page.set_viewport_size(size)
        assert page.evaluate(TOO_WIDE) == [], size
        assert page.evaluate(SMALL) == [], size
        page.evaluate("() => scrollTo(0, 0)")  # nothing half hidden under the header
        assert in_both_schemes(page) == [], size
    page.set_viewport_size(SIZES[0])
    page.emulate_media(forced_colors="active")
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(SMALL) == []
    page.evaluate("() => scrollTo(0, 0)")
    assert violations(page) == []
