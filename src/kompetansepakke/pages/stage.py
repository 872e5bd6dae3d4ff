"""A stage: all that an engine needs to render one edition in one language, and nothing else.

`docs/` holds plain Markdown, and `stage.json` what the engine is told beside it. Whoever builds writes stages, so that
content is read, checked and viewed once; what renders reads them. Where nobody but we read the Markdown, all of it may
lie in `pages.json` instead: to make and remove a thousand files takes longer than to write what is in them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from kompetansepakke.base import slugs
from kompetansepakke.base.audience import Edition
from kompetansepakke.base.fingerprint import Fingerprints
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import View, locales_of, view
from kompetansepakke.pages.made.cartridge_links import offered_cartridges
from kompetansepakke.pages.makers import made_paths
from kompetansepakke.pages.other_language import roles_with_languages, with_languages
from kompetansepakke.pages.parts.made_page import Making, Remember
from kompetansepakke.pages.parts.page_meta import Neighbour, link_to
from kompetansepakke.pages.writer import HOME, Nav, Stager
from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.plan.outline import school
from kompetansepakke.words.languages import Locale, language, site_words
from kompetansepakke.words.strings import in_sentence, phrases, text

STAGE_FILE, _DOCS, _PAGES = "stage.json", "docs", "pages.json"
"""What tells of a stage, which is all that `read_stage` needs; the folder of its pages, or else their file."""


class NothingToShowError(Exception):
    """The edition shows nothing of what was asked for; the message is one line of Norwegian."""


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What of a site goes into its stages, beside the content: its folder, name, address, and school calendars."""

    root: Path
    name: str
    url: str = ""
    """The address of the folder that the editions lie in, or nothing if it isn't known."""
    school_breaks: Mapping[str, SchoolBreaks] = field(default_factory=dict)
    guides: tuple[str, ...] = ()
    """The pages of `docs/` that are for those who make the site: they stand in the foot, not in menu and search."""
    changes: Mapping[str, Sequence[date | None]] = field(default_factory=dict)
    """When each line of a source was written, by its path from the root."""


@dataclass(frozen=True, slots=True)
class StageWish:
    """Which edition to stage, in which language, as on the date `on`."""

    edition: Edition
    locale: Locale
    on: date
    together: tuple[str, ...] = ()
    """The ids of the editions that are published beside each other, if it is to be published at all."""
    pdf: bool = False
    """Whether PDFs of the printed sets will be made."""
    package: str | None = None
    """The one package to show, else all."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage in `folder`, as the engine is told of it."""

    folder: Path
    nav: Nav
    sources: Mapping[str, str]
    """The source of each staged page that has one."""
    outside_nav: frozenset[str]
    shell: frozenset[str]
    """The staged pages that are kept on the reader's device from the first visit."""
    pdfs: Mapping[str, str]
    """The staged pages that a PDF is to be made of, and its name."""
    cartridges: Mapping[str, Sequence[str]]
    """The package and the version of each file for learning platforms that the pages lead to, by its path."""
    site_url: str
    context: Mapping[str, Any]
    """What the templates know as `config.extra.kp`."""
    words: Mapping[str, Mapping[str, Any]]
    """The site's own words, by language."""
    pages: int
    """How many pages the engine will make of it."""

    @property
    def docs(self) -> Path:
        """The Markdown and the attachments."""
        return self.folder / _DOCS

    @property
    def texts(self) -> Mapping[str, str]:
        """The Markdown of the pages that lie in no file of their own, by their staged paths."""
        file = self.folder / _PAGES
        texts: Mapping[str, str] = json.loads(file.read_bytes()) if file.exists() else {}
        return texts

    @property
    def told(self) -> str:
        """All that the engine is told beside `docs`, as one text: the same where the stage says the same."""
        return (self.folder / STAGE_FILE).read_text(encoding="utf-8")

    def file(self, path: str) -> str:
        """Where the page that is staged at `path` stands in what is built."""
        return f"{slugs.address(path)}index.html"

    @property
    def locale(self) -> str:
        """The language of the stage."""
        locale: str = self.context["locale"]
        return locale


def stage_name(site: SiteFacts, content: Content, wish: StageWish, known: Fingerprints) -> bytes:
    """The name of all that `write_stage` reads, but for the attachments' bytes. Raises NothingToShowError."""
    seen = _seen(content, wish)
    return known.of((
        seen, wish, site.name, site.url, site.school_breaks, site.guides, _own_words(site, content, seen),
        tuple(site.changes.get(page.source, ()) for page in seen.pages()), school(content, wish.on),
        _neighbours(content, wish), content.attachments, locales_of(content, wish.edition), content.vocabulary,
        site_words()))


def write_stage(site: SiteFacts, content: Content, wish: StageWish, folder: Path, *, in_one: bool = False,
                remember: Remember | None = None) -> Stage:
    """Stage the edition in the empty `folder`, with all pages `in_one` file or each in its own.

    Bodies of pages that `remember` knows aren't made anew.
    Raises NothingToShowError, and OSError where the disk refuses.
    """
    making, stager = _stager(site, content, wish, folder, remember)
    seen, url = making.view, making.address
    about = _own_words(site, content, seen)[1]
    staged = stager.write(pages=not in_one)
    if in_one:
        (folder / _PAGES).write_text(json.dumps(staged.texts), encoding="utf-8")
    stage = Stage(folder, staged.nav, staged.sources, staged.outside_nav, staged.shell, staged.pdfs,
                  offered_cartridges(making), url,
                  {**_context(content, wish, site.url), "guides": _guides(site, seen), "name": making.site_name,
                   "about": about},
                  site_words(), len(staged.texts) or sum(1 for _ in (folder / _DOCS).rglob("*.md")))
    told = {"nav": stage.nav, "sources": stage.sources, "outside_nav": sorted(stage.outside_nav),
            "shell": sorted(stage.shell), "pdfs": stage.pdfs, "cartridges": stage.cartridges, "site_url": url,
            "context": stage.context, "words": stage.words, "pages": stage.pages}
    (folder / STAGE_FILE).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8", newline="\n")
    return stage


