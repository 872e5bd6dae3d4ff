"""Links, images and references in Markdown text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from kompetansepakke.base.problems import Place, Problem, problem

PlaceOf = Callable[[int], Place]
_MAX_DEPTH = 100
Label = tuple[Literal["ref", "note", "abbr"], str]

_TARGET = re.compile(
    r"\]\(\s*(?:<(?P<angle>[^<>\n]*)>|(?P<plain>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_DEFINITION = re.compile(r"^[ \t>]*\[(?!\^)(?P<label>[^\[\]]*)\]:[ \t]*(?:\n[ \t>]*)?"
                         r"(?:<(?P<angle>[^<>\n]*)>|(?P<plain>\S+))"
                         r"(?:[ \t]*(?:\n[ \t>]*)?(?:\".*\"|'.*'|\(.*\)))?[ \t]*$", re.MULTILINE)
_NOTE = re.compile(r"\[\^(?P<label>[^\]\n]*)\](?P<colon>:?)")
_ABBR = re.compile(r"^[ \t>]*\*\[(?P<label>[^\]\n]+)\][ ]?:", re.MULTILINE)
_USE = re.compile(r"(?<!\])\[(?P<text>[^\[\]\n^][^\[\]]*)\](?:[ ]?\[(?P<label>[^\[\]]*)\])?(?![(:])")
_FETCHING = frozenset({"src", "poster"})
_HTML_ATTRIBUTE = re.compile(r"""\s+(?P<key>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"<>]*)"|'(?P<single>[^'<>]*)'|"""
                        r"""(?P<bare>[^\s"'<>=`]+)))?""")
_UNNAMED = re.sub(r"[?]P<[a-z]+>", "?:", _HTML_ATTRIBUTE.pattern)
_HTML_TAG = re.compile(rf"<[A-Za-z][A-Za-z0-9-]*(?P<attributes>(?:{_UNNAMED})*)\s*/?>")


@dataclass(frozen=True, slots=True)
class Link:
    """A reference to something else; `start` and `end` bound the whole construct, the target within it."""

    target: str
    shape: Literal["link", "image", "definition", "html-link", "html-image", "option"]
    place: Place
    start: int
    end: int
    target_start: int
    target_end: int
    option: str = ""
    """The option of a block that names the target, where it doesn't stand in the text."""


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a label. A short form, `[label]`, is only one where the page defines the label."""

    label: Label
    at: int
    explicit: bool


def markdown_links(prose: str, place: PlaceOf) -> tuple[tuple[Link, ...], list[Problem]]:
    """Inline links and images, and the targets of reference definitions."""
    links: list[Link] = []
    found: list[Problem] = []
    openings, deep = _openings(prose)
    if deep is not None:
        found.append(problem("KP103", place(deep), size="mange åpne klammer i ett avsnitt", limit=str(_MAX_DEPTH),
                             fix="lukk klammene, eller skriv \\[ for en klamme som skal vises."))
    for at in (match.start() for match in re.finditer(r"\]\(", prose)):
        match = _TARGET.match(prose, at)
        opening = openings.get(at)
        if opening is None and "`" not in prose[max(0, prose.rfind("\n\n", 0, at)):at]:
            continue
        if match is None or opening is None:
            found.append(problem("KP404", place(at), target=prose[at + 1:at + 40].split("\n", maxsplit=1)[0],
                                 why="den kan ikke leses (mellomrom, eller en parentes eller et ` som mangler)."))
            continue
        image = opening > 0 and prose[opening - 1] == "!" and not _escaped(prose, opening - 1)
        group = "angle" if match["angle"] is not None else "plain"
        links.append(Link(unescape(match[group]), "image" if image else "link", place(match.start(group)),
                          opening - image, match.end(), match.start(group), match.end(group)))
    for match in _DEFINITION.finditer(prose):
        group = "angle" if match["angle"] is not None else "plain"
        links.append(Link(unescape(match[group]), "definition", place(match.start()), match.start(), match.end(),
                          match.start(group), match.end(group)))
    return tuple(links), found


def definitions(prose: str) -> Iterator[tuple[Label, int]]:
    """Labels that the text defines, and where."""
    for match in _DEFINITION.finditer(prose):
        yield ("ref", _fold(match["label"])), match.start()
    for match in _NOTE.finditer(prose):
        if match["colon"] and not prose[prose.rfind("\n", 0, match.start()) + 1:match.start()].strip(" \t>"):
            yield ("note", match["label"]), match.start()
    for match in _ABBR.finditer(prose):
        yield ("abbr", match["label"]), match.start()


def reference_uses(prose: str) -> Iterator[Use]:
    """Labels that the text uses, as `[^label]`, `[text][label]` or `[label]`."""
    defined_at = {at for label, at in definitions(prose) if label[0] == "note"}
    for match in _NOTE.finditer(prose):
        if match.start() not in defined_at:
            yield Use(("note", match["label"]), match.start(), explicit=True)
    for match in _USE.finditer(prose):
        if not _escaped(prose, match.start()):
            label = _fold(match["label"] or match["text"])
            yield Use(("ref", label), match.start(), explicit=match["label"] is not None)


def _fold(label: str) -> str:
    return " ".join(label.split()).lower()


def _escaped(text: str, at: int) -> bool:
    backslashes = 0
    while at > 0 and text[at - 1] == "\\":
        backslashes, at = backslashes + 1, at - 1
    return backslashes % 2 == 1


def _openings(text: str) -> tuple[dict[int, int], int | None]:
    """For each closing bracket, the bracket that it closes, within the paragraph.

    Beside it the first place where more are open than Python-Markdown has the time for, if any.
    """
    found: dict[int, int] = {}
    waiting: list[int] = []
    deep: int | None = None
    for mark in re.finditer(r"\\.|\n\n|[\[\]]", text, re.DOTALL):
        if mark[0] == "[":
            waiting.append(mark.start())
            deep = mark.start() if deep is None and len(waiting) > _MAX_DEPTH else deep
        elif mark[0] == "]" and waiting:
            found[mark.start()] = waiting.pop()
        elif mark[0] == "\n\n":
            waiting.clear()
    return found, deep


def html_links(prose: str, place: PlaceOf) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """The links and the ids in the raw HTML of a run of prose, and where they stand, so that they can be rewritten.

    Whether the HTML may stand there at all is decided of the converted page, as is whether an address was missed here.
    """
    links: list[Link] = []
    ids: list[str] = []
    for tag in _HTML_TAG.finditer(prose):
        for match in _HTML_ATTRIBUTE.finditer(tag["attributes"]):
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
