"""From checked content to a published site: build the editions side by side, scan them, swap them in whole."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from kompetansepakke.built_links import built_problems
from kompetansepakke.built_pages import page_problems
from kompetansepakke.child import children_end_with_us
from kompetansepakke.chooser import write_chooser
from kompetansepakke.core.attached import attached
from kompetansepakke.core.audience import Edition
from kompetansepakke.core.model import Content
from kompetansepakke.core.pacing.read_breaks import FOLDER
from kompetansepakke.core.problems import Problem
from kompetansepakke.core.view import Locale, has_translations, view
from kompetansepakke.mkdocs_plugin import THEME
from kompetansepakke.offline import open_from_disk, write_offline, zip_path
from kompetansepakke.own_theme import style_problems
from kompetansepakke.pdf import PdfFailed, PdfJob, make_pdfs, pdf_jobs
from kompetansepakke.progress import show_progress
from kompetansepakke.rendering import BuildFailed, Rendering, machines_reason, render
from kompetansepakke.scan.forbidden import Own, forbidden, own, tool_texts
from kompetansepakke.scan.published import Built, leaks
from kompetansepakke.site_config import Site
from kompetansepakke.swap import fresh_output

_OWN_TYPES = {".yml", ".py", ".html", ".css", ".js", ".svg"}


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
        told = machines_reason(str(failed)) or str(failed)
        raise BuildFailed(f"En PDF lot seg ikke lage: {told}", machine=True) from failed
    print(f"PDF: {count} dokumenter, {time.monotonic() - began:.1f} s", file=sys.stderr)


def _run(job: _Job, site: Site, editions: list[str], on: date, pdf: bool) -> None:
    more = {"KP_EDITIONS": ",".join(editions), **({"KP_PDF": "1"} if pdf else {})}
    render(Rendering(site.config_file, job.edition.id, job.locale, on, job.folder), more)


def _inspect(site: Site, content: Content, editions: list[str], fresh: Path, on: date) -> list[Problem]:
    """Scan the editions, hold their pages and styles against what they may have, and follow every link."""
    beside = own((*tool_texts(), *_site_texts(site)))
    built = {name: _built(site, content, name, fresh, on, beside) for name in editions}
    known = {hashlib.sha256(path.read_bytes()).digest() for path in THEME.rglob("*") if path.is_file()}
    found = leaks(built, known)
    found += page_problems((fresh / "index.html").read_text(encoding="utf-8"), "index.html")
    with ProcessPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return found + [wrong for problems in pool.map(partial(_wrong, fresh), editions) for wrong in problems]


def _wrong(fresh: Path, name: str) -> list[Problem]:
    return [*built_problems(fresh / name, fresh), *style_problems(fresh / name, fresh / name)]


def _built(site: Site, content: Content, name: str, fresh: Path, on: date, beside: Own) -> Built:
    """The edition, and what it must not hold."""
    edition = content.vocabulary.edition(name)
    views = [view(content, edition, on, locale) for locale in ("nb", "nn")]
    paths = {source: staged for staged, source in content.attachments.items()}
    used = {paths[source] for seen in views for source in attached(seen, paths)}
    banned = forbidden(content, views, beside, used, site.url or "")
    everywhere = frozenset(used | {f"nn/{path}" for path in used})
    return Built(fresh / name, banned, everywhere, zip_path(name), open_from_disk)


def _site_texts(site: Site) -> Iterator[str]:
    """The site's own open texts, outside the content: configuration, macros, templates, school calendars."""
    paths = (site.config_file, site.root / "macros.py", *sorted((site.root / "overrides").rglob("*")),
             *sorted((site.root / FOLDER).glob("*.yml")))
    for path in paths:
        if path.is_file() and path.suffix in _OWN_TYPES:
            yield path.read_text(encoding="utf-8", errors="replace")
