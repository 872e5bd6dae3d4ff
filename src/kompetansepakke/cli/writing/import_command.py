"""`kp import`: what others have made, as files that an editor reads through and commits."""

from __future__ import annotations

import argparse

from kompetansepakke.cli.parser import Command, add_commands

_KINDS = (
    Command("document", "en side fra en Word- eller PowerPoint-fil; ordet «document» kan utelates",
            "writing.import_document"),
    Command("calendar", "en skolerute fra en kalenderfil (.ics), til modules/skoleruter", "writing.import_calendar"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be taken in, each with its options."""
    add_commands(parser, _KINDS, "HVA", otherwise="document")
