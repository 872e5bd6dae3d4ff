"""The house keeps its shape: its rooms, what each may import, and who touches disk, terminal and engine."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import kompetansepakke

SOURCE = Path(kompetansepakke.__file__).parent
MODULES = {".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
           for path in sorted(SOURCE.rglob("*.py")) if path.parent != SOURCE}

ROOMS = {
    "base": set(),
    "machine": set(),
    "words": set(),
    "source": {"base"},
    "search": {"source", "words"},
    "figures": {"base", "source"},
    "web": {"base", "source"},
    "content": {"base", "figures", "source", "words"},
    "pdf": {"machine", "words"},
    "plan": {"base", "content", "source", "words"},
    "scan": {"base", "content", "machine", "source"},
    "pages": {"base", "content", "figures", "plan", "source", "words"},
    "site": {"base", "content", "machine", "plan", "scan", "source", "web", "words"},
    "engine": {"base", "content", "machine", "pages", "search", "site", "source", "web", "words"},
    "preview": {"base", "content", "machine", "pages", "site", "web"},
    "publish": {"base", "content", "machine", "pages", "pdf", "plan", "scan", "site", "source", "web", "words"},
    "reference": {"base", "content", "figures", "pages", "source", "web"},
    "cli": {"base", "content", "engine", "machine", "plan", "preview", "publish", "reference", "site"},
}
"""The rooms, and what each imports. The picture in CONTRIBUTING.md is drawn from it."""
PURE = ("base", "words", "source", "figures", "content", "plan")
ENGINE = {"mkdocs", "markdown", "pymdownx", "mkdocs_macros"}
NEAR_THE_DISK = {"cli", "engine", "machine", "pdf", "preview", "publish", "site"}
"""Rooms whose work is with files and processes. In the others only these touch the disk:"""
TOUCHING_THE_DISK = {"pages.stage", "pages.writer", "scan.forbidden", "scan.published", "search.index", "web.bundle",
                     "web.own_theme", "web.sheets"}
PRINTING = {"cli.building.build_command", "cli.building.check_command", "cli.building.export_command",
            "cli.building.stage_command", "cli.building.verify_command", "cli.main", "cli.told",
            "cli.writing.diff_command", "cli.writing.imports.import_calendar",
            "cli.writing.imports.import_document", "cli.writing.plan_command", "cli.writing.release_command",
            "cli.writing.starts.new_command", "cli.writing.translate_command",
            "machine.progress", "preview.following", "preview.serving.server", "publish.build", "publish.paper"}


def imported(path: Path) -> set[str]:
    """The modules that a file imports, with what it takes from them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {f"{node.module}.{alias.name}" for node in ast.walk(tree)
                    if isinstance(node, ast.ImportFrom) and node.module for alias in node.names}


def ours(path: Path) -> set[str]:
    """The modules of ours that a file imports."""
    found = set()
    for name in imported(path):
        if name.startswith("kompetansepakke."):
            inner = name.removeprefix("kompetansepakke.")
            found.add(inner if inner in MODULES else inner.rpartition(".")[0])
    return found - {""}


def calls(path: Path) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)}


def room(module: str) -> str:
    return module.partition(".")[0]


def floor(name: str) -> int:
    """How many rooms lie on the longest way down from this one, itself included."""
    return 1 + max(map(floor, ROOMS[name]), default=0)


def test_every_room_imports_just_what_the_contract_says() -> None:
    found: dict[str, set[str]] = {room(module): set() for module in MODULES}
    for module, path in MODULES.items():
        found[room(module)] |= {room(other) for other in ours(path)} - {room(module)}
    assert found == ROOMS


def test_the_rooms_stand_on_at_most_eight_floors_without_a_circle() -> None:
    assert max(map(floor, ROOMS)) <= 8  # a circle would never end


def test_nothing_lies_at_the_root_and_every_room_says_what_it_is_for() -> None:
    assert [path.name for path in SOURCE.glob("*.py")] == ["__init__.py"]
    folders = {path.parent for path in MODULES.values()}
    assert [folder for folder in folders
            if not ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))] == []


def test_a_room_holds_no_more_than_can_be_seen_at_once() -> None:
    sizes = Counter(path.parent for path in MODULES.values() if path.name != "__init__.py")
    many = {folder.relative_to(SOURCE).as_posix() for folder, size in sizes.items() if size > 8}
    assert many <= {"figures/kinds"}  # a registry's folder, one kind a file, may grow


