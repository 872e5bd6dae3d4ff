"""`kp check`: all that is wrong with the content, for all roles at once."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kompetansepakke.base.problems import Problem, errors
from kompetansepakke.cli.building.unchanged import Unchanged
from kompetansepakke.cli.told import print_json, print_markdown, print_problems, summary
from kompetansepakke.site.oslo import today


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--format", choices=("text", "md", "json"), default="text",
                        help="text (for folk), md (en kommentar) eller json")
    parser.add_argument("--strict", action="store_true", help="la advarsler telle som feil")
    parser.add_argument("--no-cache", dest="cache", action="store_false", help="les alt på nytt")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check, and print the problems; 1 where something is wrong."""
    before = Unchanged(options.root, "check", today().isoformat(), use=options.cache)
    problems = before.problems()
    if problems is None:
        problems = _found(options.root, before, use=options.cache)
    if options.format == "json":
        print_json([found.as_json() for found in problems], indent=1)
    elif options.format == "md":
        print_markdown(problems)
    else:
        print_problems(problems)
        print(summary(problems), file=sys.stderr)
    return 1 if errors(problems) or (options.strict and problems) else 0


def _found(root: Path, before: Unchanged, *, use: bool) -> tuple[Problem, ...]:
    # A second, where nothing has changed:
    from kompetansepakke.engine.site_config import open_site  # noqa: PLC0415
    from kompetansepakke.site.made_folders import KEPT_FOLDER  # noqa: PLC0415

    site = open_site(root)
    problems = site.check(site.read(), kept=site.root / KEPT_FOLDER if use else None, alone=True).problems
    if site.self_contained:
        before.keep(problems)
    return problems
