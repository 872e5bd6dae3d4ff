"""What all tests share: the browser, folders that are made once for all processes, and that nothing is skipped."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.programs import program
from tests.skips import pytest_make_collect_report, pytest_runtest_makereport
from tests.waiting import PATIENCE_MS

__all__ = ["browser", "pytest_make_collect_report", "pytest_runtest_makereport"]

Make = Callable[[Path], object]
Shared = Callable[[str, Make], Path]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
             "--js-flags=--no-opt --single-threaded"]
"""Pages live so short here that to optimize their scripts, beside them, takes longer than it saves."""
WITHOUT_WORKERS = "if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {});"
LONGEST = ("tests/e2e/test_axe.py", "tests/e2e/test_keyboard.py", "tests/firefox/test_firefox.py",
           "tests/e2e/test_layout.py", "tests/e2e/test_quiet.py", "tests/notes/test_fields.py",
           "tests/site/test_kept_builds.py", "tests/preview/test_following.py", "tests/print/test_pdf.py",
           "tests/catalogue/test_use.py", "tests/offline/test_offline.py", "tests/site/test_builds.py",
           "tests/e2e/test_markup.py", "tests/planner/test_minutes.py", "tests/site/test_innocent.py",
           "tests/e2e/test_own_pdfs.py", "tests/planner/test_page.py", "tests/voice/test_voice.py",
           "tests/planner/test_remembered.py", "tests/overview/test_overview.py", "tests/hosting/test_verify.py")
"""The files that take longest, which begin first: then no worker is left with one when the other has nothing to do."""
expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; pytest-xdist hands files out in this order with `--no-loadscope-reorder`."""
    rank = {Path(__file__).parents[1] / name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


def _opened(way: Callable[..., Any], service_workers: str = "block", **options: Any) -> Any:
    """A context or a page; Playwright's own way to block workers warns on the console of each page."""
    made = way(**options)
    if service_workers != "allow":
        made.add_init_script(WITHOUT_WORKERS)
    return made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for a process: Playwright can be started only once in each.

    Without the windows of a browser, since to open one and put it away takes longer than most tests do. And without
    service workers where nobody asks for them by `service_workers="allow"`: each new context would begin one, which
    fetches the offline shell, and that takes as long as all else that most tests do.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium-headless-shell"), args=ARGUMENTS)
        for way in ("new_context", "new_page"):
            setattr(browser, way, partial(_opened, getattr(browser, way)))
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
