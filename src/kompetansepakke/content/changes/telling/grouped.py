"""The changes put together: what is the same in several editions and languages is told once, under all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kompetansepakke.content.changes.change import Change, EditionChanges
from kompetansepakke.words.languages import Locale

Readers = tuple[tuple[str, Locale], ...]
"""Editions, each in a language."""


@dataclass(frozen=True, slots=True)
class Group:
    """The changes that just these readers see."""

    readers: Readers
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class OnPage:
    """What is otherwise on a page: the page itself, if it is, and blocks."""

    page: Change | None
    blocks: tuple[Change, ...]


def groups(editions: Sequence[EditionChanges]) -> list[Group]:
    """The groups, those of most readers first."""
    seen: dict[Change, list[tuple[str, Locale]]] = defaultdict(list)
    for one in editions:
        for change in one.changes:
            seen[change].append((one.edition, one.locale))
    by_readers: dict[Readers, list[Change]] = defaultdict(list)
    for change, readers in seen.items():
        by_readers[tuple(readers)].append(change)
    return [Group(readers, tuple(changes))
            for readers, changes in sorted(by_readers.items(), key=lambda item: -len(item[0]))]


def by_languages(readers: Readers) -> Iterator[tuple[list[str], list[Locale]]]:
    """Editions that are read in the same languages, and those languages."""
    spoken: dict[str, list[Locale]] = defaultdict(list)
    for edition, locale in readers:
        spoken[edition].append(locale)
    for locales, editions in groupby(sorted(spoken, key=lambda name: spoken[name]), key=lambda name: spoken[name]):
        yield list(editions), locales


def pages(changes: Iterable[Change]) -> list[OnPage]:
    """The changes of pages and blocks, page by page in the order of their addresses."""
    found = list(changes)
    own = {change.place: change for change in found if change.subject == "page"}
    own |= {change.before: change for change in own.values() if change.verdict == "moved" and change.before not in own}
    blocks: dict[str, list[Change]] = defaultdict(list)
    for change in found:
        if change.subject == "block":
            page = own.get(change.place)
            blocks[page.place if page else change.place].append(change)
    places = sorted({*(change.place for change in own.values()), *blocks}, key=_natural)
    return [OnPage(own.get(place), tuple(blocks[place])) for place in places]


def _natural(address: str) -> list[tuple[int, str]]:
    """Numbers in the order of their size."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", address)]
