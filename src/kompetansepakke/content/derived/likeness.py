"""What a text and its translation must have as many of, told apart by what readers meet: fields, items, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kompetansepakke.base.problems import Place
from kompetansepakke.content.model import Page, Translation
from kompetansepakke.content.references import references
from kompetansepakke.source.blocks.agenda import agenda
from kompetansepakke.source.blocks.blocks import Block, Node, texts, walk

_ITEM = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\S", re.MULTILINE)
_ROW = re.compile(r"^[ \t>]*\|", re.MULTILINE)
_QUOTE = re.compile(r"(?:^[ \t]*>.*\n?)+", re.MULTILINE)
"""All the lines of a quote: where they are broken is the writer's own."""


@dataclass(frozen=True, slots=True)
class Unlike:
    """What the translation has another number of than the page; `what` is in Norwegian, in the plural."""

    place: Place
    what: str
    here: int
    on_page: int


def unlikenesses(page: Page, translation: Translation) -> Iterator[Unlike]:
    """Where the translation lacks something of the page, or has more. Their blocks must be the same."""
    for mine, source in zip(walk(translation.nodes), walk(page.nodes), strict=True):
        if source.kind.items:
            yield from _compared(mine.place, _of_block(mine), _of_block(source))
    yield from _compared(Place(translation.source), _of_text(translation.nodes), _of_text(page.nodes))


def _compared(place: Place, here: Counter[str], there: Counter[str]) -> Iterator[Unlike]:
    for what in dict.fromkeys((*there, *here)):
        if here[what] != there[what]:
            yield Unlike(place, what, here[what], there[what])


def _of_block(block: Block) -> Counter[str]:
    """The fields of a worksheet, or the steps of a meeting by how long each takes."""
    if block.kind.is_meeting:
        return Counter(f"punkter på {step.minutes} min i «{block.id}»" for step in agenda(block))
    return Counter({f"felt i «{block.id}»": _count(_ITEM, block.children)})


def _of_text(nodes: tuple[Node, ...]) -> Counter[str]:
    found = Counter({"punkter i lister": _count(_ITEM, nodes), "rader i tabeller": _count(_ROW, nodes),
                     "sitater": _count(_QUOTE, nodes)})
    for text in texts(nodes):
        found.update(f"overskrifter på nivå {heading.level}" for heading in text.facts.headings)
        found.update(f"kall på figuren «{call.name}»" for call in text.facts.figures)
        found.update(f"bruk av «{label}»" for (_, label), _ in text.facts.uses)
    found.update(f"lenker til «{link.target}»" for link in references(nodes) if link.shape != "option")
    return found


def _count(pattern: re.Pattern[str], nodes: tuple[Node, ...]) -> int:
    return sum(len(pattern.findall(text.facts.words)) for text in texts(nodes))
