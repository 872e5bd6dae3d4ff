"""Random packages, breaks and wishes; and a small site on disk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import holidays
from hypothesis import strategies as st

from kompetansepakke.plan.calendar.breaks import (
    Break,
    DatedBreak,
    EasterBreak,
    SchoolBreaks,
    WeekBreak,
    YearlyBreak,
)
from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.plan.course import Course, Meeting, Module
from kompetansepakke.plan.scheduling.pace import MINIMUM, RECOMMENDED, Pace

from .naive import Figures

FIRST, LAST = date(2019, 1, 1), date(2040, 12, 31)
STARTS = st.dates(FIRST, LAST)
WEEKDAYS = st.integers(0, 4)

_MONTH_DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: (day.month, day.day))


def _wednesdays(year: int) -> list[Break]:
    first = date(year, 1, 1)
    days = (first + timedelta(days=number) for number in range(730))
    return [DatedBreak("Fri onsdag", day, day) for day in days if day.weekday() == 2]


@st.composite
def school_breaks(draw: st.DrawFn) -> SchoolBreaks:
    """Some breaks of each kind, never so many that a whole year is off; now and then every Wednesday too."""
    breaks: list[Break] = []
    if draw(st.booleans()):
        breaks.append(YearlyBreak("Sommerferie", (6, 20), (8, 15)))
    for number in range(draw(st.integers(0, 2))):
        breaks.append(WeekBreak(f"Uker {number}", tuple(draw(st.lists(st.integers(1, 53), min_size=1, max_size=3)))))
    if draw(st.booleans()):
        first = draw(st.integers(-60, 60))
        breaks.append(EasterBreak("Påske", first, first + draw(st.integers(0, 10))))
    if draw(st.booleans()):
        first_day, last_day = draw(_MONTH_DAYS), draw(_MONTH_DAYS)
        span = (date(2023, *_common(last_day)) - date(2023, *_common(first_day))).days % 365
        if span < 90:
            breaks.append(YearlyBreak("Årlig", first_day, last_day))
    for _ in range(draw(st.integers(0, 3))):
        begins = draw(STARTS)
        breaks.append(DatedBreak("Én gang", begins, begins + timedelta(days=draw(st.integers(0, 40)))))
    if draw(st.integers(0, 4)) == 0:
        breaks += _wednesdays(draw(st.integers(2019, 2040)))
    return SchoolBreaks("x", "Tilfeldig", tuple(breaks))


def _common(day: tuple[int, int]) -> tuple[int, int]:
    return (3, 1) if day == (2, 29) else day


def is_off(breaks: SchoolBreaks) -> OffDays:
    """The same breaks, asked about a day in another way than the planner's."""
    return OffDays(breaks)


class OffDays:
    """Whether a day is off: each break is asked about it, day by day."""

    def __init__(self, breaks: SchoolBreaks) -> None:
        self._breaks = breaks.breaks
        self._known: dict[date, bool] = {}

    def __call__(self, day: date) -> bool:
        if day not in self._known:
            self._known[day] = day in norway(day.year) or any(_covers(one, day) for one in self._breaks)
        return self._known[day]


@cache
def norway(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NO", years=year))


def _covers(one: Break, day: date) -> bool:
    if isinstance(one, WeekBreak):
        return day.isocalendar().week in one.weeks
    if isinstance(one, DatedBreak):
        return one.first <= day <= one.last
    if isinstance(one, YearlyBreak):
        here = (day.month, day.day)
        return one.first <= here <= one.last if one.first <= one.last else here >= one.first or here <= one.last
    assert isinstance(one, EasterBreak)
    return any(one.first <= (day - easter(year)).days <= one.last for year in (day.year - 1, day.year, day.year + 1))


@cache
def easter(year: int) -> date:
    """Easter Sunday by the holidays library: another opinion than the planner's own."""
    days = holidays.country_holidays("NO", years=year, language="no")
    return next(day for day, name in days.items() if "Første påskedag" in name)


@st.composite
def modules(draw: st.DrawFn, number: int, start: date) -> Module:
    """A module with odd figures and openings around the start."""
    floor = draw(st.integers(1, 6))
    near = st.integers(-100, 300).map(lambda days: start + timedelta(days=days))
    opens = draw(st.one_of(st.none(), st.none(), near))
    late = st.integers(0, 120).map(lambda days: (opens or start) + timedelta(days=days))
    few_late = st.one_of(st.none(), st.none(), st.none(), late)
    earliest = draw(st.lists(few_late, max_size=draw(st.sampled_from((3, 3, 8)))))
    made = tuple(Meeting(f"m{number}-{place}", f"Møte {place}", 60, "", _running(earliest[:place + 1]))
                 for place in range(len(earliest)))
    requires = tuple(other for other in range(number) if draw(st.integers(0, 2)) == 0)
    return Module(number, f"Modul {number}", floor, floor + draw(st.integers(0, 3)), requires, opens,
                  draw(st.one_of(st.none(), st.none(), late)), made)


def _running(days: Sequence[date | None]) -> date | None:
    return max((day for day in days if day), default=None)


@st.composite
def courses(draw: st.DrawFn, start: date) -> Course:
    """A package of one to six modules."""
    made = tuple(draw(modules(number, start)) for number in range(draw(st.integers(1, 6))))
    return Course("pakke", "Pakke", "laerer", 26, made)


@st.composite
def paces(draw: st.DrawFn, start: date) -> Pace:
    """Any of the four; horizons that often are too short, and dates that may be before the start."""
    kind = draw(st.sampled_from(("minimum", "recommended", "weeks", "until")))
    if kind == "weeks":
        return Pace("weeks", weeks=draw(st.integers(1, 90)))
    if kind == "until":
        return Pace("until", until=start + timedelta(days=draw(st.integers(-20, 600))))
    return MINIMUM if kind == "minimum" else RECOMMENDED


def calendar_of(breaks: SchoolBreaks) -> SchoolCalendar:
    return school_calendar(breaks)


def figures(course: Course, order: Sequence[int]) -> list[Figures]:
    """What the naive checker needs, for the modules of an order."""
    return [Figures(one.number, one.floor, one.opens, _last_opening(one),
                    tuple(meeting.earliest for meeting in one.meetings))
            for one in (course.module(number) for number in order)]


def _last_opening(module: Module) -> date | None:
    return _running([module.complete, *(meeting.earliest for meeting in module.meetings)])


def write_site(root: Path, files: dict[str, str], config: str = "") -> Path:
    """A small site: mkdocs.yml, docs/ and these files."""
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text("site_name: Prøve\ntheme: {name: material}\nplugins: [kompetansepakke]\n" + config,
                                     encoding="utf-8")
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root
