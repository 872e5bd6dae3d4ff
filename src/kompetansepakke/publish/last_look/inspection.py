"""The last look at what was built: the scan, the pages and styles, and every link."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Iterator, Mapping, Sequence, Set
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kompetansepakke.base.problems import Problem
from kompetansepakke.content.derived.attached import attached
from kompetansepakke.content.view import locales_of, view
from kompetansepakke.machine.child import given
from kompetansepakke.machine.kept import Kept, makers, name_of
from kompetansepakke.plan.calendar.read_breaks import FOLDER
from kompetansepakke.publish.last_look.built_links import built_problems
from kompetansepakke.publish.last_look.built_pages import page_problems
from kompetansepakke.publish.offline import TakenAlong, archives, open_from_disk
from kompetansepakke.publish.rendering import Building
from kompetansepakke.scan.forbidden import Own, Sought, forbidden, own, tools_own
from kompetansepakke.scan.published import Built, leaks
from kompetansepakke.web.bundle import THEME, made_assets
from kompetansepakke.web.own_theme import sheet_problems

_OWN_TYPES = {".yml", ".py", ".html", ".css", ".js", ".svg"}
_WRITTEN = "written"
"""The file that what PDFs were made of lies in, for the copies of us that look at them."""


def inspect(building: Building, copies: Executor, last: Mapping[str, TakenAlong], written: Mapping[bytes, bytes],
            folder: Path) -> list[Problem]:
    """Scan the editions, hold their pages and styles against what they may have, and follow every link.

    `last` is by edition what is still to be written of it, which is done first, side by side with looks at others.
    `written` is what was handed to Typst, by the SHA-256 of the PDF that came of it. The `copies` of us were given what
    is built; what they are to know beside goes by way of the temporary `folder`.
    """
    (folder / _WRITTEN).write_bytes(pickle.dumps(written))
    chooser = page_problems((building.fresh / "index.html").read_text(encoding="utf-8"), "index.html")
    making = {copies.submit(made.write): edition for edition, made in last.items()}
    looks = [copies.submit(_problems, making[made], made.result(), folder) for made in as_completed(making)]
    # They lead to others' files too.
    looks += [copies.submit(_links, edition, made.result()) for made, edition in making.items()]
    return chooser + sorted(wrong for found in looks for wrong in found.result())


@cache
def _tools_files() -> frozenset[bytes]:
    """The SHA-256 of files that need no reading: those of the tool, and scripts and styles that it makes for all."""
    files = (path.read_bytes() for path in THEME.rglob("*") if path.is_file())
    return frozenset(hashlib.sha256(data).digest() for data in (*files, *(text.encode() for _, text in made_assets())))


@cache
def _written(folder: Path) -> Mapping[bytes, bytes]:
    written: Mapping[bytes, bytes] = pickle.loads((folder / _WRITTEN).read_bytes())
    return written


def _problems(name: str, digests: Mapping[str, bytes], temporary: Path) -> list[Problem]:
    """All that is wrong in the edition `name`, whose files have these SHA-256, but for its links."""
    building: Building
    building, = given()
    folder = building.fresh / name
    sheets = (folder / path for path, digest in digests.items()
              if path.endswith(".css") and digest not in _tools_files())
    return [*_leaks(building, name, digests, _written(temporary)), *sheet_problems(sheets, folder)]


def _links(name: str, digests: Mapping[str, bytes]) -> list[Problem]:
    """What is wrong with the links of the edition `name`."""
    building: Building
    building, = given()
    with Kept(building.wanted.kept) as kept:
        return built_problems(building.fresh / name, building.fresh, _home(building.facts.url), kept, digests)


def _leaks(building: Building, edition: str, digests: Mapping[str, bytes],
           written: Mapping[bytes, bytes]) -> Sequence[Problem]:
    """The leaks; files that were found clean before are searched for what is banned since then alone."""
    kept = building.wanted.kept
    own_texts, own_name = _beside(building.config_file, building.facts.root, kept)
    name = name_of(makers(), "scan", edition, own_name)
    with Kept(kept) as products:  # closed before the scan: a connection isn't to be carried into its processes
        before = _Before.of_json(products.get_json(name))
    built = _built(building, edition, own_texts, before, digests)
    found = leaks(built, _tools_files(), written)
    with Kept(kept) as products:
        told = _Before(built.banned.sought, found.passed, found.hashes).as_json()
        products.put(name, json.dumps(told).encode(), is_small=True)  # to make it smaller takes longer than all else
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


def _built(building: Building, name: str, beside: Own, before: _Before, digests: Mapping[str, bytes]) -> Built:
    """The edition, and what it must not hold."""
    content, folder = building.content, building.fresh / name
    edition = content.vocabulary.edition(name)
    views = [view(content, edition, building.wanted.on, locale) for locale in locales_of(content, edition)]
    paths = {source: staged for staged, source in content.attachments.items()}
    used = {paths[source] for seen in views for source in attached(seen, paths)}
    banned = forbidden(content, views, beside, used, building.facts.url, before.sought)
    everywhere = frozenset(f"{content.vocabulary.folder(seen.locale)}{path}" for seen in views for path in used)
    return Built(folder, banned, everywhere, archives(name, digests), open_from_disk, frozenset(before.passed),
                 banned.since(before.sought) if before.sought else None, before.hashes, digests)


@cache
def _beside(config_file: Path, root: Path, kept: Path | None) -> tuple[Own, bytes]:
    """What the tool and the site write outside the content, as it was read before where it is the same; its name."""
    texts = list(_site_texts(config_file, root))
    name = name_of(makers(), "own", *texts)
    with Kept(kept) as products:
        told = products.get_json(name)
        if told is not None:
            return Own.of_json(told), name
        found = tools_own() | own(texts)
        products.put_json(name, found.as_json())
    return found, name


def _site_texts(config_file: Path, root: Path) -> Iterator[str]:
    """The site's own open texts, outside the content: configuration, macros, templates, school calendars."""
    paths = (config_file, root / "macros.py", *sorted((root / "overrides").rglob("*")),
             *sorted((root / FOLDER).glob("*.yml")))
    for path in paths:
        if path.is_file() and path.suffix in _OWN_TYPES:
            yield path.read_text(encoding="utf-8", errors="replace")
