"""Marks around a text that is in another language than what it will stand in, until HTML is made of it.

A title goes through phrases, lists and templates before it stands on a page, and its language must be told there
(WCAG 3.1.2). The marks go with it: noncharacters, which Unicode keeps for a program's own use. The browser has the same
for what comes to it as data (`web/scripts/shared/lang-marks.js`).
"""

from __future__ import annotations

import re

_OPEN, _SAID, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
_ANY = re.compile(f"[{_OPEN}-{_CLOSE}]")
_MARKED = re.compile(f"{_OPEN}([\\w-]+){_SAID}([^{_OPEN}-{_CLOSE}]*){_CLOSE}")
_SILENT = re.compile(r"<(title|desc|option)\b.*?</\1>|<[^<>]*>", re.DOTALL)
"""Where no element can stand: in a tag, and in what holds text alone."""
_OPTION = "<option"


def marked(text: str, tag: str) -> str:
    """The text, said to be in the language with this tag; without one, it is in that of what is around it."""
    return f"{_OPEN}{tag}{_SAID}{_ANY.sub('', text)}{_CLOSE}" if tag and text else text


def unmarked(text: str) -> str:
    """The text alone."""
    return _MARKED.sub(r"\2", text)


def language_of(text: str) -> str:
    """The tag of a text that is marked as a whole, else nothing."""
    found = _MARKED.fullmatch(text)
    return found[1] if found else ""


def pieces(text: str) -> list[tuple[str, str]]:
    """The text in pieces, each with the tag of its language where it is marked."""
    parts = _MARKED.split(text)
    told = zip(parts[2::3], parts[1::3], strict=True)
    return [piece for plain in parts[::3] for piece in ((plain, ""), next(told, ("", ""))) if piece[0]]


def as_spans(markup: str) -> str:
    """HTML, or Markdown, whose marks are elements with their language."""
    if _OPEN not in markup:
        return markup
    return _MARKED.sub(r'<span lang="\1">\2</span>', _SILENT.sub(lambda silent: _unspanned(silent[0]), markup))


def _unspanned(markup: str) -> str:
    """The markup without marks; an option with a title in it is read in the title's language."""
    found = _MARKED.search(markup)
    if found and markup.startswith(_OPTION):
        markup = markup.replace(_OPTION, f'{_OPTION} lang="{found[1]}"', 1)
    return unmarked(markup)
