"""One MkDocs build of a staged edition, in a process of its own, and what it says when it fails."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from kompetansepakke.machine.child import run_child
from kompetansepakke.machine.faults import machines_reason
from kompetansepakke.site.project import CONTENT_FOLDERS
from kompetansepakke.site.site import BuildError, BuildJob

_TELLING = re.compile(r"(?:WARNING|ERROR) +- +(?P<text>.+)")
"""The lines in which MkDocs says what went wrong."""
_MACRO_FILE, _MACRO_ERROR = re.compile(r"_File_: `(?P<file>.+)`"), re.compile(r"_\w+_: (?P<why>.+)")
"""Where the macros plugin says that a macro failed, and why, on lines of their own under a heading."""
_MACRO_HEADING = "[macros] - ERROR"


def build(job: BuildJob) -> None:
    """Build it. Raises BuildError, in one line of Norwegian."""
    command = [sys.executable, "-m", "mkdocs", "build", *(["--strict"] if job.strict else []),
               "-f", str(job.config_file), "-d", str(job.target)]
    root = job.config_file.parent
    code, said = run_child(command, _environment(job), root)
    if code:
        reason = machines_reason(said)
        told = reason or " ".join(_what_is_wrong(said, root))
        raise BuildError(f"Utgaven {job.edition} lot seg ikke bygge: {told}", machine=bool(reason))


def _environment(job: BuildJob) -> dict[str, str]:
    """Ours without what would make one build unlike another."""
    midnight = int(datetime(job.on.year, job.on.month, job.on.day, tzinfo=UTC).timestamp())
    temporary = {"TMPDIR": str(job.temporary)} if job.temporary else {}
    return {**os.environ, **temporary, "KP_STAGE": str(job.stage), "SOURCE_DATE_EPOCH": str(midnight),
            "PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1"}


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
