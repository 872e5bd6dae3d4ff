"""What stands on a page in the order that it is read, without the numbers of lines, and how much of it is otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from kompetansepakke.base.problems import Place
from kompetansepakke.source.blocks.blocks import Block, Node, Text
from kompetansepakke.source.text import Line
from kompetansepakke.source.yaml.localized import Words
from kompetansepakke.words.languages import Locale

Flow = tuple[str, ...]
"""Paragraphs, and marks where blocks begin and end."""
_MARK = "\0"
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def flow(nodes: tuple[Node, ...]) -> Flow:
    """The text, where a block with an id is a mark: what stands in it is the block's own."""
    return tuple(_flow(nodes, whole=False))


def whole(nodes: tuple[Node, ...]) -> Flow:
    """All that the reader gets, with what stands in the blocks and the options of each."""
    return tuple(_flow(nodes, whole=True))


def kept(marks: Flow, ids: frozenset[str]) -> Flow:
    """The flow without the marks of blocks with other ids."""
    return tuple(part for part in marks if not part.startswith(f"{_MARK}#") or part[2:] in ids)


@lru_cache(maxsize=10_000)  # the same page in several editions
def words_changed(before: Flow, after: Flow) -> tuple[int, int]:
    """How many words are gone and how many new. What was only moved is neither."""
    old, new = (Counter(part for part in parts if not part.startswith(_MARK)) for parts in (before, after))
    gone, added = (Counter(_WORD.findall(" ".join(parts.elements()))) for parts in (old - new, new - old))
    return (gone - added).total(), (added - gone).total()


def unnamed(marks: Flow) -> Counter[str]:
    """The blocks that have no id, as editors write them: `tip | method`."""
    return Counter(part.removeprefix(_MARK).split("\n")[0] for part in marks
                   if part.startswith(_MARK) and part[1:2] not in ("#", "/"))


def plain(value: Any, locale: Locale) -> Any:
    """What a value says in a language, wherever in its file it stands."""
    if isinstance(value, Words):
        return value(locale)
    if isinstance(value, tuple):
        return tuple(plain(item, locale) for item in value)
    if is_dataclass(value):
        inner = (getattr(value, field.name) for field in fields(value))
        return tuple(plain(item, locale) for item in inner if not isinstance(item, Place))
    return value


def _flow(nodes: tuple[Node, ...], *, whole: bool) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Text):
            yield from _paragraphs(node.lines)
        elif node.id and not whole:
            yield f"{_MARK}#{node.id}"
        else:
            yield _opening(node, whole=whole)
            yield from _flow(node.children, whole=whole)
            yield f"{_MARK}/{node.name}"


def _opening(block: Block, *, whole: bool) -> str:
    head = f"{block.name} | {block.argument}" if block.argument else block.name
    said = sorted(map(repr, block.options.items())) if whole else []
    roles = "all" if block.audience.roles is None else " ".join(sorted(block.audience.roles))
    return "\n".join((_MARK + head, roles, *said))


def _paragraphs(lines: tuple[Line, ...]) -> Iterator[str]:
    """Lines that stand together. Two spaces at the end are a line break; other spaces there nobody sees."""
    together: list[str] = []
    for line in (*lines, Line(0, "")):
        text = line.text.rstrip()
        if text:
            together.append(text + "  " if line.text.endswith("  ") else text)
        elif together:
            yield "\n".join(together)
            together = []
