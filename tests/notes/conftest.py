"""The small site, built once and served, and a reader's browser before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import Shared
from tests.e2e.built import serving
from tests.e2e.conftest import axe, node_modules  # noqa: F401 (fixtures)
from tests.site.building import build, write
from tests.tab import Tab

from .content import files
from .reader import Reader


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The small site's output, in two editions."""
    return shared("notes-site", lambda root: build(
        write(root, files()), "--edition", "laerer", "--edition", "leder", "--date", "2026-11-21")) / "site"


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address that it is served at."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="module")
def tab(browser: Browser, base: str) -> Iterator[Tab]:
    """The tab that one reader has after the other."""
    context = browser.new_context()
    yield Tab(context.new_page(), f"{base}/leder/catalog.json")
    context.close()


@pytest.fixture
def reader(browser: Browser, base: str, tab: Tab) -> Iterator[Reader]:
    """A reader with an empty browser; at the end nothing may have been complained about."""
    reader = Reader(browser, base, tab)
    yield reader
    reader.close()
    assert reader.complaints == []
