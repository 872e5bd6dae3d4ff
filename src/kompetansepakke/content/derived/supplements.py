"""Pages that another page hands out: a manuscript, or the text that a `text` block links to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from posixpath import dirname

from kompetansepakke.content.checks.model.resources import transcript_source
from kompetansepakke.content.targets import resolve
from kompetansepakke.content.view import PageView, View
from kompetansepakke.source.blocks.blocks import Block, texts


@lru_cache(maxsize=2)  # every printed set asks for them
def supplements(view: View) -> Mapping[str, PageView]:
    """The staged path of each such page, and the page that hands it out.

    They are read from that page, not in the order of the module.
    """
    found: dict[str, PageView] = {}
    for page in view.pages():
        for block in page.resources:
            for path in _handed_out(page, block):
                target = view.by_path.get(path)
                if target and not target.resources and target is not page and target.number:
                    found.setdefault(path, page)
    return found


def _handed_out(page: PageView, block: Block) -> Iterator[str]:
    if "transcript" in block.options:
        yield _staged(transcript_source(page.source, block.options["transcript"]))
    if block.kind.hands_out:
        for link in (link for text in texts(block.children) for link in text.facts.links):
            target = resolve(link.target, page.source)
            if target.kind == "page" and dirname(target.source) == dirname(page.source):
                yield _staged(target.source)


def _staged(source: str) -> str:
    return source.split("/", 1)[1]
