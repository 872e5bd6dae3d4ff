"""`kp schema`: one JSON Schema of all that an editor writes as keys."""

from __future__ import annotations

import argparse

from kompetansepakke.cli.told import print_json
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.reference.json_schema import document


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command takes no options."""
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the schema of the site's roles and keys."""
    print_json(document(open_site(options.root).vocabulary), indent=2)
    return 0
