"""How tests wait: for what they need, and long enough for a loaded machine. None waits for a time."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE = 60.0
"""Seconds until what a test waits for is given up; far more than it takes, since only a failure takes that long."""
PATIENCE_MS = PATIENCE * 1000


def until(happens: Callable[[], object], what: Callable[[], str] = lambda: "it to happen") -> None:
    """Ask again until it happens; AssertionError, saying `what` didn't, after PATIENCE."""
    end = time.monotonic() + PATIENCE
    while not happens():
        assert time.monotonic() < end, f"waited in vain for {what()}"
        time.sleep(0.05)


def painted(page: Page) -> None:
    """Wait until all that the page has to draw by now is drawn."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
