"""A machine's drafts of what lacks a translation, and of pages whose translation is of an older text."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from kompetansepakke.content.assemble import Assembler
from kompetansepakke.content.front.frontmatter import split
from kompetansepakke.content.model import Content, Page
from kompetansepakke.content.references import references
from kompetansepakke.site.drafts.accepting import DRAFTS, inside
from kompetansepakke.site.drafts.apertium import MODES, Apertium, program
from kompetansepakke.site.drafts.package_texts import draft_texts, texts_by_file
from kompetansepakke.site.drafts.proofreading import Drafted, doubts
from kompetansepakke.site.drafts.segments import Segment, segments
from kompetansepakke.site.project import SiteError
from kompetansepakke.site.site import Site
from kompetansepakke.source.text import read_lines

_TEXTS = ("title", "description", "purpose")
_MOST_VERSIONS = 200
"""How far back in a page's history its translation is looked for."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A file of a page: the texts of its front matter by key, and its body in segments."""

    front: dict[str, str]
    body: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The body as it is written."""
        return "".join(one.text for one in self.body)

    @property
    def prose(self) -> list[str]:
        """All that is translated, in order."""
        return [*self.front.values(), *(one.text for one in self.body if one.is_prose)]


def draft(site: Site, path: Path, locale: str) -> list[Drafted]:
    """Draft every page, and all texts of packages, at `path` that need it. What has a draft already keeps that."""
    first = site.vocabulary.first_locale
    if (first, locale) not in MODES:
        raise SiteError(f"Apertium oversetter ikke fra {first} til {locale} her. Skriv utkastet selv.")
    program()
    inner = inside(site.root, path)
    content = site.read().content
    pages = [page for page in content.pages() if Path(page.source).is_relative_to(inner)]
    texts = {file: own for file, own in texts_by_file(content, locale).items() if Path(file).is_relative_to(inner)}
    if not pages and not texts:
        raise SiteError(f"{path} er verken en side, en fil med tekstene til en pakke eller en mappe med slike.")
    machine = Apertium(first, locale, _terms(site.root, locale))
    return [*draft_texts(site.root, texts, machine), *_Drafting(site, machine, _linked_anchors(content)).drafts(pages)]


def _linked_anchors(content: Content) -> frozenset[str]:
    return frozenset(anchor for page in content.pages() for link in references(page.nodes)
                     if (anchor := link.target.partition("#")[2]))


def _terms(root: Path, locale: str) -> dict[str, str]:
    """The site's own words for terms, `utkast/terms.<locale>.yml`."""
    file = root / DRAFTS / f"terms.{locale}.yml"
    try:
        given = yaml.safe_load(file.read_bytes()) if file.is_file() else {}
    except yaml.YAMLError:
        given = None
    if not isinstance(given, dict) or not all(_is_text(one) for pair in given.items() for one in pair):
        raise SiteError(f"{DRAFTS}/{file.name} skal ha linjer som «dybdelæring: djupnelæring».")
    return {word.lower(): term for word, term in given.items()}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


@dataclass(slots=True)
class _Drafting:
    """Drafts pages of a site in a machine's language."""

    site: Site
    machine: Apertium
    anchors: frozenset[str]

    def drafts(self, pages: list[Page]) -> list[Drafted]:
        """The drafts of the pages whose translation isn't up to date, and that have no draft."""
        lacking = [page for page in pages if self._lacks(page)]
        reads = [self._read((self.site.root / page.source).read_bytes()) for page in lacking]
        known = [self._known(page) for page in lacking]
        asked = list(dict.fromkeys(text for read, own in zip(reads, known, strict=True)
                                   for text in read.prose if text not in own))
        new = dict(zip(asked, self.machine(asked), strict=True))
        return [self._written(page, read, new | own, set(new.values()) - set(own.values()))
                for page, read, own in zip(lacking, reads, known, strict=True)]

    def _lacks(self, page: Page) -> bool:
        translation = page.translations.get(self.machine.locale)
        stale = translation is None or translation.meta.source_hash != page.text_hash
        return stale and not (self.site.root / DRAFTS / self._target(page)).exists()

    def _target(self, page: Page) -> str:
        return f"{page.source.removesuffix('.md')}.{self.machine.locale}.md"

    def _written(self, page: Page, read: _Read, told: Mapping[str, str], made: set[str]) -> Drafted:
        path = f"{DRAFTS}/{self._target(page)}"
        front = "".join(f"{key}: {json.dumps(told[text], ensure_ascii=False)}\n" for key, text in read.front.items())
        body = "".join(told[one.text] if one.is_prose else one.text for one in read.body)
        text = f'---\n{front}source_hash: "{page.text_hash}"\n---\n{body.rstrip()}\n'
        (self.site.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.site.root / path).write_text(text, encoding="utf-8", newline="\n")
        return Drafted(path, tuple(doubts(text, made, self.machine.unknown, read.text)))

    def _read(self, data: bytes) -> _Read:
        mapping, body, _ = split(read_lines(data, "")[0], "")
        texts = {name.text: " ".join(node.text.split()) for name, node in mapping.entries if name.text in _TEXTS
                 and hasattr(node, "text")}
        return _Read(dict(sorted(texts.items(), key=lambda pair: _TEXTS.index(pair[0]))),
                     tuple(segments(body, self.anchors)))

    def _known(self, page: Page) -> dict[str, str]:
        """What the translation has for each paragraph of the text that it is of, as git keeps that."""
        translation = page.translations.get(self.machine.locale)
        if translation is None:
            return {}
        mine = self._read((self.site.root / translation.source).read_bytes())
        for data in self._versions(page.source):
            source = self._read(data)
            if len(source.prose) == len(mine.prose) and self._hash(page.source, data) == translation.meta.source_hash:
                return dict(zip(source.prose, mine.prose, strict=True))
        return {}

    def _versions(self, path: str) -> Iterator[bytes]:
        """The page as it was, the newest first; nothing where the site isn't in git."""
        for commit in self._git("log", f"--max-count={_MOST_VERSIONS}", "--format=%H", "--", path).split():
            yield self._git("show", f"{commit.decode()}:./{path}")

    def _git(self, *arguments: str) -> bytes:
        try:
            return subprocess.run(["git", *arguments], cwd=self.site.root, capture_output=True, check=False).stdout
        except OSError:
            return b""

    def _hash(self, path: str, data: bytes) -> str | None:
        """What a translation of this text of the page says that it is of."""
        folder = Path(path).parent
        beside = (folder / "index.md", folder.parent / "package.yml")
        files = {file.as_posix(): (self.site.root / file).read_bytes() for file in beside
                 if (self.site.root / file).is_file()}
        content = Assembler({**files, path: data}, self.site.vocabulary, self.site.macros).assemble()
        return next((one.text_hash for one in content.pages() if one.source == path), None)
