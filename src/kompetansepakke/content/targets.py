"""What a link in the source points to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath, splitext
from typing import Literal
from urllib.parse import unquote

from kompetansepakke.content.assemble import ATTACHMENT_TYPES

_OWN_MACHINE = re.compile(r"file:|[A-Za-z]:[\\/]", re.IGNORECASE)
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


def _why_refused(path: str, address: str) -> str:
    if _OWN_MACHINE.match(path):
        return "den peker på din egen maskin; legg fila i mappa til sida."
    if path.startswith("www."):
        return f"mente du «https://{path}»?"
    if _SCHEME.match(path) or path.startswith("//"):
        return "bruk https://, mailto: eller tel:."
    odd = path.startswith("/") or "?" in address or "\\" in path
    return "stien begynner på /, eller har ? eller \\ i seg." if odd else ""


def resolve(target: str, source: str) -> Target:
    """What `target`, written on the page `source`, points to. Says nothing of whether it exists."""
    address, _, fragment = target.partition("#")
    path, anchor = unquote(address), unquote(fragment)
    if not path:
        return Target("same-page", source, anchor) if anchor else Target("refused", why="den er tom.")
    if is_external(target):
        return Target("external")
    if why := _why_refused(path, address):
        return Target("refused", why=why)
    file = normpath(join(dirname(source), path))
    kind = splitext(path)[1].lower()
    if kind == ".md":
        return Target("page", file, anchor)
    if kind in ATTACHMENT_TYPES:
        return Target("attachment", file, anchor)
    return Target("refused", why="lenk til fila, med filtype, som 02-side.md.")
