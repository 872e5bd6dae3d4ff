"""Pages that MkDocs need not make anew: their Markdown is the same as before, or all of the page is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from posixpath import join, normpath
from types import FunctionType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from kompetansepakke.machine.kept import Kept, makers, name_of
from kompetansepakke.search import page_texts as search

STAND_IN = "kp-kept.html"
"""The template of a page that is kept: it costs nothing, and what it gives is exchanged."""
KNOWN_PLUGINS = {"kompetansepakke", "macros", "mkdocs_macros", "search", "material/search"}
"""Plugins whose pages are made of what we see, and of nothing else. With others, whole pages are made anew."""
_COUNT = "kept-pages"
_ADDRESS = re.compile(r'(?:href|src|poster)="([^"]*)"')
_OTHER_PAGES = re.compile(rb"\b(?:nav|pages|files)\b")
_MADE_OF_PAGES = (".pdf", ".imscc", ".zip")
"""Files that pages lead to and that come after them, so that MkDocs never knows of them. The last look does."""
_LEADS_OUT = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#|$", re.IGNORECASE)


class KeptPages:
    """What is kept of the pages of one build."""

    def __init__(self, kept: Kept, config: MkDocsConfig) -> None:
        self._kept, self._config = kept, config
        self._extensions = name_of_extensions(config.markdown_extensions, config.mdx_configs,
                                              Path(config.config_file_path).parent)
        # By the page's path in the stage:
        self._conversions: dict[str, bytes] = {}
        self._converted: dict[str, Mapping[str, Any]] = {}
        self._names: dict[str, bytes] = {}
        self._pages: dict[str, str] = {}
        self._known: set[str] = set()

    def markdown(self, text: str, page: Page, files: Files) -> str:
        """What MkDocs is to convert, which is `text`; it is kept from that where the HTML is known."""
        name = self._conversions[page.file.src_uri] = name_of(self._extensions, page.file.src_uri, text)
        known = self._kept.get_json(name)
        if known is None:
            return text
        if not all(address in self._addresses(files) for address in known["leads_to"]):
            return text  # what it leads to has gone, and MkDocs is to say so
        self._converted[page.file.src_uri] = known
        page.content = ""
        page.render = _need_not  # type: ignore[method-assign, assignment]  # its own sets up a converter: not for nothing
        return text

    def content(self, html: str, page: Page, files: Files) -> str:
        """The HTML of the page; keeps what MkDocs has made just now, and gives back what was kept."""
        known = self._converted.pop(page.file.src_uri, None)
        if known is None:
            self._keep(html, page, files)
            return html
        del page.render  # its own is there again
        page.toc = _contents(known["contents"])
        page.present_anchor_ids = set(known["anchors"])
        page.links_to_anchors = {file: links for path, links in known["links"].items()
                                 if (file := files.get_file_from_path(path))}
        return str(known["html"])

    def choose(self, files: Files, frame: Iterable[str | bytes]) -> None:
        """Find the pages that are the same as before, once all are read. `frame` is what all pages are made of."""
        if not set(self._config.plugins) <= KNOWN_PLUGINS or self._config.hooks:
            return
        pages = [file.page for file in files.documentation_pages() if file.page]
        around = name_of(makers(), *frame, *_shown_of_others(pages), *_own_templates(self._config, pages))
        for page in pages:
            name = self._names[page.file.src_uri] = name_of(around, *_shown_of(page))
            found = self._kept.get(name)
            if found is not None:
                self._pages[page.file.src_uri] = found.decode()
                page.meta = {**page.meta, "template": STAND_IN}

    def page(self, html: str, page: Page) -> str:
        """The whole page; keeps what was made just now, and gives back what was kept."""
        if page.file.src_uri in self._pages:
            return self._pages[page.file.src_uri]
        if page.file.src_uri in self._names:
            self._kept.put(self._names[page.file.src_uri], html.encode())
        return html

    def forget(self, paths: Iterable[str]) -> None:
        """Make these pages anew, whatever is kept of them."""
        for path in paths:
            self._pages.pop(path, None)
            self._names.pop(path, None)

    def tell(self, stage: Path) -> None:
        """Leave word in the folder of the stage of how many pages were kept, for `kept_pages_of`."""
        (stage / _COUNT).write_text(str(len(self._pages)), encoding="utf-8")

    def read(self, html: str, address: str) -> search.Page:
        """What there is to search for on a page that has been made."""
        name = name_of(makers(), "search", address, html)
        found = self._kept.get_json(name)
        if found is not None:
            return search.Page.of_json(found)
        page = search.read_page(html, address)
        self._kept.put_json(name, page.as_json())
        return page

    def _keep(self, html: str, page: Page, files: Files) -> None:
        leads_to = sorted({_resolved(page.url, address) for address in _ADDRESS.findall(html)
                           if not (_LEADS_OUT.match(address) or address.endswith(_MADE_OF_PAGES))})
        if all(address in self._addresses(files) for address in leads_to):
            self._kept.put_json(self._conversions[page.file.src_uri], {
                "html": html, "contents": _listed(page.toc), "anchors": sorted(page.present_anchor_ids or ()),
                "links": {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()},
                "leads_to": leads_to})

    def _addresses(self, files: Files) -> set[str]:
        if not self._known:
            self._known = {_resolved("", file.url) for file in files}
        return self._known


def _need_not(*_: object) -> None:
    """In the place of a page's own `render`, where what it would make is kept."""


