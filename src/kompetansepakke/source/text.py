"""From bytes to lines: only text that an editor can see may pass."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kompetansepakke.base.problems import Place, Problem, problem

MAX_BYTES = 400_000
MAX_LINE = 20_000
"""Bounds of a page: about 60 000 words, far above what anyone reads in one sitting."""

_REFUSED_CATEGORIES = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
_BLANK_LETTERS = set("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_PRINTED_BLANKS = re.compile(f"[{''.join(sorted(_BLANK_LETTERS))}\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""What Python takes for printable, and is refused; it says the rest by itself (`str.isprintable`)."""
_VARIATIONS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_EMOJI_STYLES = ("\ufe0e", "\ufe0f")
_JOINER = "\u200d"
_PREFIX = re.compile(r"[ \t>]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of source text without its line end; `number` counts from 1."""

    number: int
    text: str


def read_lines(data: bytes, file: str) -> tuple[tuple[Line, ...], list[Problem]]:
    """Decode a source file, in one form of each letter (NFC). A BOM and CRLF are fine; what is invisible is refused.

    The text is brought to NFC, so that «é» of one letter and «é» of two are the same in links, anchors and the search.
    Returns no lines where the bytes can't be trusted.
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) // 1000} kB"
        return (), [problem("KP103", Place(file), size=size, limit=f"{MAX_BYTES // 1000} kB")]
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return (), [problem("KP101", Place(file, line), byte=error.start + 1)]
    lines = tuple(Line(number, line) for number, line in
                  enumerate(unicodedata.normalize("NFC", text.replace("\r\n", "\n")).split("\n"), start=1))
    found = [p for line in lines for p in _line_problems(line, file)]
    return (() if found else lines), found


def _line_problems(line: Line, file: str) -> list[Problem]:
    if len(line.text) > MAX_LINE:
        return [problem("KP103", Place(file, line.number), size=f"{len(line.text)} tegn på en linje",
                        limit=f"{MAX_LINE} tegn")]
    if is_plain(line.text):
        return []
    return [problem("KP102", Place(file, line.number, column), char=describe(char))
            for column, char in enumerate(line.text, start=1)
            if is_refused(char) and not _is_part_of_emoji(line.text, column - 1)]


def prefix_end(text: str) -> int:
    """Where the indentation and the quote marks of a line end."""
    match = _PREFIX.match(text)
    return match.end() if match else 0


def is_plain(text: str) -> bool:
    """Whether no character of the text is refused; False where that takes a closer look."""
    return text.replace("\t", " ").isprintable() and _PRINTED_BLANKS.search(text) is None


def is_refused(char: str) -> bool:
    """Whether the character is invisible, steers the text, or is no character at all."""
    if char == "\t":
        return False
    return (unicodedata.category(char) in _REFUSED_CATEGORIES or char in _BLANK_LETTERS
            or _VARIATIONS.match(char) is not None or ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF)


def _is_part_of_emoji(text: str, at: int) -> bool:
    """The style mark right after a picture, and the joiner between two, as in 👩‍🏫 and ❤️."""
    before, after = text[at - 1:at], text[at + 1:at + 2]
    if text[at] in _EMOJI_STYLES:
        return _is_picture(before) or (after == "\u20e3" and before in tuple("0123456789#*"))
    return text[at] == _JOINER and _is_picture(after) and (_is_picture(before) or before in _EMOJI_STYLES)


def _is_picture(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) == "So" or "\U0001f3fb" <= char <= "\U0001f3ff"
                           or char in "↔↕▶◀‼⁉〰〽©®™ℹ⤴⤵◻◼◽◾")


def describe(char: str) -> str:
    """The character's number and name, for a message."""
    return f"U+{ord(char):04X} ({unicodedata.name(char, 'uten navn')})"
