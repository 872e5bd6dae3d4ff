"""Names that become addresses, and the anchors of headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from unicodedata import normalize

PACKAGE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
MODULE = re.compile(r"(?P<number>0|[1-9]\d{0,2})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")
PAGE = re.compile(r"(?P<number>\d{2,3})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)")
FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")

_KEPT_UNDERSCORE = "\0"
_LITERAL = re.compile(r"(?P<ticks>`+).+?(?<!`)(?P=ticks)(?!`)|\\_")
_GROUP = r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]"
_INLINE = re.compile(rf"\[\^[^\]]*\]|!\[[^\]]*\](?:{_GROUP})|<(?P<address>[A-Za-z][\w.+-]*(?::|@)[^<>\s]*)>"
                     rf"|\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\](?:{_GROUP})")
_EMPHASIS = re.compile(r"(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")


def heading_anchor(text: str) -> str:
    """The anchor that a heading gets: lower case, æøå kept, hyphens between words.

    As pymdownx.slugs and Python-Markdown's toc make it.
    """
    text = _LITERAL.sub(lambda match: match[0].replace("_", _KEPT_UNDERSCORE), text)
    text = _INLINE.sub(lambda match: match["text"] or match["address"] or "", text)
    text = _EMPHASIS.sub(r"\2", text).replace(_KEPT_UNDERSCORE, "_")
    text = unescape(" ".join(re.sub(r"</?[A-Za-z][^>]*>", "", text).split()))
    plain = re.sub(r"</?[^>]*>", "", normalize("NFC", text)).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def anchors(headings: Iterable[tuple[str, str | None]]) -> set[str]:
    """All anchors of a page's headings (text and own id), repeated ones numbered as the toc does it."""
    used: set[str] = set()
    for text, own in headings:
        used.add(own or _unique(heading_anchor(text), used))
    return used


def _unique(anchor: str, used: set[str]) -> str:
    """`a`, then `a_1`, `a_2`: the numbering of Python-Markdown's toc extension."""
    while anchor in used or not anchor:
        numbered = re.fullmatch(r"(.*)_([0-9]+)", anchor)
        anchor = f"{numbered[1]}_{int(numbered[2]) + 1}" if numbered else f"{anchor}_1"
    return anchor


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
