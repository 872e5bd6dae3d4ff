"""No accessibility rule is broken, on any kind of page, at any width, on paper, in the dark, whatever is open."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from playwright.sync_api import Page

from .browsing import HEIGHT, WIDTHS, Desk, State, enter, in_both_schemes, look, states_of, violations
from .kinds import ALL_KINDS, LONGEST

CHANGED = (".kp-header", ".kp-popover:popover-open")
"""What opening something changes."""
ALSO_DARK = (1280, 360)
"""On the narrowest screen some icons are gone, and nothing has another colour than here."""
Known = dict[tuple[str, bool | None], list[str]]


@pytest.fixture(scope="module")
def known() -> Known:
    """What axe has said of each look of a header with something open, which is the same on most pages."""
    return {}


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_axe_finds_nothing(desk: Desk, known: Known, kind: str) -> None:
    """On one visit, since to load a page and to compile axe in it takes longer than to ask."""
    page = desk.page(kind, equipped="axe")
    found = [*_as_read(page)]
    _turn(page, 360)
    closed = _rest(page)
    found += [f"{state} {line}" for state in states_of(kind)[1:] for line in _opened(page, state, closed, known)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", LONGEST)
def test_axe_finds_nothing_on_the_longest_page(desk: Desk, kind: str) -> None:
    assert not violations(desk.page(kind, 360, equipped="axe"))


def _as_read(page: Page) -> Iterator[str]:
    """What is wrong on screens and on paper, where the dark isn't."""
    yield from _at_all_widths(page, violations)
    page.emulate_media(media="print")
    yield from (f"print: {line}" for line in violations(page))
    page.emulate_media(media="screen")


def _opened(page: Page, state: State, closed: str, known: Known) -> Iterator[str]:
    """What is wrong with something open: on the whole page once, then in the header and in what opened.

    Colours are asked of the whole page only where opening changed anything that it doesn't open.
    """
    _turn(page, 360)
    enter(page, state)
    yield from violations(page, colours=False if _rest(page) == closed else None)
    yield from _at_all_widths(page, partial(_changed, known))
    page.keyboard.press("Escape")


def _turn(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})


def _rest(page: Page) -> str:
    """How all looks that opening something leaves as it is."""
    return look(page, "body", others=(".kp-header", ".kp-popover"))


def _at_all_widths(page: Page, ask: Callable[..., list[str]]) -> Iterator[str]:
    for width in WIDTHS:
        _turn(page, width)
        found = in_both_schemes(page, ask) if width in ALSO_DARK else ask(page)
        yield from (f"{width} {line}" for line in found)


def _changed(known: Known, page: Page, *, colours: bool | None = None) -> list[str]:
    """What is wrong in what opening something changes, asked once of all that looks alike."""
    seen = look(page, *CHANGED), colours
    if seen not in known:
        known[seen] = violations(page, *CHANGED, colours=colours)
    return known[seen]
