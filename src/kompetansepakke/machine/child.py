"""Child processes that never outlive us: not on an error, not on a signal, not when we are killed."""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_running: set[subprocess.Popen[str]] = set()
_ending = Event()


@contextmanager
def children_end_with_us() -> Iterator[None]:
    """Kill what is still running, or about to, when the body ends in any way but well."""
    _ending.clear()
    try:
        yield
    except BaseException:
        _ending.set()
        for child in list(_running):
            child.kill()
        raise


def run_child(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> tuple[int, str]:
    """Run a command in `folder`; returns its exit code and what it said on standard error."""
    with subprocess.Popen(command, env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          text=True, encoding="utf-8", errors="replace",
                          preexec_fn=_end_with_parent) as child:  # noqa: PLW1509 (the function only makes one call)
        _running.add(child)
        if _ending.is_set():
            child.kill()
        try:
            said = child.communicate()[1]
        finally:
            _running.discard(child)
    return child.returncode, said


def _end_with_parent() -> None:
    # Runs between fork and exec: only a call into a library that is loaded already.
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
