"""Each edition in each language: staged, and rendered by the engine, side by side; or taken from what is kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kompetansepakke.base.audience import Edition
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import locales_of
from kompetansepakke.machine.child import children_end_with_us, given
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
    before: Path | None
    """What was published of it before, if files that are the same may be shared with that."""


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


@dataclass(frozen=True, slots=True)
class Building:
    """What the copies of us are given that stage editions and look at them: all that was read, and what is wanted."""

    content: Content
    facts: SiteFacts
    wanted: Wanted
    fresh: Path
    """The folder that will be published."""
    known: Renditions
    config_file: Path
    in_one: bool
    """Whether the pages of a stage may lie in one file, since nobody but us asks for them."""


def building_of(site: Site, content: Content, facts: SiteFacts, wanted: Wanted, fresh: Path) -> Building:
    """What is wanted of the site, to be built into the folder `fresh`."""
    return Building(content, facts, wanted, fresh, renditions(site, wanted.kept), site.config_file, site.repeatable)


def shared_with(site: Site, wanted: Wanted) -> Path | None:
    """What was published before, if files that are the same may be shared with it: nobody else writes into them."""
    return wanted.output if site.repeatable else None


def jobs_of(site: Site, content: Content, wanted: Wanted, fresh: Path, stages: Path) -> Iterator[Job]:
    """What the engine is to build; `fresh` is the folder that will be published, `stages` one for stages."""
    before = shared_with(site, wanted)
    for name in wanted.editions:
        edition = site.vocabulary.edition(name)
        first, *others = locales_of(content, edition)
        yield Job(edition, first, name, fresh / name, stages / name, before and before / name)
        for locale in others:
            yield Job(edition, locale, f"{name}/{locale}", fresh / f".{name}.{locale}", stages / f"{name}.{locale}",
                      before and before / name / locale)


def render_all(site: Site, building: Building, jobs: Sequence[Job], copies: Executor,
               check: Callable[[], object], then: Callable[[Job, Stage], object]) -> list[tuple[Job, Stage]]:
    """Carry out the jobs, telling of each on standard error. Raises what the first that failed raised.

    All are staged while `check` looks at the content, and none is rendered where that raises. With what was rendered
    `then` goes on, in any thread.
    """
    longest_first, wanted = jobs[::-1], building.wanted  # the last edition sees most
    staging = [copies.submit(_staged, _wish(job, wanted), job.folder, job.stage, job.before) for job in longest_first]
    check()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool, children_end_with_us():
        works = [pool.submit(_render, job, staged, site, building, then)
                 for job, staged in zip(longest_first, staging, strict=True)]
        stages = [staged.result().stage for staged in staging]
        show_progress([Rendering(job.place, job.folder, stage.pages, work)
                       for job, stage, work in zip(longest_first, stages, works, strict=True)], wanted.began)
    return list(zip(longest_first, stages, strict=True))[::-1]


def _wish(job: Job, wanted: Wanted) -> StageWish:
    return StageWish(job.edition, job.locale, wanted.on, tuple(wanted.editions), wanted.pdf)


@dataclass(frozen=True, slots=True)
class _Staged:
    """What came of staging: the stage, the name of its rendition, and whether that was there from before."""

    stage: Stage
    name: bytes | None
    is_rendered: bool


def _staged(wish: StageWish, folder: Path, stage: Path, before: Path | None) -> _Staged:
    """In a copy of us: stage it in `stage`; or put what was made of it before into `folder`."""
    building: Building
    building, = given()
    facts, content, known = building.facts, building.content, building.known
    stage.mkdir()
    name = known.name(facts, content, wish)
    if known.take(name, folder, stage, before):
        return _Staged(read_stage(stage), name, is_rendered=True)
    with known.bodies() as remember:
        made = write_stage(facts, content, wish, stage, in_one=building.in_one, remember=remember)
    return _Staged(made, name, is_rendered=False)


def _render(job: Job, staging: Future[_Staged], site: Site, building: Building,
            then: Callable[[Job, Stage], object]) -> int:
    staged, wanted = staging.result(), building.wanted
    kept = staged.stage.pages
    if not staged.is_rendered:
        kept = site.build(BuildJob(site.config_file, job.edition.id, job.stage, wanted.on, job.folder,
                                   kept=wanted.kept, before=job.before))
        building.known.keep(staged.name, job.folder, job.stage)
        # All stages take a while to remove, and nobody reads this one again; what stays goes with the others.
        shutil.rmtree(job.stage, ignore_errors=True)
    then(job, staged.stage)
    return kept
