"""The house keeps its shape: what may import what, and phrases that exist in both languages."""

from __future__ import annotations

import ast
import string
import sys
from pathlib import Path

import pytest

import kompetansepakke
from kompetansepakke.core.checks.addresses import RESERVED_IN_PACKAGE
from kompetansepakke.stage.guides.sets import FOLDERS
from kompetansepakke.strings import STRINGS

SOURCE = Path(kompetansepakke.__file__).parent
CORE = sorted((SOURCE / "core").rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The modules that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(SOURCE)))
def test_core_imports_the_standard_library_readers_of_formats_and_itself(path: Path) -> None:
    allowed = {*sys.stdlib_module_names, "yaml", "turbohtml", "defusedxml", "tinycss2"}
    others = {name for name in imported(path) if name.split(".")[0] not in allowed}
    assert all(name.startswith("kompetansepakke.core") for name in others), others


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(SOURCE)))
def test_core_touches_no_disk_and_no_clock(path: Path) -> None:
    assert not imported(path) & {"os", "pathlib", "time", "subprocess", "io", "random", "shutil", "tempfile"}
    calls = {ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
             if isinstance(node, ast.Call)}
    assert not calls & {"open", "date.today", "datetime.now", "datetime.today"}


def test_both_languages_have_the_same_phrases_with_the_same_fields() -> None:
    def fields(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert STRINGS["nb"].keys() == STRINGS["nn"].keys()
    assert {key for key, text in STRINGS["nb"].items() if fields(text) != fields(STRINGS["nn"][key])} == set()


def test_no_page_of_an_editor_can_take_the_address_of_a_printed_set() -> None:
    assert set(FOLDERS.values()) <= set(RESERVED_IN_PACKAGE)


def test_no_python_file_is_longer_than_can_be_read_at_once() -> None:
    long = {path.name: lines for path in SOURCE.rglob("*.py")
            if (lines := path.read_text(encoding="utf-8").count("\n")) > 300}
    assert long.keys() <= {"pacing_strings.py"}, long
