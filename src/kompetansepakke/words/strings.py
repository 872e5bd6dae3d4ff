"""What readers are told, in every language: phrases, and how dates, counts and lists are said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kompetansepakke.words.languages import language
from kompetansepakke.words.marks import language_of, marked, unmarked


def text(locale: str, key: str, **values: object) -> str:
    """The phrase `key` in `locale`, its fields filled; for a `count` of one `<key>_one`, if there is one.

    KeyError for a key or field that isn't there.
    """
    known = language(locale).phrases
    name = f"{key}_one" if values.get("count") == 1 and f"{key}_one" in known else key
    return known[name].format(**values)


def phrases(locale: str) -> Mapping[str, str]:
    """All phrases of the language, unfilled."""
    return language(locale).phrases


def date_text(locale: str, day: date) -> str:
    """«1. november 2019»."""
    return text(locale, "date", day=day.day, month=language(locale).months[day.month - 1], year=day.year)


def day_text(locale: str, day: date) -> str:
    """«fredag 26. mars 2027»."""
    return text(locale, "weekday_date", weekday=language(locale).weekdays[day.weekday()], date=date_text(locale, day))


def months_text(locale: str, first: date, last: date) -> str:
    """Whole months: «september 2026», «oktober – desember 2026», «oktober 2026 – februar 2027»."""
    first_month, last_month = (language(locale).months[day.month - 1] for day in (first, last))
    ends = text(locale, "month_year", month=last_month, year=last.year)
    if first.year == last.year:
        return ends if first_month == last_month else text(locale, "month_span", first=first_month, last=ends)
    return text(locale, "month_span", first=text(locale, "month_year", month=first_month, year=first.year), last=ends)


def when_text(locale: str, first: date, last: date) -> str:
    """A day, or whole months."""
    return day_text(locale, first) if first == last else months_text(locale, first, last)


def listed(locale: str, items: Sequence[str]) -> str:
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


def holiday_text(locale: str, name: str) -> str:
    """A public holiday by its name in bokmål, or two of them with « og » between; other breaks keep their names."""
    known = language(locale).holidays
    return f" {text(locale, 'and')} ".join(known.get(part, part) for part in name.split(" og "))


def in_sentence(name: str) -> str:
    """The name of a role or a language inside a sentence: small first letter, but «UH-ansatt» keeps its capitals."""
    if tag := language_of(name):
        return marked(in_sentence(unmarked(name)), tag)
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
