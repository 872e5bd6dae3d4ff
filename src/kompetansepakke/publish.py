"""From checked content to a published site: build the editions side by side, scan them, swap them in whole."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from kompetansepakke.built_links import broken_links
from kompetansepakke.child import children_end_with_us, run_child
from kompetansepakke.chooser import write_chooser
from kompetansepakke.core.audience import Edition
from kompetansepakke.core.model import Content
from kompetansepakke.core.pacing.read_breaks import FOLDER
from kompetansepakke.core.problems import Problem
from kompetansepakke.core.view import Locale, has_translations, view
from kompetansepakke.mkdocs_plugin import THEME
from kompetansepakke.offline import write_offline
from kompetansepakke.pdf import PdfFailed, PdfJob, make_pdfs, pdf_jobs
from kompetansepakke.progress import show_progress
from kompetansepakke.project import CONTENT_FOLDERS
from kompetansepakke.scan import forbidden, leaks
from kompetansepakke.site_config import Site
from kompetansepakke.swap import fresh_output, plain_reason

_ERRNO = re.compile(r"\[Errno (?P<number>\d+)\] (?P<what>[^:\n]+)(?:: '(?P<file>[^'\n]*)')?")
"""How Python tells what the machine refused."""
_TEXT_TYPES = {".md", ".yml"}
_TELLING = ("WARNING", "ERROR", "Aborted", "_File_", "_ValueError_", "_TypeError_")
"""How the lines begin in which MkDocs and its macros plugin say what went wrong, and where."""


class BuildFailed(Exception):  # noqa: N818 (it is told to a person, not raised at one)
    """A build that must not be published; `machine` where the machine, not the content, is at fault."""

    def __init__(self, message: str, problems: list[Problem] | None = None, *, machine: bool = False) -> None:
        super().__init__(message)
        self.problems = problems or []
        self.machine = machine


@dataclass(frozen=True, slots=True)
class _Job:
    """One MkDocs build: an edition in a language, into a folder of its own."""

    edition: Edition
    locale: Locale
    folder: Path

    @property
    def name(self) -> str:
        """What to call it to a person."""
        return self.edition.id + (" (nynorsk)" if self.locale == "nn" else "")


def build_site(site: Site, content: Content, editions: list[str], output: Path, on: date, *,
               pdf: bool = False) -> None:
    """Build `editions` as on the date `on`, with PDFs of the printed sets or without, and publish them to `output`.

    Raises BuildFailed where a page can't be built or the scan finds something, OutputRefused where the
    output can't be used. In both cases what was published before is untouched.
    """
    began = time.monotonic()
    with fresh_output(output) as fresh:
        jobs = list(_jobs(site, content, editions, fresh))
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool, children_end_with_us():
            show_progress([(job.name, job.folder, pool.submit(_run, job, site, editions, on, pdf)) for job in jobs])
        for job in jobs:
            if job.locale == "nn":
                job.folder.rename(fresh / job.edition.id / "nn")
        write_chooser(site, content, editions, fresh)
        if pdf:
            _make_pdfs(site, jobs, fresh)
        for name in editions:
            write_offline(fresh / name, name, on)
        problems = _inspect(site, content, editions, fresh, on)
        if problems:
            raise BuildFailed("Nettstedet er ikke endret.", problems)
    print(f"Publisert til {output} på {time.monotonic() - began:.1f} s.", file=sys.stderr)


def _jobs(site: Site, content: Content, editions: list[str], fresh: Path) -> Iterator[_Job]:
    for name in editions:
        edition = site.vocabulary.edition(name)
        yield _Job(edition, "nb", fresh / name)
        if has_translations(content, edition):
            yield _Job(edition, "nn", fresh / f".{name}.nn")


def _make_pdfs(site: Site, jobs: list[_Job], fresh: Path) -> None:
    """Make the PDFs that the built pages link to."""
    began = time.monotonic()
    wanted: list[PdfJob] = []
    for job in jobs:
        own = f"{job.edition.id}/nn" if job.locale == "nn" else job.edition.id
        wanted += pdf_jobs(fresh / own, f"{site.url.rstrip('/')}/{own}/" if site.url else "")
    try:
        count = make_pdfs(wanted)
    except PdfFailed as failed:
        refused = _ERRNO.search(str(failed))
        told = f"{_machines_reason(refused)}." if refused else str(failed)
        raise BuildFailed(f"En PDF lot seg ikke lage: {told}", machine=True) from failed
    print(f"PDF: {count} dokumenter, {time.monotonic() - began:.1f} s", file=sys.stderr)


def _run(job: _Job, site: Site, editions: list[str], on: date, pdf: bool) -> None:
    midnight = int(datetime(on.year, on.month, on.day, tzinfo=UTC).timestamp())
    environment = {**os.environ, "KP_EDITION": job.edition.id, "KP_LOCALE": job.locale, "KP_DATE": on.isoformat(),
                   "KP_EDITIONS": ",".join(editions), "SOURCE_DATE_EPOCH": str(midnight), "PYTHONHASHSEED": "0",
                   "TZ": "UTC", "LC_ALL": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("KP_PDF", None)
    if pdf:
        environment["KP_PDF"] = "1"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(site.config_file), "-d", str(job.folder)]
    code, output = run_child(command, environment, site.root)
    if code:
        refused = _ERRNO.search(output)
        lines = [line.strip() for line in output.splitlines() if line.startswith(_TELLING)]
        told = f"{_machines_reason(refused)}." if refused else " ".join(lines or output.splitlines()[-3:])
        raise BuildFailed(f"Utgaven {job.edition.id} lot seg ikke bygge: {told}", machine=refused is not None)


def _machines_reason(refused: re.Match[str]) -> str:
    return plain_reason(OSError(int(refused["number"]), refused["what"], refused["file"]))


def _inspect(site: Site, content: Content, editions: list[str], fresh: Path, on: date) -> list[Problem]:
    """Scan the editions side by side, and follow every link that leaves a page."""
    sources = [path.read_text(encoding="utf-8", errors="replace") for name in CONTENT_FOLDERS
               for path in sorted((site.root / name).rglob("*")) if path.suffix in _TEXT_TYPES]
    own = [path for path in (site.config_file, site.root / "macros.py", *sorted((site.root / "overrides").rglob("*")),
                             *sorted((site.root / FOLDER).glob("*.yml")))
           if path.is_file() and path.suffix in (".yml", ".py", ".html", ".css", ".js", ".svg")]
    site_texts = [path.read_text(encoding="utf-8", errors="replace") for path in own]
    inspect = partial(_inspect_edition, content, sources, site_texts, fresh, on)
    with ProcessPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return [found for problems in pool.map(inspect, editions) for found in problems]


def _inspect_edition(content: Content, sources: list[str], site_texts: list[str], fresh: Path, on: date,
                     name: str) -> list[Problem]:
    edition = content.vocabulary.edition(name)
    known = {path.read_bytes(): path for path in THEME.rglob("*") if path.is_file()}
    views = [view(content, edition, on, locale) for locale in ("nb", "nn")]
    banned = forbidden(content, sources, views, site_texts)
    return [*leaks(fresh / name, edition, banned, known), *broken_links(fresh / name, fresh)]
