"""Norwegian words for days and weeks, for reasons and notes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = tuple("januar februar mars april mai juni juli august september oktober november desember".split())


def date_text(day: date) -> str:
    """«26. mars 2027»."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def day_text(day: date) -> str:
    """«fredag 26. mars 2027»."""
    return f"{WEEKDAYS[day.weekday()]} {date_text(day)}"


def months_text(first: date, last: date) -> str:
    """Whole months: «september 2026», «oktober – desember 2026», «oktober 2026 – februar 2027»."""
    begins, ends = (f"{_MONTHS[day.month - 1]} {day.year}" for day in (first, last))
    if begins == ends:
        return ends
    return f"{begins.split()[0] if first.year == last.year else begins} – {ends}"


def when_text(first: date, last: date) -> str:
    """A day, or whole months."""
    return day_text(first) if first == last else months_text(first, last)


def weeks_text(count: int) -> str:
    """«1 skoleuke», «23 skoleuker»."""
    return f"{count} skoleuke" if count == 1 else f"{count} skoleuker"


def numbers_text(numbers: Iterable[int]) -> str:
    """«0, 1, 3»."""
    return ", ".join(map(str, numbers))
