"""One plain script from modules: order, scopes, names, and what it refuses."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from kompetansepakke.web.bundle import INSTEAD, SCRIPT_FOLDER, SCRIPTS, script
from tests.programs import program


def _run(code: str) -> str:
    return subprocess.run([program("node"), "-e", code], capture_output=True, text=True, check=True).stdout.strip()


def _modules(folder: Path, **sources: str) -> Path:
    for name, source in sources.items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")
    return folder


def test_names_of_two_modules_never_meet(tmp_path: Path) -> None:
    folder = _modules(tmp_path, a='const own = 1;\nexport const get = () => own;\n',
                      b='import { get as one } from "./a.js";\nconst own = 2;\nconsole.log(one(), own);\n')
    assert _run(script("b", folder)) == "1 2"


def test_a_module_runs_once_and_before_those_that_need_it(tmp_path: Path) -> None:
    folder = _modules(tmp_path, a='console.log("a");\nexport function f() {}\n',
                      b='import { f } from "./a.js";\nf();\nconsole.log("b");\n',
                      c='import { f } from "./a.js";\nimport "./b.js";\nf();\nconsole.log("c");\n')
    assert _run(script("c", folder)).split() == ["a", "b", "c"]


@pytest.mark.parametrize("source", ["import x from \"./y.js\";\n", "export default 1;\n", "export { x };\n",
                                    "import * as all from \"./y.js\";\n"])
def test_a_form_that_is_not_known_is_refused(tmp_path: Path, source: str) -> None:
    with pytest.raises(ValueError, match=r"a\.js"):
        script("a", _modules(tmp_path, a=source, y=""))


@pytest.mark.parametrize("entry", [*SCRIPTS, "reader/role-page", "offline/sw"])
def test_our_own_scripts_are_valid_and_small(entry: str, tmp_path: Path) -> None:
    target = tmp_path / "made.js"
    target.write_text(script(entry), encoding="utf-8")
    subprocess.run([program("node"), "--check", target], check=True)


def test_no_two_modules_have_one_stem() -> None:
    stems = [path.stem for path in SCRIPT_FOLDER.rglob("*.js")]
    assert stems
    assert len(set(stems)) == len(stems)


def test_a_module_finds_another_across_folders(tmp_path: Path) -> None:
    for name in ("one/deep", "two"):
        (tmp_path / name).mkdir(parents=True)
    _modules(tmp_path / "two", b='import { c } from "../one/deep/c.js";\nconsole.log(c);\n')
    _modules(tmp_path / "one/deep", c='import { d } from "./d.js";\nexport const c = d;\n', d="export const d = 4;\n")
    assert _run(script("two/b", tmp_path)) == "4"


def test_a_script_builds_on_another_that_is_there(tmp_path: Path) -> None:
    folder = _modules(tmp_path, a='export const box = [];\n',
                      b='import { box } from "./a.js";\nbox.push("en");\n',
                      c='import { box } from "./a.js";\nbox.push("to");\nconsole.log(box.join());\n')
    first, second = script("b", folder), script("c", folder, after="b")
    assert _run(first + second) == "en,to"
    assert "[]" not in second


def test_two_scripts_of_a_page_may_hold_the_same_module_of_shared(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    _modules(tmp_path / "shared", a='console.log("a");\nexport const box = [];\n')
    folder = _modules(tmp_path, b='import { box } from "./shared/a.js";\nbox.push("b");\n',
                      c='import { box } from "./shared/a.js";\nbox.push("c");\nconsole.log(box.join());\n')
    _modules(folder, first="")
    first, second = (json.dumps(script(name, folder, after="first")) for name in "bc")
    assert _run(f'const vm = require("vm"); vm.runInThisContext({first}); vm.runInThisContext({second});') == "a\nb,c"


def test_two_scripts_of_an_edition_share_no_module_but_those_of_shared() -> None:
    """The others would run twice on a page that has both."""
    held = Counter(scope for entry, after in SCRIPTS.items() if entry not in INSTEAD
                   for scope in re.findall(r"var (kp_\w+)=", script(entry, after=after)))
    twice = {scope.removeprefix("kp_") for scope, count in held.items() if count > 1}
    assert twice <= {path.stem.replace("-", "_") for path in (SCRIPT_FOLDER / "shared").glob("*.js")}
