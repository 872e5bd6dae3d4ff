"""The values of options as they are written on the command line.

Each reader raises ArgumentTypeError, in Norwegian, where the text is no such value.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time
from typing import TypeVar

from kompetansepakke.plan.calendar.breaks import DatedBreak
from kompetansepakke.plan.calendar.own_days import read_days
from kompetansepakke.plan.scheduling.pace import Pace, parse_pace
from kompetansepakke.site.oslo import today

T = TypeVar("T")
MOST_LETTERS = 100
"""How long a name or a place may be, in the browser too."""


def date_value(text: str) -> date:
    """The date `ÅÅÅÅ-MM-DD`."""
    return _read(text, "[0-9]{4}-[0-9]{2}-[0-9]{2}", date.fromisoformat, "en dato som finnes, skriv ÅÅÅÅ-MM-DD")


def day_of(given: date | None) -> date:
    """The date that is given, else today."""
    return given or today()


def time_value(text: str) -> time:
    """The time of day `TT:MM`."""
    return _read(text, "[0-9]{2}:[0-9]{2}", time.fromisoformat, "et klokkeslett, skriv TT:MM, som 14:15")


def words_value(text: str) -> str:
    """A name or a place, on one line."""
    words = _tidy(text)
    if len(words) > MOST_LETTERS:
        raise argparse.ArgumentTypeError(f"teksten har {len(words)} tegn, og kan ha {MOST_LETTERS}")
    return words


def _tidy(text: str) -> str:
    return re.sub(r"[ \t\r\n\u00a0]+", " ", unicodedata.normalize("NFC", text)).strip()


def move_value(text: str) -> tuple[str, date]:
    """`ID=ÅÅÅÅ-MM-DD`: which meeting to move, and to which day."""
    key, _, day = text.rpartition("=")
    if not key:
        raise argparse.ArgumentTypeError(f"«{text}» er ikke ID=ÅÅÅÅ-MM-DD, som m1-mote-1=2027-01-20")
    return key, date_value(day)


def days_value(text: str) -> tuple[date, ...]:
    """A day, or the school days of a week `ÅÅÅÅ-Wuu`."""
    week = re.fullmatch(r"([0-9]{4})-W([0-9]{2})", text)
    if not week:
        return (date_value(text),)
    try:
        return tuple(date.fromisocalendar(int(week[1]), int(week[2]), day) for day in range(1, 6))
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» er ikke ei uke som finnes, skriv ÅÅÅÅ-Wuu") from None


def own_days_value(text: str) -> DatedBreak:
    """Days off with their name: `ÅÅÅÅ-MM-DD/ÅÅÅÅ-MM-DD NAVN`, or one day."""
    found = read_days(_tidy(text))
    if found is None:
        raise argparse.ArgumentTypeError(
            f"«{text}» er ikke dager med navn, som «2026-10-05/2026-10-09 Høstferie» eller «2026-11-16 Fridag»")
    return found


def order_value(text: str) -> tuple[int, ...]:
    """Numbers of modules with commas between."""
    if not re.fullmatch(r"[0-9]{1,3}(?:\s*,\s*[0-9]{1,3})*", text.strip()):
        raise argparse.ArgumentTypeError(f"«{text}» er ikke modulnumre med komma mellom, som 1,3,2,4,5")
    numbers = tuple(int(number) for number in text.split(","))
    if len(set(numbers)) < len(numbers):
        raise argparse.ArgumentTypeError(f"«{text}» nevner en modul to ganger")
    return numbers


def pace_value(text: str) -> Pace:
    """How fast to go: `minimum`, `recommended`, `weeks=N` or `until=ÅÅÅÅ-MM-DD`."""
    pace = parse_pace(text)
    if pace is None:
        raise argparse.ArgumentTypeError(
            f"«{text}» er ikke minimum, recommended, weeks=N (1–9999) eller until=ÅÅÅÅ-MM-DD")
    return pace


def _read(text: str, form: str, read: Callable[[str], T], expected: str) -> T:
    with suppress(ValueError):
        if re.fullmatch(form, text):
            return read(text)
    raise argparse.ArgumentTypeError(f"«{text}» er ikke {expected}")
