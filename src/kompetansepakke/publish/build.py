"""From checked content to a published site: build the editions side by side, scan them, swap them in whole."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from kompetansepakke.base.audience import Edition
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import locales_of
from kompetansepakke.machine.child import children_end_with_us
from kompetansepakke.machine.kept import Kept
from kompetansepakke.machine.progress import Rendering, show_progress
from kompetansepakke.machine.temporary import temporary_folder
from kompetansepakke.pages.stage import SiteFacts, Stage, StageWish, write_stage
from kompetansepakke.publish.chooser import write_chooser
from kompetansepakke.publish.inspection import inspect
from kompetansepakke.publish.offline import processes, write_taken_along
from kompetansepakke.publish.paper import print_all
from kompetansepakke.publish.swap import fresh_output
from kompetansepakke.site.project import Reading
from kompetansepakke.site.site import BuildError, BuildJob, Site


@dataclass(frozen=True, slots=True)
class _Job:
    """One MkDocs build: an edition in a language, into a folder of its own."""

    edition: Edition
    locale: str
    place: str
    """Where it will lie in what is published, which is also what to call it to a person: `leder`, `leder/nn`."""
    folder: Path
    stage: Path


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to build, as on the date `on`, and where to publish it."""

    editions: list[str]
    output: Path
    on: date
    pdf: bool
    """Whether to make PDFs of the printed sets."""
    kept: Path | None
    """Where what was made before is taken from, and what is made now kept; without it, all is made anew."""
    began: float
    """When the site began to be read, in seconds of `time.monotonic`."""


def build_site(site: Site, reading: Reading, wanted: Wanted) -> None:
    """Build what is wanted and publish it, telling of each step on standard error.

    Raises BuildError where a page can't be built or the scan finds something, OutputRefusedError where the
    output can't be used. In both cases what was published before is untouched.
    """
    content, editions, on, kept, began = reading.content, wanted.editions, wanted.on, wanted.kept, wanted.began
    with fresh_output(wanted.output) as fresh, temporary_folder() as stages:
        pages = sum(1 for _ in content.pages())
        print(f"Innhold: {pages} {'side' if pages == 1 else 'sider'}, {time.monotonic() - began:.1f} s",
              file=sys.stderr, flush=True)
        jobs = list(_jobs(site, content, editions, fresh, stages))
        facts = SiteFacts(site.root, site.name, site.url or "", reading.school_breaks, site.guides,
                          site.changes())
        with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool, children_end_with_us():
            running = []
            staged: list[tuple[_Job, Stage]] = []
            for job in jobs:  # the engine takes up the first while the next is staged
                wish = StageWish(job.edition, job.locale, on, tuple(editions), wanted.pdf)
                job.stage.mkdir()
                staged.append((job, write_stage(facts, content, wish, job.stage)))
                running.append(Rendering(job.place, job.folder, staged[-1][1].pages,
                                         pool.submit(_render, job, site, on, kept)))
            show_progress(running, began)
        for job in jobs:
            if job.folder != fresh / job.place:
                job.folder.rename(fresh / job.place)
        write_chooser(site, content, editions, fresh)
        printed = [(job.place, job.locale, stage) for job, stage in staged] if wanted.pdf else []
        written = print_all(site, printed, fresh, kept).written if wanted.pdf else {}
        _write_what_is_taken_along(site, staged, fresh, on)
        looked = time.monotonic()
        problems = inspect(site, content, editions, fresh, on, written, kept)
        print(f"Gjennomsyn: {time.monotonic() - looked:.1f} s", file=sys.stderr, flush=True)
        if problems:
            raise BuildError("Nettstedet er ikke endret.", problems)
    with Kept(kept) as products:
        products.shrink()
    print(f"Publisert til {wanted.output} på {time.monotonic() - began:.1f} s.", file=sys.stderr)


def _jobs(site: Site, content: Content, editions: list[str], fresh: Path, stages: Path) -> Iterator[_Job]:
    for name in editions:
        edition = site.vocabulary.edition(name)
        first, *others = locales_of(content, edition)
        yield _Job(edition, first, name, fresh / name, stages / name)
        for locale in others:
            yield _Job(edition, locale, f"{name}/{locale}", fresh / f".{name}.{locale}", stages / f"{name}.{locale}")


def _write_what_is_taken_along(site: Site, staged: Sequence[tuple[_Job, Stage]], fresh: Path, on: date) -> None:
    """Write each edition's files for platforms and for reading offline, side by side: each takes a second or two."""
    with processes() as pool:
        written = []
        for name, jobs in groupby(staged, key=lambda one: one[0].edition.id):
            own = list(jobs)
            shell = {file for job, stage in own for file in _shell(job, stage)}
            offered = {job.place: stage.cartridges for job, stage in own}
            written.append(pool.submit(write_taken_along, fresh, name, offered, site.url or "", on, shell))
        for one in written:
            one.result()


def _shell(job: _Job, stage: Stage) -> Iterator[str]:
    """The files, from the edition's root, of the pages that are kept on the reader's device from the first visit."""
    folder = f"{job.place}/".removeprefix(f"{job.edition.id}/")
    return (folder + stage.file(path) for path in stage.shell)


def _render(job: _Job, site: Site, on: date, kept: Path | None) -> int:
    return site.build(BuildJob(site.config_file, job.edition.id, job.stage, on, job.folder, kept=kept))
