"""Text of a document as Markdown that shows just that text, whatever it looks like."""

from __future__ import annotations

import re
from unicodedata import category, normalize

from kompetansepakke.content.checks.pages.shown import is_foreign as foreign_marks
from kompetansepakke.source.markdown.code import code_span
from kompetansepakke.source.text import is_plain, is_refused, read_lines

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a sign of a font of its own (Wingdings and its like), which no other font has."""
_SOFT = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\u200e\u200f"))
"""Hints to the program that breaks lines; nothing is seen of them."""
_LOOSE = re.compile(r"(?<![\d§.])\u00a0|\u00a0(?![\d§%°])(?=\W)|\u00a0(?=\s)")
_SPACES = re.compile(r"[ \t\r\n\u2000-\u200a\u202f\u3000]+")
_BY_ENTITY = {char: f"&#{ord(char)};" for char in "\\{~^$"}
_MARKS = re.compile(r"[`*\[]|(?<![^\W_])_|_(?![^\W_])")
_TAGS = re.compile(r"<(?=[A-Za-z/!?-])|&(?=#?\w+;)")
_DOUBLE = re.compile(r"(?:==|\+\+)+")
_SLASHES = re.compile(r"(?<!:)/{2,}")
_TARGET = re.compile(r"(?<=\])\(")
"""Where a link would name its target, which is told to be broken where there are stray backticks before it."""
_EMOJI = re.compile(r":(?=[a-z][\w+-]*:)")
_START = re.compile(r"#|[-+:](?=\s|$)|[-=]+\s*$|!!!|\?\?\?|===|:::|\||>|--8<--")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_FOREIGN = re.compile(r"\s*(?:!!!|\?\?\?\+?|===[+!]*|:{3,})\s*\S|.*\{(?:\+\+|--|~~|>>|:?\s*[.#][\w-])|"
                      r".*(?<![:/])/[\s/]*/|.*/{3}|\s*\[!\w+\]")
"""What other tools read as more than text, and `kp check` therefore stops at, however it is written."""

_REFUSED_IN_CODE = re.compile(r"\{|8<|<!--|-->")
_REFUSED_IN_CELLS = re.compile(rf"\||{_REFUSED_IN_CODE.pattern}")


def clean(text: str) -> str:
    """The text in one form of each letter, without what is invisible; ordinary spaces but beside figures."""
    text = normalize("NFC", text).translate(_SOFT)
    text = _LOOSE.sub(" ", _SPACES.sub(" ", text))
    if is_plain(text) or not read_lines(text.encode("utf-8", "replace"), "")[1]:
        return text
    return "".join(_instead(char) for char in text)


def squeezed(text: str) -> str:
    """The text with one space where there were several; hard spaces stay."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def _instead(char: str) -> str:
    if not is_refused(char):
        return char
    return UNKNOWN if category(char) == "Co" else ""


def escape(text: str) -> str:
    """A part of a line, shown as it stands."""
    text = _TAGS.sub(lambda found: "&lt;" if found[0] == "<" else "&amp;", text)
    text = "".join(_BY_ENTITY.get(char, char) for char in text)
    text = _MARKS.sub(r"\\\g<0>", text)
    text = _DOUBLE.sub(_entities, text)
    text = _SLASHES.sub(_entities, text)
    text = _TARGET.sub(_entities, text)
    return _EMOJI.sub("&#58;", text)


def _entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in found[0])


def guard(line: str) -> str:
    """A line of escaped text whose first signs make it nothing but text."""
    line = line.lstrip()
    if _START.match(line):
        return f"\\{line}" if line[0] in "#-+>" else f"&#{ord(line[0])};{line[1:]}"
    return _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line


def is_foreign(text: str) -> bool:
    """Whether the text can't stand as text, so that it is shown as code instead."""
    return foreign_marks(text) or any(_FOREIGN.match(line) for line in text.split("\n"))


def as_code(text: str, *, in_cell: bool = False) -> str:
    """The text as code in a line; in tags where it holds what is refused even between backticks."""
    if (_REFUSED_IN_CELLS if in_cell else _REFUSED_IN_CODE).search(text):
        signs = (char if char.isalnum() or char in " .," else f"&#{ord(char)};" for char in text)
        return f"<code>{''.join(signs)}</code>"
    if text.startswith((":::", "#!")):
        text = f"#!text {text}"  # which else names a language
    return code_span(text)


def as_comment(text: str) -> str:
    """A mark that something is left to do: a comment, which reaches no reader."""
    told = re.sub(r"-{2,}", "–", clean(text)).replace("<", "‹").replace(">", "›").replace("///", "/ / /").strip()
    return f"<!-- TODO: {told} -->"
