"""The front matter of staged pages: title and description, and under `kp` what the templates are told of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kompetansepakke.base import slugs
from kompetansepakke.content.derived.recordings import manuscripts
from kompetansepakke.content.view import PageView, View
from kompetansepakke.pages.parts.labels import audience_label, for_roles, lang_of
from kompetansepakke.pages.parts.markdown_text import in_language
from kompetansepakke.source.blocks.blocks import Text, texts, walk
from kompetansepakke.source.staged_head import staged_head
from kompetansepakke.words.languages import language
from kompetansepakke.words.marks import language_of, unmarked
from kompetansepakke.words.strings import date_text, text

_SAID = ("label", "short_label", "switch")
"""What the templates say with `said`, which knows marks; of titles they are told the language beside them."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another edition of the same site: where it lies from this edition's root, and which pages it has."""

    edition: str
    name: str
    root: str
    paths: frozenset[str]


class Describer:
    """Says what every page of an edition tells its template."""

    def __init__(self, view: View, neighbours: tuple[Neighbour, ...]) -> None:
        self._view, self._neighbours = view, neighbours
        self._manuscripts = manuscripts(view)

    def meta(self, path: str, kind: str, page: PageView | None = None) -> dict[str, Any]:
        """What the templates need to know of a page, beyond its text."""
        meta: dict[str, Any] = {"kind": kind, "switch": self._switch(path), "open": page is None or page.is_open}
        meta["alternates"] = self._alternates(page)
        if page:
            meta["label"] = audience_label(page.audience, self._view)
            meta["short_label"] = for_roles(page.audience, self._view)
            meta["lang"] = lang_of(page, self._view)
            meta["number"] = page.number
            meta["manuscript"] = self._manuscripts.get(path, "") if page.is_open else ""
            meta["closed"] = "" if page.is_open or not page.opens else text(
                self._view.locale, "module_not_open" if kind == "module" else "not_open",
                date=date_text(self._view.locale, page.opens))
        return meta

    def ours(self, meta: Mapping[str, Any], markdown: str) -> str:
        """What the tool says on the page that `meta` tells of, as being in the edition's language."""
        return in_language(language(self._view.locale).tag if meta["lang"] else "", markdown)

    def _alternates(self, page: PageView | None) -> list[str]:
        """The tags of the other languages that say what this page says; what the tool makes, it makes in all."""
        own = self._view.locale
        said_in = page.locales if page else self._view.vocabulary.locales
        return [language(locale).tag for locale in said_in if locale != own] if own in said_in else []

    def around(self, page: PageView, order: list[PageView]) -> dict[str, Any]:
        """The pages before and after in the `order` of a module, and across the modules of its package."""
        package = next(package for package in self._view.packages if page.path.startswith(package.id + "/"))
        fronts = [module.front for module in package.modules]
        at = order.index(page)
        module = fronts.index(order[0])
        before = order[at - 1] if at else None
        after = order[at + 1] if at + 1 < len(order) else fronts[module + 1] if module + 1 < len(fronts) else None
        return {name: link_to(other, self._view) for name, other in (("previous", before), ("next", after)) if other}

    def _switch(self, path: str) -> list[dict[str, Any]]:
        """The same page in the other editions, or their front page."""
        return [{"edition": other.edition, "name": other.name, "same": path in other.paths,
                 "href": _from(path, other.root + (slugs.address(path) if path in other.paths else ""))}
                for other in self._neighbours]


def changed(page: PageView, dates: Sequence[date | None], locale: str) -> dict[str, str]:
    """When the page was changed, where the lines of its source were written on `dates`; nothing where none is known.

    Only lines that this edition shows count: what is written for others must change no byte of it.
    """
    lines = {line.number for text in texts(page.nodes) for line in text.lines if line.text.strip()}
    lines |= {block.place.line for block in walk(page.nodes)}
    known = [day for number in lines if number <= len(dates) and (day := dates[number - 1])]
    return {"day": max(known).isoformat(), "text": date_text(locale, max(known))} if known else {}


def starts_with_h1(page: PageView) -> bool:
    """Whether the text of the page begins with its title."""
    first = next((line.text for node in page.nodes[:1] if isinstance(node, Text) for line in node.lines
                  if line.text.strip()), "")
    return first.startswith("# ")


def link_to(page: PageView, view: View) -> dict[str, str]:
    """A page by its title, the language that it is in where that isn't the edition's, and its address."""
    return {"title": unmarked(page.title), "lang": lang_of(page, view), "address": page.address}


def front_matter(title: str, description: str | None, meta: Mapping[str, Any], template: str = "") -> str:
    """The head of a staged page: what MkDocs reads, and what our templates do."""
    told = {**({"title_lang": tag} if (tag := language_of(title)) else {}),
            **({"heading": title} if title != unmarked(title) else {}),
            **{name: value if name in _SAID else _plain(value) for name, value in meta.items()}}
    return staged_head({"title": unmarked(title), **({"description": unmarked(description)} if description else {}),
                        **({"template": template} if template else {}), "kp": told})


def _plain(value: Any) -> Any:
    """The value without marks in it."""
    if isinstance(value, Mapping):
        return {name: _plain(told) for name, told in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(told) for told in value]
    return unmarked(value) if isinstance(value, str) else value


def _from(path: str, address: str) -> str:
    """The way from a page's directory URL to an address counted from the edition's root."""
    return "../" * slugs.address(path).count("/") + address or "./"
