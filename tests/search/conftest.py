"""The library, built once for all processes in two editions and served; and node, which runs the engine."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kompetansepakke.web.bundle import SCRIPT_FOLDER
from tests.conftest import Shared
from tests.e2e.browsing import Desk
from tests.e2e.built import Built, serving
from tests.e2e.conftest import node_modules
from tests.programs import program
from tests.site.building import build

from .library import write_library

__all__ = ["node_modules"]
Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def library(shared: Shared) -> Path:
    """The folder of the built editions."""
    return shared("search-library", lambda root: build(
        write_library(root), "--edition", "laerer", "--edition", "leder")) / "site"


@pytest.fixture(scope="session")
def desk(browser: Browser, library: Path, node_modules: Path) -> Iterator[Desk]:
    """A browser before the library."""
    axe = (node_modules / "axe-core/axe.min.js").read_text("utf-8")
    with serving(library) as base:
        yield Desk(browser, Built(library), base, axe)


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Run `code`, in which `given` is the second argument and `words` the engine, and give what it returns."""
    folder = tmp_path_factory.mktemp("engine")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for name in ("search", "shared"):
        shutil.copytree(SCRIPT_FOLDER / name, folder / name)

    def run(code: str, given: object = None) -> Any:
        whole = ('import * as words from "./search/match.js"; import { fold, stem } from "./shared/fold.js";\n'
                 f"const given = {json.dumps(given)};\nconsole.log(JSON.stringify((() => {{ {code} }})()));")
        (folder / "run.js").write_text(whole, encoding="utf-8")
        done = subprocess.run([program("node"), "run.js"], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
