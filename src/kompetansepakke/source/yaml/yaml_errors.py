"""What YAML's own messages mean to an editor: where the slip is, what it is, and the mend of that very slip."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

_QUOTE = 'sett hele verdien i hermetegn, som title: "Plan: for ledere".'
_INDENT = "la nøkler som hører sammen, begynne like langt inne, og ha hermetegn både foran og bak en hel verdi."
_MERGE = re.compile(r"(?:<<<<<<<|=======|>>>>>>>)(?: |$)")
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<key>[\w-]+):(?P<value>[^ \t:].*)")
_PLAIN = re.compile(r"(?P<indent> *)(?:- )?[\w-]+: +[^\s|>\[{\"'].*")
_OPEN_QUOTE = re.compile(r'(?P<before>\s*(?:- )?[\w-]+: +)"(?:[^"\\]|\\.)*')
_ODD_QUOTES = re.compile(r".*?:\s+[«»“”„‘’]")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a piece of YAML. `line` and `column` count from 0."""

    line: int
    column: int
    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class _Known:
    """A message of PyYAML's, by a part of it; `at_start` where the slip is where the value begins."""

    part: str
    why: str
    fix: str
    at_start: bool = False


_KNOWN = (
    _Known("but got '?'", "et spørsmålstegn til slutt i en verdi uten hermetegn", _QUOTE),
    _Known("mapping values are not allowed", "et kolon midt i en verdi", _QUOTE),
    _Known("found character '\\t'", "tabulator i innrykket", "bytt ut tabulatoren med mellomrom."),
    _Known("while parsing a flow",
           "et komma eller en sluttparentes mangler, eller en verdi med kolon står uten hermetegn",
           "skill leddene i {…} og […] med komma, lukk parentesen, og sett verdier med kolon eller komma i hermetegn.",
           at_start=True),
    _Known("while scanning a quoted scalar", "et hermetegn er ikke lukket", "sett et hermetegn der verdien slutter.",
           at_start=True),
    _Known("expected <block end>", "innrykket eller hermetegnene stemmer ikke", _INDENT),
    _Known("could not find expected ':'", "linja er ikke «nøkkel: verdi»",
           "skriv nøkkelen, et kolon og et mellomrom foran verdien. Hører linja til verdien over, rykker du den inn.",
           at_start=True),
    _Known("cannot start any token", "verdien begynner med et tegn som må stå i hermetegn", _QUOTE),
    _Known("while scanning an a", "verdien begynner med et tegn som må stå i hermetegn", _QUOTE),
)


def slip(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """What the editor did, for the error that PyYAML tells of `text`."""
    message = str(error)
    known = next((kind for kind in _KNOWN if kind.part in message), None)
    mark = (error.context_mark if known and known.at_start else None) or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    known = known or _Known("", "YAML forstår ikke denne linja", _QUOTE)
    written = lines[line] if line < len(lines) else ""
    return (_merged(lines) or _in_line(written, line, column, known) or _above(lines, line, known)
            or Slip(line, column, known.why, known.fix))


def _merged(lines: list[str]) -> Slip | None:
    number = next((number for number, written in enumerate(lines) if _MERGE.match(written)), None)
    if number is None:
        return None
    return Slip(number, 0, "git har satt inn to utgaver av teksten",
                "behold den ene, og slett linjene med <<<<<<<, ======= og >>>>>>>.")


def _in_line(written: str, line: int, column: int, known: _Known) -> Slip | None:
    """What the line itself tells better than the message."""
    if "expected ':'" in known.part and (glued := _glued(written, line, column)):
        return glued
    if known.fix == _QUOTE and _ODD_QUOTES.match(written):
        return Slip(line, column, f"{known.why}, og hermetegnene er ikke rette",
                    'bruk rette hermetegn, ", rundt verdien.')
    return None


def _glued(written: str, line: int, column: int) -> Slip | None:
    found = _NO_SPACE.fullmatch(written)
    return Slip(line, column, "mellomrommet etter kolonet mangler",
                f"skriv «{found['key']}: {found['value'].strip()}».") if found else None


def _above(lines: list[str], line: int, known: _Known) -> Slip | None:
    """What a line above did, where PyYAML stumbles only later."""
    if "mapping values" in known.part and line:
        above, found = _PLAIN.fullmatch(lines[line - 1]), re.match(" *", lines[line])
        if above and found and len(found[0]) > len(above["indent"]):
            return Slip(line, len(found[0]), "linja begynner lenger inne enn den over", _INDENT)
        return _glued(lines[line - 1], line - 1, 0)
    if "block end" in known.part:
        for number, written in enumerate(lines[:line]):
            if found := _OPEN_QUOTE.fullmatch(written):
                return Slip(number, len(found["before"]), "et hermetegn er ikke lukket",
                            "sett et hermetegn der verdien slutter.")
    return None
