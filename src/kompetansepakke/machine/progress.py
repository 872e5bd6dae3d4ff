"""Progress of builds that run side by side: a bar that moves on a terminal, quiet lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path

_TICK = 0.2
_CLEAR = "\r\x1b[K"
_BAR = 24
"""How many letters wide the bar is."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A build that writes `pages` pages into `folder`, and gives how many of them were there from before."""

    name: str
    folder: Path
    pages: int
    work: Future[int]


def show_progress(jobs: Sequence[Rendering], began: float) -> None:
    """Wait for `jobs`, begun at `began` (seconds of `time.monotonic`), telling of each as it ends.

    Raises what the first failing job raised; the rest are called off.
    """
    live = sys.stderr.isatty()
    waiting = list(jobs)
    while waiting:
        for job in [job for job in waiting if job.work.done()]:
            waiting.remove(job)
            sys.stderr.write(_CLEAR if live else "")
            _end(job, waiting, time.monotonic() - began)
        if live and waiting:
            sys.stderr.write(_CLEAR + bar(jobs, waiting, time.monotonic() - began))
            sys.stderr.flush()
        wait([job.work for job in waiting], _TICK, FIRST_COMPLETED)


def bar(jobs: Sequence[Rendering], waiting: Sequence[Rendering], seconds: float) -> str:
    """How far `jobs` have come, and which of those `waiting` are under way."""
    total = sum(job.pages for job in jobs)
    done = total - sum(max(0, job.pages - _written(job.folder)) for job in waiting)
    full = _BAR * done // max(total, 1)
    names = ", ".join(job.name for job in waiting if job.work.running())
    return f"Bygger [{'#' * full}{'.' * (_BAR - full)}] {done} av {_counted(total)} · {names} · {seconds:.0f} s"


def told_seconds(seconds: float) -> str:
    """«2,5 s»."""
    return f"{seconds:.1f} s".replace(".", ",")


def _end(job: Rendering, others: Sequence[Rendering], seconds: float) -> None:
    failed = job.work.exception()
    if failed:
        for other in others:
            other.work.cancel()
        raise failed
    before = job.work.result()
    about = f", {before} av dem fra før" if before else ""
    print(f"{job.name}: {_counted(_written(job.folder))}{about}, {told_seconds(seconds)}", file=sys.stderr, flush=True)


def _written(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("index.html"))


def _counted(pages: int) -> str:
    return f"{pages} {'side' if pages == 1 else 'sider'}"
