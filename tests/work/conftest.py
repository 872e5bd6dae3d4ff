"""A small site with worksheets and meetings, built once and served with the hosting guide's headers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import Shared
from tests.e2e.built import serving
from tests.e2e.conftest import axe, node_modules
from tests.site.building import build, write
from tests.tab import Tab, listen
from tests.waiting import PATIENCE_MS

from .site import FILES

__all__ = ["axe", "node_modules"]

SCREEN: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce"}
SHEET, MEETING = "prove/1-modul/01-ark/", "prove/1-modul/02-mote/"


@dataclass
class Room:
    """A browser with nothing in it before the small site: tabs in it share what is stored.

    The first tab is one that others have had too, where it isn't asked to be alone.
    """

    browser: Browser
    base: str
    tab: Tab
    options: dict[str, Any]
    errors: list[str] = field(default_factory=list)
    _context: BrowserContext | None = None
    _end: Callable[[], None] = lambda: None

    def alone(self) -> BrowserContext:
        """A context that nobody else has, which scripts and clocks can be given to before the first page."""
        if self._context is None:
            self._sit_before(self.browser.new_context(**{**SCREEN, **self.options}))
        assert self._context
        return self._context

    def page(self, address: str, edition: str = "leder") -> Page:
        """A new tab at an address of the edition."""
        page = self._next_tab()
        page.goto(f"{self.base}/{edition}/{address}")
        return page

    def close(self) -> None:
        """Leave nothing to who comes next."""
        if self._context is self.tab.page.context:
            self.tab.empty()
        elif self._context:
            self._context.close()
        self._end()

    def _next_tab(self) -> Page:
        if self._context or self.options:
            return self.alone().new_page()
        self._sit_before(self.tab.page.context)
        return self.tab.page

    def _sit_before(self, context: BrowserContext) -> None:
        context.set_default_timeout(PATIENCE_MS)
        self._context, self._end = context, listen(context, self.errors)


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
    made = Room(browser, work_base, tab, getattr(request, "param", {}))
    yield made
    made.close()
    assert made.errors == []
