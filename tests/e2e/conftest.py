"""The browser, the built sites and axe, each made once for a process, and the sites once for all."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from .browsing import Desk
from .built import ROOT, Built, build, serving

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


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
def node_modules() -> Path:
    """What package.json names, fetched where it is missing."""
    folder = ROOT / "node_modules"
    wanted = [folder / "axe-core/axe.min.js", folder / "vnu-jar/build/dist/vnu.jar"]
    if not all(path.is_file() for path in wanted):
        command = ["npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]
        if not shutil.which("npm") or subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode:
            pytest.fail(f"node_modules mangler: apt-get install npm, og så: {' '.join(command)}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.fail("Chromium mangler: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def desk(browser: Browser, built: Built, base: str, node_modules: Path) -> Desk:
    """All of it."""
    return Desk(browser, built, base, (node_modules / "axe-core/axe.min.js").read_text("utf-8"))
