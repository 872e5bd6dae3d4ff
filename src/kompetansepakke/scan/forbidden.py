"""What an edition must not hold: passages, titles, names and addresses that only texts hidden from it have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from kompetansepakke.content.model import Content
from kompetansepakke.content.view import View
from kompetansepakke.scan.folding import Folded, folded
from kompetansepakke.scan.passages import Passage, Passages, Shared, passages, says
from kompetansepakke.scan.said import Said, as_read, everything, shown

_TITLE, _LONGEST = 3, 40
"""A title has so many words, to be told from words that meet by chance; longer ones are passages."""
_PLACED = re.compile(r"\d+-\w.*")
"""How folders of modules and pages begin; the tool makes no such name itself."""
_OF_A_PAGE = re.compile(r"(\.[a-z][a-z0-9-]*)?\.md$")
"""How the names of pages and of their translations end."""
_PATH = re.compile(r"[\w./-]+")
_TOOL = Path(__file__).parents[1]
_EDITING = _TOOL / "web/editing"
"""The page for editing in the browser, which lies outside all editions: its words excuse nothing in them."""
_READ = (".py", ".yml", ".html", ".css", ".js", ".svg", ".typ")


@dataclass(frozen=True)
class Own:
    """Texts that every edition may hold beside its content: the tool's and the site's."""

    letters: str
    words: frozenset[str]
    names: frozenset[str]
    addresses: frozenset[str]

    def as_json(self) -> list[Any]:
        """What `of_json` reads."""
        return [self.letters, sorted(self.words), sorted(self.names), sorted(self.addresses)]

    @classmethod
    def of_json(cls, told: list[Any]) -> Own:
        """What `as_json` told."""
        letters, *others = told
        return cls(letters, *map(frozenset, others))

    def __or__(self, more: Own) -> Own:
        return Own(f"{self.letters}\n{more.letters}", self.words | more.words, self.names | more.names,
                   self.addresses | more.addresses)


def own(texts: Iterable[str]) -> Own:
    """The texts, read once for all editions."""
    every = [folded(text) for text in texts]
    return Own("\n".join(text.letters for text in every), _union(text.vocabulary for text in every),
               _union(text.names for text in every), _union(text.addresses for text in every))


@dataclass(frozen=True)
class Shown:
    """What readers of an edition see: the texts of its views, the names of its attachments, and `own`."""

    texts: tuple[Folded, ...]
    own: Own
    before: Sought | None = field(default=None, compare=False)
    """What was sought the last time, where `own` was the same."""

    @cached_property
    def letters(self) -> str:
        """All letters, text after text."""
        return "\n".join(text.letters for text in self.texts) + "\n" + self.own.letters

    @cached_property
    def _new_letters(self) -> str:
        return "\n".join(text.letters for text in self.texts if self.before and text.letters not in self.before.rows)

    def says(self, letters: str, was_sought: bool) -> bool:
        """Whether the letters stand there. To look through all takes a millisecond.

        Those of what was sought before stood in nothing that was shown then: only what is new is looked through.
        """
        return letters in (self._new_letters if was_sought else self.letters)

    @cached_property
    def names(self) -> frozenset[str]:
        """All that looks like a name, single words too."""
        # Of all texts at once, which is far less work than text by text: no name reaches over the end of a line.
        every = Folded(Folded("\n".join(text.text for text in self.texts)).runs)
        return frozenset().union(self.own.names, self.own.words, every.names, every.words)

    @cached_property
    def titles(self) -> frozenset[tuple[str, ...]]:
        """Short texts, as the tool puts them together with words of its own."""
        return frozenset(tuple(text.words) for text in self.texts if 0 < len(text.words) <= _LONGEST)

    def may_be_made(self, title: tuple[str, ...]) -> bool:
        """Whether the tool could write `title` by itself: its own words, with or without one title that is shown."""
        ours = [word in self.own.words for word in title]
        if all(ours):
            return True
        first, last = ours.index(False), len(ours) - ours[::-1].index(False)
        return any(title[start:end] in self.titles
                   for start in range(first + 1) for end in range(last, len(title) + 1))


@dataclass(frozen=True)
class Sought:
    """What an edition was searched for: texts, titles, names and addresses, and the rows of letters that it showed."""

    texts: frozenset[str]
    rows: frozenset[str]
    titles: frozenset[tuple[str, ...]]
    names: frozenset[str]
    segments: frozenset[str]
    addresses: frozenset[str]
    pieces: frozenset[str]
    """Those of the texts that stood in the rows too."""

    def as_json(self) -> list[Any]:
        """What `of_json` reads."""
        return [sorted(getattr(self, part.name)) for part in fields(self)]

    @classmethod
    def of_json(cls, told: list[Any]) -> Sought:
        """What `as_json` told."""
        texts, rows, titles, *others = told
        return cls(frozenset(texts), frozenset(rows), frozenset(map(tuple, titles)), *map(frozenset, others))


@dataclass(frozen=True)
class Forbidden:
    """What one edition must not hold. `passages` count everywhere, the rest in what the tool writes."""

    passages: Passages
    seen: Shown = field(repr=False)
    titles: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    segments: frozenset[str] = frozenset()
    """Single words that are names: only a part of a path, or an id, is one of them."""
    addresses: frozenset[str] = frozenset()
    _known: dict[tuple[str, ...], bool] = field(default_factory=dict, repr=False, compare=False)
    _excused: list[bool] = field(default_factory=list, repr=False, compare=False)

    @property
    def sought(self) -> Sought:
        """All that decides what is found, to be kept for the next time."""
        return Sought(frozenset(self.passages.names), frozenset(text.letters for text in self.seen.texts),
                      frozenset(self.titles), frozenset(self.names), self.segments, self.addresses,
                      self.passages.shown)

    def since(self, before: Sought) -> Forbidden | None:
        """What must not be found in a file that was clean while `before` was sought; None where nothing is new.

        A passage, title, name or address that was sought then was not in it then, and isn't in it now.
        """
        gone = before.rows.difference(text.letters for text in self.seen.texts)
        new = replace(self, passages=self.passages.since(before.texts, gone),
                      titles=tuple(title for title in self.titles if title not in before.titles),
                      names=tuple(name for name in self.names if name not in before.names),
                      segments=self.segments - before.segments, addresses=self.addresses - before.addresses,
                      _excused=[])
        return new if any((new.passages.grams, new.titles, new.names, new.segments, new.addresses)) else None

    @property
    def excuses(self) -> int:
        """How often something was found so far that is no leak, since it is shown elsewhere in the edition."""
        return len(self._excused)

    @cached_property
    def _titles(self) -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
        return tuple((frozenset(title), title) for title in self.titles)

    @cached_property
    def _names(self) -> tuple[tuple[frozenset[str], str], ...]:
        return tuple((folded(name).vocabulary, name) for name in self.names)

    def passages_in(self, text: Folded) -> Iterator[Passage]:
        """The forbidden passages in a text."""
        return (found for found in self.passages.found_in(text.letters) if not self._is_shown(found.words))

    def named_in(self, text: Folded) -> str | None:
        """The first forbidden title, name or address in a text that the tool wrote, or None."""
        return next(self._named_in(text), None)

    def _named_in(self, text: Folded) -> Iterator[str]:
        for words, title in self._titles:
            if words <= text.vocabulary and f" {' '.join(title)} " in text.spaced and not self._is_shown(title):
                yield " ".join(title)
        for words, name in self._names:
            if words <= text.vocabulary and text.has_name(name):
                yield name
        yield from (word for word in sorted(self.segments & text.vocabulary) if text.has_segment(word))
        if self.addresses:
            yield from sorted(self.addresses & text.addresses)

    def _is_shown(self, words: tuple[str, ...]) -> bool:
        if words not in self._known:
            self._known[words] = says(self.seen.letters, words)
        if self._known[words]:
            self._excused.append(True)
        return self._known[words]


def forbidden(content: Content, views: Iterable[View], beside: Own, used: Iterable[str] = (),
              address: str = "", before: Sought | None = None) -> Forbidden:
    """What must not be found in an edition that shows `views`.

    `beside` is what the tool and the site write outside the content, `used` the paths of the attachments that the
    edition has, `address` the site's own address, if it has one. `before` is what was sought in the edition the last
    time, with the same `beside`: it spares work, and changes nothing.
    """
    known = {text.text for view in views for text in shown(view)} | set(used)
    seen = Shown(tuple(map(_folded, sorted(known))), beside, before)
    hidden = [said for said in _said(content) if said.text not in known]
    sentences = (said for said in hidden if not _PATH.fullmatch(said.text))
    values = {said.text for said in hidden if not said.is_body}
    links = _union(_folded(said.text).addresses for said in hidden) - beside.addresses
    links -= _union(text.addresses for text in seen.texts)
    own_address = folded(address).text
    parts = _parts(values)
    unseen = parts - seen.names if parts else parts  # all names of an edition take a while to find
    rows = frozenset(text.letters for text in seen.texts)
    shared = Shared(before.texts, before.rows | {beside.letters}, before.pieces) if before else Shared()
    return Forbidden(
        passages(sentences).less(rows | {beside.letters}, shared), seen,
        tuple(sorted(_titles(values, seen))), tuple(sorted(_names(unseen, seen))),
        frozenset(_segments(unseen, seen)),
        frozenset(link for link in links if not own_address or not link.startswith(own_address)))


@lru_cache(maxsize=1)  # editions differ in what they show of it
def _said(content: Content) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(everything(content)))


@lru_cache(maxsize=50_000)  # editions and languages show mostly the same texts
def _folded(text: str) -> Folded:
    return folded(text)


@cache  # the same for all sites: processes that are copied have read it
def tools_own() -> Own:
    """The tool's own files that editions are made with: phrases of the interface, figures, templates, scripts."""
    return own(path.read_text(encoding="utf-8", errors="replace")
               for path in sorted(_TOOL.rglob("*")) if path.suffix in _READ and _EDITING not in path.parents)


