"""`kp build`: from checked content to a published site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kompetansepakke.base.problems import errors
from kompetansepakke.cli.building.output import output_folder
from kompetansepakke.cli.told import print_problems, summary
from kompetansepakke.cli.values import date_value
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.publish.build import build_site
from kompetansepakke.publish.swap import terminate_like_interrupt
from kompetansepakke.site.project import today
from kompetansepakke.site.site import KEPT_FOLDER


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
    terminate_like_interrupt()
    site = open_site(options.root)
    editions, output = site.editions(options.edition), output_folder(site, options.output)
    site.build.prepare()
    reading = site.check(site.read(), options.date)
    print_problems(reading.problems)
    if errors(reading.problems) or (options.strict and reading.problems):
        print(f"{summary(reading.problems)} Nettstedet er ikke endret.", file=sys.stderr)
        return 1
    build_site(site, reading, editions, output, options.date or today(), pdf=options.pdf,
               kept=site.root / KEPT_FOLDER if options.cache else None)
    return 0
