"""What each element and attribute of a picture in SVG may be and do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kompetansepakke.source.html.css import drawing_style_refusals
from kompetansepakke.source.html.html_allowlist import bare_address
from kompetansepakke.source.html.svg_names import (
    ANIMATIONS,
    EDITORS,
    ELEMENTS,
    FREE_PREFIXES,
    PLAIN,
    PRESENTATION,
    SVG,
    XHTML,
    XLINK,
    XLINK_NAMES,
    XML,
    XML_NAMES,
)

Name = tuple[str | None, str]
"""Namespace and local name."""


class Said(NamedTuple):
    """What is wrong: how it looks, why it is refused, how to mend it, and how many lines below where it begins."""

    shown: str
    why: str
    fix: str
    below: int = 0


FIX_OPTIMISE = "lagre SVG-en uten skript, kommentarer, metadata og lenker («Optimalisert SVG» i Inkscape)."
FIX_BY_HAND = "slett det med et tekstprogram, eller lagre bildet som PNG."
_FIX_HTML = ("skru av formatert tekst i programmet (draw.io: «Formatted Text»; Mermaid: htmlLabels: false; "
             "Illustrator: «Preserve Illustrator Editing Capabilities»), eller lagre bildet som PNG.")
_FIX_COPY = "fila har hele diagrammet i seg; eksporter uten «Include a copy of my diagram»."
_FIX_LINK = "ta bort lenka i tegneprogrammet, og lenk fra sida i stedet."
_FIX_EMBED = "legg bildet eller skriften inn i SVG-en («Bygg inn bilder» i Inkscape), eller gjør tekst om til kurver."

_A_PICTURE = "et bilde skal bare være et bilde."
_FETCHED = "et bilde henter ikke noe utenfra."
_FIX_OF = {"a": _FIX_LINK, "foreignObject": _FIX_HTML}
_IMAGES = frozenset({"image", "feImage"})
_HELD = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif|bmp)[;,]", re.IGNORECASE)
_HELD_BY_STYLES = re.compile(rf"{_HELD.pattern}|data:(?:font/[\w-]+|application/(?:x-)?font-[\w-]+)[;,]", re.IGNORECASE)
_VALUES = frozenset({"by", "from", "to", "values"})


def element_refusal(name: Name, parent: Name | None) -> Said | None:
    """Why an element can't stand where it does, if it can't; `parent` is None for the outermost."""
    space, local = name
    shown = f"<{local}>"
    if parent is None and name != (SVG, "svg"):
        return Said(shown, "det ytterste er ikke <svg> i SVG.", f'skriv <svg xmlns="{SVG}" …> ytterst.')
    if parent == (SVG, "style"):
        return Said(shown, "en stil er bare tekst.", FIX_BY_HAND)
    if space == SVG:
        return None if local in ELEMENTS else Said(shown, _A_PICTURE, _FIX_OF.get(local, FIX_OPTIMISE))
    if space == XHTML:
        return Said(shown, "HTML hører ikke hjemme i et bilde.", _FIX_HTML)
    if space not in EDITORS:
        return Said(shown, f"navnerommet «{space or ''}» hører ikke hjemme i et bilde.", FIX_BY_HAND)
    return None


def attribute_refusals(element: Name, name: Name, value: str) -> Iterator[Said]:
    """What an attribute of an element does that a picture does not."""
    (space, key), (owner, local) = name, element
    shown = f'<{local} {key}="{value}">'
    if owner != SVG or space in EDITORS:
        # No browser does anything with what programs write for themselves.
        if (space is None and key.startswith("on")) or (space, key) == (XML, "base"):
            yield Said(shown, f"attributtet {key} er stengt.", FIX_BY_HAND)
    elif key == "href" and space in (None, XLINK):
        yield from _reference_refusals(local, value, shown)
    elif space is None:
        yield from _own_refusals(local, key, value, shown)
    elif not ((space == XLINK and key in XLINK_NAMES) or (space == XML and key in XML_NAMES)):
        yield Said(shown, f"attributtet {key} er stengt.", FIX_BY_HAND)


def _reference_refusals(local: str, value: str, shown: str) -> Iterator[Said]:
    address = bare_address(value)
    if not address.startswith("#") and not (local in _IMAGES and _HELD.match(address)):
        yield Said(shown, "et bilde viser bare til noe i seg selv.", _FIX_EMBED)


def _own_refusals(local: str, key: str, value: str, shown: str) -> Iterator[Said]:
    if key == "attributeName" and local in ANIMATIONS:
        if value.strip() not in PLAIN | PRESENTATION:
            yield Said(shown, "en bevegelse kan bare forandre form og farge.", FIX_BY_HAND)
    elif key == "style" or key in PRESENTATION or (key in _VALUES and local in ANIMATIONS):
        yield from style_refusals(value)
    elif key == "content":
        yield Said(shown, "det er ikke synlig i bildet, men blir publisert.", _FIX_COPY)
    elif key not in PLAIN and not key.startswith(FREE_PREFIXES):
        yield Said(shown, f"attributtet {key} er stengt.", FIX_BY_HAND)


def style_refusals(css: str) -> Iterator[Said]:
    """What a style in a picture does that a picture does not."""
    for refusal in drawing_style_refusals(css, _style_address):
        fix = _FIX_EMBED if refusal.why == _FETCHED else FIX_BY_HAND
        yield Said(refusal.shown, refusal.why, fix, refusal.line - 1)


def _style_address(value: str) -> str:
    address = bare_address(value)
    return "" if address.startswith("#") or _HELD_BY_STYLES.match(address) else _FETCHED
