"""The custom properties that a style sheet gives the whole page, and what in it speaks of Material's own HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

from kompetansepakke.web.look.colours import Colour, colour

_PASSED_THROUGH = ("layer", "supports")
_WHOLE_PAGE = re.compile(r"(?::root|html|body)(?:\s*>\s*\*)?"
                         r"|(?:html|body|:root)?\[data-md-color-(?:scheme|primary|accent)[^\]]*\]")
_SLATE = re.compile(r"\[data-md-color-scheme\s*=\s*[\"']?slate")
_FALLBACK = re.compile(r"var\(--[\w-]+, *([^()]*)\)")
_OF_MATERIAL = re.compile(r"\.md-(?!button\b)[\w-]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A custom property, such as `--md-primary-fg-color`, its value, and its line in the style sheet."""

    name: str
    value: str
    line: int
    for_dark: bool
    """Whether only Material's dark scheme has it."""


def tokens(css: str) -> Iterator[Token]:
    """The custom properties that rules for the whole page declare, in order."""
    for rule in _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        selectors = [part.strip() for part in tinycss2.serialize(rule.prelude).split(",")]
        if not any(_WHOLE_PAGE.fullmatch(part) for part in selectors):
            continue
        for found in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
            if isinstance(found, Declaration) and found.name.startswith("--"):
                value = tinycss2.serialize(found.value).strip()
                yield Token(found.name, value, found.source_line, all(_SLATE.search(part) for part in selectors))


def material_selectors(css: str) -> dict[str, int]:
    """The classes of Material's own HTML that a style sheet speaks of, which pages here don't have, and their lines."""
    found: dict[str, int] = {}
    for rule in _rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        for name in _OF_MATERIAL.findall(tinycss2.serialize(rule.prelude)):
            found.setdefault(name, rule.source_line)
    return found


def _rules(nodes: Iterable[Node]) -> Iterator[QualifiedRule]:
    """The rules that hold on every screen."""
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield node
        elif isinstance(node, AtRule) and node.lower_at_keyword in _PASSED_THROUGH and node.content:
            yield from _rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))


def colours_of(css: str) -> Mapping[str, Colour]:
    """The colours among the custom properties of the whole page, by name, the last of a name counting."""
    return {token.name: found for token in tokens(css) if (found := colour(_FALLBACK.sub(r"\1", token.value)))}
