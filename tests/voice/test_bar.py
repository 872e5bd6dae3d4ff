"""The bar of «Les opp» as it is used and looks: keyboard, screen readers, small windows, forced colours, paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from pypdfium2 import PdfDocument

from tests.e2e.browsing import in_both_schemes, violations

from .conftest import PODCAST, Enter, Listener
from .device import NETWORK, OWN
from .test_voice import bar, end, press, said

SIZES: tuple[ViewportSize, ...] = tuple(
    {"width": width, "height": height} for width, height in ((1280, 740), (320, 600), (320, 256)))
TOO_WIDE = "() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth + 1"
SMALL = """() => [...document.querySelectorAll(".kp-voice button, .kp-voice select")]
  .filter((part) => part.checkVisibility())
  .filter((part) => Math.min(part.getBoundingClientRect().height, part.getBoundingClientRect().width) < 44)
  .map((part) => part.outerHTML)"""
MOVED = """() => {
  const places = () => [...document.querySelectorAll("article > :not(.kp-voice)")].map((part) => part.offsetTop);
  const before = places();
  document.querySelector(".kp-voice").remove();
  return places().filter((place, at) => place !== before[at]);
}"""
"""What in the article stands elsewhere without the bar: browsers learn of their voices when the page is being read."""
HIDDEN = """() => {
  const bar = document.querySelector(".kp-voice").getBoundingClientRect();
  const part = document.querySelector("article [aria-current]").getBoundingClientRect();
  const header = document.querySelector(".kp-header").getBoundingClientRect();
  return part.bottom > bar.top || part.top < header.bottom;
}"""


def _read(page: Page) -> None:
    press(page, "Les opp")
    end(page, 3)


def _paused(page: Page) -> None:
    _read(page)
    press(page, "Pause")


def _failed(page: Page) -> None:
    _read(page)
    page.evaluate("device.fail('synthesis-failed')")


STATES: dict[str, Callable[[Page], None]] = {"waiting": lambda page: None, "reading": _read, "paused": _paused,
                                              "failed": _failed}


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_accessible_and_fits_its_width(reader: Listener, axe: str, state: str) -> None:
    page = reader.open()
    STATES[state](page)
    page.evaluate(axe)
    for size in SIZES:
        page.set_viewport_size(size)
        assert not page.evaluate(TOO_WIDE)
        assert page.evaluate(SMALL) == []
        page.evaluate("() => scrollTo(0, 0)")  # nothing half hidden under the header
        assert in_both_schemes(page) == [], size
    page.set_viewport_size(SIZES[0])
    page.emulate_media(forced_colors="active")
    assert not page.evaluate(TOO_WIDE)
    assert page.evaluate(SMALL) == []
    page.evaluate("() => scrollTo(0, 0)")
    assert violations(page) == []


def test_all_of_it_is_done_from_the_keyboard(reader: Listener) -> None:
    page = reader.open()
    bar(page).get_by_role("button", name="Les opp").focus()
    page.keyboard.press("Enter")
    expect(bar(page).get_by_role("button", name="Pause")).to_be_focused()
    end(page)
    expect(bar(page).get_by_role("button", name="Pause")).to_be_focused()
    page.keyboard.press("Tab")
    expect(bar(page).get_by_role("button", name="Stopp")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Fart")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert said(page)[-1]["rate"] == 1.25
    page.keyboard.press("Tab")
    expect(bar(page).get_by_role("link", name="Se alle notatene dine")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(bar(page).get_by_role("button", name="Les opp")).to_be_focused()


def test_the_focus_isnt_lost_when_the_reading_ends_on_the_button_that_goes(reader: Listener) -> None:
    page = reader.open(f"nn/{PODCAST}")
    press(page, "Les opp")
    bar(page).get_by_role("button", name="Stopp").focus()
    end(page)
    expect(bar(page).get_by_role("button", name="Les opp")).to_be_focused()


def test_a_screen_reader_is_not_told_of_each_part(reader: Listener) -> None:
    page = reader.open()
    page.evaluate("""() => {
      globalThis.told = [];
      const live = document.querySelector(".kp-voice [role=status]");
      new MutationObserver(() => told.push(live.textContent))
        .observe(live, { childList: true, characterData: true, subtree: true });
    }""")
    _read(page)
    assert page.evaluate("told") == []
    assert page.locator(".kp-voice [aria-live]").count() == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_follows_the_voice_unless_the_reader_looks_elsewhere(enter: Enter, width: int) -> None:
    page = enter(OWN, viewport={"width": width, "height": 740}).open(PODCAST)
    press(page, "Les opp")
    for _ in range(12):
        end(page)
        assert not page.evaluate(HIDDEN)
    page.evaluate("() => scrollTo(0, 0)")
    end(page, 3)
    assert page.evaluate("scrollY") == 0


def test_the_bar_is_in_reach_from_the_first_line_to_the_last_and_moves_nothing(reader: Listener) -> None:
    page = reader.open(PODCAST)
    for at in (0, 0.5, 0.9):
        page.evaluate("(at) => scrollTo(0, at * (document.scrollingElement.scrollHeight - innerHeight))", at)
        expect(bar(page)).to_be_in_viewport(ratio=1)
    assert page.evaluate(MOVED) == []


def test_the_part_that_is_read_shows_in_forced_colours(enter: Enter) -> None:
    page = enter(OWN, forced_colors="active").open()
    _read(page)
    look = "(part) => [getComputedStyle(part).outlineStyle, getComputedStyle(part).outlineWidth]"
    assert page.locator("article [aria-current]").evaluate(look) == ["solid", "3px"]


def _paper(page: Page) -> list[bytes]:
    """What comes out of the printer, each sheet as a picture."""
    sheets = PdfDocument(page.pdf(prefer_css_page_size=True))
    return [sheets[at].render(scale=1).to_pil().tobytes() for at in range(len(sheets))]


def test_paper_is_the_same_with_and_without_a_voice(enter: Enter) -> None:
    pages = [enter(voice).open() for voice in (OWN, NETWORK)]
    _read(pages[0])
    first, second = map(_paper, pages)
    assert first == second
