"""`kp schema`: the keys as one JSON Schema document, from the same tables that the reader uses.

It sees values as YAML editors do, so some things only the reader can tell: which of two figures or dates comes first,
whether an id is used twice, and characters that nobody sees.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kompetansepakke.base.audience import Vocabulary
from kompetansepakke.content.front.key_tables import FILES, PARTS
from kompetansepakke.figures.registry import KINDS, figure_keys, figure_parts
from kompetansepakke.source.yaml.keys import NODE, NODES, Key
from kompetansepakke.source.yaml.schemas import named_parts, ref


def document(vocabulary: Vocabulary) -> dict[str, Any]:
    """A JSON Schema (2020-12) of front matter and of a package's files: `$defs` for each, and for what they hold."""
    parts = {table.name: {**_object(table.keys), **table.rules} for table in (*PARTS, *FILES)}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "kompetansepakke",
            "$defs": {**named_parts(vocabulary.role_ids, vocabulary.locales), **parts, **_figures(),
                      "glossary": {"type": "array", "items": ref("term")}},
            "anyOf": [ref(name) for name in (*(table.name for table in FILES), "figures", "glossary")]}


def one_of_the_files(name: str, file: str) -> dict[str, Any]:
    """A schema for editors that want a whole file: the part `name` of the document in `file`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": f"{file}#/$defs/{name}"}


def _figures() -> dict[str, Any]:
    """A package's figures by name; each by the table of its kind."""
    common = figure_keys()
    by_kind = [{"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": ref(f"{name}_figure")}
               for name in KINDS]
    return {
        **{part.name: _object(part.keys) for part in figure_parts()},
        **{f"{name}_figure": _object({**common, **kind.keys}) | {"description": kind.about}
           for name, kind in KINDS.items()},
        "figures": {"type": "object", "propertyNames": ref("id"), "additionalProperties": {
            "type": "object", "properties": {"kind": common["kind"].kind.schema}, "required": ["kind"],
            "allOf": by_kind}},
    }


def _object(table: Mapping[str, Key]) -> dict[str, Any]:
    return {"type": "object",
            "properties": {key.name: {**_schema(key), "description": _about(key)} for key in table.values()},
            "required": [key.name for key in table.values() if key.required],
            "additionalProperties": False}


def _schema(key: Key) -> dict[str, Any]:
    if key.kind is NODES:
        return {"type": "array", "items": ref(key.name.removesuffix("s"))}
    if key.kind is NODE:
        return ref(key.name)
    return key.kind.schema


def _about(key: Key) -> str:
    return key.about if key.kind in (NODE, NODES) else f"{key.about} Skriv {key.kind.expected}."
