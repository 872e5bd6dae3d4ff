"""`kp serve`: a preview that follows what is written."""

from __future__ import annotations

import argparse

from kompetansepakke.cli.values import date_value
from kompetansepakke.engine.readiness import load_engine
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.preview.attempt import Wish
from kompetansepakke.preview.run import preview


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--edition", metavar="ID", help="utgaven å se; ellers den første")
    parser.add_argument("--package", metavar="ID", help="bare denne pakken, så går det fortere")
    parser.add_argument("--date", type=date_value, metavar="ÅÅÅÅ-MM-DD", help="vis som på denne datoen")
    parser.add_argument("--locale", metavar="SPRÅK", help="vis dette språket der det finnes, som nn")
    parser.add_argument("--address", default="127.0.0.1:8000", metavar="VERT:PORT", help="ellers 127.0.0.1:8000")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until somebody ends it."""
    load_engine()
    wish = Wish(options.root, options.edition, options.package, options.locale, options.date)
    return preview(wish, open_site, options.address)
