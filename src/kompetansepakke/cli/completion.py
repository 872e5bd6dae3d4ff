"""Completion of commands, options and files in the shell, by argcomplete."""

from __future__ import annotations

import os

from kompetansepakke.cli.parser import Parser


def complete(parser: Parser) -> None:
    """Where the shell asks for completions, answer and end; else do nothing."""
    if "_ARGCOMPLETE" not in os.environ:
        return
    import argcomplete  # noqa: PLC0415 (nobody else waits for it)

    # argcomplete looks at the parsers before they parse anything, and so before they would get their options.
    parser.fill_named(os.environ.get("COMP_LINE", "").split())
    argcomplete.autocomplete(parser)
