"""Work in processes of their own, which never outlive us: not on an error, not on a signal, not when we are killed.

A helper process (`forking.py`) loads what all of them need once, and is copied for each piece of work. So a piece
begins at once, and with nothing but those modules: what another has read or set, it doesn't see.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Lock

_HELPER = (sys.executable, "-P", "-m", "kompetansepakke.machine.forking")
_SAME_EVERYWHERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
"""What must not make the work of one machine unlike another's."""
_DIED = -1
_running: set[socket.socket] = set()
_ending = Event()
_starting = Lock()
_helper: list[tuple[subprocess.Popen[bytes], socket.socket]] = []
"""The helper process and the line to it, once it is started."""


@contextmanager
def children_end_with_us() -> Iterator[None]:
    """End what is still running, or about to, when the body ends in any way but well."""
    _ending.clear()
    try:
        yield
    except BaseException:
        _ending.set()
        for line in list(_running):
            _hang_up(line)
        raise


def be_ready(modules: Sequence[str] = ()) -> None:
    """Begin to load `modules` in the helper process, while we do something else. Only the first call counts."""
    with _starting:
        if not _helper:
            _helper.append(_started(modules))


def run_child(work: Callable[[], int], environment: Mapping[str, str], folder: Path) -> tuple[int, str]:
    """Call `work` in a process of its own, in `folder`, with these variables beside ours.

    Returns its exit code (not 0 where it was ended) and what it said on standard error. `work` must be picklable.
    """
    be_ready()
    ours, its = socket.socketpair()
    with ours, its:
        socket.send_fds(_helper[0][1], [b"."], [its.fileno()])
        its.close()
        _running.add(ours)
        if _ending.is_set():
            _hang_up(ours)
        try:
            about = ({**os.environ, **environment, **_SAME_EVERYWHERE}, str(folder), sys.path)
            return _answer(Connection(os.dup(ours.fileno())), about, work)
        finally:
            _running.discard(ours)


def _answer(line: Connection, about: object, work: object) -> tuple[int, str]:
    with line:
        try:
            line.send(about)
            line.send(work)
            code, said = line.recv()
        except (EOFError, ConnectionError):
            return _DIED, ""
    return code, said


def _started(modules: Sequence[str]) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """A helper process; it ends when the line to it is closed, as it is when we end."""
    ours, its = socket.socketpair()
    with its:
        helper = subprocess.Popen([*_HELPER, *modules], stdin=its.fileno(), stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, env={**os.environ, **_SAME_EVERYWHERE})
    return helper, ours


def _hang_up(line: socket.socket) -> None:
    """The process at the other end takes this for our end, and its own."""
    with suppress(OSError):  # it has hung up itself
        line.shutdown(socket.SHUT_RDWR)