def stage_again(site: SiteFacts, content: Content, wish: StageWish, folder: Path, path: str) -> None:
    """Stage one page anew in the folder of a stage, at its staged `path`; everything else stays as it was."""
    _stager(site, content, wish, folder)[1].write_page(path)


def _stager(site: SiteFacts, content: Content, wish: StageWish, folder: Path,
            remember: Remember | None = None) -> tuple[Making, Stager]:
    seen = _seen(content, wish)
    url = _address(site.url, wish, content.vocabulary.folder(wish.locale))
    attachments = {source: staged for staged, source in content.attachments.items()}
    making = Making(seen, attachments, url, site.school_breaks, school(content, wish.on),
                    _own_words(site, content, seen)[0], wish.pdf, bool(wish.together))
    return making, Stager(making, site.root, folder / _DOCS, _neighbours(content, wish), site.guides, site.changes,
                          remember)


def read_stage(folder: Path) -> Stage:
    """The stage that `write_stage` made in `folder`."""
    told = json.loads((folder / STAGE_FILE).read_text(encoding="utf-8"))
    sets = {name: frozenset(told[name]) for name in ("outside_nav", "shell")}
    return Stage(**{**told, **sets, "folder": folder})


def _address(url: str, wish: StageWish, folder: str) -> str:
    if url and wish.together:
        return url.rstrip("/") + f"/{wish.edition.id}/{folder}"
    return url


def _own_words(site: SiteFacts, content: Content, seen: View) -> tuple[str, str]:
    """The site's name and description in the edition's language, by its translated front page.

    The title of a front page is the site's name where it is so in the site's first language too.
    """
    front = seen.by_path.get(HOME)
    if front is None or not front.is_open or front.locale == seen.vocabulary.first_locale:
        return site.name, ""
    is_name = any(page.path == HOME and page.meta.title == site.name for page in content.site_pages)
    return front.title if is_name else site.name, front.description or ""


def _guides(site: SiteFacts, seen: View) -> list[dict[str, str]]:
    """The guides that the edition holds, as links, in the order that the site names them."""
    return [link_to(seen.by_path[path], seen) for path in site.guides if path in seen.by_path]


@lru_cache(maxsize=2)  # a stage is named, then written
def _seen(content: Content, wish: StageWish) -> View:
    """The view to stage, with one package alone where one is asked for."""
    seen = with_languages(view(content, wish.edition, wish.on, wish.locale), content)
    kept = tuple(one for one in seen.packages if wish.package in (None, one.id))
    if wish.package and not kept:
        raise NothingToShowError(f"Utgaven {seen.edition.id} viser ingen pakke som heter «{wish.package}».")
    return replace(seen, packages=kept)


def _neighbours(content: Content, wish: StageWish) -> tuple[Neighbour, ...]:
    """The other editions that are published beside this one, and which pages each of them has."""
    known = roles_with_languages(content.vocabulary, wish.locale)
    up = "../../" if known.folder(wish.locale) else "../"
    found = []
    for edition in known.editions:
        if edition.id in wish.together and edition != wish.edition:
            folder = known.folder(wish.locale) if wish.locale in locales_of(content, edition) else ""
            found.append(Neighbour(edition.id, known.role(edition.own_role).name(wish.locale),
                                   f"{up}{edition.id}/{folder}", _paths(content, edition, wish.on, wish.locale)))
    return tuple(found)


@lru_cache(maxsize=64)  # each edition is the neighbour of all others
def _paths(content: Content, edition: Edition, on: date, locale: Locale) -> frozenset[str]:
    """The staged paths of all pages that an edition has."""
    seen = view(content, edition, on, locale)
    return made_paths(seen) | {page.path for page in seen.pages()}


def _context(content: Content, wish: StageWish, url: str) -> dict[str, Any]:
    edition, locale, known = wish.edition, wish.locale, roles_with_languages(content.vocabulary, wish.locale)
    role = known.role(edition.own_role).name(locale)
    return {"edition": edition.id, "locale": locale, "lang": language(locale).tag,
            "first": language(known.first_locale).tag, "t": {**phrases(locale)},
            "offline": bool(wish.together), "role": role, "on": wish.on.isoformat(),
            "role_current": text(locale, "role_current", role=in_sentence(role)),
            "up": "/.." if known.folder(locale) else "", "untranslated": _untranslated(known.first_locale, locale),
            "other_locales": _other_locales(content, wish, url)}


def _untranslated(first: Locale, locale: Locale) -> str:
    """What a page says that isn't translated into the edition's language."""
    return text(locale, "untranslated", language=in_sentence(language(locale).name),
                first=in_sentence(language(first).name))


def _other_locales(content: Content, wish: StageWish, url: str) -> list[dict[str, str]]:
    """Where the same edition lies in the other languages that it is built in; `address` is the whole, if known."""
    known = content.vocabulary
    built = locales_of(content, wish.edition) if wish.together else (known.first_locale,)
    root = "../" if known.folder(wish.locale) else ""
    return [{"lang": language(locale).tag, "name": language(locale).name, "root": root + known.folder(locale),
             "address": _address(url, wish, known.folder(locale))}
            for locale in built if locale != wish.locale]
