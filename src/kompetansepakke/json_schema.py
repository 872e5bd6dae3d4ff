"""`kp schema`: the keys as one JSON Schema document, from the same tables that the reader uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kompetansepakke.core.audience import Vocabulary
from kompetansepakke.core.keys import MODULE, PACKAGE, PAGE, TRANSLATION, Key


def document(vocabulary: Vocabulary) -> dict[str, Any]:
    """A JSON Schema (2020-12) with `$defs` page, module, translation and package."""
    role_list = {"type": "array", "items": {"enum": list(vocabulary.role_ids)}, "minItems": 1, "uniqueItems": True}
    tables = {"page": PAGE, "module": MODULE, "translation": TRANSLATION, "package": PACKAGE}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "kompetansepakke",
            "$defs": {"role_list": role_list, **{name: _object(table) for name, table in tables.items()}},
            "anyOf": [{"$ref": f"#/$defs/{name}"} for name in tables]}


def _object(table: Mapping[str, Key]) -> dict[str, Any]:
    return {"type": "object",
            "properties": {key.name: {**key.kind.schema, "description": key.about} for key in table.values()},
            "required": [key.name for key in table.values() if key.required],
            "additionalProperties": False}
