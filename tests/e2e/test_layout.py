"""The page fits: narrow, zoomed, with the reader's own spacing, in forced colours, and under a thumb."""

import pytest
from playwright.sync_api import Page

from .browsing import HEIGHT, Desk, State, enter, states_of
from .kinds import ALL_KINDS, LONGEST

SCREENS = ((360, HEIGHT), (320, HEIGHT), (320, 256))
"""The last is 1280 × 1024 at 400 %."""
SPACED = ((360, HEIGHT), (320, HEIGHT), (1280, HEIGHT))


def too_wide(page: Page, screens: tuple[tuple[int, int], ...]) -> list[str]:
    """What is wider than these screens, or cut by them."""
    found = []
    for width, height in screens:
        page.set_viewport_size({"width": width, "height": height})
        found += [f"{width} × {height}: {line}" for line in page.evaluate("[...probes.wider(), ...probes.cut()]")]
    return found


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_small_screen_and_the_readers_own_spacing_cut_nothing_and_a_thumb_has_room(desk: Desk, kind: str) -> None:
    page = desk.page(kind, 360)
    page.evaluate("probes.undrawn()")
    for state in states_of(kind):
        enter(page, state)
        assert not page.evaluate("probes.small()"), state
        assert not too_wide(page, SCREENS), state
        page.evaluate("probes.space(true)")
        assert not too_wide(page, SPACED), (state, "spaced")
        page.evaluate("probes.space(false)")
        page.keyboard.press("Escape")
        page.set_viewport_size({"width": 360, "height": HEIGHT})


@pytest.mark.parametrize("kind", LONGEST)
def test_the_longest_page_fits_a_small_screen(desk: Desk, kind: str) -> None:
    assert not too_wide(desk.page(kind, 360), SCREENS)


def test_the_header_of_a_phone_takes_at_most_two_rows(desk: Desk) -> None:
    for width in (320, 360, 412):
        page = desk.page("part", width)
        assert page.locator(".kp-header").bounding_box()["height"] <= 96  # type: ignore[index]
        page.evaluate("scrollTo(0, 1500)")
        left = page.locator(".kp-header").evaluate("(header) => header.getBoundingClientRect().bottom")
        assert 0 < left <= 56


@pytest.mark.parametrize("kind", ["package", "figures"])
def test_the_text_of_figures_is_whole_and_large_enough_on_a_small_phone(desk: Desk, kind: str) -> None:
    page = desk.page(kind, 320)
    assert page.locator(".kp-svg text").count()
    assert not page.evaluate("probes.figures(10)")


def test_nothing_moves(desk: Desk) -> None:
    for motion in ("reduce", "no-preference"):
        page = desk.page("part", 360, reduced_motion=motion)
        for state in ("menu", "search", "role"):
            enter(page, state)
            assert page.evaluate("probes.still()")
            page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_icons_frames_and_focus(desk: Desk, scheme: str) -> None:
    page = desk.page("block-torture", 1280, forced_colors="active", color_scheme=scheme)
    canvas = page.evaluate("probes.look('html')")[0]["background"]
    assert all(icon["background"] != canvas for icon in page.evaluate("probes.look('.kp-tools .kp-icon')"))
    assert all(box["border"] == "solid" for box in page.evaluate("probes.look('.kp-card, .kp-tip, .kp-leader')"))
    assert all(text["color"] != canvas for text in page.evaluate("probes.look('article *')"))
    boxes, icons = (page.evaluate(f"probes.look('.kp-card__title', '::{part}')") for part in ("before", "after"))
    assert boxes
    assert all(box["background"] != icon["background"] for box, icon in zip(boxes, icons, strict=True))
    assert page.evaluate("probes.look('.kp-nav [aria-current]')")[0]["edge"] == "3px"
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"


@pytest.mark.parametrize("state", ["menu", "role"])
def test_a_menu_left_open_does_not_hide_the_page_when_the_phone_is_turned(desk: Desk, state: State) -> None:
    page = desk.page("part", 360)
    enter(page, state)
    page.set_viewport_size({"width": 1280, "height": HEIGHT})
    page.keyboard.press("Escape")
    assert page.locator("#kp-nav").is_visible()
    assert page.locator("main h1").is_visible()


@pytest.mark.parametrize("kind", ["guide", "handout"])
def test_a_screen_shows_a_sets_contents_once_and_no_lines_to_write_on(desk: Desk, kind: str) -> None:
    for width in (360, 1280):
        page = desk.page(kind, width)
        assert page.locator(".kp-line").count()
        assert page.locator(":is(.kp-line, .kp-lines, .kp-fields):visible").count() == 0
        assert page.locator(":is(.kp-toc, .kp-contents):visible").count() <= 1, width
