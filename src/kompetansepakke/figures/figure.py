"""A figure of a package, as it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kompetansepakke.base.problems import Place
from kompetansepakke.source.yaml.localized import Words, words_in


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

    def is_written_in(self, locale: str) -> bool:
        """Whether any of its words is in the language."""
        return any(locale in words.locales for words in words_in(self))

    def texts(self) -> Iterator[str]:
        """Its name and all its words, in every language."""
        yield self.name
        for words in words_in(self):
            yield from words.texts()
