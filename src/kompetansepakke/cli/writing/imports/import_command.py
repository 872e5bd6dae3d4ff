"""The kinds of `kp import`, each in a module of its own."""

from __future__ import annotations

import argparse

from kompetansepakke.cli.parser import Command, add_commands

_KINDS = (
    Command("document", "en side fra en Word- eller PowerPoint-fil; ordet «document» kan utelates",
            "writing.imports.import_document"),
    Command("calendar", "en skolerute fra en kalenderfil (.ics), til modules/skoleruter",
            "writing.imports.import_calendar"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be taken in, each with its options."""
    add_commands(parser, _KINDS, "HVA", otherwise="document")
