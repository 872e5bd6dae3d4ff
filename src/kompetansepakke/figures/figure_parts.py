"""What the kinds of figure share: how long texts may be, parts that a key holds several of, boxes and arrows."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key, Make, Table, mapping, objects, table
from kompetansepakke.source.yaml.kinds import Kind
from kompetansepakke.source.yaml.lists import list_of
from kompetansepakke.source.yaml.localized import Words, words
from kompetansepakke.source.yaml.yaml_tree import Mapping

TINY, SHORT, TITLE, LINE, LONG = 3, 30, 60, 140, 2000
"""Most letters of a sign, of a word in a hub, of a title, of a text, and of a description."""


def texts(most: int, low: int, high: int) -> Kind:
    """From `low` to `high` texts of at most `most` letters each."""
    return list_of(words(most), f"tekster på høyst {most} tegn, hver som tekst eller {{nb: …, nn: …}}", low, high)


def made_of(model: type[Any], fields: MappingOf[str, str]) -> Make:
    """Make a `model` of values by key; `fields` says which field another name than the key's has."""
    def make(values: dict[str, Any], _: Place) -> Any:
        return model(**{fields.get(key, key): value for key, value in values.items()})
    return make


@dataclass(frozen=True, slots=True)
class Part:
    """What a key of a figure may hold: its name in the JSON Schema and in the editor guide, and what it becomes."""

    name: str
    about: str
    model: type[Any]
    keys: Table
    fields: MappingOf[str, str] = field(default_factory=dict)
    """Which field of the model another name than the key's has."""

    def one(self) -> Kind:
        """One of it."""
        return mapping(self.name, self.keys, made_of(self.model, self.fields))

    def many(self, low: int, high: int) -> Kind:
        """A list of it."""
        return objects(self.name, self.keys, made_of(self.model, self.fields), low, high)


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


BOX = Part("figure_box", "En boks, et trinn, en del eller et lag i en figur", Box, table(
    Key("title", words(TITLE), "Overskriften.", required=True),
    Key("text", words(LINE), "Det som står under overskriften.")))
ARROW = Part("figure_arrow", "En pil i `returns` eller `loop`", Arrow, table(
    Key("from", kinds.MINUTES, "Nummeret pila går fra.", required=True),
    Key("to", kinds.MINUTES, "Nummeret pila går til.", required=True),
    Key("label", words(TITLE), "Det som står ved pila.", required=True)), {"from": "start", "to": "end"})


def wrong_arrow(arrow: Arrow, count: int, place: Place, key: str, *, back: bool) -> Iterator[Problem]:
    """An arrow among `count` boxes that leads nowhere, or, where it must lead `back`, on."""
    farthest = max(arrow.start, arrow.end)
    if farthest > count:
        yield problem("KP804", place, key=key, why=f"den nevner nummer {farthest}, og det siste er {count}")
    elif arrow.start == arrow.end:
        yield problem("KP804", place, key=key, why=f"den går fra {arrow.start} til seg selv")
    elif back and arrow.start < arrow.end:
        yield problem("KP804", place, key=key, why="den går framover, og det gjør pilene mellom boksene alt")


def place_of(node: Mapping, key: str) -> Place:
    """Where the value of a key stands."""
    value = node.get(key)
    return value.place if value else node.place
