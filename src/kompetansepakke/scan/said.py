"""All that the content of a site says, found by walking its dataclasses: a new key is here by construction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache, partial
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


def _walk(value: Any, place: Place, found: list[Said]) -> None:
    _walker(value.__class__)(value, place, found)


@cache  # to ask a value what it is takes longer than to walk it
def _walker(kind: type) -> _Walker:
    """What finds all that a value of this kind says."""
    for kinds, walker in _WALKERS:
        if issubclass(kind, kinds):
            return walker
    if is_dataclass(kind) and not issubclass(kind, Audience | Vocabulary | Place):
        return partial(_fields, [field.name for field in fields(kind)
                                 if not (issubclass(kind, ModuleView) and field.name == "meta")])
    return lambda *_: None


def _each(values: Iterable[object], place: Place, found: list[Said]) -> None:
    for value in values:
        _walk(value, place, found)


def _fields(names: Sequence[str], value: Any, place: Place, found: list[Said]) -> None:
    source = getattr(getattr(value, "front", value), "source", None)
    own = getattr(value, "place", None)
    here = own if isinstance(own, Place) else Place(source) if isinstance(source, str) and "/" in source else place
    for name in names:
        _walk(getattr(value, name), here, found)
    if isinstance(value, PageView):
        found += (Said(anchor_of(heading.text), here) for facts in value.facts for heading in facts.headings)


def _text(node: Text, place: Place, found: list[Said]) -> None:
    here = Place(place.file, node.lines[0].number) if node.lines else place
    found += (Said(text, here, is_body=True) for text in _ways("\n".join(line.text for line in node.lines)))
    found += _facts(node.facts)


@lru_cache(maxsize=50_000)  # editions show mostly the same
def _ways(raw: str) -> tuple[str, ...]:
    """The ways in which a text may be met: as it stands, as it is read, and with its addresses in letters."""
    return tuple(dict.fromkeys((raw, as_read(raw), unquote(raw))))


def _facts(facts: Facts) -> Iterator[Said]:
    yield from (Said(as_read(heading.text), facts.start) for heading in facts.headings)
    yield from (Said(unquote(link.target), link.place) for link in facts.links)
    yield from (Said(anchor, facts.start) for anchor in facts.anchors)


_Walker = Callable[[Any, Place, list[Said]], object]
_WALKERS: Sequence[tuple[type | tuple[type, ...], _Walker]] = (
    (str, lambda text, place, found: found.append(Said(text, place))),
    (Text, _text),
    (Facts, lambda facts, _, found: found.extend(_facts(facts))),
    (Mapping, lambda values, place, found: _each((*values.keys(), *values.values()), place, found)),
    ((tuple, list, frozenset), _each),
)
