"""The index as scripts: the same files serve a server and a folder on disk, where browsers fetch nothing else.

What is packed holds whole words of the pages and, beside them, signs: the scan of published files reads words, and
pieces of words might by chance be some that the edition must not hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_MORE, _LAST, _LAST_STRONG = "!#$()*+,", "-./:;=?@", "[]^{|}~'"
"""Digits of base 8: those that others follow, and the last one, of a page that the word is important to."""


def postings(pages: Mapping[int, bool]) -> str:
    """Numbers of pages as the steps between them; true marks those that the word is important to."""
    written, before = "", -1
    for page in sorted(pages):
        step = page - before - 1
        before = page
        written += _number(step, _LAST_STRONG if pages[page] else _LAST)
    return written


def _number(number: int, last: str) -> str:
    written = last[number % 8]
    while number := number // 8:
        written = _MORE[number % 8] + written
    return written


def call(*arguments: Any) -> str:
    """A script that hands `arguments` to the page: lists, texts and numbers, with no object whose keys are data."""
    written = ",".join(json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in arguments)
    return f"kpSearch({written});\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
