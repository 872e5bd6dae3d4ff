"""The last look at what was built: the scan, the pages and styles, and every link."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kompetansepakke.base.problems import Problem
from kompetansepakke.content.derived.attached import attached
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import locales_of, view
from kompetansepakke.machine.kept import Kept, makers, name_of
from kompetansepakke.pages.made.offline_page import zip_path
from kompetansepakke.plan.calendar.read_breaks import FOLDER
from kompetansepakke.publish.last_look.built_links import built_problems
from kompetansepakke.publish.last_look.built_pages import page_problems
from kompetansepakke.publish.offline import CARTRIDGE, open_from_disk
from kompetansepakke.scan.forbidden import Own, Sought, forbidden, own, tool_texts
from kompetansepakke.scan.published import Built, leaks
from kompetansepakke.site.site import Site
from kompetansepakke.web.bundle import THEME
from kompetansepakke.web.own_theme import style_problems

_OWN_TYPES = {".yml", ".py", ".html", ".css", ".js", ".svg"}


def inspect(site: Site, content: Content, editions: list[str], fresh: Path, on: date,
            written: Mapping[bytes, bytes], kept: Path | None) -> list[Problem]:
    """Scan the editions, hold their pages and styles against what they may have, and follow every link.

    `written` is what was handed to Typst, by the SHA-256 of the PDF that came of it. In the folder `kept` lies which
    files were found clean before.
    """
    beside = own((*tool_texts(), *_site_texts(site)))
    built = {name: _built(site, content, name, fresh, on, beside) for name in editions}
    known = {hashlib.sha256(path.read_bytes()).digest() for path in THEME.rglob("*") if path.is_file()}
    found = [*_leaks(built, known, written, kept),
             *page_problems((fresh / "index.html").read_text(encoding="utf-8"), "index.html")]
    judged = partial(_wrong, fresh, _home(site), kept)
    with ProcessPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return found + [wrong for problems in pool.map(judged, editions) for wrong in problems]


def _leaks(built: Mapping[str, Built], known: Container[bytes], written: Mapping[bytes, bytes],
           kept: Path | None) -> Sequence[Problem]:
    """The leaks; files that were found clean before are searched for what is banned since then alone."""
    with Kept(kept) as products:  # closed before the scan: a connection isn't to be carried into its processes
        known_before = {name: _with_passes(edition, products.get_json(_name(edition)))
                        for name, edition in built.items()}
    found = leaks(known_before, known, written)
    with Kept(kept) as products:
        for name, passed in found.passed.items():
            products.put_json(_name(built[name]), [built[name].banned.sought.as_json(),
                                                   sorted(one.hex() for one in passed)])
    return found.problems


def _name(edition: Built) -> bytes:
    """What the passes of an edition, and what was sought when it got them, are kept as."""
    return name_of(makers(), "scan", edition.folder.name, edition.banned.seen.own.name)


def _with_passes(edition: Built, told: Any) -> Built:
    if told is None:
        return edition
    sought, passed = told
    return replace(edition, passed=frozenset(map(bytes.fromhex, passed)),
                   new=edition.banned.since(Sought.of_json(sought)))


def _home(site: Site) -> str:
    """The path that the whole is published at, with a slash around it; nothing where it isn't known."""
    return urlsplit(site.url).path.rstrip("/") + "/" if site.url else ""


def _wrong(fresh: Path, home: str, folder: Path | None, name: str) -> list[Problem]:
    with Kept(folder) as kept:
        return [*built_problems(fresh / name, fresh, home, kept), *style_problems(fresh / name, fresh / name)]


def _built(site: Site, content: Content, name: str, fresh: Path, on: date, beside: Own) -> Built:
    """The edition, and what it must not hold."""
    edition = content.vocabulary.edition(name)
    views = [view(content, edition, on, locale) for locale in locales_of(content, edition)]
    paths = {source: staged for staged, source in content.attachments.items()}
    used = {paths[source] for seen in views for source in attached(seen, paths)}
    banned = forbidden(content, views, beside, used, site.url or "")
    everywhere = frozenset(f"{content.vocabulary.folder(seen.locale)}{path}" for seen in views for path in used)
    cartridges = (path.relative_to(fresh / name).as_posix() for path in (fresh / name).rglob(f"*{CARTRIDGE}"))
    return Built(fresh / name, banned, everywhere, frozenset({zip_path(name), *cartridges}), open_from_disk)


def _site_texts(site: Site) -> Iterator[str]:
    """The site's own open texts, outside the content: configuration, macros, templates, school calendars."""
    paths = (site.config_file, site.root / "macros.py", *sorted((site.root / "overrides").rglob("*")),
             *sorted((site.root / FOLDER).glob("*.yml")))
    for path in paths:
        if path.is_file() and path.suffix in _OWN_TYPES:
            yield path.read_text(encoding="utf-8", errors="replace")
