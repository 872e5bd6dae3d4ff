"""The last look at what was built: the scan, the pages and styles, and every link."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence, Set
from concurrent.futures import as_completed
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kompetansepakke.base.problems import Problem
from kompetansepakke.content.derived.attached import attached
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import locales_of, view
from kompetansepakke.machine.child import copies, give, given
from kompetansepakke.machine.kept import Kept, makers, name_of
from kompetansepakke.plan.calendar.read_breaks import FOLDER
from kompetansepakke.publish.last_look.built_links import built_problems
from kompetansepakke.publish.last_look.built_pages import page_problems
from kompetansepakke.publish.offline import TakenAlong, archives, open_from_disk
from kompetansepakke.scan.forbidden import Own, Sought, forbidden, own, tools_own
from kompetansepakke.scan.published import Built, leaks
from kompetansepakke.site.site import Site
from kompetansepakke.web.bundle import THEME, made_assets
from kompetansepakke.web.own_theme import style_problems

_OWN_TYPES = {".yml", ".py", ".html", ".css", ".js", ".svg"}


@dataclass(frozen=True, slots=True)
class _Look:
    """What the editions of one build are looked at with; each of them in a process of its own."""

    content: Content
    fresh: Path
    on: date
    url: str
    """Of the folder that the editions lie in, where it is known."""
    beside: Own
    beside_name: bytes
    known: frozenset[bytes]
    """The SHA-256 of the files that need no reading, since all sites have the same."""
    written: Mapping[bytes, bytes]
    kept: Path | None


def inspect(site: Site, content: Content, fresh: Path, on: date, last: Mapping[str, TakenAlong],
            written: Mapping[bytes, bytes], kept: Path | None) -> list[Problem]:
    """Scan the editions, hold their pages and styles against what they may have, and follow every link.

    `last` is by edition what is still to be written of it, which is done first, side by side with looks at others.
    `written` is what was handed to Typst, by the SHA-256 of the PDF that came of it. In the folder `kept` lies which
    files were found clean before.
    """
    look = _Look(content, fresh, on, site.url or "", *_beside(site, kept), _tools_files(), written, kept)
    chooser = page_problems((fresh / "index.html").read_text(encoding="utf-8"), "index.html")
    with copies(give, look) as pool:
        making = {pool.submit(made.write): edition for edition, made in last.items()}
        looks = [pool.submit(_problems, making[made], made.result()) for made in as_completed(making)]
        # They lead to others' files too.
        looks += [pool.submit(_links, edition, made.result()) for made, edition in making.items()]
        return chooser + sorted(wrong for found in looks for wrong in found.result())


@cache
def _tools_files() -> frozenset[bytes]:
    """The SHA-256 of the files that come with the tool, and of the scripts and styles that it makes for all sites."""
    files = (path.read_bytes() for path in THEME.rglob("*") if path.is_file())
    return frozenset(hashlib.sha256(data).digest() for data in (*files, *(text.encode() for _, text in made_assets())))


def _problems(name: str, digests: Mapping[str, bytes]) -> list[Problem]:
    """All that is wrong in the edition `name`, whose files have these SHA-256, but for its links."""
    look: _Look
    look, = given()
    folder = look.fresh / name
    return [*_leaks(look, name, digests), *style_problems(folder, folder)]


def _links(name: str, digests: Mapping[str, bytes]) -> list[Problem]:
    """What is wrong with the links of the edition `name`."""
    look: _Look
    look, = given()
    with Kept(look.kept) as kept:
        return built_problems(look.fresh / name, look.fresh, _home(look.url), kept, digests)


def _leaks(look: _Look, edition: str, digests: Mapping[str, bytes]) -> Sequence[Problem]:
    """The leaks; files that were found clean before are searched for what is banned since then alone."""
    name = name_of(makers(), "scan", edition, look.beside_name)
    with Kept(look.kept) as products:  # closed before the scan: a connection isn't to be carried into its processes
        before = _Before.of_json(products.get_json(name))
    built = _built(look, edition, before, digests)
    found = leaks(built, look.known, look.written)
    with Kept(look.kept) as products:
        products.put_json(name, _Before(built.banned.sought, found.passed, found.hashes).as_json())
    return found.problems


@dataclass(frozen=True, slots=True)
class _Before:
    """What was sought in an edition the last time, the passes of the files that were clean, and hashes made then."""

    sought: Sought | None = None
    passed: Set[bytes] = frozenset()
    hashes: Mapping[bytes, bytes] = field(default_factory=dict)

    def as_json(self) -> list[Any]:
        """What `of_json` reads."""
        return [self.sought and self.sought.as_json(), sorted(one.hex() for one in self.passed),
                {name.hex(): digest.hex() for name, digest in self.hashes.items()}]

    @classmethod
    def of_json(cls, told: Any) -> _Before:
        """What `as_json` told; of nothing, that nothing is known."""
        if told is None:
            return cls()
        sought, passed, hashes = told
        return cls(Sought.of_json(sought), frozenset(map(bytes.fromhex, passed)),
                   {bytes.fromhex(name): bytes.fromhex(digest) for name, digest in hashes.items()})


def _home(url: str) -> str:
    """The path that the whole is published at, with a slash around it; nothing where it isn't known."""
    return urlsplit(url).path.rstrip("/") + "/" if url else ""


def _built(look: _Look, name: str, before: _Before, digests: Mapping[str, bytes]) -> Built:
    """The edition, and what it must not hold."""
    content, folder = look.content, look.fresh / name
    edition = content.vocabulary.edition(name)
    views = [view(content, edition, look.on, locale) for locale in locales_of(content, edition)]
    paths = {source: staged for staged, source in content.attachments.items()}
    used = {paths[source] for seen in views for source in attached(seen, paths)}
    banned = forbidden(content, views, look.beside, used, look.url, before.sought)
    everywhere = frozenset(f"{content.vocabulary.folder(seen.locale)}{path}" for seen in views for path in used)
    return Built(folder, banned, everywhere, archives(name, digests), open_from_disk, frozenset(before.passed),
                 banned.since(before.sought) if before.sought else None, before.hashes, digests)


def _beside(site: Site, kept: Path | None) -> tuple[Own, bytes]:
    """What the tool and the site write outside the content, as it was read before where it is the same; its name."""
    texts = list(_site_texts(site))
    name = name_of(makers(), "own", *texts)
    with Kept(kept) as products:
        told = products.get_json(name)
        if told is not None:
            return Own.of_json(told), name
        found = tools_own() | own(texts)
        products.put_json(name, found.as_json())
    return found, name


def _site_texts(site: Site) -> Iterator[str]:
    """The site's own open texts, outside the content: configuration, macros, templates, school calendars."""
    paths = (site.config_file, site.root / "macros.py", *sorted((site.root / "overrides").rglob("*")),
             *sorted((site.root / FOLDER).glob("*.yml")))
    for path in paths:
        if path.is_file() and path.suffix in _OWN_TYPES:
            yield path.read_text(encoding="utf-8", errors="replace")
