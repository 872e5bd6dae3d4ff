"""`kp` as a copy of a process that has built a small site already: most of what a small build takes is to get ready.

What a Python that begins anew does (flush as it ends, choose a seed for hashes, look for plugins on PYTHONPATH) isn't
tried this way; for that, `started` is the way.
"""

from __future__ import annotations

import gc
import os
import pickle
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack, redirect_stderr, redirect_stdout, suppress
from functools import cache, partial
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[1]
Done = subprocess.CompletedProcess[str]


def copied(arguments: tuple[str, ...], original: int = 0, environment: Mapping[str, str] = os.environ,
           out: Path | None = None) -> Done:
    """Run `kp` in a copy, which prints into `out`; those of another `original` have another seed for hashes."""
    with tempfile.TemporaryDirectory() as folder:
        printed, told = out or Path(folder, "out"), Path(folder, "err")
        with _Copy(ROOT, environment, original) as copy:
            copy.begin(partial(_kp, arguments, printed, told))
            code = copy.code()
        return Done(["kp", *arguments], code, "" if out else printed.read_text("utf-8"), told.read_text("utf-8"))


class Going:
    """`kp` in a copy that goes on beside us, in `folder`, and says all to the file `log`; asked as a `Popen` is."""

    def __init__(self, arguments: tuple[str, ...], folder: Path, log: Path, environment: Mapping[str, str]) -> None:
        self._copy = _Copy(folder, environment)
        self._code: int | None = None
        self._copy.begin(os.getpid)
        self.pid = self._copy.code()
        self._copy.begin(partial(_kp, arguments, log, None))

    def send_signal(self, number: int) -> None:
        """Nothing where it has ended."""
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def wait(self, timeout: float) -> int:
        """Its exit code, -1 where it was killed."""
        if self._code is None:
            self._code = self._copy.code(timeout)
            self._copy.close()
        return self._code


def started(arguments: tuple[str, ...], environment: Mapping[str, str] = os.environ) -> Done:
    """The same in a Python of its own, by the command that is installed."""
    command = [str(Path(sys.executable).parent / "kp"), *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def get_ready() -> None:
    """What the process that is copied does first (`machine/forking.py`): load all of `kp`, and build a small site.

    Then what doesn't depend on the site is loaded and worked out, which each copy would else do for itself.
    """
    from kompetansepakke.cli.main import COMMANDS, main  # noqa: PLC0415 (those who ask for copies need none of this)
    from kompetansepakke.engine.readiness import load_engine  # noqa: PLC0415
    from kompetansepakke.engine.theme import template_loader  # noqa: PLC0415
    from kompetansepakke.pages.parts.templates import TEMPLATES  # noqa: PLC0415
    from kompetansepakke.plan.calendar.shipped_calendars import public_holidays  # noqa: PLC0415
    from kompetansepakke.web.own_theme import style_problems  # noqa: PLC0415
    from tests.site.building import smallest_site  # noqa: PLC0415 (it runs copies itself)

    load_engine()
    for command in COMMANDS:
        import_module(f"kompetansepakke.cli.{command.module}")
    import_module("mkdocs_macros.plugin")
    template_loader.get_ready()
    for name in TEMPLATES.list_templates():
        TEMPLATES.get_template(name)
    public_holidays(2019)
    with tempfile.TemporaryDirectory() as folder:
        site = smallest_site(Path(folder))
        main(("-C", str(site), "build", "--edition", "laerer", "--edition", "leder"))
        assert not list(style_problems(site / "site", site))  # the same style sheets as all sites have
    gc.freeze()  # so that looking for garbage writes to nothing that copies share


def _kp(arguments: tuple[str, ...], out: Path, err: Path | None) -> int:
    from kompetansepakke.cli.main import main  # noqa: PLC0415

    with ExitStack() as files:
        printed = files.enter_context(out.open("w", encoding="utf-8", buffering=-1 if err else 1))
        told = files.enter_context(err.open("w", encoding="utf-8")) if err else printed
        with redirect_stdout(printed), redirect_stderr(told):
            return main(arguments)


class _Copy:
    """A copy in `folder`, with these variables beside ours, that does one piece of work after the other."""

    def __init__(self, folder: Path, environment: Mapping[str, str], original: int = 0) -> None:
        (ours, its), (self._life, its_life) = socket.socketpair(), socket.socketpair()
        with its, its_life:
            socket.send_fds(_line(original), [b"."], [its.fileno(), its_life.fileno()])
        self._line = Connection(ours.detach())
        self._line.send(({**os.environ, **environment}, str(folder), [str(ROOT), *sys.path]))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def begin(self, work: Callable[[], int]) -> None:
        self._line.send_bytes(pickle.dumps(work))

    def code(self, timeout: float | None = None) -> int:
        """What the work that was begun has given, -1 where the copy was killed."""
        assert self._line.poll(timeout), "it does not end"
        try:
            code, said = self._line.recv()
        except (EOFError, OSError):
            return -1
        assert not said, said
        return int(code)

    def close(self) -> None:
        self._line.close()
        self._life.close()


@cache
def _line(_original: int) -> socket.socket:
    """The line to a process that is copied; it ends when we do, since the line then does."""
    ours, its = socket.socketpair()
    with its:
        subprocess.Popen([sys.executable, "-m", "kompetansepakke.machine.forking", __name__], cwd=ROOT,
                         stdin=its.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                         env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), *filter(None, sys.path)))})
    return ours
