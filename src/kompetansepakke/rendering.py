"""One MkDocs build of one edition in one language, in a process of its own, and what it says when it fails."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from kompetansepakke.child import run_child
from kompetansepakke.core.problems import Problem
from kompetansepakke.core.view import Locale
from kompetansepakke.project import CONTENT_FOLDERS
from kompetansepakke.swap import plain_reason

_ERRNO = re.compile(r"\[Errno (?P<number>\d+)\] (?P<what>[^:\n]+)(?:: '(?P<file>[^'\n]*)')?")
"""How Python tells what the machine refused."""
_TELLING = re.compile(r"(?:WARNING|ERROR) +- +(?P<text>.+)")
"""The lines in which MkDocs says what went wrong."""
_MACRO_FILE, _MACRO_ERROR = re.compile(r"_File_: `(?P<file>.+)`"), re.compile(r"_\w+_: (?P<why>.+)")
"""Where the macros plugin says that a macro failed, and why, on lines of their own under a heading."""
_MACRO_HEADING = "[macros] - ERROR"
_OURS = ("KP_EDITIONS", "KP_PACKAGE", "KP_PDF", "KP_SITE_URL")


class BuildFailed(Exception):  # noqa: N818 (it is told to a person, not raised at one)
    """A build that must not be shown; `machine` where the machine, not the content, is at fault."""

    def __init__(self, message: str, problems: list[Problem] | None = None, *, machine: bool = False) -> None:
        super().__init__(message)
        self.problems = problems or []
        self.machine = machine


@dataclass(frozen=True, slots=True)
class Rendering:
    """What to build, as on the date `on`, into the folder `target`."""

    config_file: Path
    edition: str
    locale: Locale
    on: date
    target: Path

    @property
    def root(self) -> Path:
        """The folder of the site."""
        return self.config_file.parent


def render(wanted: Rendering, more: Mapping[str, str], *, strict: bool = True) -> None:
    """Build it, with `more` in the plugin's environment. Raises BuildFailed, in one line of Norwegian.

    Where it isn't `strict`, MkDocs' warnings don't fail it.
    """
    command = [sys.executable, "-m", "mkdocs", "build", *(["--strict"] if strict else []),
               "-f", str(wanted.config_file), "-d", str(wanted.target)]
    code, said = run_child(command, {**_environment(wanted), **more}, wanted.root)
    if code:
        reason = machines_reason(said)
        told = reason or " ".join(_what_is_wrong(said, wanted.root))
        raise BuildFailed(f"Utgaven {wanted.edition} lot seg ikke bygge: {told}", machine=bool(reason))


def machines_reason(said: str) -> str:
    """What the machine refused, in a sentence of Norwegian, where that is what Python said; else nothing."""
    refused = _ERRNO.search(said)
    if refused is None:
        return ""
    return f"{plain_reason(OSError(int(refused['number']), refused['what'], refused['file']))}."


def _environment(wanted: Rendering) -> dict[str, str]:
    """Ours without what would make one build unlike another."""
    midnight = int(datetime(wanted.on.year, wanted.on.month, wanted.on.day, tzinfo=UTC).timestamp())
    return {**{name: value for name, value in os.environ.items() if name not in _OURS},
            "KP_EDITION": wanted.edition, "KP_LOCALE": wanted.locale, "KP_DATE": wanted.on.isoformat(),
            "SOURCE_DATE_EPOCH": str(midnight), "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8",
            "KP_CHECKED": "1", "NO_MKDOCS_2_WARNING": "1"}


def _what_is_wrong(said: str, root: Path) -> list[str]:
    told = list(_told(said, root))
    return told or [line.strip() for line in said.splitlines()[-3:]]


def _told(said: str, root: Path) -> Iterator[str]:
    for line in said.splitlines():
        if found := _MACRO_FILE.match(line):
            yield f"{_source(found['file'], root)}: en makro på siden virker ikke."
        elif found := _MACRO_ERROR.match(line):
            yield found["why"]
        elif (found := _TELLING.match(line)) and _MACRO_HEADING not in line:
            yield found["text"].strip()


def _source(staged: str, root: Path) -> str:
    """The source of a page that MkDocs knows by its place in the stage."""
    return next((f"{name}/{staged}" for name in CONTENT_FOLDERS if (root / name / staged).is_file()), staged)
