"""The browser, one for a process: Playwright can be started only once in each. And no test is skipped in silence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.programs import program
from tests.skips import pytest_make_collect_report, pytest_runtest_makereport
from tests.waiting import PATIENCE_MS

__all__ = ["browser", "pytest_make_collect_report", "pytest_runtest_makereport"]

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=ARGUMENTS)
        yield browser
        browser.close()
