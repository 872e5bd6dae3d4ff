"""Text that Markdown shows as it stands."""

from __future__ import annotations

import re

_ESCAPABLE = re.compile(r"[\\`*_{}\[\]#]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "^": "&#94;"})


_FENCE = "/" * 14
"""Longer than that of any block that may stand inside."""


def in_language(lang: str, markdown: str) -> str:
    """The text, said to be in the language with this tag; without one, it is in that of what is around it."""
    return f"{_FENCE} html | div[lang={lang}]\n\n{markdown}\n{_FENCE}\n" if lang and markdown else markdown


def escape_markdown(text: str) -> str:
    """Escape what Markdown, HTML or Jinja could read as more than text, in the middle of a line."""
    return _ESCAPABLE.sub(r"\\\g<0>", text).translate(_ENTITIES)
