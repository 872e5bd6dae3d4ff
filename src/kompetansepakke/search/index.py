"""The search index of a built edition: one file to search in, and the texts in pieces to quote from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from kompetansepakke.search.norwegian import ENDINGS, FUNCTION_WORDS, LAST, PARTICLES, RULES, WORDS
from kompetansepakke.search.packing import call, postings
from kompetansepakke.search.page_texts import Page, Section
from kompetansepakke.source.blocks.block_kinds import resource_kinds
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import phrases

FOLDER = "search"
_PIECE = 6_000
"""Letters of text in a piece, a page or two: about 4 kB compressed. A reader needs those of the hits that are shown."""
_VERSION = 4
"""Letters of what tells a piece from an older or newer one of the same name. Those that say the same are the same file,
which nobody need fetch again because another has changed."""
_FORMS = {"norwegian": (WORDS, RULES, ENDINGS, LAST, PARTICLES, FUNCTION_WORDS),
          "none": ((), (), "(?!)", (), (), ())}
"""The tables of word forms that a language may name: how its words vary, and which of them are small."""
_PAGE_KINDS = ("", "page", "module", "package", "site", "home", "pacing", "manuscript", "supplement")


@dataclass(frozen=True, slots=True)
class Piece:
    """Pages in a row, of one package, whose texts are fetched together."""

    name: str
    first: int
    """The number of its first page."""


def write_search(site: Path, locale: str, read: Iterable[Page], write: Callable[[Path, bytes], object]) -> None:
    """Write the index of the pages, as they were `read`, into the folder `search` of `site`, piece by piece by `write`.

    The edition in another language has an index of its own.
    """
    pages = _listed(read)
    pieces = _pieces(pages)
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    listed = []
    for piece, end in zip(pieces, [*(piece.first for piece in pieces[1:]), len(pages)], strict=True):
        texts = [[section.text for section in page.sections] for page in pages[piece.first:end]]
        version = sha256(call(texts).encode()).hexdigest()[:_VERSION]
        listed.append([piece.name, piece.first, version])
        write(folder / f"{piece.name}.js", call(piece.name, texts, version).encode())
    index = [_FORMS[language(locale).word_forms], *_shown(pages, locale), listed, *_vocabulary(pages)]
    (folder / "index.js").write_text(call("index", index), encoding="utf-8", newline="\n")


def _listed(read: Iterable[Page]) -> list[Page]:
    found = [page for page in read if page.sections]
    manuscripts = set().union(*(page.manuscripts for page in found))
    for page in found:
        if page.kind == "supplement" and page.address in manuscripts:
            page.kind = "manuscript"
    return sorted(found, key=lambda page: page.address)


def _pieces(pages: Iterable[Page]) -> list[Piece]:
    pieces: list[Piece] = []
    count: Counter[str] = Counter()
    length = 0
    for number, page in enumerate(pages):
        own = page.package or "0"
        if not pieces or length > _PIECE or not pieces[-1].name.startswith(f"{own}-"):
            pieces.append(Piece(f"{own}-{count[own]}", number))
            count[own] += 1
            length = 0
        length += sum(len(section.text) for section in page.sections)
    return pieces


def _shown(pages: list[Page], locale: str) -> list[Any]:
    """What the list of hits says of pages and sections: kinds, places, labels and titles."""
    words = phrases(locale)
    several = len({page.package for page in pages if page.package}) > 1
    labels = _Numbered()
    places = _Numbered()
    listed = [[page.address, _kind(page), places.number(_place(page, several, words)),
               [_section(section, labels, "" if section is page.sections[0] else _usual_anchor(section.title))
                for section in page.sections], page.number] for page in pages]
    kinds = [words[f"kind_{kind}"] if kind else "" for kind in _kinds()]
    return [kinds, labels.texts, places.texts, listed]


def _kinds() -> tuple[str, ...]:
    """What a page or a section can be, in the order of the index's numbers."""
    return (*_PAGE_KINDS, *(kind.name for kind in resource_kinds()))


def _place(page: Page, several: bool, words: Mapping[str, str]) -> str:
    package, *module = page.crumbs or [""]
    own = f"{words['module'].format(number=page.module)}: {module[0]}" if module else ""
    return " · ".join(part for part in (own, package if several or not module else "") if part)


def _kind(page: Page) -> int:
    """The kind of the page; a module says what it is in its number."""
    if page.kind == "module" and page.number:
        return 0
    return _kinds().index(page.kind if page.kind in _kinds() else "page")


def _section(section: Section, labels: _Numbered, anchor: str) -> list[Any]:
    """Title, kind, label, anchor and languages; the last are left out where they say nothing, or what `anchor` says."""
    written: list[Any] = [section.title, _kinds().index(section.kind), labels.number(section.label), section.anchor,
                          section.told, section.lang]
    for usual in ("", "", anchor, 0, 0):
        if written[-1] != usual:
            break
        written.pop()
    return written


def _usual_anchor(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _vocabulary(pages: list[Page]) -> list[str]:
    """All words of the pages, and for each the pages that hold it, in the same order."""
    found: dict[str, dict[int, bool]] = {}
    for number, page in enumerate(pages):
        for word, is_strong in page.words.items():
            found.setdefault(word, {})[number] = is_strong
    words = sorted(found)
    return [" ".join(words), " ".join(postings(found[word]) for word in words)]


class _Numbered:
    """Texts that are said again and again, each by its number; 0 is nothing."""

    def __init__(self) -> None:
        self.texts = [""]

    def number(self, text: str) -> int:
        """The number of `text`, a new one for a new text."""
        if text not in self.texts:
            self.texts.append(text)
        return self.texts.index(text)
