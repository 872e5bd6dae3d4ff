"""A small site with worksheets and meetings, built once and served with the hosting guide's headers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import Shared
from tests.e2e.built import serving
from tests.e2e.conftest import axe, node_modules
from tests.site.building import build, write
from tests.waiting import PATIENCE_MS

from .site import FILES

__all__ = ["axe", "node_modules"]

SHEET, MEETING = "prove/1-modul/01-ark/", "prove/1-modul/02-mote/"


@dataclass
class Room:
    """A browser of one's own before the small site: tabs in it share what is stored."""

    context: BrowserContext
    base: str
    errors: list[str]

    def page(self, address: str, edition: str = "leder") -> Page:
        """A new tab at an address of the edition."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
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


@pytest.fixture
def room(browser: Browser, work_base: str, request: pytest.FixtureRequest) -> Iterator[Room]:
    """A fresh browser; nothing in it may complain. `indirect` parameters are Playwright's options for it."""
    options: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce",
                               **getattr(request, "param", {})}
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE_MS)
    made = Room(context, work_base, [])
    yield made
    context.close()
    assert made.errors == []
