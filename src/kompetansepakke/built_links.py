"""Every link and anchor of the built pages, followed before anything is published."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import unquote

from kompetansepakke.core.problems import Place, Problem, problem

ELSEWHERE = "data-kp-elsewhere"
"""Marks a link that leads out of the edition's folder, as the role switch does."""

Attributes = Sequence[tuple[str, str | None]]
Use = Literal["link", "fetched", "named", "base"]
"""What the browser does with an address: follows it when asked, fetches it by itself, or only knows it."""

_ADDRESS_ATTRIBUTES = {"href", "xlink:href", "src", "poster", "action", "formaction", "data"}
_SET_ATTRIBUTES = {"srcset", "imagesrcset"}
_LOOKED_AT = _ADDRESS_ATTRIBUTES | _SET_ATTRIBUTES | {"id", "name", "content"}
_NAMED_RELATIONS = {"alternate", "author", "canonical", "help", "license", "me"}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_EXTERNAL = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|tel:\+?\d)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?(?:,|$)")
_REFRESH = re.compile(r"[\s\d.]*[;,]?\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)

_SILENT_TAG = re.compile(r"</?(?!script|style|title|textarea|xmp|iframe|noembed|noframes|plaintext)"
                         r"[a-z][a-z0-9-]*(?: (?:class|d|viewBox|xmlns)=\"[^\"'=<>]*\")*>")
"""Tags that hold no address and no id, and don't change how the parser reads what follows: most of a page."""

_FIX_MISSING = "rett lenka i kilden; «{address}» finnes ikke."
_FIX_ANCHOR = "bruk en id som finnes på {page}."
_FIX_SLASH = "skriv skråstrek til slutt: «{address}/» er en mappe."
_FIX_OUTSIDE = "hold lenka innenfor nettstedet, så det kan flyttes for seg selv."
_FIX_ABSOLUTE = "skriv adressen sett fra siden; nettstedet skal virke i en hvilken som helst mappe."
_FIX_FETCHED = "legg fila i nettstedet; en side henter ikke noe fra andre tjenere."
_FIX_SCHEME = "bruk en relativ sti, https://…, mailto:… eller tel:…."
_FIX_EMPTY = "skriv adressen til fila."
_FIX_BASE = "ta bort <base>; den ville flyttet alle adressene på siden."
_FIX_HTML = "rett HTML-en; den kan ikke leses."


class _Reference(NamedTuple):
    """An address in a page; `elsewhere` where it is marked as leading out of the edition."""

    target: str
    use: Use
    elsewhere: bool


@dataclass(slots=True)
class _Page:
    """What one HTML file offers (`anchors`) and asks for (`references`, each with its lines).

    `broken_at` is the line at which the parser gave up, or 0.
    """

    anchors: set[str] = field(default_factory=set)
    references: dict[_Reference, list[int]] = field(default_factory=dict)
    broken_at: int = 0


def broken_links(site: Path, root: Path | None = None) -> list[Problem]:
    """All addresses in the HTML files below `site` that lead nowhere or to another server, as KP902.

    A relative address must lead to a file below `root` (default: `site`), and its fragment to an id there.
    One marked with `ELSEWHERE` may lead out of `site`; it is then followed only where `root` is given and wider.
    Case counts, and so does the slash after a folder, since they do on servers. Files are relative to `site`.

    Raises OSError where a file can't be read, and ValueError where `site` is not below `root`.
    """
    around = site if root is None else root
    below = Path(os.path.realpath(site)).relative_to(os.path.realpath(around)).as_posix()
    check = _Check(around, "" if below == "." else f"{below}/", {})
    files = _files_below(around)
    return sorted(found for path in sorted(files)
                  if path.startswith(check.prefix) and path.endswith(".html")
                  for found in check.page(path, files))


@dataclass(frozen=True, slots=True)
class _Check:
    """The checked site is what lies below `prefix` in `around`; `pages` are those read so far, by their path."""

    around: Path
    prefix: str
    pages: dict[str, _Page]

    def page(self, path: str, files: frozenset[str]) -> Iterator[Problem]:
        page = self._read(path)
        file = path[len(self.prefix):]
        if page.broken_at:
            yield problem("KP902", Place(file, page.broken_at), target="<!", fix=_FIX_HTML)
        for reference, lines in page.references.items():
            fix = self._complaint(reference, path, files)
            if fix:
                for line in lines:
                    yield problem("KP902", Place(file, line), target=_shown(reference.target), fix=fix)

    def _read(self, path: str) -> _Page:
        if path not in self.pages:
            text = (self.around / path).read_text(encoding="utf-8", errors="replace")
            self.pages[path] = _read_page(text)
        return self.pages[path]

    def _complaint(self, reference: _Reference, path: str, files: frozenset[str]) -> str:
        """How to mend the reference; nothing where it is as it should be."""
        target = re.sub(r"[\t\r\n]", "", reference.target).strip()
        if reference.use == "base":
            return _FIX_BASE
        if not target:
            return _FIX_EMPTY if reference.use == "fetched" else ""
        if _SCHEME.match(target):
            return _scheme_complaint(target, reference.use)
        address, _, fragment = target.partition("#")
        address = address.partition("?")[0].replace("\\", "/")
        if address.startswith("/"):
            return _FIX_FETCHED if address.startswith("//") and reference.use == "fetched" else _FIX_ABSOLUTE
        return self._relative_complaint(reference, path, address, fragment, files)

    def _relative_complaint(self, reference: _Reference, path: str, address: str, fragment: str,
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
            return _FIX_MISSING.format(address=_shown(goal))
        if goal.endswith(".html") and not self._has_anchor(goal, fragment):
            return _FIX_ANCHOR.format(page=goal)
        return ""

    def _has_anchor(self, path: str, fragment: str) -> bool:
        fragment = fragment.partition(":~:")[0]
        if fragment.lower() in ("", "top"):
            return True
        anchors = self._read(path).anchors
        return fragment in anchors or unquote(fragment) in anchors


def _scheme_complaint(target: str, use: Use) -> str:
    if use == "link":
        return "" if _EXTERNAL.match(target) else _FIX_SCHEME
    if use == "named":
        return "" if _WEB.match(target) else _FIX_SCHEME
    return "" if target.lower().startswith("data:image/") else _FIX_FETCHED


def _resolve(page: str, address: str) -> str | None:
    """Find the path from `around` that a browser on `page` would ask for; None where it leads out of `around`."""
    if not address:
        return page
    parts = page.split("/")[:-1]
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


def _shown(target: str) -> str:
    short = target if len(target) <= 200 else target[:199] + "…"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in short)


def _read_page(text: str) -> _Page:
    reader = _Reader()
    try:
        # Without them the parser takes less than half the time. A space stays, so that no new tag can form.
        reader.feed(_SILENT_TAG.sub(" ", text))
        reader.close()
    except AssertionError:
        # How the parser gives up on «<![…»: what stands after it was not checked, so it must not pass.
        reader.read.broken_at = reader.getpos()[0]
    return reader.read


class _Reader(HTMLParser):
    """Collects what a page offers and asks for."""

    def __init__(self) -> None:
        # Text is not looked at, so its character references need not be either; those of attributes always are.
        super().__init__(convert_charrefs=False)
        self.read = _Page()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        for name, value in attrs:
            if value is None or name not in _LOOKED_AT:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.read.anchors.add(value)
            elif name in _ADDRESS_ATTRIBUTES:
                self._add(value, _use(tag, name, attrs), attrs)
            elif name in _SET_ATTRIBUTES:
                for candidate in _CANDIDATE.findall(value):
                    self._add(candidate, "fetched", attrs)
            elif name == "content" and tag == "meta" and _is_refresh(attrs):
                self._add(_refresh_target(value), "fetched", attrs)

    def _add(self, target: str, use: Use | None, attrs: Attributes) -> None:
        if use is not None:
            elsewhere = any(name == ELSEWHERE for name, _ in attrs)
            self.read.references.setdefault(_Reference(target, use, elsewhere), []).append(self.getpos()[0])


def _use(tag: str, name: str, attrs: Attributes) -> Use | None:
    if name == "data" and tag != "object":
        return None
    if tag in ("a", "area"):
        return "link"
    if tag == "base":
        return "base"
    if tag == "link":
        relations = {word for key, value in attrs if key == "rel" for word in (value or "").lower().split()}
        return "named" if relations and relations <= _NAMED_RELATIONS else "fetched"
    return "fetched"


def _is_refresh(attrs: Attributes) -> bool:
    return any(name == "http-equiv" and (value or "").strip().lower() == "refresh" for name, value in attrs)


def _refresh_target(content: str) -> str:
    match = _REFRESH.match(content)
    # Without an address the page loads itself again.
    return (match[1] if match else "") or "#"
