"""Whether what the site is made of has changed on disk.

Files are looked up instead of listened to: events don't come from shared folders, WSL and containers, they come of
reading too, and a system has few to give. 230 files are looked up in 4 ms, 15 000 in 0.1 s.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kompetansepakke.site.project import is_passed_over

_PAUSE, _SHARE = 0.05, 20
"""Seconds between two looks, at least, and how many times as long as a look itself."""
_REST = 0.05
"""Seconds in which nothing more is written once something was: then no file is half written."""
_LONGEST = 3.0
"""Seconds that saves in quick succession may put off what comes of them."""

Snapshot = dict[str, tuple[int, int, int]]
"""Path to the time of the last change, in nanoseconds, size and number of every file."""


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """The files that stand at or below `paths` now, without what programs leave beside them."""
    found: Snapshot = {}
    for path in paths:
        with suppress(OSError):  # not there, or gone while we looked
            if path.is_dir():
                found.update(_below(path))
            else:
                found[str(path)] = _mark(path.stat())
    return found


def changes(before: Snapshot, now: Snapshot) -> dict[Path, bool]:
    """The files that aren't what they were, each with whether it stands in both."""
    return {Path(path): path in before and path in now for path in before.keys() | now.keys()
            if before.get(path) != now.get(path)}


def wait_for_change(paths: Iterable[Path], before: Snapshot, or_until: Callable[[], bool]) -> Snapshot | None:
    """The files when they are other than `before`, and saving has come to rest; None as soon as `or_until` says so."""
    paths, last, changed_at = list(paths), before, 0.0
    while True:
        began = time.monotonic()
        now = snapshot(paths)
        rests, last = now == last, now
        if now != before:
            changed_at = changed_at or began
            if rests or began - changed_at > _LONGEST:
                return now
            time.sleep(_REST)
            continue
        changed_at = 0.0
        if or_until():
            return None
        time.sleep(max(_PAUSE, _SHARE * (time.monotonic() - began)))


def _below(folder: Path) -> Iterator[tuple[str, tuple[int, int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_passed_over(entry) or entry.name == "__pycache__":
                continue
            with suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    yield from _below(Path(entry.path))
                else:
                    yield entry.path, _mark(entry.stat(follow_symlinks=False))


def _mark(stat: os.stat_result) -> tuple[int, int, int]:
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
