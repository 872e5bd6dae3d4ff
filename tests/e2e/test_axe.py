"""No accessibility rule is broken, on any kind of page, at any width, on paper, in the dark, whatever is open."""

import pytest

from .browsing import HEIGHT, SCHEMES, WIDTHS, Desk, State, enter, states_of, violations
from .kinds import KINDS

CASES = [(kind, state) for kind in KINDS for state in states_of(kind)]


@pytest.mark.parametrize(("kind", "state"), CASES, ids=["-".join(case) for case in CASES])
def test_axe_finds_nothing(desk: Desk, kind: str, state: State) -> None:
    found: list[str] = []
    with desk.context(360) as (context, _):
        context.add_init_script(desk.axe)
        page = context.new_page()
        page.goto(desk.address(kind))
        enter(page, state)
        for scheme in SCHEMES:
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                page.emulate_media(color_scheme=scheme, media="screen")
                found += [f"{width} {scheme}: {line}" for line in violations(page)]
            page.emulate_media(color_scheme=scheme, media="print")
            found += [f"print {scheme}: {line}" for line in violations(page)]
    assert not found, "\n".join(found)
