"""Work in processes of their own, which never outlive us: not on an error, not on a signal, not when we are killed.

A helper process (`forking.py`) loads what all of them need once, and is copied for each piece of work. So a piece
begins at once, and with nothing but those modules: what another has read or set, it doesn't see. Where no process
can be copied, as on Windows, each piece is done by a Python of its own. What is to see all that we have read is done
by `copies` of ourselves. A piece that asks for processes of its own gets them from the same helper, and whoever ends
it ends those first: when it has ended, nothing of it writes any more.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import active_children, get_start_method
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event, Lock
from typing import Any, Self

_HELPER = (sys.executable, "-P", "-m", "kompetansepakke.machine.forking")
_SAME_EVERYWHERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
"""What must not make the work of one machine unlike another's."""
_DIED = -1
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""
CAN_COPY = hasattr(os, "fork")
_running: set[socket.socket | subprocess.Popen[bytes]] = set()
_ending = Event()
_starting = Lock()
_helper: list[tuple[subprocess.Popen[bytes] | None, socket.socket]] = []
"""The helper process, where it is ours, and the line to it, once it is started."""


@contextmanager
def children_end_with_us() -> Iterator[None]:
    """End what is still running, or about to, when the body ends in any way but well."""
    _ending.clear()
    try:
        yield
    except BaseException:
        end_all()
        raise


def end_all() -> None:
    """End what is running, and what is about to, and wait until it has ended."""
    _ending.set()
    ending = list(_running)
    for one in ending:
        _end(one)
    for one in ending:
        _wait_for(one)


def share_helper(line: socket.socket) -> None:
    """Let the helper at the other end of `line`, which made us, do what we ask of it too."""
    _helper[:] = [(None, line)]


def be_ready(modules: Sequence[str] = ()) -> None:
    """Begin to load `modules` in the helper process, while we do something else. Only the first call counts."""
    with _starting:
        if CAN_COPY and not _helper:
            _helper.append(_started(modules))


def run_child(work: Callable[[], int], environment: Mapping[str, str], folder: Path) -> tuple[int, str]:
    """Call `work` in a process of its own, in `folder`, with these variables beside ours.

    Returns its exit code (not 0 where it was ended) and what it said on standard error. `work` must be picklable.
    """
    if not CAN_COPY:
        return _alone(_about(environment, folder), work)
    with Child(environment, folder) as child:
        return child.run(work)


class Child:
    """A process of its own, in `folder`, that does one piece of work after the other, until it is closed.

    What one piece leaves in it, the next one finds. Only where processes can be copied.
    """

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        be_ready()
        helper = _helper[0][1]
        ours, its = socket.socketpair()
        self._life, its_life = socket.socketpair()
        with its, its_life:
            socket.send_fds(helper, [b"."], [its.fileno(), its_life.fileno(), helper.fileno()])
        self._line = Connection(ours.detach())
        _running.add(self._life)
        if _ending.is_set():
            _end(self._life)
        self._send(_about(environment, folder))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, work: Callable[[], object]) -> tuple[Any, str]:
        """Call `work`, which must be picklable: what it gives, not 0 where it was ended, and what it said."""
        self.begin(work)
        return self.answer()

    def begin(self, work: Callable[[], object]) -> None:
        """The same without waiting; `answer` has it."""
        self._send(work)

    def has_answer(self) -> bool:
        """Whether `answer` need not wait."""
        return self._line.poll()

    def answer(self) -> tuple[Any, str]:
        """What has become of the work that was begun."""
        try:
            code, said = self._line.recv()
        except (EOFError, OSError):
            return _DIED, ""
        return code, said

    def close(self) -> None:
        """End the process, and those that it asked for, whatever they are doing."""
        _running.discard(self._life)
        _end(self._life)
        _wait_for(self._life)
        self._life.close()
        self._line.close()

    def _send(self, what: object) -> None:
        with suppress(OSError):  # it has ended, and `answer` will tell
            self._line.send(what)


def _about(environment: Mapping[str, str], folder: Path) -> object:
    paths = [os.path.abspath(path) for path in sys.path]  # "" is where we stand, and not where the work will
    return {**os.environ, **environment, **_SAME_EVERYWHERE}, str(folder), paths


@contextmanager
def copies(prepare: Callable[..., object], *shared: object, most: int = sys.maxsize) -> Iterator[ProcessPoolExecutor]:
    """As many processes as there are processors, but `most` of them, each of which begins with `prepare(*shared)`.

    Where processes can be copied they are copies of us, made at the first piece of work: no thread may run by then.
    They end with the body; where that ends in any way but well, at once, whatever they are doing.
    """
    others = set(active_children())
    pool = ProcessPoolExecutor(min(os.cpu_count() or 1, most), initializer=partial(_begin, prepare, *shared))
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for copy in set(active_children()) - others:
            copy.kill()
        raise
    finally:
        pool.shutdown()


def are_many_and_alike() -> bool:
    """Whether `copies` are more than one, and know all that we do without being told."""
    return (os.cpu_count() or 1) > 1 and get_start_method() == "fork"


_given: list[Any] = []


def give(*things: object) -> None:
    """Prepare a copy by giving it these, which its work finds as `given()`."""
    _given[:] = things


def given() -> Sequence[Any]:
    """What this copy was given as it began."""
    return _given


def _begin(prepare: Callable[..., object], *shared: object) -> None:
    if sys.platform == "linux":  # elsewhere a copy whose original is killed waits for work until somebody ends it
        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for those who made us: they end us
    gc.freeze()  # who looks for garbage among what we were given writes to it, and makes it ours: memory for nothing
    prepare(*shared)


def _alone(about: object, work: object) -> tuple[int, str]:
    """The same from a Python that is started for it, and that ends when what it reads from us does."""
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen([*_HELPER, "--alone"], stdin=pipe, stdout=pipe, stderr=nowhere,
                          env={**os.environ, **_SAME_EVERYWHERE}) as process:
        _running.add(process)
        if _ending.is_set():
            _end(process)
        try:
            assert process.stdin
            assert process.stdout
            with suppress(OSError):  # it has ended
                process.stdin.write(pickle.dumps(about) + pickle.dumps(work))
                process.stdin.flush()
            said = process.stdout.read()
            answer: tuple[int, str] = pickle.loads(said) if said else (_DIED, "")
            return answer
        finally:
            _running.discard(process)


def _started(modules: Sequence[str]) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """A helper process; it ends when the line to it is closed, as it is when we end."""
    ours, its = socket.socketpair()
    with its:
        helper = subprocess.Popen([*_HELPER, *modules], stdin=its.fileno(), stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, env={**os.environ, **_SAME_EVERYWHERE})
    return helper, ours


def _end(one: socket.socket | subprocess.Popen[bytes]) -> None:
    """The process at the other end of a line takes this for our end, and its own; one without a line is killed."""
    with suppress(OSError):  # it has ended itself
        if isinstance(one, socket.socket):
            one.shutdown(socket.SHUT_WR)
        else:
            one.kill()


def _wait_for(one: socket.socket | subprocess.Popen[bytes]) -> None:
    with suppress(OSError):  # who asked for its work has let it go by now
        if isinstance(one, socket.socket):
            one.recv(1)  # nothing is sent: only its end can come
        else:
            one.wait()