def kept_pages_of(stage: Path) -> int:
    """How many pages were kept in a build of the stage that has ended."""
    return int((stage / _COUNT).read_text(encoding="utf-8"))


def _resolved(base: str, address: str) -> str:
    path = re.split("[?#]", address, maxsplit=1)[0]
    return normpath(join(base or ".", path))


def _listed(contents: Iterable[AnchorLink]) -> list[Any]:
    return [[entry.title, entry.id, entry.level, _listed(entry.children)] for entry in contents]


def _contents(listed: list[Any]) -> TableOfContents:
    entries = [_entry(*one) for one in listed]
    if entries:
        entries[0].active = True  # type: ignore[attr-defined]  # as MkDocs says of the first
    return TableOfContents(entries)


def _entry(title: str, anchor: str, level: int, below: list[Any]) -> AnchorLink:
    entry = AnchorLink(title, anchor, level)
    entry.children = [_entry(*one) for one in below]
    return entry


def name_of_extensions(names: Sequence[Any], settings: Mapping[str, Any], root: Path) -> bytes:
    """The name of what converts Markdown: extensions, their settings, and the code of those that the site brings."""
    return name_of(makers(), *map(str, sorted(names)), _json(settings), *_own_code(names, root))


def _own_code(extensions: Iterable[Any], root: Path) -> Iterable[bytes]:
    """The files of the extensions that the site itself brings."""
    for name in extensions:
        try:
            file = getattr(import_module(name if isinstance(name, str) else type(name).__module__), "__file__", None)
        except ImportError:
            continue  # a short name, as Python-Markdown's own have
        if file and Path(file).is_relative_to(root):
            yield Path(file).read_bytes()


def _shown_of(page: Page) -> Iterator[str]:
    """What the templates show of the page itself."""
    yield from (page.url, str(page.title), page.content or "", _json(page.meta), str(page.edit_url),
                str(page.canonical_url), _json(_listed(page.toc)))
    for beside in (page.previous_page, page.next_page):
        yield _json([beside.title, beside.url] if beside else None)


def _shown_of_others(pages: Iterable[Page]) -> Iterator[str]:
    """What the menu shows of the other pages."""
    return (_json([page.url, page.title, page.meta]) for page in pages)


def _own_templates(config: MkDocsConfig, pages: Iterable[Page]) -> Iterator[str | bytes]:
    """The templates of the site's own, and all that the pages hold where these may reach beyond the page they show."""
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    for path in sorted(own.rglob("*")) if own else ():
        if path.is_file():
            data = path.read_bytes()
            yield path.as_posix()
            yield data
            if _OTHER_PAGES.search(data):
                yield from (page.content or "" for page in pages)


def _json(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=_told)


def _told(value: object) -> object:
    """A value of a setting that JSON doesn't know. Of what can't be told apart for sure, no two are the same."""
    if isinstance(value, partial):
        return [_told(value.func), value.args, value.keywords]
    if isinstance(value, FunctionType) and not value.__closure__:
        return f"{value.__module__}.{value.__qualname__}"
    return str(value)
