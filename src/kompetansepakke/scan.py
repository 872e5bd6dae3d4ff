"""The last gate: reads every byte of a built edition, looking for what that edition must not hold.

Nothing hidden is ever handed to MkDocs, so the scan should never find anything. It is there for the day
when something else is wrong: a plugin, an attachment with more in it than its name says, a fault of ours.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import markdown
import pymdownx
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kompetansepakke.core.audience import Edition
from kompetansepakke.core.blocks import Block, Node
from kompetansepakke.core.model import Content
from kompetansepakke.core.problems import Place, Problem, problem
from kompetansepakke.core.view import PageView, View

_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_RUN = 8
"""How many words in a row make a passage; with fewer, innocent phrases that meet by chance would stop a build."""
_ZIPPED = {".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"}
_OPAQUE = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp3", ".m4a", ".mp4", ".webm", ".woff2", ".ico"}
_MAX_INNER = 64_000_000


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What an edition must not hold: words that stand in nothing it sees, and passages likewise."""

    words: frozenset[str]
    passages: frozenset[tuple[str, ...]]

    def found_in(self, text: str) -> str | None:
        """The first forbidden word or passage in `text`, or None."""
        words = _words(text)
        for word in words:
            if word in self.words:
                return word
        return next((" ".join(run) for run in _runs(words) if run in self.passages), None)


def forbidden(content: Content, sources: Iterable[str], views: Iterable[View], site_texts: Iterable[str]) -> Forbidden:
    """What must not be found: all content, and the comments in `sources`, less what the edition's views show.

    `site_texts` are the site's own open texts (mkdocs.yml, macros.py, overrides).
    """
    shown_words: set[str] = set(_library_words())
    shown_runs: set[tuple[str, ...]] = set()
    for text in [*_tool_texts(), *site_texts, *(text for seen in views for text in _shown(seen))]:
        words = _words(text)
        shown_words.update(words)
        shown_runs.update(_runs(words))
    hidden_words: set[str] = set()
    hidden_runs: set[tuple[str, ...]] = set()
    comments = (comment for source in sources for comment in _COMMENT.findall(source))
    for text in (*_everything(content), *comments):
        words = _words(text)
        hidden_words.update(word for word in words if len(word) > 3 and not word.isdigit())
        hidden_runs.update(_runs(words))
    return Forbidden(frozenset(hidden_words - shown_words), frozenset(hidden_runs - shown_runs))


def leaks(folder: Path, edition: Edition, banned: Forbidden, known: Mapping[bytes, Path]) -> list[Problem]:
    """Every file below `folder` that holds something forbidden, one problem each.

    `known` holds the bytes of files that come from the tool itself and need no reading.
    """
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder.parent).as_posix()
        data = path.read_bytes()
        if data in known:
            continue
        for text in (*_texts(path.suffix.lower(), data), name):
            what = banned.found_in(text)
            if what:
                found.append(problem("KP901", Place(name), edition=edition.id, what=what))
                break
    return found


def _texts(kind: str, data: bytes) -> Iterator[str]:
    """The texts in a file, also those in compressed parts; a file that can't be opened is read as it stands."""
    if kind == ".gz":
        yield from _unpacked(lambda: [gzip.decompress(data)])
    elif kind in _ZIPPED:
        yield from _unpacked(lambda: _members(data))
    elif kind == ".pdf":
        yield from _pdf_texts(data)
    elif kind not in _OPAQUE:
        raw = data.decode("utf-8", "replace").replace("\r\n ", "")
        plain = unescape(_TAG.sub(" ", raw))
        yield plain
        yield unescape(" ".join(_TAG.findall(raw)))
        if "%" in raw:
            yield unquote(raw)
        if "\\u" in raw:
            yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), raw)


def _unpacked(unpack: object) -> Iterator[str]:
    try:
        parts = unpack()  # type: ignore[operator]
    except (OSError, zlib.error, zipfile.BadZipFile, EOFError, RuntimeError):
        return
    for part in parts:
        yield from _texts("", part)


def _members(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(item) for item in archive.infolist() if item.file_size < _MAX_INNER]


def _pdf_texts(data: bytes) -> Iterator[str]:
    yield from _texts("", data)
    try:
        reader = PdfReader(io.BytesIO(data))
        yield " ".join(str(value) for value in (reader.metadata or {}).values())
        for page in reader.pages:
            yield page.extract_text()
    except (PyPdfError, ValueError, KeyError, TypeError):
        return


def _everything(content: Content) -> Iterator[str]:
    """All texts of the site, for all roles, opened or not."""
    yield from content.attachments
    for package in content.packages:
        yield from (module.meta.purpose for module in package.modules)
    for page in content.pages():
        yield from (page.path, page.meta.title, page.meta.description or "")
        yield from _node_texts(page.nodes)
        if page.translation:
            meta = page.translation.meta
            yield from (meta.title, meta.description or "", meta.purpose or "")
            yield from _node_texts(page.translation.nodes)


def _shown(seen: View) -> Iterator[str]:
    yield from (edition.id for edition in seen.vocabulary.editions)
    yield from (text for role in seen.vocabulary.roles for text in (role.id, *dict(role.names).values()))
    for package in seen.packages:
        yield from (package.id, package.title, package.purpose)
        for module in package.modules:
            yield from (module.folder, module.purpose or "")
    for page in seen.pages():
        yield from _page_texts(page)


def _page_texts(page: PageView) -> Iterator[str]:
    yield from (page.path, page.title, page.description or "")
    yield from _node_texts(page.nodes)


def _node_texts(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Block):
            yield node.argument
            yield from (str(value) for value in node.options.values())
            yield from _node_texts(node.children)
        else:
            text = "\n".join(line.text for line in node.lines)
            yield text
            yield unescape(text)
            yield unquote(text)


def _words(text: str) -> list[str]:
    return [word for part in _WORD.findall(text.casefold()) for word in part.split("_") if word]


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


@cache
def _tool_texts() -> tuple[str, ...]:
    """The tool's own files: phrases of the interface, figures, templates."""
    return tuple(_read_below(Path(__file__).parent))


@cache
def _library_words() -> frozenset[str]:
    """Words that the Markdown libraries may write into pages."""
    roots = (Path(markdown.__file__).parent, Path(pymdownx.__file__).parent)
    return frozenset(word for root in roots for text in _read_below(root) for word in _words(text))


def _read_below(root: Path) -> Iterator[str]:
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".html", ".css", ".js", ".svg"):
            yield path.read_text(encoding="utf-8", errors="replace")
