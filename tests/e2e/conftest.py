"""The browser, the built sites and axe, each made once for a process, and the sites once for all."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.programs import program

from .browsing import Desk
from .built import ROOT, Built, alone, build, serving

NPM = ("install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both sites, built once also where tests run side by side."""
    folder = tmp_path_factory.getbasetemp()
    return build((folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "e2e-sites")


@pytest.fixture(scope="session")
def base(built: Built) -> Iterator[str]:
    """The address that the sites are served at."""
    with serving(built.folder) as address:
        yield address


@pytest.fixture(scope="session")
def node_modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What package.json pins, fetched where it is missing."""
    with alone(tmp_path_factory.getbasetemp().parent / "e2e-npm.lock"):
        if _missing():
            done = subprocess.run([program("npm"), *NPM], cwd=ROOT, capture_output=True, text=True, check=False)
            assert not _missing(), done.stdout + done.stderr
    return ROOT / "node_modules"


def _missing() -> list[str]:
    """The packages of package.json that are not there in the version that it pins."""
    pinned = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    files = {name: ROOT / "node_modules" / name / "package.json" for name in pinned}
    return [name for name, file in files.items()
            if not file.is_file() or json.loads(file.read_text("utf-8"))["version"] != pinned[name]]


@pytest.fixture(scope="session")
def axe(node_modules: Path) -> str:
    """The script of axe."""
    return (node_modules / "axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def desk(browser: Browser, built: Built, base: str, axe: str) -> Desk:
    """All of it."""
    return Desk(browser, built, base, axe)
