"""The helper process of `child.py`: loads the modules it is told, then copies itself for each piece of work.

A module that has a function `get_ready` is called to do what every piece of work would else do for itself.

Where no process can be copied, it is started for one piece of work, and does that itself.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import signal
import socket
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from multiprocessing.connection import Connection

from kompetansepakke.machine import SELDOM, child


def serve(modules: Sequence[str]) -> None:
    """Work for the process at the other end of standard input, until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for those who started us: they hang up
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how the copies ended
    gc.set_threshold(*SELDOM)
    for name in modules:
        with suppress(Exception):  # a copy will meet it again, and can tell
            getattr(import_module(name), "get_ready", int)()
    with socket.socket(fileno=os.dup(0)) as control:
        while True:
            _, lines, _, _ = socket.recv_fds(control, 1, 3)
            if not lines:
                return
            if os.fork() == 0:
                control.close()
                line, life, *helper = lines
                if helper:  # else the work finds what a module in `modules` has begun, if one has
                    child.share_helper(socket.socket(fileno=helper[0]))
                _work(Connection(line), socket.socket(fileno=life))
                os._exit(0)
            for line in lines:
                os.close(line)


def serve_one() -> None:
    """Do the one piece of work that comes on standard input, and answer on standard output."""
    told, answers = sys.stdin.buffer, sys.stdout.buffer
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _begin(pickle.load(told))
    work = pickle.load(told)
    _end_with(lambda: told.read(1))
    answers.write(pickle.dumps(_carried_out(work)))
    answers.flush()
    os._exit(0)  # a thread still waits for the end of standard input


def _work(line: Connection, life: socket.socket) -> None:
    """Carry out the pieces of work that come over the line, and tell how each went, until `life` or the line ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _end_with(lambda: life.recv(1))
    with suppress(EOFError):
        _begin(line.recv())
        while True:
            line.send(_carried_out(line.recv()))


def _begin(about: tuple[Mapping[str, str], str, Sequence[str]]) -> None:
    """Stand where we are told to, before the work comes, which may need a module from there."""
    environment, folder, paths = about
    sys.path[:] = [folder, *paths]
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    os.chdir(folder)


def _end_with(wait: Callable[[], object]) -> None:
    """End when `wait` returns: those who asked for the work are gone."""
    threading.Thread(target=_end_when_hung_up, args=(wait,), daemon=True).start()


def _carried_out(work: Callable[[], object]) -> tuple[object, str]:
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(io.StringIO()):
        code = _code_of(work)
    return code, said.getvalue()


def _code_of(work: Callable[[], object]) -> object:
    try:
        return work()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1


def _end_when_hung_up(wait: Callable[[], object]) -> None:
    with suppress(OSError):
        wait()  # nothing is sent: only its end can come
    child.end_all()
    os._exit(1)


if __name__ == "__main__":
    if sys.argv[1:] == ["--alone"]:
        serve_one()
    serve(sys.argv[1:])
