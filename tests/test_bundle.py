"""One plain script from modules: order, scopes, names, and what it refuses."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from kompetansepakke.browser.bundle import HERE, script, style
from kompetansepakke.script_strings import SCRIPT_STRINGS


def _run(code: str) -> str:
    node = shutil.which("node")
    assert node, "node mangler: apt-get install nodejs"
    return subprocess.run([node, "-e", code], capture_output=True, text=True, check=True).stdout.strip()


def _modules(folder: Path, **sources: str) -> Path:
    for name, source in sources.items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")
    return folder


def test_names_of_two_modules_never_meet(tmp_path: Path) -> None:
    folder = _modules(tmp_path, a='const own = 1;\nexport const get = () => own;\n',
                      b='import { get as one } from "./a.js";\nconst own = 2;\nconsole.log(one(), own);\n')
    assert _run(script("b", {}, folder)) == "1 2"


def test_a_module_runs_once_and_before_those_that_need_it(tmp_path: Path) -> None:
    folder = _modules(tmp_path, a='console.log("a");\nexport function f() {}\n',
                      b='import { f } from "./a.js";\nf();\nconsole.log("b");\n',
                      c='import { f } from "./a.js";\nimport "./b.js";\nf();\nconsole.log("c");\n')
    assert _run(script("c", {}, folder)).split() == ["a", "b", "c"]


def test_phrases_reach_the_script_as_they_are(tmp_path: Path) -> None:
    folder = _modules(tmp_path, a='import { T } from "./strings.js";\nconsole.log(T.hi);\n')
    assert _run(script("a", {"hi": "«Æsj» </script> `x`"}, folder)) == "«Æsj» </script> `x`"


@pytest.mark.parametrize("source", ["import x from \"./y.js\";\n", "export default 1;\n", "export { x };\n",
                                    "import * as all from \"./y.js\";\n"])
def test_a_form_that_is_not_known_is_refused(tmp_path: Path, source: str) -> None:
    with pytest.raises(ValueError, match=r"a\.js"):
        script("a", {}, _modules(tmp_path, a=source, y=""))


@pytest.mark.parametrize("entry", ["kp", "role-page"])
def test_our_own_scripts_are_valid_and_small(entry: str, tmp_path: Path) -> None:
    target = tmp_path / "made.js"
    target.write_text(script(entry, SCRIPT_STRINGS["nb"]), encoding="utf-8")
    subprocess.run(["node", "--check", target], check=True)
    assert "/*" not in style()
    assert list(HERE.glob("*.js"))


def test_both_languages_have_the_same_phrases() -> None:
    assert SCRIPT_STRINGS["nb"].keys() == SCRIPT_STRINGS["nn"].keys()
