"""`kp translate`: drafts of translations in `utkast/`, the way from there, and the words that a language lacks."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kompetansepakke.cli.told import print_problems
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.drafts.accepting import accept, drafts_at
from kompetansepakke.site.drafts.drafting import draft
from kompetansepakke.site.drafts.missing_words import missing_words
from kompetansepakke.site.project import SiteError
from kompetansepakke.site.site import Site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("path", metavar="STI", type=Path, nargs="?",
                        help="en side, modul eller pakke; med --accept også et utkast eller en mappe med utkast")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--to", metavar="SPRÅK", help="la Apertium lage utkast i utkast/ på dette språket, som nn")
    what.add_argument("--accept", action="store_true",
                      help="kontroller utkastene, og legg dem ved siden av sidene sine")
    what.add_argument("--phrases", metavar="SPRÅK",
                      help="skriv ut tekstene som verktøyet mangler på dette språket, som se; da trengs ingen STI")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Draft, and print what a person should look at; accept, and print the files; or print the missing words."""
    site = open_site(options.root)
    if options.phrases:
        print(missing_words(options.phrases), end="")
        return 0
    if options.path is None:
        raise SiteError("Skriv hvilken side, modul eller pakke det gjelder, eller «.» for alt.")
    return _accept(site, options.path) if options.accept else _draft(site, options.path, site.locale(options.to))


def _draft(site: Site, path: Path, locale: str) -> int:
    drafted = draft(site, path, locale)
    for one in drafted:
        print(one.path)
        for doubt in one.doubts:
            print(f"{one.path}:{doubt.line}: {doubt.why}")
    if not drafted:
        print("Alt er oversatt, eller har utkast.", file=sys.stderr)
    return 0


def _accept(site: Site, path: Path) -> int:
    """Nothing is moved where something hinders it; the code is then 1."""
    written, problems = accept(site, drafts_at(site, path))
    print_problems(problems)
    for file in written:
        print(file)
    if problems:
        print("Ingen utkast er flyttet.", file=sys.stderr)
    return 1 if problems else 0
