"""All that the content of a site says, found by walking its dataclasses: a new key is here by construction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from html import unescape
from typing import Any
from urllib.parse import unquote

from kompetansepakke.base.audience import Audience, Vocabulary
from kompetansepakke.base.problems import Place
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import ModuleView, PageView, View
from kompetansepakke.source.blocks.blocks import Text
from kompetansepakke.source.markdown.facts import Facts

_MARKUP = re.compile(
    r"!?\[(?P<text>[^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])|\[\^[^\]]*\]|\{:?[^{}\n]*\}|<[^<>]*>"
    r"|^[ \t]*(?:!!!|\?\?\?\+?) \w+", re.MULTILINE)
"""What readers of a page don't see of its Markdown: targets of links, notes, attributes, tags, kinds of notices."""
_MAY_BE_MARKED = re.compile(r"[\[{<&]|!!!|\?\?\?")
"""What stands in all of that; most texts have none of it, which is soon seen."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the content, and where it stands. `is_body` where it is running text rather than a value of a key."""

    text: str
    place: Place
    is_body: bool = False


def everything(content: Content) -> Sequence[Said]:
    """All texts of the site, for all roles, opened or not."""
    return _told((content.packages, content.site_pages, content.attachments))


def shown(seen: View) -> Sequence[Said]:
    """What an edition shows. Of a module that hasn't opened, its view says what is shown, not its front matter."""
    return _told(seen, (seen.vocabulary.roles, seen.vocabulary.editions, seen.vocabulary.locales))


def as_read(text: str) -> str:
    """Markdown as readers get it, roughly: without its markup."""
    if not _MAY_BE_MARKED.search(text):
        return text
    return unescape(_MARKUP.sub(lambda match: match["text"] or "", text))


def anchor_of(heading: str) -> str:
    """The anchor that the engine makes of a heading, as near as a name need be told from others."""
    return re.sub(r"[^\w\- ]", "", as_read(heading).strip().lower()).replace(" ", "-")


def _told(*values: object) -> list[Said]:
    found: list[Said] = []
    for value in values:
        _walk(value, Place(""), found)
    return found


def _walk(value: object, place: Place, found: list[Said]) -> None:
    if isinstance(value, str):
        found.append(Said(value, place))
    elif isinstance(value, Text):
        _text(value, place, found)
    elif isinstance(value, Facts):
        found += _facts(value)
    elif isinstance(value, Mapping):
        for item in (*value.keys(), *value.values()):
            _walk(item, place, found)
    elif isinstance(value, tuple | list | frozenset):
        for item in value:
            _walk(item, place, found)
    elif is_dataclass(value) and not isinstance(value, Audience | Vocabulary | Place):
        _fields(value, place, found)


def _fields(value: Any, place: Place, found: list[Said]) -> None:
    source = getattr(getattr(value, "front", value), "source", None)
    own = getattr(value, "place", None)
    here = own if isinstance(own, Place) else Place(source) if isinstance(source, str) and "/" in source else place
    for field in fields(value):
        if not (isinstance(value, ModuleView) and field.name == "meta"):
            _walk(getattr(value, field.name), here, found)
    if isinstance(value, PageView):
        found += (Said(anchor_of(heading.text), here) for facts in value.facts for heading in facts.headings)


def _text(node: Text, place: Place, found: list[Said]) -> None:
    raw = "\n".join(line.text for line in node.lines)
    here = Place(place.file, node.lines[0].number) if node.lines else place
    found += (Said(text, here, is_body=True) for text in dict.fromkeys((raw, as_read(raw), unquote(raw))))
    found += _facts(node.facts)


def _facts(facts: Facts) -> Iterator[Said]:
    yield from (Said(as_read(heading.text), facts.start) for heading in facts.headings)
    yield from (Said(unquote(link.target), link.place) for link in facts.links)
    yield from (Said(anchor, facts.start) for anchor in facts.anchors)
