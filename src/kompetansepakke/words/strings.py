"""What readers are told, in every language: the phrases of `<locale>.yml`, and how dates, counts and lists are said."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import yaml

LOCALES = ("nb", "nn")


def _read(locale: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast, where PyYAML has it
    told: dict[str, Any] = yaml.load(files("kompetansepakke.words").joinpath(f"{locale}.yml").read_bytes(), loader)
    return told


_WORDS = {locale: _read(locale) for locale in LOCALES}
STRINGS: dict[str, dict[str, str]] = {locale: words["phrases"] for locale, words in _WORDS.items()}
SCRIPT_STRINGS: dict[str, dict[str, str]] = {locale: words["scripts"] for locale, words in _WORDS.items()}
"""What the scripts of the pages say; `web.bundle` hands it to them as `T`."""
HOLIDAYS: dict[str, dict[str, str]] = {locale: words.get("holidays", {}) for locale, words in _WORDS.items()}
"""The public holidays by their names in bokmål."""
LANGUAGE_TAGS = {"nb": "nb", "nn": "nn"}
_MONTHS = ("januar februar mars april mai juni juli august september oktober november desember").split()


def text(locale: str, key: str, **values: object) -> str:
    """The phrase `key` in `locale`, its fields filled. KeyError for a key or field that isn't there."""
    return STRINGS[locale][key].format(**values)


def count_text(locale: str, key: str, count: int) -> str:
    """The phrase `key` for a count, with its singular (`<key>_one`) for one."""
    return text(locale, f"{key}_one" if count == 1 else key, count=count)


def date_text(day: date) -> str:
    """«1. november 2019», the same in bokmål and nynorsk."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def listed(locale: str, items: list[str]) -> str:
    """«a, b og c»."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {text(locale, 'and')} {items[-1]}"


def hours_text(locale: str, minutes: int) -> str:
    """«8 t 20 min» for 500 minutes."""
    if minutes < 60:
        return text(locale, "minutes", count=minutes)
    hours, rest = divmod(minutes, 60)
    return text(locale, "hours_minutes" if rest else "only_hours", hours=hours, minutes=rest)


def role_in_sentence(name: str) -> str:
    """A role's name inside a sentence: small first letter, but «UH-ansatt» keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
