"""A skipped test proves nothing, so it fails, unless it is named here."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

import pytest

MAY_BE_SKIPPED = frozenset({
    "test_full_disk_keeps_the_old_site",
    "test_disk_without_room_for_a_folder_keeps_the_old_site",
    "test_read_only_disk_is_refused_in_one_line",
    "test_mount_point_is_refused_before_the_build",
    "test_mount_from_the_same_disk_is_refused_at_the_swap",
    "test_full_disk_is_told_as_itself_by_every_command",
    "test_a_full_disk_for_temporary_files_is_told_as_itself",
})
"""They mount a disk, which many containers and every user but root are forbidden."""

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Judge a test."""
    report = yield
    return report if item.name in MAY_BE_SKIPPED else _judged(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Judge a file, which may skip all that it holds."""
    report = yield
    return _judged(report)


def _judged(report: Report) -> Report:
    if report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{why}\nA skip counts as a failure: install what is missing, or see tests/skips.py."
    return report
