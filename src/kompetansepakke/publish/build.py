"""From checked content to a published site: build the editions side by side, scan them, swap them in whole."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from kompetansepakke.content.model import Content
from kompetansepakke.machine.child import copies, give
from kompetansepakke.machine.kept import Kept
from kompetansepakke.machine.progress import told_seconds
from kompetansepakke.machine.temporary import temporary_folder
from kompetansepakke.pages.stage import SiteFacts
from kompetansepakke.publish.chooser import write_chooser
from kompetansepakke.publish.last_look.inspection import inspect
from kompetansepakke.publish.offline import taken_along
from kompetansepakke.publish.paper import Paper
from kompetansepakke.publish.rendering import Wanted, building_of, jobs_of, render_all
from kompetansepakke.publish.swap import fresh_output
from kompetansepakke.publish.verify.listing import write_root_list
from kompetansepakke.site.project import Reading
from kompetansepakke.site.site import BuildError, Site


def build_site(site: Site, reading: Reading, wanted: Wanted, check: Callable[[], object]) -> None:
    """Build what is wanted and publish it, telling of each step on standard error.

    `check` looks at what was read while it is staged, and raises what is to end the build: the engine is handed
    nothing before all is known to be right. Raises BuildError where a page can't be built or the scan finds something,
    OutputRefusedError where the output can't be used. In all cases what was published before is untouched.
    """
    content, editions, kept, began = reading.content, wanted.editions, wanted.kept, wanted.began
    facts = SiteFacts(site.root, site.name, site.url or "", reading.school_breaks, site.guides, site.changes())
    with (fresh_output(wanted.output) as fresh, temporary_folder() as stages,
          copies(give, building := building_of(site, content, facts, wanted, fresh)) as workers):
        jobs = list(jobs_of(site, content, wanted, fresh, stages))
        paper = Paper(site, kept)

        def meanwhile() -> None:
            _checked(check, content, began)
            write_chooser(site, content, editions, fresh)

        staged = render_all(site, building, jobs, workers, meanwhile, paper.print if wanted.pdf else _nothing)
        for job in jobs:
            if job.folder != fresh / job.place:
                job.folder.rename(fresh / job.place)
        write_root_list(fresh, editions)
        if wanted.pdf:
            paper.tell()
        looked = time.monotonic()
        problems = inspect(building, workers, taken_along(site, staged, fresh, wanted), paper.written, stages)
        print(f"Gjennomsyn: {told_seconds(time.monotonic() - looked)}", file=sys.stderr, flush=True)
        if problems:
            raise BuildError("Nettstedet er ikke endret.", problems)
    with Kept(kept) as products:
        products.shrink()
    print(f"Publisert til {wanted.output} på {told_seconds(time.monotonic() - began)}.", file=sys.stderr)


def _nothing(*_: object) -> None:
    pass


def _checked(check: Callable[[], object], content: Content, began: float) -> None:
    check()
    pages = sum(1 for _ in content.pages())
    print(f"Innhold: {pages} {'side' if pages == 1 else 'sider'}, {told_seconds(time.monotonic() - began)}",
          file=sys.stderr, flush=True)
