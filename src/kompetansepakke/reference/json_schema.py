"""`kp schema`: the keys as one JSON Schema document, from the same tables that the reader uses.

It sees values as YAML editors do, so some things only the reader can tell: which of two figures or dates comes first,
whether an id is used twice, and characters that nobody sees.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kompetansepakke.base.audience import Vocabulary
from kompetansepakke.content.front.read_regional_plans import ITEM, LANE, PLAN
from kompetansepakke.content.front.year_wheel import STEP, WHEEL
from kompetansepakke.figures.tables import FIGURE, KINDS, PARTS
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import MODULE, NODE, NODES, PACKAGE, PAGE, TRANSLATION, Key
from kompetansepakke.source.yaml.start import START

_HTML_OR_JINJA = r"<[A-Za-z/!?]|&([A-Za-z][0-9A-Za-z_]*|#[0-9A-Za-z_]+);|\{[{%#]"
_TEXT = rf"^(?![\s\S]*({_HTML_OR_JINJA}))[\s\S]*\S"
_NUMBER = "[1-9][0-9]{0,2}"
_SPAN = rf"^\s*{_NUMBER}(\s*[-–]\s*{_NUMBER})?\s*$"
_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_DAY = ("((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
        "|02-(0[1-9]|1[0-9]|2[0-8]))")
_DATE = rf"((?!0000)([0-9]{{4}}-{_DAY}|{_LEAP_YEAR}-02-29))"


def document(vocabulary: Vocabulary) -> dict[str, Any]:
    """A JSON Schema (2020-12) with `$defs` page, module, translation, package and figures, and what these hold."""
    tables = {"page": PAGE, "module": MODULE, "translation": TRANSLATION, "package": PACKAGE}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "kompetansepakke",
            "$defs": {**_parts(vocabulary), **_figures(), **{name: _object(table) for name, table in tables.items()}},
            "anyOf": [_ref(name) for name in (*tables, "figures")]}


def one_of_the_files(name: str, file: str) -> dict[str, Any]:
    """A schema for editors that want a whole file: the part `name` of the document in `file`."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": f"{file}#/$defs/{name}"}


def _parts(vocabulary: Vocabulary) -> dict[str, Any]:
    roles = vocabulary.role_ids
    by_role = {"type": "object", "properties": {name: _ref("span") for name in ("all", *roles)},
               "additionalProperties": False, "minProperties": 1}
    return {
        "text": _written(_TEXT, "Skriv ren tekst, uten HTML og krøllparenteser."),
        "date": _written(f"^{_DATE}$", "Skriv en dato som finnes, ÅÅÅÅ-MM-DD.") | {"format": "date"},
        "day": _written(f"^({_DAY}|{_DATE})$", "Skriv en dag som finnes, MM-DD eller ÅÅÅÅ-MM-DD."),
        "yearly": _written(f"^{_DAY}$", "Skriv en dag som finnes hvert år, MM-DD."),
        "span": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 999},
                           _written(_SPAN, "Skriv et tall eller et spenn, som 4 eller 4-5.")]},
        "weeks": {"anyOf": [_ref("span"), by_role]},
        "pilot": {"type": "object", "properties": {"opens": _ref("date"), "due": _ref("date")},
                  "required": ["opens", "due"], "additionalProperties": False},
        "by_locale": {"type": "object", "propertyNames": {"enum": list(vocabulary.locales)},
                      "required": [vocabulary.first_locale]},
        "id": {"anyOf": [kinds.ID.schema, {"type": "integer", "minimum": 0}]},
        "plan": _object(PLAN), "lane": _object(LANE), "item": _object(ITEM) | _ONE_DAY_OR_TWO,
        "year_wheel": _object(WHEEL), "wheel_step": _object(STEP) | _ONE_TIME,
        "role_list": {"type": "array", "items": {"enum": list(roles)}, "minItems": 1, "uniqueItems": True},
    }


def _figures() -> dict[str, Any]:
    """A package's figures by name; each by the table of its kind."""
    by_kind = [{"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": _ref(f"{name}_figure")}
               for name in KINDS]
    return {
        **{name: _object(table) for name, table in PARTS.items()},
        **{f"{name}_figure": _object({**FIGURE, **kind.keys}) | {"description": kind.about}
           for name, kind in KINDS.items()},
        "figures": {"type": "object", "propertyNames": _ref("id"), "additionalProperties": {
            "type": "object", "properties": {"kind": FIGURE["kind"].kind.schema}, "required": ["kind"],
            "allOf": by_kind}},
    }


def _written(pattern: str, message: str) -> dict[str, Any]:
    """A text of a certain form; `message` is what editors with YAML support show instead of the pattern."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": message}


_BY_KIND = ((kinds.TEXT, "text"), (kinds.HASH, "text"), (kinds.DATE, "date"), (kinds.SPAN, "span"),
            (kinds.WEEKS, "weeks"), (kinds.PILOT, "pilot"), (START, "day"),
            (kinds.ID, "id"))
_ONE_DAY_OR_TWO = {"oneOf": [
    {"required": ["date"], "not": {"anyOf": [{"required": ["from"]}, {"required": ["to"]}]}},
    {"required": ["from", "to"], "not": {"required": ["date"]}},
]}
_MONTHS_OR_DAY = (("month",), ("from", "to"), ("day",))
_ONE_TIME = {"oneOf": [
    {"required": [*way], "not": {"anyOf": [{"required": [name]} for other in _MONTHS_OR_DAY for name in other
                                           if other != way]}} for way in _MONTHS_OR_DAY]}


def _object(table: Mapping[str, Key]) -> dict[str, Any]:
    return {"type": "object",
            "properties": {key.name: {**_schema(key), "description": _about(key)} for key in table.values()},
            "required": [key.name for key in table.values() if key.required],
            "additionalProperties": False}


def _schema(key: Key) -> dict[str, Any]:
    if key.kind is NODES:
        return {"type": "array", "items": _ref(key.name.removesuffix("s"))}
    if key.kind is NODE:
        return _ref(key.name)
    if key.name == "themes":
        return {**key.kind.schema, "items": _ref("text")}
    return next((_ref(part) for kind, part in _BY_KIND if kind is key.kind), key.kind.schema)


def _about(key: Key) -> str:
    return key.about if key.kind in (NODE, NODES) else f"{key.about} Skriv {key.kind.expected}."


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}
