"""The JSON Schema of the kinds of value that `kinds` reads: the parts that editors with YAML support know by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

ID_PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"
ADDRESS_PATTERN = f"{ID_PATTERN}(?:/{ID_PATTERN})*/?"
WORD = {"type": "string", "pattern": f"^{ID_PATTERN}$", "maxLength": 80}
"""An id. One of nothing but figures is a number to YAML."""
_HTML_OR_JINJA = r"<[A-Za-z/!?]|&([A-Za-z][0-9A-Za-z_]*|#[0-9A-Za-z_]+);|\{[{%#]"
_TEXT = rf"^(?![\s\S]*({_HTML_OR_JINJA}))[\s\S]*\S"
_NUMBER = "[1-9][0-9]{0,2}"
_SPAN = rf"^\s*{_NUMBER}(\s*[-–]\s*{_NUMBER})?\s*$"
_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_DAY = ("((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
        "|02-(0[1-9]|1[0-9]|2[0-8]))")
_DATE = rf"((?!0000)([0-9]{{4}}-{_DAY}|{_LEAP_YEAR}-02-29))"


def ref(name: str) -> dict[str, Any]:
    """A value of the named part."""
    return {"$ref": f"#/$defs/{name}"}


def named_parts(roles: Sequence[str], locales: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The parts by name, where the site declares these roles and languages."""
    by_role = {"type": "object", "properties": {name: ref("span") for name in ("all", *roles)},
               "additionalProperties": False, "minProperties": 1}
    return {
        "text": _written(_TEXT, "Skriv ren tekst, uten HTML og krøllparenteser."),
        "date": _written(f"^{_DATE}$", "Skriv en dato som finnes, ÅÅÅÅ-MM-DD.") | {"format": "date"},
        "day": _written(f"^({_DAY}|{_DATE})$", "Skriv en dag som finnes, MM-DD eller ÅÅÅÅ-MM-DD."),
        "yearly": _written(f"^{_DAY}$", "Skriv en dag som finnes hvert år, MM-DD."),
        "span": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 999},
                           _written(_SPAN, "Skriv et tall eller et spenn, som 4 eller 4-5.")]},
        "weeks": {"anyOf": [ref("span"), by_role]},
        "pilot": {"type": "object", "properties": {"opens": ref("date"), "due": ref("date")},
                  "required": ["opens", "due"], "additionalProperties": False},
        "by_locale": {"type": "object", "propertyNames": {"enum": [*locales]}, "required": [locales[0]]},
        "id": {"anyOf": [WORD, {"type": "integer", "minimum": 0}]},
        "role_list": {"type": "array", "items": {"enum": list(roles)}, "minItems": 1, "uniqueItems": True},
    }


def _written(pattern: str, message: str) -> dict[str, Any]:
    """A text of a certain form; `message` is what editors with YAML support show instead of the pattern."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": message}
