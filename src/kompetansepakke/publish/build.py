"""From checked content to a published site: build the editions side by side, scan them, swap them in whole."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kompetansepakke.base.audience import Edition
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import Locale, locales_of
from kompetansepakke.machine.child import children_end_with_us
from kompetansepakke.machine.faults import machines_reason
from kompetansepakke.machine.progress import show_progress
from kompetansepakke.machine.temporary import temporary_folder
from kompetansepakke.pages.stage import SiteFacts, StageWish, write_stage
from kompetansepakke.pdf.documents import PdfError, PdfJob, make_pdfs, pdf_jobs
from kompetansepakke.publish.chooser import write_chooser
from kompetansepakke.publish.inspection import inspect
from kompetansepakke.publish.offline import write_offline
from kompetansepakke.publish.swap import fresh_output
from kompetansepakke.site.project import Reading
from kompetansepakke.site.site import BuildError, BuildJob, Site


@dataclass(frozen=True, slots=True)
class _Job:
    """One MkDocs build: an edition in a language, into a folder of its own."""

    edition: Edition
    locale: Locale
    place: str
    """Where it will lie in what is published, which is also what to call it to a person: `leder`, `leder/nn`."""
    folder: Path
    stage: Path


def build_site(site: Site, reading: Reading, editions: list[str], output: Path, on: date, *,
               pdf: bool = False) -> None:
    """Build `editions` as on the date `on`, with PDFs of the printed sets or without, and publish them to `output`.

    Raises BuildError where a page can't be built or the scan finds something, OutputRefusedError where the
    output can't be used. In both cases what was published before is untouched.
    """
    began = time.monotonic()
    content = reading.content
    with fresh_output(output) as fresh, temporary_folder() as stages:
        jobs = list(_jobs(site, content, editions, fresh, stages))
        facts = SiteFacts(site.root, site.name, site.url or "", reading.school_breaks)
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool, children_end_with_us():
            running = []
            for job in jobs:  # the engine takes up the first while the next is staged
                wish = StageWish(job.edition, job.locale, on, tuple(editions), pdf)
                job.stage.mkdir()
                write_stage(facts, content, wish, job.stage)
                running.append((job.place, job.folder, pool.submit(_render, job, site, on)))
            show_progress(running)
        for job in jobs:
            if job.folder != fresh / job.place:
                job.folder.rename(fresh / job.place)
        write_chooser(site, content, editions, fresh)
        if pdf:
            _make_pdfs(site, jobs, fresh)
        for name in editions:
            write_offline(fresh / name, name, on, [job.locale for job in jobs if job.place.startswith(f"{name}/")])
        problems = inspect(site, content, editions, fresh, on)
        if problems:
            raise BuildError("Nettstedet er ikke endret.", problems)
    print(f"Publisert til {output} på {time.monotonic() - began:.1f} s.", file=sys.stderr)


def _jobs(site: Site, content: Content, editions: list[str], fresh: Path, stages: Path) -> Iterator[_Job]:
    for name in editions:
        edition = site.vocabulary.edition(name)
        first, *others = locales_of(content, edition)
        yield _Job(edition, first, name, fresh / name, stages / name)
        for locale in others:
            yield _Job(edition, locale, f"{name}/{locale}", fresh / f".{name}.{locale}", stages / f"{name}.{locale}")


def _make_pdfs(site: Site, jobs: list[_Job], fresh: Path) -> None:
    """Make the PDFs that the built pages link to."""
    began = time.monotonic()
    wanted: list[PdfJob] = []
    for job in jobs:
        inner = [fresh / other.place for other in jobs if other.place.startswith(f"{job.place}/")]
        wanted += pdf_jobs(fresh / job.place, inner, f"{site.url.rstrip('/')}/{job.place}/" if site.url else "")
    try:
        count = make_pdfs(wanted)
    except PdfError as failed:
        told = machines_reason(str(failed)) or str(failed)
        raise BuildError(f"En PDF lot seg ikke lage: {told}", machine=True) from failed
    print(f"PDF: {count} dokumenter, {time.monotonic() - began:.1f} s", file=sys.stderr)


def _render(job: _Job, site: Site, on: date) -> None:
    site.build(BuildJob(site.config_file, job.edition.id, job.stage, on, job.folder))
