"""A school's days off from a calendar file (.ics), as counties and municipalities publish them.

Nothing is guessed: by its name an event is days off, the first or last day of school, or not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise
from typing import Any, Literal
from unicodedata import normalize
from warnings import catch_warnings
from zoneinfo import ZoneInfo

from kompetansepakke.plan.calendar.breaks import DatedBreak

Kind = Literal["off", "first", "last", "school", "unknown"]
Holidays = Callable[[int], Mapping[date, str]]

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("unknown", re.compile(r"\b(?:sfo|aks)\b|ferien? (?:begynner|byrjar|start|slutt)")),
    ("first", re.compile(r"(?:første|fyrste) skoledag|skolestart|skolen (?:begynner|byrjar|start)")),
    ("last", re.compile(r"siste skoledag|skoleslutt|skolen slutt")),
    ("off", re.compile(r"ferie|\bfri\b|fridag|(?:elev|skole)fri|planlegg(?:ings|jings)dag|inneklemt")))
"""What a name says of its days, in small letters and with `skole` for `skule`; the first that fits holds."""
_AROUND = re.compile(r"\b(?:før|etter) (.+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)")
_DAY = timedelta(days=1)
_OSLO = ZoneInfo("Europe/Oslo")
_NAMES = {**dict.fromkeys((5, 6, 7), "Sommerferie"), 12: "Juleferie"}
"""What the days without school are called by the month that they begin in."""


class CalendarFileError(Exception):
    """It is no calendar file that can be read."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: its name, and its first and last day."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """What a calendar file says of a school's days off, in the order of time."""

    title: str
    breaks: tuple[DatedBreak, ...]
    unknown: tuple[Happening, ...]
    """The events of which the name doesn't say whether there is school."""
    unreadable: tuple[str, ...]
    """The names of events that lack a name or days, end before they begin, are of an unknown zone or are repeated."""


def read_school_days(data: bytes, holidays: Holidays, off: Collection[str] = (),
                     school: Collection[str] = ()) -> SchoolDays:
    """Read a file; `off` and `school` are names of events that are said to be days off, or days of school.

    CalendarFileError where it is no calendar file. Public holidays, which every calendar has, are passed over.
    """
    title, found, unreadable = _happenings(data)
    known = {**{_plain(name): "off" for name in off}, **{_plain(name): "school" for name in school}}
    told = sorted((one for one in found if not _is_known(one, holidays)), key=lambda one: (one.first, one.last))
    kinds = [(known.get(_plain(one.name)) or kind_of(one.name), one) for one in told]
    away = [DatedBreak(one.name, one.first, one.last) for kind, one in kinds if kind == "off"]
    between = [one for one in _between([(kind, one) for kind, one in kinds if kind in ("first", "last")])
               if not all(_is_off(day, away) for day in _weekdays(one.first, one.last))]
    return SchoolDays(title, tuple(_joined([*between, *away])), tuple(one for kind, one in kinds if kind == "unknown"),
                      unreadable)


def kind_of(name: str) -> Kind:
    """What a name says of its days."""
    plain = _plain(name)
    return next((kind for kind, pattern in _KINDS if pattern.search(plain)), "unknown")


def _plain(name: str) -> str:
    return normalize("NFC", " ".join(name.split())).casefold().replace("skule", "skole")


def _happenings(data: bytes) -> tuple[str, list[Happening], tuple[str, ...]]:
    from icalendar import Calendar  # noqa: PLC0415 (it takes a while to load, and few commands need it)

    try:
        with catch_warnings(action="ignore"):  # that it passes over what a program has put before a zone's name
            calendar = Calendar.from_ical(data.decode("utf-8-sig"))
        events = [event for event in calendar.walk("VEVENT") if event.get("STATUS") != "CANCELLED"]
        # icalendar doesn't know that the first is text, and leaves it escaped.
        named = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], calendar.get("X-WR-CALNAME", ""))
        title = str(named or calendar.get("NAME") or "")
        read = [(str(event.get("SUMMARY", "")).strip(), _span(event)) for event in events]
    except (ValueError, TypeError, AttributeError, IndexError) as error:
        raise CalendarFileError from error
    found = [Happening(" ".join(name.split()), *span) for name, span in read if name and span]
    return " ".join(title.split()), found, tuple(name for name, span in read if not (name and span))


