"""The world, built once for all processes in two editions, and served with the hosting guide's headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import Shared
from tests.e2e.browsing import Desk
from tests.e2e.built import Built, serving
from tests.e2e.conftest import node_modules
from tests.site.building import build

from .world import DATE, write_world

__all__ = ["node_modules"]


@pytest.fixture(scope="session")
def world(shared: Shared) -> Path:
    """The folder of the built editions."""
    return shared("catalogue-world", lambda root: build(
        write_world(root), "--edition", "laerer", "--edition", "leder", "--date", DATE)) / "site"


@pytest.fixture(scope="session")
def desk(browser: Browser, world: Path, node_modules: Path) -> Iterator[Desk]:
    """A browser before the world."""
    axe = (node_modules / "axe-core/axe.min.js").read_text("utf-8")
    with serving(world) as base:
        yield Desk(browser, Built(world), base, axe)
