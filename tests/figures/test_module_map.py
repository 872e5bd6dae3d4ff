"""The arrows of a package's map: from what is required, and from nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from kompetansepakke.content.view import view
from kompetansepakke.pages.made.module_map import module_map
from tests.core.reading import FRONT, PACKAGE, VOCABULARY, read

ON = date(2026, 11, 22)


def _arrows(requires: Mapping[int, list[int]]) -> list[float]:
    """The place of each arrow from the left, from the top of the map down; the map is 360 wide."""
    fronts = {f"modules/p/{number}-m/index.md": FRONT.replace(
        "module: 1", f"module: {number}\nrequires: {needs}") for number, needs in requires.items()}
    content, problems = read({**PACKAGE, **fronts})
    assert not [found for found in problems if found.severity == "error"]
    seen = view(content, VOCABULARY.edition("leder"), ON, "nb")
    return [float(x) for x in re.findall(r'd="M([\d.]+) [\d.]+v-', module_map(seen.packages[0], seen, ""))]


@pytest.mark.parametrize(("requires", "places"), [
    ({0: [], 1: [0], 2: [1]}, [180, 180]),
    ({0: [], 1: [0], 2: [0], 3: [0], 4: [1, 2, 3]}, [180]),
    ({0: [], 1: [0], 6: [0], 2: [1]}, [92, 180]),
    ({0: [], 1: [0], 6: [0], 2: [6]}, [268, 180]),
    ({0: [], 1: [], 2: [], 3: []}, []),
], ids=["ladder", "frame", "left", "right", "free in two rows"])
def test_arrows_go_from_what_is_required(requires: Mapping[int, list[int]], places: list[float]) -> None:
    assert _arrows(requires) == places