def _span(event: Any) -> tuple[date, date] | None:
    """The first and last day of an event; what ends at midnight, as whole days do, ends the day before.

    None where it has no days that exist, ends before it begins, or is of a time zone that isn't known.
    """
    try:
        if "DTSTART" not in event or "RRULE" in event or "RDATE" in event or _is_of_unknown_zone(event):
            return None
        begins, ends = _local(event.start), _local(event.end)
    except (ValueError, TypeError, AttributeError):  # what icalendar couldn't read, it tells when it is asked for it
        return None
    if ends.date() < begins.date():
        return None
    last = ends.date() if ends.time() > time.min else ends.date() - _DAY
    return begins.date(), max(begins.date(), last)


def _is_of_unknown_zone(event: Any) -> bool:
    """Such a moment is given no zone by icalendar, as one that is meant to be of wherever it is read."""
    moments = [event[name] for name in ("DTSTART", "DTEND") if name in event]
    return any("TZID" in one.params and isinstance(one.dt, datetime) and one.dt.tzinfo is None for one in moments)


def _local(moment: date) -> datetime:
    """The moment on Norway's clock."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time.min)
    return moment.astimezone(_OSLO) if moment.tzinfo else moment


def _is_known(one: Happening, holidays: Holidays) -> bool:
    """Whether all of its weekdays are public holidays, or it has none."""
    return all(day in holidays(day.year) for day in _weekdays(one.first, one.last))


def _weekdays(first: date, last: date) -> Iterator[date]:
    days = (first + _DAY * number for number in range((last - first).days + 1))
    return (day for day in days if day.weekday() < 5)


def _is_off(day: date, breaks: Collection[DatedBreak]) -> bool:
    return any(one.first <= day <= one.last for one in breaks)


def _between(edges: list[tuple[str, Happening]]) -> Iterator[DatedBreak]:
    """What lies between a last day of school and the next first one, and the summer before and after all of them.

    Of several last days in a row the latest counts, of several first days the earliest: they are of single years.
    """
    runs = [(kind, [one for _, one in run]) for kind, run in groupby(edges, key=lambda edge: edge[0])]
    chosen = [(kind, run[-1] if kind == "last" else run[0]) for kind, run in runs]
    if chosen and chosen[0][0] == "first" and chosen[0][1].first.month == 8:
        begins = chosen[0][1].first
        yield from _gap(_NAMES[7], begins.replace(month=8, day=1), begins - _DAY)
    for (kind, before), (_, after) in pairwise(chosen):
        if kind == "last":
            yield from _gap(_name(before, after), before.last + _DAY, after.first - _DAY)
    if chosen and chosen[-1][0] == "last" and chosen[-1][1].last.month in (5, 6, 7):
        ends = chosen[-1][1].last
        yield from _gap(_NAMES[7], ends + _DAY, ends.replace(month=7, day=31))


def _gap(name: str, first: date, last: date) -> Iterator[DatedBreak]:
    if first <= last:
        yield DatedBreak(name, first, last)


def _name(before: Happening, after: Happening) -> str:
    told = _AROUND.search(before.name) or _AROUND.search(after.name)
    usual = _NAMES.get(before.last.month)
    return usual or (told[1][:1].upper() + told[1][1:] if told else before.name)


def _joined(breaks: list[DatedBreak]) -> Iterator[DatedBreak]:
    """The breaks in order, where those of one name that have no weekday between them are one."""
    by_name = sorted(dict.fromkeys(breaks), key=lambda one: (one.name, one.first, one.last))
    joined: list[DatedBreak] = []
    for one in by_name:
        before = joined[-1] if joined else None
        if before and before.name == one.name and not any(_weekdays(before.last + _DAY, one.first - _DAY)):
            joined[-1] = DatedBreak(one.name, before.first, max(before.last, one.last))
        else:
            joined.append(one)
    return iter(sorted(joined, key=lambda one: (one.first, one.last)))
