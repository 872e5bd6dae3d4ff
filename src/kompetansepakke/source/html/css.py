"""What a style sheet fetches, read by a CSS parser, so that escapes and functions are seen as browsers see them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import (
    AtKeywordToken,
    CurlyBracketsBlock,
    FunctionBlock,
    LiteralToken,
    Node,
    ParseError,
    StringToken,
    URLToken,
)

_FETCHING = frozenset(
    "url src image image-set -webkit-image-set cross-fade -webkit-cross-fade -moz-image-rect".split())
"""Functions in which a text is an address."""
_UNKNOWABLE = frozenset("attr env if var".split())
"""Functions that become something else than they say."""
_DRAWING_FUNCTIONS = _FETCHING | frozenset(
    "blur brightness calc circle clamp color color-mix conic-gradient contrast cubic-bezier dir drop-shadow ellipse "
    "format grayscale has hsl hsla hue-rotate hwb icc-color inset invert is lab lang lch light-dark linear "
    "linear-gradient local matrix matrix3d max min not nth-child nth-last-child nth-last-of-type nth-of-type oklab "
    "oklch opacity path perspective polygon radial-gradient ray rect repeating-conic-gradient "
    "repeating-linear-gradient repeating-radial-gradient rgb rgba rotate rotate3d rotatex rotatey rotatez saturate "
    "scale scale3d scalex scaley scalez selector sepia skew skewx skewy steps tech translate translate3d translatex "
    "translatey translatez type var where xywh".split())
_DRAWING_RULES = frozenset(
    "-webkit-keyframes charset container counter-style font-face keyframes layer media namespace property supports"
    .split())
_NAMESPACES = "http://www.w3.org/"


@dataclass(frozen=True, slots=True)
class CssRefusal:
    """Something in a style that may not stand there; `line` counts from 1, `why` is a sentence in Norwegian."""

    shown: str
    why: str
    line: int


AddressRule = Callable[[str], str]
"""Why an address is refused; nothing where it isn't."""


def style_refusals(css: str, rule: AddressRule) -> Iterator[CssRefusal]:
    """Addresses in a site's style sheet that `rule` refuses, and what can't be known to have none."""
    yield from _refusals(tinycss2.parse_component_value_list(css, skip_comments=True), rule, drawing=False)


def drawing_style_refusals(css: str, rule: AddressRule) -> Iterator[CssRefusal]:
    """The same for a style inside a drawing: no `@import`, and no rule or function that drawings don't use."""
    if "(" not in css and "@" not in css and "\\" not in css:
        return
    yield from _refusals(tinycss2.parse_component_value_list(css, skip_comments=True), rule, drawing=True)


def _refusals(nodes: Sequence[Node], rule: AddressRule, *, drawing: bool) -> Iterator[CssRefusal]:
    waiting: list[tuple[Sequence[Node], str]] = [(nodes, "")]
    while waiting:
        level, within = waiting.pop()
        at_rule = ""
        for node in level:
            if isinstance(node, AtKeywordToken):
                at_rule = node.lower_value
                if drawing and at_rule not in _DRAWING_RULES:
                    yield CssRefusal(f"@{node.value}", "et bilde har ikke bruk for regelen.", node.source_line)
            elif isinstance(node, CurlyBracketsBlock) or (isinstance(node, LiteralToken) and node == ";"):
                at_rule = ""
            elif isinstance(node, FunctionBlock):
                yield from _function_refusals(node, within, drawing=drawing)
                waiting.append((node.arguments, node.lower_name))
            elif isinstance(node, ParseError) and (drawing or node.kind in ("bad-url", "bad-string")):
                yield CssRefusal(node.kind, "stilen kan ikke leses.", node.source_line)
            yield from _address_refusals(node, rule, within, at_rule)
            waiting.append((getattr(node, "content", None) or (), ""))


def _address_refusals(node: Node, rule: AddressRule, within: str, at_rule: str) -> Iterator[CssRefusal]:
    if isinstance(node, StringToken) and within not in _FETCHING and at_rule != "import":
        return
    if isinstance(node, StringToken | URLToken) and not (at_rule == "namespace" and node.value.startswith(_NAMESPACES)):
        why = rule(node.value)
        if why:
            yield CssRefusal(node.value, why, node.source_line)


def _function_refusals(node: FunctionBlock, within: str, *, drawing: bool) -> Iterator[CssRefusal]:
    name = node.lower_name
    if within in _FETCHING and name in _UNKNOWABLE:
        yield CssRefusal(f"{node.name}(", "da kan ingen vite hva som blir hentet.", node.source_line)
    elif drawing and name not in _DRAWING_FUNCTIONS:
        yield CssRefusal(f"{node.name}(", "et bilde har ikke bruk for funksjonen.", node.source_line)
