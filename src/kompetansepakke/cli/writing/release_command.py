"""`kp release`: notes the addresses that are published, so that none is lost without anybody deciding it."""

from __future__ import annotations

import argparse
import sys

from kompetansepakke.base.problems import errors
from kompetansepakke.cli.told import print_problems, summary
from kompetansepakke.content.checks.upkeep import ADDRESSES, addresses
from kompetansepakke.engine.site_config import open_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, and write the addresses; 1 where the content has errors, and then nothing is written."""
    site = open_site(options.root)
    reading = site.check(site.read(), alone=True)
    if errors(reading.problems):
        print_problems(reading.problems)
        print(f"{summary(reading.problems)} {ADDRESSES} er ikke endret.", file=sys.stderr)
        return 1
    known = addresses(reading.content)
    (site.root / ADDRESSES).write_text("".join(f"{address}\n" for address in known), encoding="utf-8", newline="\n")
    print(f"{ADDRESSES}: {len(known)} adresser. Legg fila i git.", file=sys.stderr)
    return 0
