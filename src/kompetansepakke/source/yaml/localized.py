"""Short texts in the languages of a site: plain text (the same in all), or a text for each, `{nb: …, nn: …}`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from typing import Any

from kompetansepakke.base.problems import Place, problem
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.kinds import Kind, Reading, RefusedValueError
from kompetansepakke.source.yaml.schemas import ref
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node


@dataclass(frozen=True, slots=True)
class Words:
    """A text in each language that it is written in, the site's first language first."""

    by_locale: tuple[tuple[str, str], ...]
    is_same_in_all: bool = False
    """Whether it is one text for all languages, as a name is."""
    place: Place | None = field(default=None, compare=False)
    """Where it stands in its file."""

    def __call__(self, locale: str) -> str:
        """The text in `locale`, in the site's first language where it isn't written in that."""
        return dict(self.by_locale).get(locale, self.first)

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages that it is written in, the site's first alone where it is the same in all."""
        return tuple(locale for locale, _ in self.by_locale)

    @property
    def first(self) -> str:
        """The text in the site's first language."""
        return self.by_locale[0][1]

    def texts(self) -> Iterator[str]:
        """The text in every language."""
        return (text for _, text in self.by_locale)


def words_in(value: Any) -> Iterator[Words]:
    """All texts in a value that was read."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from words_in(item)
    elif is_dataclass(value):
        for own in fields(value):
            yield from words_in(getattr(value, own.name))


@cache
def words(most: int | None = None) -> Kind:
    """A text of at most `most` letters, in one language or in several; as long as one likes where none is said."""
    def read(node: Node, reading: Reading) -> Words:
        first = reading.locales[0]
        if not isinstance(node, Mapping):
            return Words(((first, _short(node, reading, most)),), is_same_in_all=True, place=node.place)
        told = {name.text: value for name, value in node.entries}
        if first not in told or not told.keys() <= set(reading.locales):
            rest = f", og kan ha {', '.join(others)}" if (others := reading.locales[1:]) else ""
            raise reading.refuse(node, f"den skal ha {first}{rest}, og ikke noe mer")
        return Words(tuple((locale, _short(told[locale], reading, most)) for locale in reading.locales
                           if locale in told), place=node.place)

    length = f" på høyst {most} tegn" if most else ""
    return Kind(f"en tekst{length}, eller {{nb: …, nn: …}}", _schema(most), read)


def _short(node: Node, reading: Reading, most: int | None) -> str:
    text: str = kinds.TEXT.read(node, reading)
    if most and len(text) > most:
        raise RefusedValueError(problem("KP803", node.place, key=reading.key, count=len(text), most=most))
    return text


def _schema(most: int | None) -> dict[str, Any]:
    text = {**ref("text"), "maxLength": most} if most else ref("text")
    return {"anyOf": [text, {**ref("by_locale"), "additionalProperties": text}]}
