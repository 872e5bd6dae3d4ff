"""Blocks whose list is read by the tool, and that have none it can read: worksheets and agendas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.content.model import Content
from kompetansepakke.source.blocks.agenda import agenda
from kompetansepakke.source.blocks.blocks import Block, Node, Text, texts, walk

_ITEM = re.compile(r"[\s>]*(?:[-*+]|\d+\.)\s+\S")
_TIMED = re.compile(r"[\s>]*(?:[-*+]\s+)?(?:\d+\.\s+)?\d+\s*min(?:\.|utter|utt)?\s*[:.–-]", re.IGNORECASE)


def form_problems(content: Content) -> Iterator[Problem]:
    """Worksheets without a field, and agendas that are no numbered list; in translations too."""
    for page in content.pages():
        for nodes in page.trees:
            for block in walk(nodes):
                if block.kind.is_worksheet and not _has(block.children, _ITEM):
                    yield problem("KP607", block.place, title=block.argument)
                elif block.kind.is_meeting and _has(_own(block), _TIMED) and not agenda(block):
                    yield problem("KP608", block.place, title=block.argument)


def _own(block: Block) -> tuple[Node, ...]:
    return tuple(node for node in block.children if isinstance(node, Text))


def _has(nodes: tuple[Node, ...], pattern: re.Pattern[str]) -> bool:
    return any(pattern.match(line.text) for text in texts(nodes) for line in text.lines)
