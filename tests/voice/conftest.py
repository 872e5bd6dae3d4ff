"""The small site, built once and served, and a reader's browser with a device of voices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import Shared
from tests.e2e.built import serving
from tests.e2e.conftest import axe, node_modules
from tests.site.building import build, write

from .content import files
from .device import OWN, Voice, device

__all__ = ["axe", "node_modules"]

FILM, PODCAST, PLAIN = (f"prove/1-forste/{name}/" for name in ("51-manus", "52-lyd", "53-ferdig"))


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The small site's output, in three editions."""
    return shared("voice-site", lambda root: build(
        write(root, files()), "--edition", "laerer", "--edition", "leder", "--edition", "eier",
        "--date", "2026-11-21")) / "site"


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address that it is served at."""
    with serving(site) as address:
        yield address


@dataclass
class Listener:
    """A reader in a browser of their own."""

    context: BrowserContext
    base: str
    requests: list[str]
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str = FILM, edition: str = "leder") -> Page:
        """A page of the edition in a new tab."""
        page = self.context.new_page()
        page.goto(f"{self.base}/{edition}/{address}")
        return page


Enter = Callable[..., Listener]


@pytest.fixture
def enter(browser: Browser, base: str) -> Iterator[Enter]:
    """Makes readers, whose device has the voices given; nothing may be complained about, nor asked of others."""
    with ExitStack() as stack:
        made: list[Listener] = []

        def entered(*voices: Voice, script: str = "", **options: Any) -> Listener:
            context = browser.new_context(**{"viewport": {"width": 1280, "height": 740}, "reduced_motion": "reduce",
                                             "service_workers": "block", **options})
            stack.callback(context.close)
            context.set_default_timeout(10_000)
            context.add_init_script(script or device(*voices))
            one = Listener(context, base, [])
            context.on("request", lambda request: one.requests.append(request.url))
            context.on("weberror", lambda error: one.complaints.append(str(error.error)))
            context.on("console", lambda said: one.complaints.append(said.text) if said.type == "error" else None)
            made.append(one)
            return one

        yield entered
        assert [said for one in made for said in one.complaints] == []
        assert [url for one in made for url in one.requests if not url.startswith((f"{base}/", "data:", "blob:"))] == []


@pytest.fixture
def reader(enter: Enter) -> Listener:
    """A reader whose device has a Norwegian voice."""
    return enter(OWN)
