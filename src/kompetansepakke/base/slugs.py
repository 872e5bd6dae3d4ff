"""Names that become addresses."""

from __future__ import annotations

import re
from unicodedata import normalize

PACKAGE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
MODULE = re.compile(r"(?P<number>0|[1-9]\d{0,2})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")
PAGE = re.compile(r"(?P<number>\d{2,3})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")
FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


def address(path: str) -> str:
    """The directory URL of the page `path`, from the edition's root; `` for the root itself."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem.rsplit("/", 1)[-1] == "index" else stem + "/"


def collision_key(address: str) -> str:
    """Two addresses with the same key can't stand on every server and disk side by side."""
    return normalize("NFKC", address).casefold().strip("/")


def slug(text: str) -> str:
    """An ASCII slug of a title, for `kp new`: æ→ae, ø→o, å→a."""
    ascii_text = text.lower().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    stripped = normalize("NFKD", ascii_text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", stripped).strip("-")
