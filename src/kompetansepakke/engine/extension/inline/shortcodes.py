"""Icons and emoji by their short names: `:material-school:` is drawn in the page, `:smile:` is a letter as any other.

The icons are those that Material brings, and before them the site's own. An icon is for the eye alone, unless it has a
title: `{ title="Ja" }`.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import cache
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from pymdownx import twemoji_db

from kompetansepakke.web.material_icons import icon_svg, path_of

_SHORTCODE = r":(?<![\w:]:)(?P<name>[+-]1|[a-z][a-z0-9_+-]*):(?!\w)"
"""It begins with the colon, and looks behind that, so that nothing is tried at other letters."""
_BEFORE_EMPHASIS, _AFTER_ATTRIBUTES = 75, 6
"""Priorities among what reads a line, where emphasis has 60, and among what changes the tree."""
_ICON = "twemoji"
"""The class that Material gives an icon, and that styles of sites know."""


def register_shortcodes(md: Markdown, own: Mapping[str, str], *, drawn: bool) -> None:
    """Read the short names of a page, where `own` icons, each an SVG, come first.

    Where they aren't `drawn`, icons are empty elements.
    """
    md.inlinePatterns.register(_Shortcodes(md, own, drawn=drawn), "kp_shortcodes", _BEFORE_EMPHASIS)
    md.treeprocessors.register(_Names(md), "kp_icon_names", _AFTER_ATTRIBUTES)


class _Shortcodes(InlineProcessor):
    def __init__(self, md: Markdown, own: Mapping[str, str], *, drawn: bool) -> None:
        super().__init__(_SHORTCODE, md)
        self.own, self.drawn = own, drawn

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: N802
        """The icon or the emoji; nothing where there is none by the name."""
        svg = self.own.get(m["name"]) or (icon_svg(path) if (path := path_of(m["name"])) else None)
        if svg is None:
            letters = _emoji(m["name"])
            return (letters, m.start(0), m.end(0)) if letters else (None, None, None)
        icon = ET.Element("span", {"class": _ICON})
        if self.drawn:
            icon.text = self.md.htmlStash.store(svg)
        return icon, m.start(0), m.end(0)


class _Names(Treeprocessor):
    """Says what an icon with a title shows, and hides the others from those who listen."""

    def run(self, root: ET.Element) -> None:
        for icon in root.iter("span"):
            if _ICON in icon.get("class", "").split():
                title = icon.get("title")
                told = {"role": "img", "aria-label": title} if title else {"aria-hidden": "true"}
                icon.attrib.update(told)


@cache
def _emoji(name: str) -> str:
    """The letters of an emoji; empty where none has the name."""
    shortname = twemoji_db.aliases.get(f":{name}:", f":{name}:")
    known = twemoji_db.emoji.get(shortname, {})
    codes = known.get("unicode_alt") or known.get("unicode") or ""
    return "".join(chr(int(code, 16)) for code in codes.split("-") if code)