def _titles(values: Iterable[str], seen: Shown) -> Iterator[tuple[str, ...]]:
    titles = {tuple(_folded(as_read(text)).words) for text in values
              if not _PATH.fullmatch(text) and "://" not in text}
    sought = seen.before.titles if seen.before else frozenset()
    for title in titles:
        is_title = _TITLE <= len(title) <= _LONGEST and not seen.may_be_made(title)
        if is_title and not seen.says("".join(title), title in sought):
            yield title


def _parts(values: Iterable[str]) -> set[str]:
    """Names of folders, files and pages, and ids."""
    paths = (_folded(text).text.partition("#")[0] for text in values if _PATH.fullmatch(text.partition("#")[0]))
    found = {part for path in paths for part in path.split("/")}
    return found | {_OF_A_PAGE.sub("", part) for part in found}


def _names(parts: Iterable[str], seen: Shown) -> Iterator[str]:
    for part in parts:
        words = re.findall(r"[^\W_]+", part)
        is_name = len(words) > 1 and folded(part).names == {part}
        if is_name and (_PLACED.fullmatch(part) or not _may_be_anchor(part, seen)):
            yield part


def _may_be_anchor(part: str, seen: Shown) -> bool:
    """Whether the tool could make the name by itself, of words of its own or of a heading that is shown."""
    words = folded(part).words
    sought = seen.before.names if seen.before else frozenset()
    return set(words) <= seen.own.words or seen.says("".join(words), part in sought)


def _segments(parts: Iterable[str], seen: Shown) -> Iterator[str]:
    words = (part for part in parts if re.fullmatch(r"[^\W\d_]{3,}", part))
    sought = seen.before.segments if seen.before else frozenset()
    return (word for word in words if not seen.says(word, word in sought))


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
