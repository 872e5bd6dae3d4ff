"""No accessibility rule is broken, on any kind of page, at any width, on paper, in the dark, whatever is open."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from .browsing import HEIGHT, WIDTHS, Desk, State, enter, in_both_schemes, states_of, violations
from .kinds import ALL_KINDS, LONGEST

CHANGED = (".kp-header", ".kp-popover:popover-open")
"""What opening something changes."""
ALSO_DARK = (1280, 360)
"""On the narrowest screen some icons are gone, and nothing has another colour than here."""


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_axe_finds_nothing(desk: Desk, kind: str) -> None:
    """On one visit, since to load a page and to compile axe in it takes longer than to ask."""
    page = desk.page(kind, equipped="axe")
    found = [f"{state} {line}" for state in states_of(kind)
             for line in (_as_read(page) if state == "plain" else _opened(page, state))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", LONGEST)
def test_axe_finds_nothing_on_the_longest_page(desk: Desk, kind: str) -> None:
    assert not violations(desk.page(kind, 360, equipped="axe"))


def _as_read(page: Page) -> Iterator[str]:
    """What is wrong on screens and on paper, where the dark isn't."""
    yield from _at_all_widths(page)
    page.emulate_media(media="print")
    yield from (f"print: {line}" for line in violations(page))
    page.emulate_media(media="screen")


def _opened(page: Page, state: State) -> Iterator[str]:
    """What is wrong with something open: on the whole page once, then in the header and in what opened."""
    page.set_viewport_size({"width": 360, "height": HEIGHT})
    enter(page, state)
    yield from violations(page)
    yield from _at_all_widths(page, *CHANGED)
    page.keyboard.press("Escape")


def _at_all_widths(page: Page, *parts: str) -> Iterator[str]:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        look = in_both_schemes if width in ALSO_DARK else violations
        yield from (f"{width} {line}" for line in look(page, *parts))
