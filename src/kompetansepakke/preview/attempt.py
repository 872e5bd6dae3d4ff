"""One round of the preview: read the site as it is now, check it, and build the edition if nothing is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kompetansepakke.child import children_end_with_us
from kompetansepakke.core.problems import Problem, errors, suggestion
from kompetansepakke.core.view import Locale
from kompetansepakke.preview.board import Fault
from kompetansepakke.project import SiteError, today
from kompetansepakke.rendering import BuildFailed, Rendering, render
from kompetansepakke.site_config import Site, open_site, read_site
from kompetansepakke.unforeseen import what_happened


@dataclass(frozen=True, slots=True)
class Wish:
    """What to show of the site in `root`: an edition (else the first), a package (else all), on a date (else today)."""

    root: Path
    edition: str | None = None
    package: str | None = None
    locale: Locale = "nb"
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


def attempt(wish: Wish, address: str, target: Path) -> Outcome:
    """Build what is wished for into the folder `target`, to be seen at `address` (`host:port`).

    Never fails: what goes wrong is in the outcome, and `target` is then of no use.
    """
    site: Site | None = None
    warnings: tuple[Problem, ...] = ()
    try:
        site = open_site(wish.root)
        warnings = _build(wish, site, address, target)
        return Outcome((), warnings, site.watched)
    except (SiteError, BuildFailed) as refused:
        wrong = errors(refused.problems)
        faults = tuple(map(Fault.of, wrong)) or (Fault(str(refused)),)
        warnings = tuple(found for found in refused.problems if found not in wrong)
    except Exception as error:
        faults = (Fault(what_happened(error)),)
    return Outcome(faults, warnings, site.watched if site else ())


def _build(wish: Wish, site: Site, address: str, target: Path) -> tuple[Problem, ...]:
    """Check and build side by side, since either takes seconds; what is wrong with the content ends the building."""
    job = Rendering(site.config_file, edition_of(wish, site), wish.locale, wish.on or today(), target)
    with _folder_of_child(target) as temporary, ThreadPoolExecutor(1) as pool, children_end_with_us():
        more = {"KP_SITE_URL": f"http://{address}/", "KP_PACKAGE": wish.package or "", "TMPDIR": str(temporary)}
        # Other packages' pages are no less right for not being shown: links to them warn, and may.
        building = pool.submit(render, job, more, strict=not wish.package)
        problems = read_site(site, wish.on).problems
        if errors(problems):
            raise BuildFailed("Innholdet har feil.", list(problems))
        building.result()
    return problems


@contextmanager
def _folder_of_child(target: Path) -> Iterator[Path]:
    """Where the building process puts its own temporary folders, which it leaves where it is killed."""
    folder = target.with_name(f"{target.name}-tmp")
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
