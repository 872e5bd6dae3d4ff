"""One round of the preview: read the site as it is now, check it, and build the edition if nothing is wrong."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kompetansepakke.base.problems import Problem, errors, suggestion
from kompetansepakke.content.model import Content
from kompetansepakke.machine.child import children_end_with_us
from kompetansepakke.machine.faults import what_happened
from kompetansepakke.pages.stage import NothingToShowError, SiteFacts, StageWish, write_stage
from kompetansepakke.preview.again import Standing
from kompetansepakke.preview.board import Fault
from kompetansepakke.site.made_folders import KEPT_FOLDER
from kompetansepakke.site.oslo import today
from kompetansepakke.site.project import SiteError
from kompetansepakke.site.site import BuildError, BuildJob, Engine, Opener, RenderAgain, Site

EDITION = "edition"
"""Where in its folder the edition is that a round has built."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to show of the site in `root`: an edition and a language (else the first), a package (else all), on a date.

    Without a date it is shown as today.
    """

    root: Path
    edition: str | None = None
    package: str | None = None
    locale: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went: built if there are no faults. `watched` is what the site is made of, as far as it could be read."""

    faults: tuple[Fault, ...] = ()
    warnings: tuple[Problem, ...] = ()
    watched: tuple[Path, ...] = ()


def edition_of(wish: Wish, site: Site) -> str:
    """The id of the edition to show; SiteError where the site has no such edition or package."""
    packages = [path.parent.name for path in sorted((site.root / "modules").glob("*/package.yml"))]
    if wish.package and wish.package not in packages:
        near = suggestion(wish.package, packages)
        raise SiteError(f"Pakken «{wish.package}» finnes ikke. {near}Pakker: {', '.join(packages) or 'ingen'}.")
    return site.editions([wish.edition] if wish.edition else None)[0]


def attempt(wish: Wish, open_site: Opener, address: str, folder: Path) -> tuple[Outcome, Standing | None]:
    """Build what is wished for into `EDITION` of the empty `folder`, to be seen at `address` (`host:port`).

    Returns also what single pages can be shown anew with, where that can be. Never fails: what goes wrong is in the
    outcome, and what lies in `folder` is then of no use.
    """
    site: Site | None = None
    warnings: tuple[Problem, ...] = ()
    try:
        site = open_site(wish.root)
        warnings, standing = _build(wish, site, address, folder)
        return Outcome((), warnings, site.watched), standing
    except (SiteError, BuildError) as refused:
        wrong = errors(refused.problems)
        faults = tuple(map(Fault.of, wrong)) or (Fault(str(refused)),)
        warnings = tuple(found for found in refused.problems if found not in wrong)
    except Exception as error:
        faults = (Fault(what_happened(error)),)
    return Outcome(faults, warnings, site.watched if site else ()), None


def _build(wish: Wish, site: Site, address: str, folder: Path) -> tuple[tuple[Problem, ...], Standing | None]:
    """Check and build side by side, since either takes seconds; what is wrong with the content ends the building."""
    edition = site.vocabulary.edition(edition_of(wish, site))
    read = site.read()
    facts = SiteFacts(site.root, site.name, f"http://{address}/", read.school_breaks, site.guides,
                      site.changes())
    staged = StageWish(edition, site.locale(wish.locale), wish.on or today(), package=wish.package)
    kept, stage, temporary = site.root / KEPT_FOLDER, folder / "stage", folder / "tmp"
    stage.mkdir()
    temporary.mkdir()
    # Other packages' pages are no less right for not being shown: links to them warn, and may.
    job = BuildJob(site.config_file, edition.id, stage, staged.on, folder / EDITION, not wish.package, temporary, kept)
    with ThreadPoolExecutor(1) as pool, children_end_with_us():
        building = pool.submit(_stage_and_build, facts, read.content, staged, job, site.build)
        problems = site.check(read, wish.on, kept).problems
        if errors(problems):
            raise BuildError("Innholdet har feil.", list(problems))
        render = building.result()
    return problems, Standing(site, facts, staged, stage, render) if render else None


def _stage_and_build(facts: SiteFacts, content: Content, wish: StageWish, job: BuildJob,
                     build: Engine) -> RenderAgain | None:
    try:
        write_stage(facts, content, wish, job.stage)
    except NothingToShowError as nothing:
        raise BuildError(str(nothing)) from nothing
    return build.stay(job)
