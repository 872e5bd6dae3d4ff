"""The few forms of Typst's code mode that a source is made of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from turbohtml import Element

HEADING = re.compile(r"h([1-6])")
_KEPT = " \n\t\u00a0\u00ad\u202f\u2009"
"""Spaces, line breaks and the soft hyphen, which Python doesn't call printable."""
_json = json.JSONEncoder(ensure_ascii=False).encode


def literal(text: str) -> str:
    """`text` as a string literal of Typst, without what is never printed: what is left is escaped as in JSON."""
    return _json(text if text.isprintable() else "".join(char for char in text if char.isprintable() or char in _KEPT))


def code_block(parts: Iterable[str]) -> str:
    """The parts, one after the other."""
    return "{" + "; ".join(parts) + "}"


def array(items: Iterable[str]) -> str:
    """The items as an array, also where there is one alone."""
    listed = list(items)
    return f"({', '.join(listed)},)" if listed else "()"


def marked(element: Element, made: str) -> str:
    """What is made of an element, in its own language, and where links to it lead."""
    name, lang = element.attr("id"), element.attr("lang")
    if not made:
        return ""
    if lang:
        made = f"lang({literal(lang)}, {made})"
    return f"{{at({literal(name)}); {made}}}" if name and not HEADING.fullmatch(element.tag) else made
