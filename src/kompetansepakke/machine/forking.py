"""The helper process of `child.py`: loads the modules it is told, then copies itself for each piece of work.

A module that has a function `get_ready` is called to do what every piece of work would else do for itself.

Where no process can be copied, it is started for one piece of work, and does that itself.
"""

from __future__ import annotations

import io
import os
import pickle
import signal
import socket
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any


def serve(modules: Sequence[str]) -> None:
    """Work for the process at the other end of standard input, until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for those who started us: they hang up
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how the copies ended
    for name in modules:
        with suppress(Exception):  # a copy will meet it again, and can tell
            getattr(import_module(name), "get_ready", int)()
    with socket.socket(fileno=os.dup(0)) as control:
        while True:
            _, lines, _, _ = socket.recv_fds(control, 1, 1)
            if not lines:
                return
            if os.fork() == 0:
                control.close()
                _work(Connection(lines[0]))
                os._exit(0)
            os.close(lines[0])


def serve_one() -> None:
    """Do the one piece of work that comes on standard input, and answer on standard output."""
    told, answers = sys.stdin.buffer, sys.stdout.buffer
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers.write(pickle.dumps(_carried_out(lambda: pickle.load(told), lambda: told.read(1))))
    answers.flush()
    os._exit(0)  # a thread still waits for the end of standard input


def _work(line: Connection) -> None:
    """Carry out the piece of work that comes over the line, and tell how it went."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    line.send(_carried_out(line.recv, lambda: line.poll(None)))


def _carried_out(receive: Callable[[], Any], wait: Callable[[], object]) -> tuple[int, str]:
    """Do what is received; `wait` returns when those who asked for it are gone, and then so are we."""
    environment, folder, paths = receive()
    sys.path[:] = [folder, *paths]  # before the work comes, which may need a module from there
    work = receive()
    threading.Thread(target=_end_when_hung_up, args=(wait,), daemon=True).start()
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    os.chdir(folder)
    said = io.StringIO()
    with redirect_stderr(said), redirect_stdout(io.StringIO()):
        code = _code_of(work)
    return code, said.getvalue()


def _code_of(work: Callable[[], int]) -> int:
    try:
        return work()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1


def _end_when_hung_up(wait: Callable[[], object]) -> None:
    with suppress(OSError):
        wait()  # nothing more is sent: only its end can come
    os._exit(1)


if __name__ == "__main__":
    if sys.argv[1:] == ["--alone"]:
        serve_one()
    serve(sys.argv[1:])
