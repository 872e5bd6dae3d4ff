"""What a link in the source points to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath, splitext
from typing import Literal
from urllib.parse import unquote

from kompetansepakke.content.assemble import ATTACHMENT_TYPES

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_EXTERNAL = re.compile(r"(?:https?://[^\s/]+|mailto:[^\s@]+@[^\s@]+$|tel:\+?[\d -]+$)", re.IGNORECASE)

Kind = Literal["page", "attachment", "external", "same-page", "refused"]


@dataclass(frozen=True, slots=True)
class Target:
    """A link's target: its kind, its source file from the site's root, and its anchor."""

    kind: Kind
    source: str = ""
    anchor: str = ""
    why: str = ""


def is_external(target: str) -> bool:
    """Whether the target lies outside the site, at an address that a page may link to."""
    return _EXTERNAL.match(target) is not None


def resolve(target: str, source: str) -> Target:
    """What `target`, written on the page `source`, points to. Says nothing of whether it exists."""
    address, _, fragment = target.partition("#")
    path, anchor = unquote(address), unquote(fragment)
    if not path:
        return Target("same-page", source, anchor) if anchor else Target("refused", why="den er tom.")
    if _SCHEME.match(path) or path.startswith("//"):
        known = is_external(target)
        return Target("external") if known else Target("refused", why="bruk https://, mailto: eller tel:.")
    if path.startswith("/") or "?" in address or "\\" in path:
        return Target("refused", why="stien begynner på /, eller har ? eller \\ i seg.")
    file = normpath(join(dirname(source), path))
    kind = splitext(path)[1].lower()
    if kind == ".md":
        return Target("page", file, anchor)
    if kind in ATTACHMENT_TYPES:
        return Target("attachment", file, anchor)
    return Target("refused", why="lenk til fila, med filtype, som 02-side.md.")
