"""Addresses and ids in raw HTML, and where they stand, so that they can be rewritten.

Whether the HTML may stand there at all is decided of the converted page (`checks.converted`), as is whether an
address has been missed here.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Literal

from kompetansepakke.core.links import Link, PlaceOf

_FETCHING = frozenset({"src", "poster"})
_ATTRIBUTE = re.compile(r"""\s+(?P<key>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"<>]*)"|'(?P<single>[^'<>]*)'|"""
                        r"""(?P<bare>[^\s"'<>=`]+)))?""")
_TAG = re.compile(rf"<[A-Za-z][A-Za-z0-9-]*(?P<attributes>(?:{re.sub(r'[?]P<[a-z]+>', '?:', _ATTRIBUTE.pattern)})*)"
                  r"\s*/?>")


def html_links(prose: str, place: PlaceOf) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """The links and the ids in the raw HTML of a run of prose."""
    links: list[Link] = []
    ids: list[str] = []
    for tag in _TAG.finditer(prose):
        for match in _ATTRIBUTE.finditer(tag["attributes"]):
            group = next((name for name in ("double", "single", "bare") if match[name] is not None), None)
            key = match["key"].lower()
            if group is None:
                continue
            if key == "id":
                ids.append(match[group])
            elif key == "href" or key in _FETCHING:
                shape: Literal["html-image", "html-link"] = "html-image" if key in _FETCHING else "html-link"
                start, end = (tag.start("attributes") + at for at in match.span(group))
                links.append(Link(unescape(match[group]), shape, place(start), tag.start(), tag.end(), start, end))
    return tuple(links), tuple(ids)
