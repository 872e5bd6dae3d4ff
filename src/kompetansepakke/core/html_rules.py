"""Raw HTML in content: a short list of harmless tags, and the links in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from kompetansepakke.core.links import Link, PlaceOf
from kompetansepakke.core.problems import Problem, problem

_TAGS = frozenset(
    "a abbr b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q s samp small source span strong sub summary sup "
    "table tbody td tfoot th thead time tr track u ul var video audio wbr".split())
_ATTRIBUTES = frozenset(
    "abbr alt cite class colspan controls datetime dir download height href hreflang id kind label lang loading "
    "markdown open poster reversed role rowspan scope span src srclang start title type width".split())
_FETCHING = frozenset({"src", "poster"})
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
_AUTOLINK = re.compile(r"<(?:(?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w.-]+)>")
_ANGLE_TARGET = re.compile(r"(?<=\]\()<[^\s<>\"'=]+[./#][^\s<>\"'=]*>")
_ATTRIBUTE = re.compile(r"""\s+(?P<key>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"<>]*)"|'(?P<single>[^'<>]*)'|"""
                        r"""(?P<bare>[^\s"'<>=`]+)))?""")
_ATTRIBUTES_PATTERN = re.sub(r"\?P<\w+>", "?:", _ATTRIBUTE.pattern)
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:{_ATTRIBUTES_PATTERN})*)\s*/?>")


@dataclass(frozen=True, slots=True)
class HtmlFacts:
    """Links and ids in raw HTML, and what is refused there."""

    links: tuple[Link, ...]
    ids: tuple[str, ...]
    problems: tuple[Problem, ...]


def html_facts(prose: str, place: PlaceOf) -> HtmlFacts:
    """Read the raw HTML in a run of prose. What isn't plainly a harmless tag is refused."""
    links: list[Link] = []
    ids: list[str] = []
    found: list[Problem] = []
    for opening in _OPENING.finditer(prose):
        at = opening.start()
        if _AUTOLINK.match(prose, at) or _ANGLE_TARGET.match(prose, at):
            continue
        tag = _TAG.match(prose, at)
        if tag is None or tag["name"].lower() not in _TAGS:
            why = "taggen er ikke på lista over tillatte." if tag else "den er ikke en hel tagg."
            found.append(problem("KP408", place(at), html=prose[at:at + 30].split("\n", maxsplit=1)[0], why=why))
            continue
        for key, value, start, end in _attributes(tag):
            if key not in _ATTRIBUTES:
                found.append(problem("KP408", place(at), html=tag[0].split("\n")[0],
                                     why=f"attributtet {key} er stengt."))
            elif key == "id":
                ids.append(value)
            elif key == "href" or key in _FETCHING:
                shape: Literal["html-image", "html-link"] = "html-image" if key in _FETCHING else "html-link"
                links.append(Link(unescape(value), shape, place(start), at, tag.end(), start, end))
    return HtmlFacts(tuple(links), tuple(ids), tuple(found))


def _attributes(tag: re.Match[str]) -> Iterator[tuple[str, str, int, int]]:
    """Each attribute's lower-case name, its value, and where the value stands."""
    text, base = tag["attributes"], tag.start("attributes")
    for match in _ATTRIBUTE.finditer(text):
        group = next((name for name in ("double", "single", "bare") if match[name] is not None), None)
        if group is None:
            yield match["key"].lower(), "", base + match.end(), base + match.end()
        else:
            yield match["key"].lower(), match[group], base + match.start(group), base + match.end(group)
