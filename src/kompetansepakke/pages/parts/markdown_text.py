"""Text that Markdown shows as it stands."""

from __future__ import annotations

import re

_ESCAPABLE = re.compile(r"[\\`*_{}\[\]#]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;", "^": "&#94;"})


def escape_markdown(text: str) -> str:
    """Escape what Markdown, HTML or Jinja could read as more than text, in the middle of a line."""
    return _ESCAPABLE.sub(r"\\\g<0>", text).translate(_ENTITIES)
