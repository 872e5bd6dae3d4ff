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
    (r"one of the arguments (?P<what>.+) is required", "én av {what} må være med"),
    (r"argument (?P<what>.+?): expected one argument", "{what} mangler en verdi"),
    (r"argument (?P<what>.+?): invalid int value: '(?P<value>.*)'", "{what} skal være et tall, ikke «{value}»"),
    (r"argument (?P<what>.+?): ignored explicit argument .+", "{what} tar ingen verdi"),
    (r"argument (?P<what>.+?): not allowed with argument (?P<other>.+)", "{what} kan ikke stå sammen med {other}"),
)
"""What argparse says in English, and how we say it."""
_IN_NORWEGIAN = {"sjekk": "check", "kontroller": "check", "bygg": "build", "vis": "serve", "ny": "new", "nytt": "new",
                 "oversett": "translate", "pakke": "package", "modul": "module", "side": "page", "nettsted": "site"}
"""Commands that somebody may call by what they do."""
_MEANT = {
    "--port": ("--address", "porten står i --address, som --address 127.0.0.1:8001"),
    "--host": ("--address", "verten står i --address, som --address 127.0.0.1:8001"),
    "--dev-addr": ("--address", "skriv --address, som --address 127.0.0.1:8001"),
    "-a": ("--address", "skriv --address, som --address 127.0.0.1:8001"),
    "--site-dir": ("--output", "skriv --output MAPPE"),
    "-d": ("--output", "skriv --output MAPPE"),
    "-o": ("--output", "skriv --output MAPPE"),
    "--role": ("--edition", "en utgave velger du med --edition, som --edition leder"),
    "--lang": ("--locale", "språket velger du med --locale, som --locale nn"),
}
"""What those who know MkDocs or other tools write, the option of ours that does it, and how it is told."""
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
        self.otherwise: str | None = None
        """The command below this one that is meant where none is named (`add_commands`)."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse, with the options of the command that is used."""
        if self._fill:
            fill, self._fill = self._fill, None
            fill(self)
        if self.otherwise and args and args[0] not in ("-h", "--help") and re.match(r"-|.*\.\w+$", args[0]):
            args = [self.otherwise, *args]
        known, extras = super().parse_known_args(args, namespace)
        if extras:
            self.error(_unknown(extras, [name for action in self._actions for name in action.option_strings]))
        return known, extras

    def fill_named(self, words: Sequence[str]) -> None:
        """Give the commands among `words` their options now, at every level."""
        if self._fill:
            fill, self._fill = self._fill, None
            fill(self)
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                for name, command in action.choices.items():
                    if name in words:
                        command.fill_named(words)

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong."""
        self.exit(2, f"kp: {one_line(_in_norwegian(message))}. Se «{self.prog} --help».\n")

    def format_help(self) -> str:
        """The help, in Norwegian."""
        text = super().format_help()
        for english, norwegian in _HELP:
            text = text.replace(english, norwegian)
        return text


def add_commands(parser: argparse.ArgumentParser, commands: Sequence[Command], shown: str = "KOMMANDO",
                 otherwise: str | None = None) -> None:
    """Let `parser` know the commands, by name and help alone.

    `otherwise` is the one that is meant where the name of a file, or an option, stands in the place of a command.
    """
    if isinstance(parser, Parser):
        parser.otherwise = otherwise
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


def _unknown(extras: Sequence[str], known: Sequence[str]) -> str:
    """What is said of words that the command doesn't take, with what was likely meant."""
    told = f"forstår ikke «{' '.join(extras)}»"
    name = extras[0].partition("=")[0]
    if not name.startswith("-"):
        return f"{told}; tekst med mellomrom må stå i hermetegn"
    if name in ("-f", "--config-file"):
        return f"{told}; mappa til nettstedet står foran kommandoen: kp -C MAPPE …"
    ours, mend = _MEANT.get(name, ("", ""))
    if ours in known:
        return f"{told}; {mend}"
    near = suggestion(name, known, cutoff=0.75).strip(" ?").replace("Mente", "mente")
    return f"{told}; {near}" if near else told


def _in_norwegian(message: str) -> str:
    choice = _CHOICE.fullmatch(message)
    if choice:
        known = [name.strip("'\" ") for name in choice["known"].split(",")]
        near = suggestion(_IN_NORWEGIAN.get(choice["word"], choice["word"]), known)
        return f"kjenner ikke «{choice['word']}». {near}Velg mellom {', '.join(known)}"
    for english, norwegian in _WRONG_USE:
        if found := re.fullmatch(english, message, re.DOTALL):
            return norwegian.format(**found.groupdict())
    return message.removeprefix("argument ")
