"""A meeting's agenda: the numbered list whose items begin with «N min: »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kompetansepakke.source.blocks.blocks import Block, texts

STEP = re.compile(r"(?P<lead>[ \t>]*\d+[.)][ \t]+)(?:\*\*)?(?P<minutes>\d{1,3}) min(?:utt(?:er)?)?[:.](?:\*\*)?[ \t]*")
"""How a line begins that begins a step; what is done follows (web/scripts/meeting/steps.js reads the same)."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an agenda: how many minutes it takes, and the first line of what is done."""

    minutes: int
    text: str


def agenda(meeting: Block) -> list[Step]:
    """The steps of a meeting's agenda, in order; empty where it has none."""
    return list(_steps(meeting))


def _steps(meeting: Block) -> Iterator[Step]:
    for text in texts(tuple(node for node in meeting.children if not isinstance(node, Block))):
        for line in text.lines:
            match = STEP.match(line.text)
            if match:
                yield Step(int(match["minutes"]), line.text[match.end():])
