"""One MkDocs build of a staged edition, in a process of its own, and what it says when it fails."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kompetansepakke.engine.readiness import load_engine
from kompetansepakke.engine.rendering.kept_pages import kept_pages_of
from kompetansepakke.machine.child import CAN_COPY, Child, run_child
from kompetansepakke.machine.faults import machines_reason
from kompetansepakke.site.project import CONTENT_FOLDERS
from kompetansepakke.site.site import BuildError, BuildJob, RenderAgain

_TELLING = re.compile(r"(?:WARNING|ERROR) +- +(?P<text>.+)")
"""The lines in which MkDocs says what went wrong."""
_MACRO_FILE, _MACRO_ERROR = re.compile(r"_File_: `(?P<file>.+)`"), re.compile(r"_\w+_: (?P<why>.+)")
"""Where the macros plugin says that a macro failed, and why, on lines of their own under a heading."""
_MACRO_HEADING = "[macros] - ERROR"


class MkDocs:
    """MkDocs with our plugin, as the engine of a site."""

    def __call__(self, job: BuildJob) -> int:
        """Build it, and tell how many pages were kept. Raises BuildError, in one line of Norwegian."""
        load_engine()
        _refuse(job, *run_child(_work(job), _environment(job), job.config_file.parent))
        return kept_pages_of(job.stage)

    def stay(self, job: BuildJob) -> RenderAgain | None:
        """Build it, and stay to render pages again; None where no process can stay. Raises BuildError."""
        load_engine()
        if not CAN_COPY:
            self(job)
            return None
        child = Child(_environment(job), job.config_file.parent)
        try:
            _refuse(job, *child.run(_work(job)))
        except BuildError:
            child.close()
            raise
        return _Staying(child)


@dataclass(frozen=True, slots=True)
class _Staying:
    child: Child

    def __call__(self, paths: Sequence[str]) -> bool:
        return bool(self.child.run(partial(_render_again, tuple(paths)))[0] == 0)

    def close(self) -> None:
        self.child.close()


def _work(job: BuildJob) -> partial[int]:
    strict = ["--strict"] if job.strict else []
    return partial(_mkdocs, ("build", *strict, "-f", str(job.config_file), "-d", str(job.target)))


def _refuse(job: BuildJob, code: int, said: str) -> None:
    if code:
        root = job.config_file.parent
        reason = machines_reason(said)
        told = reason or " ".join(_what_is_wrong(said, root))
        raise BuildError(f"Utgaven {job.edition} lot seg ikke bygge: {told}", machine=bool(reason))


def _mkdocs(arguments: Sequence[str]) -> int:
    """`mkdocs …`, as on the command line."""
    from mkdocs.__main__ import cli  # noqa: PLC0415 (we don't need it ourselves; the process that renders does)

    cli.main(list(arguments), prog_name="mkdocs")
    return 0


def _render_again(paths: Sequence[str]) -> int:
    from kompetansepakke.engine.rendering.live import render_again  # noqa: PLC0415 (as above)

    return render_again(paths)


def _environment(job: BuildJob) -> dict[str, str]:
    """What the stage asks for, and what would make one build unlike another."""
    midnight = int(datetime(job.on.year, job.on.month, job.on.day, tzinfo=UTC).timestamp())
    folders = {"TMPDIR": job.temporary, "KP_KEPT": job.kept, "KP_BEFORE": job.before}
    named = {name: str(folder) for name, folder in folders.items() if folder}
    return {**named, "KP_STAGE": str(job.stage), "SOURCE_DATE_EPOCH": str(midnight), "NO_MKDOCS_2_WARNING": "1"}


def _what_is_wrong(said: str, root: Path) -> list[str]:
    told = list(_told(said, root))
    return told or [line.strip() for line in said.splitlines()[-3:]]


def _told(said: str, root: Path) -> Iterator[str]:
    for line in said.splitlines():
        if found := _MACRO_FILE.match(line):
            yield f"{_source(found['file'], root)}: en makro på sida virker ikke."
        elif found := _MACRO_ERROR.match(line):
            yield found["why"]
        elif (found := _TELLING.match(line)) and _MACRO_HEADING not in line:
            yield found["text"].strip()


def _source(staged: str, root: Path) -> str:
    """The source of a page that MkDocs knows by its place in the stage."""
    return next((f"{name}/{staged}" for name in CONTENT_FOLDERS if (root / name / staged).is_file()), staged)
