"""Progress of builds that run side by side: a line that moves on a terminal, quiet lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path

_TICK = 0.2
_CLEAR = "\r\x1b[K"


def show_progress(jobs: Sequence[tuple[str, Path, Future[None]]], began: float) -> None:
    """Wait for `jobs` (name, folder it writes to, its future), begun at `began`, telling of each as it ends.

    `began` is in seconds of `time.monotonic`.

    Raises what the first failing job raised; the rest are called off.
    """
    live = sys.stderr.isatty()
    waiting = list(jobs)
    while waiting:
        for job in [job for job in waiting if job[2].done()]:
            waiting.remove(job)
            _end(job, [other for _, _, other in waiting], time.monotonic() - began, live)
        if live and waiting:
            running = ", ".join(f"{name} {_pages(folder)}" for name, folder, work in waiting if work.running())
            sys.stderr.write(f"{_CLEAR}Bygger {running} … {time.monotonic() - began:.0f} s")
            sys.stderr.flush()
        time.sleep(_TICK if waiting else 0)


def _end(job: tuple[str, Path, Future[None]], others: list[Future[None]], seconds: float, live: bool) -> None:
    name, folder, work = job
    failed = work.exception()
    if failed:
        for other in others:
            other.cancel()
    sys.stderr.write(_CLEAR if live else "")
    if failed:
        raise failed
    print(f"{name}: {_pages(folder)}, {seconds:.1f} s", file=sys.stderr, flush=True)


def _pages(folder: Path) -> str:
    count = sum(1 for _ in folder.rglob("index.html"))
    return f"{count} {'side' if count == 1 else 'sider'}"
