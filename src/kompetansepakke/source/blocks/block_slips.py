"""What a line was meant as that looks like one that opens or closes a block, and isn't."""

from __future__ import annotations

import re

from kompetansepakke.base.problems import nearest
from kompetansepakke.source.blocks.block_kinds import BLOCKS, named_in_norwegian
from kompetansepakke.source.blocks.block_lines import SLASHES

_CLOSING = re.compile(r"(?:end|slutt)\s*(?P<name>\w*)|(?P<bare>)", re.IGNORECASE)
_OPENING = re.compile(r"(?P<name>\w+)\s*(?P<argument>\W.*)?")


def meant(content: str, within: str) -> str:
    """The block line that was meant by a line without its prefix, empty where none is near.

    `within` is the name of the innermost open block, empty outside all.
    """
    said = content.lstrip(SLASHES + "\\ ").rstrip()
    closing = _CLOSING.fullmatch(said)
    if closing:
        name = _name(closing["name"]) if closing["name"] else within
        return f"/// end {name}" if name else ""
    opening = _OPENING.fullmatch(said)
    name = _name(opening["name"]) if opening else ""
    if not opening or not name:
        return ""
    argument = (opening["argument"] or "").lstrip(" \t|:")
    return f"/// {name} | {argument}" if argument and BLOCKS[name].argument != "none" else f"/// {name}"


def _name(word: str) -> str:
    """The block that a word names, also in Norwegian or nearly."""
    return named_in_norwegian(word) or nearest(word, BLOCKS) or ""
