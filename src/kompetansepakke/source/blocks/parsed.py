"""Pages' bodies as trees, each read once as long as it is the same: the preview reads everything again at each save."""

from __future__ import annotations

from functools import lru_cache

from kompetansepakke.base.audience import Audience
from kompetansepakke.base.problems import Problem
from kompetansepakke.source.blocks.blocks import Node, Parser
from kompetansepakke.source.macro_code import Macro
from kompetansepakke.source.text import Line


@lru_cache(maxsize=2_000)
def parsed(file: str, roles: tuple[str, ...], macros: frozenset[Macro], translation: bool,
           lines: tuple[Line, ...], audience: Audience) -> tuple[tuple[Node, ...], tuple[Problem, ...]]:
    """The body of a page as `Parser` reads it, and what is wrong with it."""
    parser = Parser(file, roles, macros, translation)
    nodes = parser.parse(lines, audience)
    return nodes, tuple(parser.problems)
