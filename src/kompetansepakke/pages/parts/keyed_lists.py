"""A translated list in the site's first language too, by which the answers to its items are kept in every language.

It stands in a box right below the list or its card, which our Markdown extension takes away again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kompetansepakke.source.blocks.blocks import Block, Text
from kompetansepakke.source.markdown.figure_calls import called

_NOTE = re.compile(r"\[\^[^\]]+\]")
"""A footnote's mark: the note stands with the list that is shown, and must not be led to twice."""


def first_words(lines: Iterable[str]) -> list[str]:
    """The box for these lines of Markdown."""
    return ["", "/// html | div.kp-first-words", "", *(_NOTE.sub("", line) for line in lines), "", "///", ""]


def own_lines(block: Block) -> Iterator[str]:
    """The lines of the block and of those for certain roles in it; what stands in other cards has its own answers."""
    for node in block.children:
        if isinstance(node, Text):
            yield from (line.text.removeprefix(block.prefix) for line in node.lines if called(line.text) is None)
        elif node.kind.argument == "roles":
            yield from own_lines(node)
