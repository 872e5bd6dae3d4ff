"""What a line was meant as that looks like one that opens or closes a block and isn't; and where none can stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kompetansepakke.base.problems import nearest
from kompetansepakke.source.blocks.block_kinds import BLOCKS, named_in_norwegian
from kompetansepakke.source.blocks.block_lines import SLASHES
from kompetansepakke.source.markdown.code import holders
from kompetansepakke.source.text import Line

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


def no_place(prefix: str, outer: str, above: Iterable[Line], *, inner: bool) -> Iterator[dict[str, str]]:
    """Why a block can't stand where it does, and the mend.

    No engine finds one in an explanation, nor in a box that stands in another block itself. `prefix` is what stands
    before it, `outer` what stands before the block around it, and `above` the lines in that.
    """
    extra = prefix[len(outer):]
    if not extra or ">" in extra:
        return
    within = {one.kind for one in holders(len(extra.expandtabs(4)), [line.text[len(outer):] for line in above])}
    if "explanation" in within:
        yield {"why": "en forklaring har ikke plass til blokker",
               "fix": "sett blokken etter forklaringen, helt til venstre."}
    elif "box" in within and inner:
        yield {"why": "den står i en boks eller fane som selv står i en blokk",
               "fix": "sett blokken etter boksen, eller boksen utenfor blokken."}
