"""A kind of figure: its keys, what they become, and how that is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any

from kompetansepakke.base.problems import Problem
from kompetansepakke.figures.drawing.draw import Canvas
from kompetansepakke.figures.figure_parts import Part, made_of
from kompetansepakke.source.yaml.keys import Make, Table
from kompetansepakke.source.yaml.yaml_tree import Mapping


def _none(_: Any, __: Mapping) -> Iterator[Problem]:
    return iter(())


@dataclass(frozen=True, slots=True)
class FigureKind:
    """One kind: what it is for, in Norwegian, its own keys, the dataclass that they become, and its drawing."""

    name: str
    about: str
    model: type[Any]
    keys: Table
    draw: Callable[[Canvas, Any, str], float]
    """Draws the model in a language; how high the drawing became."""
    fields: MappingOf[str, str] = field(default_factory=dict)
    """Which field of the model another name than the key's has."""
    problems: Callable[[Any, Mapping], Iterator[Problem]] = _none
    """What only all of the keys together can tell to be wrong."""
    parts: tuple[Part, ...] = ()
    """What its keys hold, for the JSON Schema and the editor guide."""

    @property
    def make(self) -> Make:
        """Makes the model of values by key."""
        return made_of(self.model, self.fields)
