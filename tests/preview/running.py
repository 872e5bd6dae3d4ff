"""A site to edit, and a running `kp serve` over it."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.copied import Going
from tests.site.building import FRONT, HEAD, PACKAGE, Files, write

SERVE = ("serve", "--address")
"""`kp` in a copy: most of what a Python of its own takes is to get ready."""
ALONE = ("kompetansepakke.cli", *SERVE)
"""The same in a Python of its own."""
PAGE = "modules/p/1-a/01-x.md"
ADDRESS = "/p/1-a/01-x/"
GOOD = HEAD + "Tekst.\n"
WRONG = HEAD + "///tip | method\n"
SMALL: dict[str, str | bytes] = {"modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT, PAGE: GOOD}
WITH_MACROS = "site_name: N\ntheme: {name: material}\nplugins: [macros: {module_name: macros}, kompetansepakke]\n"


def macro(body: str) -> str:
    """A macros.py with the macro `hei`."""
    return f"def define_env(env):\n    @env.macro\n    def hei(navn):\n        {body}\n"


def until(happens: Callable[[], bool], what: Callable[[], str], seconds: float = 120) -> None:
    """Wait until it happens; the seconds are only for giving up."""
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, f"ventet forgjeves på {what()}"
        time.sleep(0.05)


class Preview:
    """A running `kp serve`, with a temporary folder of its own to see what it leaves there."""

    def __init__(self, site: Path, temporary: Path, command: Sequence[str], *options: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.site, self.temporary, self.address = site, temporary, f"127.0.0.1:{self.port}"
        self.url = f"http://{self.address}"
        temporary.mkdir(exist_ok=True)
        self.log = temporary.with_suffix(".log")
        self.log.touch()
        environment = {**os.environ, "TMPDIR": str(temporary)}
        if command is SERVE:
            self.process: Going | subprocess.Popen[bytes] = Going((*command, self.address, *options), site, self.log,
                                                                  environment)
        else:
            with self.log.open("wb") as log:
                self.process = subprocess.Popen([sys.executable, "-m", *command, self.address, *options], cwd=site,
                                                stdout=log, stderr=log, env=environment)

    def write(self, path: str, text: str) -> None:
        """Save a file of the site, and touch no other."""
        (self.site / path).parent.mkdir(parents=True, exist_ok=True)
        (self.site / path).write_text(text, encoding="utf-8")

    def ask(self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None) -> tuple[int, str, str]:
        """Status, Location or Content-Type, and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with suppress(OSError, http.client.HTTPException):
            connection.request(method, path, headers=dict(headers or {}))
            answer = connection.getresponse()
            about = answer.headers["Location"] or answer.headers["Content-Type"]
            return answer.status, about, answer.read().decode("utf-8", "replace")
        return 0, "", ""

    def raw(self, request: bytes) -> bytes:
        """What comes back to these bytes until the server hangs up."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as line:
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: line.recv(65536), b""))

    def wait_for(self, path: str, wanted: str) -> None:
        """Until the page at `path` holds `wanted`."""
        until(lambda: wanted in self.ask(path)[2], lambda: f"«{wanted}» på {path}:\n{self.told()}")

    def wait_until_told(self, wanted: str, times: int = 1) -> None:
        """Until the terminal has said it so many times."""
        until(lambda: self.told().count(wanted) >= times, lambda: f"«{wanted}» i:\n{self.told()}")

    def told(self) -> str:
        """What the terminal has shown."""
        return self.log.read_text(encoding="utf-8")

    def stop(self, number: int) -> float:
        """Seconds until it had ended, well, with nothing left behind."""
        began = time.monotonic()
        self.process.send_signal(number)
        assert self.process.wait(timeout=60) == 0, self.told()
        assert [str(one) for one in self.temporary.rglob("*")] == [], self.told()
        assert self.ask("/")[0] == 0
        return time.monotonic() - began


@contextmanager
def previewing(folder: Path, files: Files | None = None, *options: str,
               command: Sequence[str] = SERVE) -> Iterator[Preview]:
    """A preview of a site of these files in `folder`, by a command that ends with the address."""
    site = write(folder / "nettsted", files if files is not None else SMALL)
    preview = Preview(site, folder / "midlertidig", command, *options)
    try:
        yield preview
    finally:
        preview.process.send_signal(signal.SIGTERM)
        preview.process.wait(timeout=60)
