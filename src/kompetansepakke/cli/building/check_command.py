"""`kp check`: all that is wrong with the content, for all roles at once."""

from __future__ import annotations

import argparse
import sys

from kompetansepakke.base.problems import errors
from kompetansepakke.cli.told import print_json, print_problems, summary
from kompetansepakke.engine.site_config import open_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (for folk) eller json")
    parser.add_argument("--strict", action="store_true", help="la advarsler telle som feil")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, and print the problems; 1 where something is wrong."""
    site = open_site(options.root)
    problems = site.check(site.read()).problems
    if options.format == "json":
        print_json([found.as_json() for found in problems], indent=1)
    else:
        print_problems(problems)
        print(summary(problems), file=sys.stderr)
    return 1 if errors(problems) or (options.strict and problems) else 0
