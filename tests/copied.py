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
from contextlib import redirect_stderr, redirect_stdout
from functools import cache, partial
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).parents[1]
Done = subprocess.CompletedProcess[str]


def copied(arguments: tuple[str, ...], original: int = 0) -> Done:
    """Run `kp` in a copy; those of another `original` have another seed for hashes."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        code = _in_a_copy(partial(_kp, arguments, out, err), original)
        return Done(["kp", *arguments], code, out.read_text("utf-8"), err.read_text("utf-8"))


def started(arguments: tuple[str, ...], environment: Mapping[str, str] = os.environ) -> Done:
    """The same in a Python of its own, by the command that is installed."""
    command = [str(Path(sys.executable).parent / "kp"), *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def get_ready() -> None:
    """What the process that is copied does first (`machine/forking.py`): load all of `kp`, and build a small site.

    Then what doesn't depend on the site is loaded and worked out, which each copy would else do for itself.
    """
    from kompetansepakke.cli.main import COMMANDS, main  # noqa: PLC0415 (those who ask for copies need none of this)
    from kompetansepakke.engine.mkdocs_build import MkDocs  # noqa: PLC0415
    from kompetansepakke.engine.theme import template_loader  # noqa: PLC0415
    from kompetansepakke.pages.parts.templates import TEMPLATES  # noqa: PLC0415
    from kompetansepakke.plan.calendar.shipped_calendars import public_holidays  # noqa: PLC0415
    from kompetansepakke.web.own_theme import style_problems  # noqa: PLC0415
    from tests.site.building import smallest_site  # noqa: PLC0415 (it runs copies itself)

    MkDocs().prepare()
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


def _kp(arguments: tuple[str, ...], out: Path, err: Path) -> int:
    from kompetansepakke.cli.main import main  # noqa: PLC0415

    with out.open("w", encoding="utf-8") as printed, err.open("w", encoding="utf-8") as told, \
            redirect_stdout(printed), redirect_stderr(told):
        return main(arguments)


def _in_a_copy(work: Callable[[], int], original: int) -> int:
    (ours, its), (life, its_life) = socket.socketpair(), socket.socketpair()
    with ours, its, life, its_life:
        socket.send_fds(_line(original), [b"."], [its.fileno(), its_life.fileno()])
        its.close()
        its_life.close()
        with Connection(os.dup(ours.fileno())) as line:
            line.send((dict(os.environ), str(ROOT), sys.path))
            line.send_bytes(pickle.dumps(work))
            code, said = line.recv()
    assert not said, said
    return int(code)


@cache
def _line(_original: int) -> socket.socket:
    """The line to a process that is copied; it ends when we do, since the line then does."""
    ours, its = socket.socketpair()
    with its:
        subprocess.Popen([sys.executable, "-m", "kompetansepakke.machine.forking", __name__], cwd=ROOT,
                         stdin=its.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                         env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), *filter(None, sys.path)))})
    return ours
