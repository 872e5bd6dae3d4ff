"""Passages: runs of words that stand in two texts, found letter by letter.

Spaces, hyphens and marks count for nothing, so a passage is found however words are joined, divided or split in runs.
How long a passage is was measured on the site's own pages (221 pages, 269 000 letters for leaders held against all
others): with seven words, phrases of everyday language meet by chance; with eight, what is left is repeated on purpose
(references to books, links, titles).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate

from kompetansepakke.scan.folding import folded
from kompetansepakke.scan.said import Said

WORDS, DISTINCT, LETTERS = 8, 6, 30
"""A passage has so many words, so many of them different, and so many letters."""
_GRAM, _STRIDE = 24, 7
"""Pieces of `_GRAM` letters are looked up, every `_STRIDE`: any run of LETTERS holds a whole one."""
_HALF = _GRAM // 2
_TOLD = 12
_GAP = 60
"""So many letters of markup or of a note may stand between two words of a sentence that readers see as one."""
_CHUNK = _STRIDE << 13


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a row that were found, and where the content says them."""

    words: tuple[str, ...]
    said: Said

    @property
    def text(self) -> str:
        """As a person reads it; of a long one, how it begins."""
        return " ".join(self.words[:_TOLD]) + (" …" if len(self.words) > _TOLD else "")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A text that is sought in others: its words, and where each ends in its letters."""

    said: Said
    words: tuple[str, ...]
    letters: str
    ends: tuple[int, ...]

    @property
    def name(self) -> str:
        """What another has that is found in the same places."""
        return " ".join(self.words)

    def within(self, start: int, end: int) -> Passage | None:
        """The whole words between two places in its letters, where they make a passage."""
        first = bisect_left((0, *self.ends), start)
        last = bisect_right(self.ends, end)
        found = self.words[first:last]
        enough = len(found) >= WORDS and len(set(found)) >= DISTINCT and sum(map(len, found)) >= LETTERS
        return Passage(found, self.said) if enough else None


@dataclass(frozen=True, slots=True)
class Shared:
    """The pieces of texts that were sought which stood in rows of letters that were shown, and all of these three."""

    texts: frozenset[str] = frozenset()
    """Their names."""
    rows: frozenset[str] = frozenset()
    pieces: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Passages:
    """Texts that are sought in others."""

    units: tuple[_Unit, ...]
    grams: frozenset[str] = field(repr=False)
    """Every piece of the texts, but for those that are shown."""
    shown: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def names(self) -> Iterator[str]:
        """The texts, in words: two of the same name are found in the same places."""
        yield from (unit.name for unit in self.units)

    def less(self, rows: frozenset[str], before: Shared = Shared()) -> Passages:
        """Without the pieces that stand in the rows of letters `rows`, which are shown.

        `before` spares work: what was sought then and shown then needn't be held against each other again.
        """
        found = self.grams & _standing(self._letters, rows - before.rows)
        lost = before.pieces & _standing(before.pieces, before.rows - rows) - found
        new = [*lost, *(unit.letters for unit in self.units if unit.name not in before.texts)]
        found |= _pieces(new) & _standing(new, rows & before.rows)
        shown = self.grams & (found | before.pieces - lost)
        return Passages(self.units, self.grams - shown, shown)

    def since(self, before: Container[str], gone: Iterable[str]) -> Passages:
        """What is found by these alone, of all that is found now, and not by those that were sought before.

        `before` are the names of the texts sought then, `gone` the rows of letters that were shown then and aren't now.
        Whatever is found now begins with a piece that was not sought then, or with one of a text that is new.
        """
        new = (unit.letters for unit in self.units if unit.name not in before)
        return Passages(self.units, self.grams & _standing(self._letters, (*new, *gone)))

    @property
    def _letters(self) -> list[str]:
        return [unit.letters for unit in self.units]

    def found_in(self, text: str) -> Iterator[Passage]:
        """The passages that the letters `text` hold."""
        for chunk in _chunks(text):
            if not self.grams.isdisjoint(map(chunk.__getitem__, _slices(chunk, _STRIDE))):
                yield from self._found(chunk, text)

    def _found(self, chunk: str, text: str) -> Iterator[Passage]:
        done: set[tuple[int, int, int]] = set()
        for gram in dict.fromkeys(map(chunk.__getitem__, _slices(chunk, _STRIDE))):
            for number, unit in enumerate(self.units) if gram in self.grams else ():
                for place, at in ((p, a) for p in _occurrences(unit.letters, gram) for a in _occurrences(text, gram)):
                    run = _grown(unit.letters, place, text, at)
                    found = unit.within(*run) if (number, *run) not in done else None
                    done.add((number, *run))
                    if found:
                        yield found


def passages(texts: Iterable[Said]) -> Passages:
    """The passages of `texts`, to be sought."""
    units = [unit for said in dict.fromkeys(texts) if len(said.text) >= LETTERS
             if len((unit := _unit(said)).words) >= WORDS]
    return Passages(tuple(units), _pieces(unit.letters for unit in units))


def _standing(texts: Collection[str], rows: Collection[str]) -> frozenset[str]:
    """Pieces of the rows of letters, among them all that stand in `texts` too.

    Wherever a piece stands, a half of it stands at a multiple of its length: in many rows only there is looked letter
    by letter.
    """
    if not texts or sum(map(len, rows)) < sum(map(len, texts)):
        return _pieces(rows) if texts else frozenset()
    halves = {text[at:at + _HALF] for text in texts for at in range(len(text) - _HALF + 1)}
    return frozenset(row[start:start + _GRAM] for row in rows
                     for at in range(0, len(row) - _HALF + 1, _HALF) if row[at:at + _HALF] in halves
                     for start in range(max(0, at - _HALF), at + 1))


def _pieces(rows: Iterable[str]) -> frozenset[str]:
    """All pieces of the rows of letters."""
    return frozenset().union(*(map(chunk.__getitem__, _slices(chunk, 1)) for row in rows for chunk in _chunks(row)))


def says(shown: str, found: tuple[str, ...]) -> bool:
    """Whether the letters `shown` hold these words in this order, with little between them.

    So a sentence is known again whose source has a link, a note or a tag inside.
    """
    if "".join(found) in shown:
        return True
    ends = {at + len(found[0]) for at in _occurrences(shown, found[0])}
    for word in found[1:]:
        reach = len(word) + _GAP
        ends = {end + at + len(word) for end in ends for at in _occurrences(shown[end:end + reach], word)}
        if not ends:
            return False
    return True


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


@lru_cache(maxsize=20_000)
def _unit(said: Said) -> _Unit:
    found = tuple(folded(said.text).words)
    return _Unit(said, found, "".join(found), tuple(accumulate(map(len, found))))


def _chunks(text: str) -> Iterator[str]:
    """The text in parts that overlap, so that each piece stands whole in one of them."""
    for start in range(0, len(text) - _GRAM + 1, _CHUNK):
        yield text[start:start + _CHUNK + _GRAM - 1]


def _slices(chunk: str, stride: int) -> list[slice]:
    """Where its pieces are, every `stride`."""
    return _all_slices()[:len(chunk) - _GRAM + 1:stride]


@cache
def _all_slices() -> list[slice]:
    return [slice(at, at + _GRAM) for at in range(_CHUNK)]


def _grown(one: str, at: int, other: str, there: int) -> tuple[int, int]:
    """How far the two are alike around the piece they share: from where to where in `one`."""
    start, end = at, at + _GRAM
    while start and there - (at - start) and one[start - 1] == other[there - (at - start) - 1]:
        start -= 1
    while end < len(one) and there + end - at < len(other) and one[end] == other[there + end - at]:
        end += 1
    return start, end
