"""All that a page names: links in its text, and files, addresses and resources in the options of its blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kompetansepakke.source.blocks.blocks import Block, Node, texts, walk
from kompetansepakke.source.markdown.links import Link
from kompetansepakke.source.yaml.kinds import Kind


def references(nodes: tuple[Node, ...]) -> Iterator[Link]:
    """Links in the text, and what options name as links do, in no particular order."""
    for text in texts(nodes):
        yield from text.facts.links
    for block in walk(nodes):
        for name, kind, value in _values(block):
            yield from (Link(target, "option", block.place, 0, 0, 0, 0, name) for target in kind.targets(value))


def named_resources(block: Block) -> Iterator[tuple[str, str]]:
    """The ids of resources that a block names, each with the option that does so."""
    for name, kind, value in _values(block):
        yield from ((name, wanted) for wanted in kind.ids(value))


def _values(block: Block) -> Iterator[tuple[str, Kind, Any]]:
    """The options of a block. A translation whose blocks don't match may have some that its kind doesn't know."""
    known = block.kind.options
    return ((name, known[name].kind, value) for name, value in block.options.items() if name in known)
