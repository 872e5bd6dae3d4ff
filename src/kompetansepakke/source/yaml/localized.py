"""Short texts in both languages: plain text (bokmål for both), or `{nb: …, nn: …}`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kompetansepakke.base.problems import problem
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.kinds import Kind, Reading, RefusedValueError
from kompetansepakke.source.yaml.schemas import ref
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node

_LANGUAGES = ("nb", "nn")


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    nb: str
    nn: str

    def __call__(self, locale: str) -> str:
        """The text in `locale`."""
        return self.nn if locale == "nn" else self.nb


@cache
def words(most: int) -> Kind:
    """A text of at most `most` letters, in one language or in both."""
    def read(node: Node, reading: Reading) -> Words:
        if not isinstance(node, Mapping):
            text = _short(node, reading, most)
            return Words(text, text)
        if sorted(name.text for name, _ in node.entries) != [*_LANGUAGES]:
            raise reading.refuse(node, "den skal ha nb og nn, og ikke noe mer")
        return Words(**{name.text: _short(value, reading, most) for name, value in node.entries})

    return Kind(f"en tekst på høyst {most} tegn, eller {{nb: …, nn: …}}", _schema(most), read)


def _short(node: Node, reading: Reading, most: int) -> str:
    text: str = kinds.TEXT.read(node, reading)
    if len(text) > most:
        raise RefusedValueError(problem("KP803", node.place, key=reading.key, count=len(text), most=most))
    return text


def _schema(most: int) -> dict[str, Any]:
    text = {**ref("text"), "maxLength": most}
    return {"anyOf": [text, {"type": "object", "properties": dict.fromkeys(_LANGUAGES, text),
                             "required": [*_LANGUAGES], "additionalProperties": False}]}