def test_no_two_modules_have_one_name() -> None:
    names = Counter(path.stem for path in MODULES.values() if not path.stem.startswith("__"))
    assert [name for name, count in names.items() if count > 1] == []


def test_no_module_imports_more_than_can_be_kept_in_mind() -> None:
    many = {module: len(found) for module, path in MODULES.items() if len(found := ours(path)) > 15}
    assert many == {}


@pytest.mark.parametrize("path", [path for module, path in MODULES.items() if room(module) != "engine"],
                         ids=lambda path: str(path.relative_to(SOURCE)))
def test_the_engine_is_known_in_one_room(path: Path) -> None:
    assert {name.split(".")[0] for name in imported(path)} & ENGINE == set()


@pytest.mark.parametrize("path", [path for module, path in MODULES.items() if room(module) in PURE],
                         ids=lambda path: str(path.relative_to(SOURCE)))
def test_what_is_pure_touches_no_disk_and_no_clock(path: Path) -> None:
    heads = {name.split(".")[0] for name in imported(path)}
    assert not heads & {"os", "pathlib", "time", "subprocess", "random", "shutil", "tempfile"}
    assert not calls(path) & {"open", "date.today", "datetime.now", "datetime.today"}


def test_only_named_files_touch_the_disk() -> None:
    assert {module for module, path in MODULES.items() if room(module) not in NEAR_THE_DISK
            and {name.split(".")[0] for name in imported(path)} & {"os", "pathlib", "shutil", "tempfile", "subprocess"}
            } == TOUCHING_THE_DISK


def test_readers_of_content_need_only_the_standard_library_and_readers_of_formats() -> None:
    allowed = {*sys.stdlib_module_names, "kompetansepakke", "yaml", "turbohtml", "defusedxml", "tinycss2"}
    others = {module: heads for module, path in MODULES.items() if room(module) in ("base", "source", "content")
              if (heads := {name.split(".")[0] for name in imported(path)} - allowed)}
    assert others == {}


def test_the_planner_says_nothing_but_in_telling() -> None:
    """Facts have no letter of any language; what is wrong in an editor's calendar is said as all problems are, and
    what a county's calendar calls things is a table of words."""
    silent = [path for module, path in MODULES.items() if module.startswith("plan.")
              and not module.startswith(("plan.telling", "plan.calendar.read_"))]
    assert {text for path in silent for text in _texts(path) if re.search(r"[æøåÆØÅ]|[a-z] [a-z]", text)} == set()


def _texts(path: Path) -> Iterator[str]:
    """The texts of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    yield from (node.value for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings)


def test_only_the_command_prints() -> None:
    assert {module for module, path in MODULES.items()
            if calls(path) & {"print", "sys.stderr.write", "sys.stdout.write"}} == PRINTING


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node.name, (node.end_lineno or 0) - node.lineno + 1


def test_no_function_and_no_file_is_longer_than_can_be_read_at_once() -> None:
    assert {name: lines for path in MODULES.values() for name, lines in _functions(path) if lines > 50} == {}
    assert {path.name: lines for path in SOURCE.rglob("*.py")
            if (lines := path.read_text(encoding="utf-8").count("\n")) > 300} == {}


def test_files_that_the_code_names_are_there() -> None:
    """Files of ours are named by their path: in comments of the house, in CONTRIBUTING.md and in conftest.py."""
    root = SOURCE.parents[1]
    told_in = [root / "CONTRIBUTING.md", root / "tests/conftest.py",
               *(path for kind in ("py", "js", "css", "html", "typ") for path in SOURCE.rglob(f"*.{kind}"))]
    named = {(path.name, name) for path in told_in
             for name in re.findall(r"(?:[\w-]+/)+[\w-]+\.py\b", path.read_text(encoding="utf-8"))}
    assert {(path, name) for path, name in named
            if not (SOURCE / name).is_file() and not (root / name).is_file()} == set()


def test_no_script_leaves_a_type_open() -> None:
    scripts = {path.name: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.js")}
    assert [name for name, text in scripts.items() if re.search(r"@ts-|@\w+ .*\{[^}]*\bany\b", text)] == []
