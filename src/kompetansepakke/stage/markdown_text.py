"""Text that Markdown shows as it stands."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>#|~^=&!\"'$+-]")


def escape_markdown(text: str) -> str:
    """Replace every character that Markdown, HTML or Jinja could read as more than text."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", text)
