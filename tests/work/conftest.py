"""A small site with worksheets and meetings, built once and served with the hosting guide's headers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Shared
from tests.e2e.built import serving
from tests.e2e.conftest import axe, node_modules
from tests.site.building import build, write
from tests.tab import Guest, Tab

from .site import FILES

__all__ = ["axe", "node_modules"]

SCREEN: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce"}
SHEET, MEETING = "prove/1-modul/01-ark/", "prove/1-modul/02-mote/"


class Room(Guest):
    """A browser with nothing in it before the small site: tabs in it share what is stored."""

    def page(self, address: str, edition: str = "leder") -> Page:
        """A new tab at an address of the edition."""
        page = self.next_tab()
        page.goto(f"{self.base}/{edition}/{address}")
        return page


@pytest.fixture(scope="session")
def work_site(shared: Shared) -> Path:
    """The small site's output."""
    return shared("work-site", lambda root: build(
        write(root, FILES), "--edition", "laerer", "--edition", "leder")) / "site"


@pytest.fixture(scope="session")
def work_base(work_site: Path) -> Iterator[str]:
    """The address that it is served at."""
    with serving(work_site) as address:
        yield address


@pytest.fixture(scope="module")
def tab(browser: Browser, work_base: str) -> Iterator[Tab]:
    """The tab that one room has after the other."""
    context = browser.new_context(**SCREEN)
    yield Tab(context.new_page(), f"{work_base}/leder/catalog.json")
    context.close()


@pytest.fixture
def room(browser: Browser, work_base: str, tab: Tab, request: pytest.FixtureRequest) -> Iterator[Room]:
    """An empty browser; nothing in it may complain. `indirect` parameters are Playwright's options for it."""
    asked: dict[str, Any] = getattr(request, "param", {})
    made = Room(browser, work_base, tab, {**SCREEN, **asked})
    if asked:
        made.alone()
    yield made
    made.close()
    assert made.complaints == []
