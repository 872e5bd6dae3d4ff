"""The parser of the command line: Norwegian, and quick, since a command's own options are added when it is used."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

from kompetansepakke.base.problems import suggestion

_WRONG_USE = (
    (r"the following arguments are required: (?P<what>.+)", "{what} mangler"),
    (r"argument (?P<what>.+?): expected one argument", "{what} mangler en verdi"),
    (r"unrecognized arguments: (?P<what>.+)", "forstår ikke «{what}»; tekst med mellomrom må stå i hermetegn"),
)
"""What argparse says in English, and how we say it."""
_CHOICE = re.compile(r"argument .+?: invalid choice: (['\"])(?P<word>.*)\1 \(choose from (?P<known>.+)\)", re.DOTALL)
_HELP = (("usage: ", "bruk: "), ("positional arguments:", "argumenter:"), ("options:", "valg:"),
         ("show this help message and exit", "vis denne hjelpen"))


class Command(NamedTuple):
    """A command of `kp`: its name, what its help says, and the module of ours that holds it.

    The module has `add_arguments(parser)`, which also sets the default `run`: a function from the options to the exit
    code. It is imported when the command is used, so that one command doesn't wait for what another needs.
    """

    name: str
    help: str
    module: str


class Parser(argparse.ArgumentParser):
    """Wrong use is one line in Norwegian and exit code 2."""

    def __init__(self, *, fill: Callable[[argparse.ArgumentParser], None] | None = None, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)
        self._fill = fill

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse, with the options of the command that is used."""
        if self._fill:
            fill, self._fill = self._fill, None
            fill(self)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong."""
        self.exit(2, f"kp: {one_line(_in_norwegian(message))}. Se «{self.prog} --help».\n")

    def format_help(self) -> str:
        """The help, in Norwegian."""
        text = super().format_help()
        for english, norwegian in _HELP:
            text = text.replace(english, norwegian)
        return text


def add_commands(parser: argparse.ArgumentParser, commands: Sequence[Command], shown: str = "KOMMANDO") -> None:
    """Let `parser` know the commands, by name and help alone."""
    known = parser.add_subparsers(required=True, metavar=shown, parser_class=Parser)
    for command in commands:
        known.add_parser(command.name, help=command.help, fill=_filler(command.module))


def _filler(module: str) -> Callable[[argparse.ArgumentParser], None]:
    def fill(parser: argparse.ArgumentParser) -> None:
        import_module(f"kompetansepakke.cli.{module}").add_arguments(parser)

    return fill


def one_line(text: str) -> str:
    """The text on one line, with what can't be printed marked."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(text.split()))


def _in_norwegian(message: str) -> str:
    choice = _CHOICE.fullmatch(message)
    if choice:
        known = [name.strip("'\" ") for name in choice["known"].split(",")]
        return f"kjenner ikke «{choice['word']}». {suggestion(choice['word'], known)}Velg mellom {', '.join(known)}"
    for english, norwegian in _WRONG_USE:
        if found := re.fullmatch(english, message, re.DOTALL):
            return norwegian.format(**found.groupdict())
    return message.removeprefix("argument ")
