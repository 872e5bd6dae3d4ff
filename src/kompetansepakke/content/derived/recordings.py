"""Films and podcasts: which are recorded, the manuscripts of those and the others, and who speaks in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kompetansepakke.content.checks.model.resources import transcript_source
from kompetansepakke.content.view import PageView, View
from kompetansepakke.source.blocks.blocks import Block, texts
from kompetansepakke.source.markdown.comments import mark_code

_SPEAKER = re.compile(r"[ \t>]*\*\*([^*:\n]+?)(?: \(\d+\))?(?::\*\*|\*\*:)")
"""A line of a manuscript that somebody speaks: it begins with the name in bold and a colon.

Behind the name may stand which of the voices takes it where people read aloud, as in «Kari (1):»."""


def is_recorded(block: Block) -> bool:
    """Whether a film or podcast can be played; True too of what is neither."""
    return not block.kind.is_recording or "url" in block.options


def manuscript_of(page: PageView, block: Block, view: View) -> PageView | None:
    """The page with what is said in a film or podcast on `page`, if the edition has it."""
    name = block.options.get("transcript") if block.kind.is_recording else None
    return view.by_path.get(transcript_source(page.source, name).split("/", 1)[-1]) if name else None


def manuscripts(view: View) -> Mapping[str, str]:
    """The staged path of each manuscript, and the id of the first film or podcast that it belongs to."""
    found: dict[str, str] = {}
    for page in view.pages():
        for block in page.resources:
            manuscript = manuscript_of(page, block, view)
            if manuscript and block.id:
                found.setdefault(manuscript.path, block.id)
    return found


def speakers(manuscript: PageView) -> list[str]:
    """Those who speak in a manuscript, each once, in the order that they come in."""
    return list(dict.fromkeys(_speakers(manuscript)))


def _speakers(manuscript: PageView) -> Iterator[str]:
    for node in texts(manuscript.nodes):
        for line in mark_code(node.lines).prose().split("\n"):
            if match := _SPEAKER.match(line):
                yield match[1].strip()
