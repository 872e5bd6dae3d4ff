"""What all tests share: the browser, folders that are made once for all processes, and that nothing is skipped."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.programs import program
from tests.skips import pytest_make_collect_report, pytest_runtest_makereport
from tests.waiting import PATIENCE_MS

__all__ = ["browser", "pytest_make_collect_report", "pytest_runtest_makereport"]

Make = Callable[[Path], object]
Shared = Callable[[str, Make], Path]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for a process: Playwright can be started only once in each."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium"), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """Make a folder once for all processes: `shared(name, make)` calls `make` on it where nobody has yet."""
    base = tmp_path_factory.getbasetemp()
    common = base if worker_id == "master" else base.parent

    def once(name: str, make: Make) -> Path:
        folder, done = common / name, common / f"{name}.done"
        with (common / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir(exist_ok=True)
                make(folder)
                done.touch()
        return folder

    return once
