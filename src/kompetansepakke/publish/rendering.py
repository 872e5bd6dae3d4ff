"""Each edition in each language: staged, and rendered by the engine, side by side; or taken from what is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kompetansepakke.base.audience import Edition
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import locales_of
from kompetansepakke.machine.child import children_end_with_us, copies, give, given
from kompetansepakke.machine.progress import Rendering, show_progress
from kompetansepakke.pages.stage import SiteFacts, Stage, StageWish, read_stage, write_stage
from kompetansepakke.publish.renditions import Renditions, renditions
from kompetansepakke.site.site import BuildJob, Site


@dataclass(frozen=True, slots=True)
class Job:
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


def jobs_of(site: Site, content: Content, editions: list[str], fresh: Path, stages: Path) -> Iterator[Job]:
    """What the engine is to build; `fresh` is the folder that will be published, `stages` one for stages."""
    for name in editions:
        edition = site.vocabulary.edition(name)
        first, *others = locales_of(content, edition)
        yield Job(edition, first, name, fresh / name, stages / name)
        for locale in others:
            yield Job(edition, locale, f"{name}/{locale}", fresh / f".{name}.{locale}", stages / f"{name}.{locale}")


def render_all(site: Site, content: Content, jobs: Sequence[Job], facts: SiteFacts,
               wanted: Wanted) -> list[tuple[Job, Stage]]:
    """Carry out the jobs, telling of each on standard error. Raises what the first that failed raised."""
    known = renditions(site, wanted.kept)
    stages: list[Future[Stage]] = []
    works: list[Future[int]] = []
    with (copies(give, facts, content) as stagers, ThreadPoolExecutor(os.cpu_count() or 1) as pool,
          children_end_with_us()):
        for job in jobs:  # the engine takes up the first while others are staged
            wish = StageWish(job.edition, job.locale, wanted.on, tuple(wanted.editions), wanted.pdf)
            job.stage.mkdir()
            name = known.name(facts, content, wish)
            is_there = known.take(name, job.folder, job.stage)
            stages.append(stagers.submit(read_stage if is_there else partial(_stage, wish), job.stage))
            works.append(pool.submit(_taken, stages[-1]) if is_there else
                         pool.submit(_render, job, stages[-1], site, wanted, known, name))
        staged = [(job, stage.result()) for job, stage in zip(jobs, stages, strict=True)]
        show_progress([Rendering(job.place, job.folder, stage.pages, work)
                       for (job, stage), work in zip(staged, works, strict=True)], wanted.began)
    return staged


def _stage(wish: StageWish, folder: Path) -> Stage:
    facts, content = given()
    return write_stage(facts, content, wish, folder)


def _taken(stage: Future[Stage]) -> int:
    return stage.result().pages


def _render(job: Job, stage: Future[Stage], site: Site, wanted: Wanted, known: Renditions, name: bytes | None) -> int:
    stage.result()
    before = site.build(BuildJob(site.config_file, job.edition.id, job.stage, wanted.on, job.folder, kept=wanted.kept))
    known.keep(name, job.folder, job.stage)
    return before
