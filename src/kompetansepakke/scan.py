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

from kompetansepakke.core.audience import Edition
from kompetansepakke.core.blocks import Block, Node
from kompetansepakke.core.model import Content
from kompetansepakke.core.problems import Place, Problem, problem
from kompetansepakke.core.view import PageView, View
from kompetansepakke.pdf_text import pdf_texts

_WORD = re.compile(r"\w+")
_COMMENT = re.compile(r"<!--[\s\S]*?-->|(?:^|[ \t])#[ \t][^\n]*", re.MULTILINE)
"""Comments of HTML and YAML; headings look like the latter, and are shown where they are seen."""
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbfN\"/\\,;])")
_FOLD = re.compile(r"\r?\n[ \t]")
_PARAGRAPH_END = re.compile(r"</[wa]:p>")
_TAG = re.compile(r"<[^<>]*>")
_RUN = 8
"""How many words in a row make a passage; with fewer, innocent phrases that meet by chance would stop a build."""
_ZIPPED = {".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"}
_OPAQUE = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp3", ".m4a", ".mp4", ".webm", ".woff2", ".ico"}
_OPAQUE_TEXT = re.compile(rb"[A-Za-z0-9_ ,.:;-]{9,}")
"""Pictures and sound hold text in their metadata; shorter strings turn up there by chance."""
_MAX_INNER, _MAX_DEPTH = 64_000_000, 3


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
    done = {(path.suffix.lower(), data) for data, path in known.items()}
    files = (path for path in folder.rglob("*") if path.is_file())
    for path in sorted(files, key=lambda path: (path.suffix == ".zip", path)):
        name = path.relative_to(folder.parent).as_posix()
        for text in (*_texts(path.suffix.lower(), path.read_bytes(), done), name):
            what = banned.found_in(text)
            if what:
                found.append(problem("KP901", Place(name), edition=edition.id, what=what))
                break
    return found


def _texts(kind: str, data: bytes, done: set[tuple[str, bytes]], depth: int = 0) -> Iterator[str]:
    """The texts in a file, also those in compressed parts; a file that can't be opened is read as it stands.

    `done` holds what has been read or needs no reading: an edition's zip, which comes last, holds it all once more.
    """
    if (kind, data) in done:
        return
    done.add((kind, data))
    if kind == ".gz" or kind in _ZIPPED:
        for name, part in _parts(kind, data):
            yield name
            yield from _texts(Path(name).suffix.lower() if depth < _MAX_DEPTH else "", part, done, depth + 1)
    elif kind == ".pdf":
        yield from pdf_texts(data)
        yield from _plain_texts(data)
    elif kind in _OPAQUE:
        yield from (run.decode("ascii") for run in _OPAQUE_TEXT.findall(data))
    else:
        yield from _plain_texts(data)


def _plain_texts(data: bytes) -> Iterator[str]:
    """A text as it stands, its tags apart, and with the escapes of HTML, addresses, JSON and calendars undone."""
    raw = _decoded(data)
    yield unescape(_TAG.sub(" ", raw))
    yield unescape(" ".join(_TAG.findall(raw)))
    if "%" in raw:
        yield unquote(raw)
    unfolded = _FOLD.sub("", raw) if raw.startswith("BEGIN:V") else raw
    if "\\" in raw or unfolded != raw:
        yield _ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else " ", unfolded)
    if "</w:p>" in raw or "</a:p>" in raw:
        # Office splits words into runs of letters.
        yield unescape(_TAG.sub("", _PARAGRAPH_END.sub(" ", raw)))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _parts(kind: str, data: bytes) -> list[tuple[str, bytes]]:
    """The names and bytes of what is packed in a file; the file itself where it can't be unpacked."""
    try:
        if kind == ".gz":
            return [("", gzip.decompress(data))]
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [(item.filename, archive.read(item)) for item in archive.infolist() if item.file_size < _MAX_INNER]
    except (OSError, zlib.error, zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError):
        return [("", data)]


def _everything(content: Content) -> Iterator[str]:
    """All texts of the site, for all roles, opened or not."""
    yield from content.attachments
    for package in content.packages:
        yield from (package.id, package.meta.title, package.meta.purpose)
        yield from (text for plan in package.meta.plans for text in plan.texts())
        yield from (text for figure in package.figures.values() for text in figure.texts())
        yield from package.meta.year_wheel.texts() if package.meta.year_wheel else ()
        yield from (text for module in package.modules for text in (module.folder, module.meta.purpose))
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
        yield from (text for plan in package.plans for text in plan.texts())
        yield from package.wheel.texts() if package.wheel else ()
        for module in package.modules:
            yield from (module.folder, module.purpose or "")
    yield from (text for figure in seen.figures.values() for text in figure.texts())
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
