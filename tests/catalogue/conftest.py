"""The world, built once for all processes in two editions, and served with the hosting guide's headers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.browsing import Desk
from tests.e2e.built import Built, alone, serving
from tests.e2e.conftest import node_modules

from .world import DATE, write_world

__all__ = ["node_modules"]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built editions."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "catalogue-world"
    root.mkdir(exist_ok=True)
    with alone(root.with_suffix(".lock")):
        if not (root / "site").is_dir():
            command = [str(Path(sys.executable).parent / "kp"), "-C", str(write_world(root)), "build", "--no-pdf",
                       "--date", DATE, "--edition", "laerer", "--edition", "leder"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def desk(browser: Browser, world: Path, node_modules: Path) -> Iterator[Desk]:
    """A browser before the world."""
    axe = (node_modules / "axe-core/axe.min.js").read_text("utf-8")
    with serving(world) as base:
        yield Desk(browser, Built(world), base, axe)
