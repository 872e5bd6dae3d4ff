"""Every file in tests/golden is a page, and its first lines say what the gate answers.

`expect: 3 KP301` is a problem that must be told, at a line of the page below `====`; without any, the page must
pass. `file: path` names the page (default: a page in a module), `with: path` adds a file from tests/golden/more.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetansepakke.source.macro_code import Macro
from tests.core.reading import HEAD, PAGE, SITE, read

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.md")), ids=lambda path: path.stem)
def test_the_gate_answers_as_the_file_says(path: Path) -> None:
    settings, _, text = path.read_bytes().decode().partition("====\n")
    pairs = [line.split(": ", 1) for line in settings.splitlines() if line]
    page = dict(pairs).get("file", PAGE)
    body = text if "front: own" in settings else HEAD + text
    offset = 0 if "front: own" in settings else HEAD.count("\n")
    problems = read({**SITE, page: body}, frozenset({Macro("kart")}))[1]
    found = [f"{p.line - offset} {p.code}" for p in problems if p.file == page]
    assert found == [value for key, value in pairs if key == "expect"]
