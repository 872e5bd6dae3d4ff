"""No accessibility rule is broken, on any kind of page, at any width, on paper, in the dark, whatever is open."""

from itertools import product

import pytest

from .browsing import HEIGHT, SCHEMES, STATES, WIDTHS, Desk, State, enter, violations
from .kinds import ALL_KINDS, WITHOUT_HEADER

CHANGED = (".kp-header", ".kp-popover:popover-open")
OPENED = [(kind, state) for kind in ALL_KINDS if kind not in WITHOUT_HEADER for state in STATES[1:]]


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_axe_finds_nothing_on_the_page(desk: Desk, kind: str) -> None:
    page = desk.page(kind, equipped="axe")
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, media="screen")
            found += [f"{width} {scheme}: {line}" for line in violations(page)]
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, media="print")
        found += [f"print {scheme}: {line}" for line in violations(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("kind", "state"), OPENED, ids=["-".join(case) for case in OPENED])
def test_axe_finds_nothing_in_what_is_open(desk: Desk, kind: str, state: State) -> None:
    """The whole page once; then, in each other width and theme, what opening changes: the header and what opened."""
    page = desk.page(kind, 360, equipped="axe")
    enter(page, state)
    found = violations(page)
    for width, scheme in product(WIDTHS, SCHEMES):
        if (width, scheme) != (360, "light"):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme}: {line}" for line in violations(page, *CHANGED)]
    assert not found, "\n".join(found)
