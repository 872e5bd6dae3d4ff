"""`kp translate`: drafts of translations in `utkast/`, and the way from there to the place beside their pages."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kompetansepakke.cli.told import print_problems
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.drafts.accepting import accept, drafts_at


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("path", metavar="STI", type=Path, help="et utkast, eller en mappe med utkast, i utkast/")
    parser.add_argument("--accept", action="store_true", required=True,
                        help="kontroller utkastene, og legg dem ved siden av sidene sine")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Accept, and print the files that were written; 1 where something hinders it, and then nothing is moved."""
    site = open_site(options.root)
    written, problems = accept(site, drafts_at(site, options.path))
    print_problems(problems)
    for path in written:
        print(path)
    if problems:
        print("Ingen utkast er flyttet.", file=sys.stderr)
    return 1 if problems else 0
