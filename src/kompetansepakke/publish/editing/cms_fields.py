"""Fields to fill in, made of the registry of keys, and how the page's script reads and writes each in front matter."""

from __future__ import annotations

import re
from typing import Any

from kompetansepakke.base.audience import Vocabulary
from kompetansepakke.source.blocks.block_kinds import BLOCKS
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import ALIASES, MODULE, TRANSLATION, Key, Table
from kompetansepakke.words.strings import text

Field = dict[str, Any]

KIND = "kp_kind"
"""What the page's script says of each file beside its keys: `page` or `module`."""
BODY = "body"
"""The name of what follows front matter."""
_FORMS = (("text", (kinds.TEXT, kinds.HASH)), ("roles", (kinds.ROLES,)), ("list", (ALIASES, kinds.MODULE_NUMBERS)),
          ("number", (kinds.COUNT, kinds.MINUTES)), ("date", (kinds.DATE,)))
_OF_TRANSLATIONS_ALONE = tuple(key for name, key in TRANSLATION.items() if name not in MODULE)


def form(key: Key) -> str:
    """How the value of a key is written, as the page's script knows it; `yaml` for one that is shown as it stands."""
    return next((name for name, of_kinds in _FORMS if key.kind in of_kinds), "yaml")


def fields(keys: Table, kind: str, vocabulary: Vocabulary) -> list[Field]:
    """The fields of a page of a kind: what must be there, the text, then what may be, and what translations have."""
    locale = vocabulary.first_locale
    return [{"name": KIND, "widget": "hidden", "default": kind},
            *(_field(key, vocabulary) for key in keys.values() if key.required),
            letters("editing_body", text(locale, "editing_blocks", kinds=_blocks()), locale) | {"i18n": True},
            *(_field(key, vocabulary) for key in (*keys.values(), *_OF_TRANSLATIONS_ALONE) if not key.required)]


def letters(label: str, hint: str, locale: str) -> Field:
    """A text that is kept to the letter."""
    return {"name": BODY, "label": text(locale, label), "hint": hint, "widget": "markdown", "modes": ["raw"],
            "buttons": [], "editor_components": [], "use_emoji_autocomplete": False, "required": False}


def _blocks() -> str:
    """The kinds of block, each with what it is."""
    return ", ".join(f"{kind.name} ({kind.about.rstrip('.')})" for kind in BLOCKS.values())


def _field(key: Key, vocabulary: Vocabulary) -> Field:
    locale, label = vocabulary.first_locale, re.split(r"[.,:;]", key.about)[0]
    hints = [key.about.removeprefix(f"{label}.").strip()]
    hints += [text(locale, "editing_write", what=key.kind.expected)] if form(key) == "yaml" else []
    field: Field = {"name": key.name, "label": label, "required": key.required, "hint": " ".join(hints).strip(),
                    **_WIDGETS[form(key)]}
    if form(key) == "roles":
        field["options"] = [{"label": text(locale, "editing_everyone"), "value": "all"},
                            *({"label": role.name(locale), "value": role.id} for role in vocabulary.roles)]
    return field | {"i18n": True} if key.name in TRANSLATION else field


_WIDGETS: dict[str, Field] = {
    "text": {"widget": "string"},
    "roles": {"widget": "select", "multiple": True},
    "list": {"widget": "list"},
    "number": {"widget": "number", "value_type": "int"},
    "date": {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    "yaml": {"widget": "string"},
}
