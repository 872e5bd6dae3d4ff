"""What a figure holds, kind by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from kompetansepakke.base.problems import Place
from kompetansepakke.source.yaml.localized import Words


@dataclass(frozen=True, slots=True)
class Box:
    """A title, and what is said under it."""

    title: Words
    text: Words | None = None


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow at the side; `start` and `end` count the boxes from 1."""

    start: int
    end: int
    label: Words


@dataclass(frozen=True, slots=True)
class Cycle:
    """Steps in a ring, clockwise; `hub` are lines in the middle."""

    steps: tuple[Words, ...]
    hub: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """Boxes from the top down, with arrows between them and arrows back."""

    boxes: tuple[Box, ...]
    returns: tuple[Arrow, ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two columns side by side."""

    heads: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs from the bottom up."""

    rungs: tuple[Box, ...]
    loop: Arrow | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A continuum, from little to much."""

    title: Words
    steps: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Scales:
    """Continua, one below the other."""

    scales: tuple[Scale, ...]


@dataclass(frozen=True, slots=True)
class Core:
    """Parts round a hub, words round all of it, and a numbered list below."""

    hub: Words
    parts: tuple[Box, ...]
    frame: tuple[Words, ...] = ()
    points: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who sends or gets."""

    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes from one actor (by id) to another."""

    start: str
    end: str
    label: Words


@dataclass(frozen=True, slots=True)
class Flows:
    """Who sends what to whom; the first actor stands on top."""

    actors: tuple[Actor, ...]
    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step with a sign of its own, such as a letter."""

    sign: Words
    title: Words


@dataclass(frozen=True, slots=True)
class Nested:
    """Layers, the outermost first, round a core of words; steps and a question above."""

    layers: tuple[Box, ...]
    core: tuple[Words, ...]
    steps: tuple[Step, ...] = ()
    question: Words | None = None


Drawing = Cycle | Chain | Pairs | Ladder | Scales | Core | Flows | Nested


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a package. `description` says in words what the drawing shows; `source` stands in the caption."""

    name: str
    title: Words
    description: Words
    source: Words | None
    drawing: Drawing
    place: Place

    def texts(self) -> Iterator[str]:
        """Its name and all its words, in every language."""
        yield self.name
        for words in _words(self):
            yield from words.texts()


def _words(value: Any) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _words(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
