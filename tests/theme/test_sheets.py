"""Style sheets are made small without a change in what they say, and each is asked for by some page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kompetansepakke.web.bundle import SCRIPT_FOLDER, THEME
from kompetansepakke.web.sheets import STYLES, made_sheets, sheet

_SHEETS = dict(made_sheets())
_ASKING = "".join(path.read_text(encoding="utf-8") for folder in (THEME, SCRIPT_FOLDER)
                  for path in folder.rglob("*") if path.suffix in {".html", ".js"})


@pytest.mark.parametrize("address", _SHEETS)
def test_each_sheet_is_asked_for(address: str) -> None:
    name = address.removeprefix("assets/kp/").removesuffix(".css")
    assert re.search(rf"{name}(\.css|\"|-page\")", _ASKING)


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.stem)
def test_a_sheet_has_all_rules_of_its_source_and_no_comment(path: Path) -> None:
    source = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    made = sheet(path.stem)
    assert "/*" not in made
    assert made.count("{") >= source.count("{")
    assert not re.search(r"\n.|  |: ", made.split("--kp-icon-", 1)[0])


@pytest.mark.parametrize("beside", sorted(SCRIPT_FOLDER.rglob("*.css")), ids=lambda path: path.stem)
def test_what_lies_beside_a_script_is_in_one_sheet(beside: Path) -> None:
    first = re.search(r"\.kp-[\w-]+", beside.read_text(encoding="utf-8"))
    assert first
    assert sum(first[0] in text for text in _SHEETS.values())
