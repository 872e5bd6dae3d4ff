"""The built pages, held against the list of what they may have, and every link followed, before any is published."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.machine.kept import Kept, makers, name_of
from kompetansepakke.publish.last_look.built_pages import Page, Reference, Use, read_page, refusal_problems, shown
from kompetansepakke.publish.last_look.followed import Followed
from kompetansepakke.scan.published import NOTHING
from kompetansepakke.source.html.html_allowlist import bare_address, scheme_of

_EXTERNAL = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|tel:\+?\d)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)

_FIX_MISSING = "rett lenka i kilden; «{address}» finnes ikke."
_FIX_ANCHOR = "bruk en id som finnes på {page}."
_FIX_SLASH = "skriv skråstrek til slutt: «{address}/» er en mappe."
_FIX_OUTSIDE = "hold lenka innenfor nettstedet, så det kan flyttes for seg selv."
_FIX_ABSOLUTE = "skriv adressen sett fra sida; nettstedet skal virke i en hvilken som helst mappe."
_FIX_FETCHED = "legg fila i nettstedet; en side henter ikke noe fra andre tjenere."
_FIX_SCHEME = "bruk en relativ sti, https://…, mailto:… eller tel:…."
_NOT_FOUND = "404.html"
_FIX_EMPTY = "skriv adressen til fila."


def built_problems(site: Path, root: Path | None = None, home: str = "", kept: Kept | None = None,
                   digests: Mapping[str, bytes] = NOTHING) -> list[Problem]:
    """All that is wrong in the HTML files below `site`: what no page may have (KP903), and broken links (KP902).

    A link is broken that leads nowhere; so is what would be fetched from another server. A relative address must lead
    to a file below `root` (default: `site`), and its fragment to an id there. One marked with `ELSEWHERE` may lead out
    of `site`; it is then followed only where `root` is given and wider. Case counts, and so does the slash after a
    folder, since they do on servers. Files are relative to `site`.

    `home` is the path at which `root` will be published, as `/pakker/`, where it is known. A page for what isn't found
    (404.html) is shown at any address, so it alone may write whole paths, which must begin with that. `kept` holds
    what was read of the same pages before, `digests` the SHA-256 of files below `site` that have just been read.

    Raises OSError where a file can't be read, and ValueError where `site` is not below `root`.
    """
    around = site if root is None else root
    below = Path(os.path.realpath(site)).relative_to(os.path.realpath(around)).as_posix()
    check = _Check(around, "" if below == "." else f"{below}/", {}, home, kept or Kept(None), digests)
    return sorted(check.problems(_files_below(around)))


@dataclass(frozen=True, slots=True)
class _Check:
    """The checked site is what lies below `prefix` in `around`; `pages` are those read so far, by their path."""

    around: Path
    prefix: str
    pages: dict[str, Page]
    home: str
    kept: Kept
    digests: Mapping[str, bytes]

    def problems(self, files: frozenset[str]) -> list[Problem]:
        """All that is wrong in the pages of the checked site."""
        names = {path: self._digest(path).hex() for path in files
                 if path.startswith(self.prefix) and path.endswith(".html")}
        name = name_of(makers(), "followed", self.prefix, self.home)
        before = Followed.of_json(self.kept.get_json(name))
        still = before.still(names)
        anchors = {path: before.anchors[path] if path in still else frozenset(self._read(path).anchors)
                   for path in names}
        again = names.keys() if before.is_lost(files, anchors) else names.keys() - still
        found = [one for path in again for one in self.page(path, files)]
        if not found and names.keys() >= self.pages.keys():  # of others' pages nothing is remembered
            self.kept.put_json(name, Followed(names, anchors, files).as_json())
        return found

    def page(self, path: str, files: frozenset[str]) -> Iterator[Problem]:
        page = self._read(path)
        file = path[len(self.prefix):]
        yield from refusal_problems(page, file)
        for reference, lines in page.references.items():
            fix = self._complaint(reference, path, files)
            if fix:
                for line in lines:
                    yield problem("KP902", Place(file, line), target=shown(reference.target), fix=fix)

    def _digest(self, path: str) -> bytes:
        return self.digests.get(path[len(self.prefix):]) or sha256((self.around / path).read_bytes()).digest()

    def _read(self, path: str) -> Page:
        if path not in self.pages:
            self.pages[path] = _page((self.around / path).read_text(encoding="utf-8", errors="replace"), self.kept)
        return self.pages[path]

    def _complaint(self, reference: Reference, path: str, files: frozenset[str]) -> str:
        """How to mend the reference; nothing where it is as it should be."""
        target = bare_address(reference.target)
        if not target:
            return _FIX_EMPTY if reference.use == "fetched" else ""
        if scheme_of(target):
            return _scheme_complaint(target, reference.use)
        address, _, fragment = target.partition("#")
        address = address.partition("?")[0].replace("\\", "/")
        if self.home and path.endswith(_NOT_FOUND) and address.startswith(self.home):
            return self._relative_complaint(reference, "", address.removeprefix(self.home) or ".", fragment, files)
        if address.startswith("/"):
            return _FIX_FETCHED if address.startswith("//") and reference.use == "fetched" else _FIX_ABSOLUTE
        return self._relative_complaint(reference, path, address, fragment, files)

    def _relative_complaint(self, reference: Reference, path: str, address: str, fragment: str,
                            files: frozenset[str]) -> str:
        goal = _resolve(path, address)
        leads_out = goal is None or not goal.startswith(self.prefix)
        if reference.elsewhere and leads_out and not self.prefix:
            return ""
        if goal is None or (leads_out and not reference.elsewhere):
            return _FIX_OUTSIDE
        if goal not in files:
            if f"{goal}/index.html" in files:
                return _FIX_SLASH.format(address=address)
            return _FIX_MISSING.format(address=shown(goal))
        if goal.endswith(".html") and not self._has_anchor(goal, fragment):
            return _FIX_ANCHOR.format(page=goal)
        return ""

    def _has_anchor(self, path: str, fragment: str) -> bool:
        fragment = fragment.partition(":~:")[0]
        if fragment.lower() in ("", "top"):
            return True
        anchors = self._read(path).anchors
        return fragment in anchors or unquote(fragment) in anchors


def _page(text: str, kept: Kept) -> Page:
    """The page, as it was read before where it is the same and nothing in it was refused."""
    name = name_of(makers(), "page", text)
    found = kept.get_json(name)
    if found is not None:
        return Page.of_json(found)
    page = read_page(text)
    if not page.refusals:
        kept.put_json(name, page.as_json())
    return page


def _scheme_complaint(target: str, use: Use) -> str:
    if use == "link":
        return "" if _EXTERNAL.match(target) else _FIX_SCHEME
    if use == "named":
        return "" if _WEB.match(target) else _FIX_SCHEME
    return "" if target.lower().startswith("data:image/") else _FIX_FETCHED


def _resolve(page: str, address: str) -> str | None:
    """Find the path from `around` that a browser on `page` would ask for; None where it leads out of `around`."""
    return _resolved(page.rpartition("/")[0], address) if address else page


@lru_cache(maxsize=50_000)  # the menu is on every page
def _resolved(folder: str, address: str) -> str | None:
    parts = folder.split("/") if folder else []
    segments = [unquote(segment) for segment in address.split("/")]
    for segment in segments:
        if segment == "..":
            if not parts:
                return None
            parts.pop()
        elif segment != ".":
            # A slash that was written as %2F is no way into a folder.
            parts.append(segment.replace("/", "%2F"))
    if segments[-1] in (".", ".."):
        parts.append("")
    return "/".join(parts) + ("index.html" if parts[-1] == "" else "")


def _files_below(folder: Path) -> frozenset[str]:
    """Paths as servers see them. Links are left out: what they lead to is not published."""
    found: set[str] = set()
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        for entry in os.scandir(folder / prefix):
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                found.add(prefix + entry.name)
    return frozenset(found)
