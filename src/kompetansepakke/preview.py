"""`kp serve`: MkDocs' live server, kept on a short leash: one edition, our words, nothing left behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kompetansepakke.project import SiteError

_STOP_SECONDS = 3
_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_TOLD = (
    (re.compile(r"Building documentation"), "Bygger …"),
    (re.compile(r"Documentation built in (.+) seconds"), "Bygd på {0} s."),
    (re.compile(r"Serving on (\S+)"), "Se utgaven {edition} på {0} (stopp med Ctrl+C)."),
    (re.compile(r"An error happened during the rebuild"),
     "Nettleseren venter. Rett feilen og lagre, så bygges siden på nytt."),
)
"""What the server logs, and what we tell of it."""
_MACRO_FILE, _MACRO_ERROR = re.compile(r"_File_: `(?P<file>.+)`"), re.compile(r"_\w+_: (?P<why>.+)")
"""Where the macros plugin says that a macro failed, and why, on lines of their own under a heading."""
_LOGGED = re.compile(r"(?:INFO|WARNING|ERROR) +- +(?:\[[\d:]+\] )?(?:kompetansepakke: )?(?P<text>.*)")


def preview(config_file: Path, edition: str, address: str, on: date | None, *, nynorsk: bool) -> int:
    """Serve `edition` on `address` (`host:port`), and rebuild it at each change, until SIGINT or SIGTERM.

    Tells on standard error. Returns 0, or 1 where the server can't start because of the content.
    SiteError where the address can't be used, or where the server stops by itself.
    """
    _refuse_busy(address)
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(config_file), "-a", address]
    with TemporaryDirectory(prefix="kp-serve-") as folder:
        environment = {**os.environ, "KP_EDITION": edition, "KP_LOCALE": "nn" if nynorsk else "nb",
                       "KP_DATE": on.isoformat() if on else "", "TMPDIR": folder, "NO_MKDOCS_2_WARNING": "1"}
        told_wrong = False
        try:
            with _running(command, environment) as server:
                for line in server.stderr or ():
                    told_wrong |= _tell(line, edition)
        except KeyboardInterrupt:
            return 0
    if told_wrong:
        print("Rett feilen, og start forhåndsvisningen på nytt.", file=sys.stderr)
        return 1
    raise SiteError("Forhåndsvisningen stoppet av seg selv.")


def _refuse_busy(address: str) -> None:
    host, _, port = address.rpartition(":")
    try:
        if not host or not 0 < int(port) < 65536:
            raise ValueError(port)
        socket.create_server((host, int(port))).close()
    except ValueError:
        raise SiteError(f"«{address}» er ikke en adresse, skriv VERT:PORT, som 127.0.0.1:8001.") from None
    except OSError as error:
        raise SiteError(f"Kan ikke bruke {address} ({error.strerror or error}). Går en forhåndsvisning fra før? "
                        "Velg en annen port, som --address 127.0.0.1:8001.") from error


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Run the server; whatever ends the body ends the server too. Signals to stop become KeyboardInterrupt.

    It has a session of its own, so that Ctrl+C reaches it once, from us.
    """
    before = {number: signal.signal(number, signal.default_int_handler) for number in _SIGNALS}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                              encoding="utf-8", errors="replace", start_new_session=True)
    try:
        yield server
    finally:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)  # one more Ctrl+C must not cut the stopping off
        server.send_signal(signal.SIGINT)
        try:
            server.wait(timeout=_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(line: str, edition: str) -> bool:
    """Tell what the server logs: what we know in our words, what goes wrong as it stands, and nothing else.

    Returns whether something was wrong.
    """
    wrong = _what_is_wrong(line)
    logged = _LOGGED.match(line)
    ours = next((words.format(*found.groups(), edition=edition) for known, words in _TOLD
                 if logged and (found := known.search(logged["text"]))), wrong)
    if ours:
        print(ours, file=sys.stderr, flush=True)
    return wrong is not None


def _what_is_wrong(line: str) -> str | None:
    if found := _MACRO_FILE.match(line):
        return f"{found['file']}: en makro på siden virker ikke."
    if found := _MACRO_ERROR.match(line):
        return found["why"]
    logged = _LOGGED.match(line)
    if logged is None or line.startswith("INFO") or logged["text"].startswith("[macros] - ERROR"):
        return None
    return logged["text"]
