"""`kp stage`: an edition as a plain site, for any engine that reads mkdocs.yml."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kompetansepakke.base.problems import errors
from kompetansepakke.cli.building.output import output_folder
from kompetansepakke.cli.told import print_problems, summary
from kompetansepakke.cli.values import date_value, day_of
from kompetansepakke.engine.plain.plain_site import write_plain_site
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.publish.swap import fresh_output, terminate_like_interrupt
from kompetansepakke.site.project import SiteError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--edition", required=True, metavar="ID", help="utgaven")
    parser.add_argument("--output", required=True, type=Path, metavar="MAPPE", help="hit; mappa må være tom eller ny")
    parser.add_argument("--locale", metavar="SPRÅK", help="språket utgaven er på; ellers nettstedets første")
    parser.add_argument("--date", type=date_value, metavar="ÅÅÅÅ-MM-DD", help="slik det er på denne datoen")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Stage the edition; 1 where the content has errors, and then nothing is written."""
    terminate_like_interrupt()
    site = open_site(options.root)
    edition, output = site.editions([options.edition])[0], output_folder(site, options.output)
    locale = site.locale(options.locale)
    if output.is_dir() and any(output.iterdir()) and not (output / "mkdocs.yml").is_file():
        raise SiteError(f"«{output}» er ikke tom, og «kp stage» har ikke laget den. Velg en annen mappe.")
    reading = site.check(site.read(), options.date, alone=True)
    print_problems(reading.problems)
    if errors(reading.problems):
        print(f"{summary(reading.problems)} Ingenting er lagt i «{output}».", file=sys.stderr)
        return 1
    with fresh_output(output) as fresh:
        write_plain_site(site, reading, edition, locale, day_of(options.date), fresh)
    print(f"Utgaven {edition} ligger i {output}.", file=sys.stderr)
    return 0
