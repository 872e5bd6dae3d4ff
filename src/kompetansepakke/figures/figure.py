"""A figure of a package, as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from kompetansepakke.base.problems import Place
from kompetansepakke.source.yaml.localized import Words


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a package. `description` says in words what the drawing shows; `source` stands in the caption."""

    name: str
    title: Words
    description: Words
    source: Words | None
    drawing: object
    """What its kind holds: the `model` of a `FigureKind`."""
    place: Place

    def texts(self) -> Iterator[str]:
        """Its name and all its words, in both languages."""
        yield self.name
        for words in _words(self):
            yield from (words.nb, words.nn)


def _words(value: Any) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _words(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
