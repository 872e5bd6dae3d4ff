"""`kp build`: from checked content to a published site."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kompetansepakke.base.problems import Problem, errors
from kompetansepakke.cli.building.unchanged import Unchanged
from kompetansepakke.cli.told import print_problems, summary
from kompetansepakke.cli.values import date_value, day_of

if TYPE_CHECKING:
    from kompetansepakke.publish.rendering import Wanted
    from kompetansepakke.site.project import Reading
    from kompetansepakke.site.site import Site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--edition", action="append", metavar="ID", help="bare denne utgaven (kan gjentas)")
    parser.add_argument("--output", type=Path, metavar="MAPPE", help="hit i stedet for site/")
    parser.add_argument("--date", type=date_value, metavar="ÅÅÅÅ-MM-DD", help="bygg som på denne datoen")
    parser.add_argument("--strict", action="store_true", help="la advarsler stoppe byggingen")
    parser.add_argument("--no-pdf", dest="pdf", action="store_false", help="lag ikke PDF-er av det som kan skrives ut")
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="lag alt på nytt")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Build and publish; 1 where the content has errors, and then nothing is published."""
    on = day_of(options.date)
    wish = (str(options.edition), str(options.pdf), on.isoformat())
    before = Unchanged(options.root, "build", *wish, use=options.cache)
    output = options.output or options.root / "site"
    problems = before.problems()
    if problems is None or (options.strict and problems) or not before.is_published(output):
        return _build(options, on, before)
    print_problems(problems)
    print(f"Ingenting er endret: {output} er som det skal være.", file=sys.stderr)
    return 0


def _build(options: argparse.Namespace, on: date, before: Unchanged) -> int:
    # More than a second of imports, which nobody waits for where nothing has changed; the helper process begins first:
    from kompetansepakke.engine.readiness import load_engine  # noqa: PLC0415

    load_engine()
    from kompetansepakke.cli.building.output import output_folder  # noqa: PLC0415
    from kompetansepakke.engine.site_config import open_site  # noqa: PLC0415
    from kompetansepakke.publish.rendering import Wanted  # noqa: PLC0415
    from kompetansepakke.publish.swap import terminate_like_interrupt  # noqa: PLC0415
    from kompetansepakke.site.made_folders import KEPT_FOLDER  # noqa: PLC0415

    terminate_like_interrupt()
    site = open_site(options.root)
    editions, output = site.editions(options.edition), output_folder(site, options.output)
    began = time.monotonic()
    kept = site.root / KEPT_FOLDER if options.cache else None
    look = _Look(site, site.read(), options, kept)
    try:
        _publish(Wanted(editions, output, on, options.pdf, kept, began), look)
    except _RefusedError:
        return 1
    if site.self_contained:
        before.keep(look.problems or (), output)
    return 0


def _publish(wanted: Wanted, look: _Look) -> None:
    from kompetansepakke.publish.build import build_site  # noqa: PLC0415 (as above)
    from kompetansepakke.publish.swap import OutputRefusedError  # noqa: PLC0415

    if errors(look.reading.problems):
        look()
    try:
        build_site(look.site, look.reading, wanted, look)
    except OutputRefusedError:
        if look.problems is None:  # what is wrong with the content is told in any case
            look()
        raise


class _RefusedError(Exception):
    """There are problems, which have been told."""


@dataclass(slots=True)
class _Look:
    """Checks what was read, and tells what is wrong; raises _RefusedError where it must not be built."""

    site: Site
    reading: Reading
    options: argparse.Namespace
    kept: Path | None
    problems: Sequence[Problem] | None = None

    def __call__(self) -> None:
        # By itself: threads wait for those who stage meanwhile, and no copies may be made beside threads.
        found = self.problems = self.site.check(self.reading, self.options.date, self.kept).problems
        print_problems(found)
        if errors(found) or (self.options.strict and found):
            print(f"{summary(found)} Nettstedet er ikke endret.", file=sys.stderr)
            raise _RefusedError
