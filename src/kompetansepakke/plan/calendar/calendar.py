"""The school's calendar: days off, ISO weeks, and the weeks that count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kompetansepakke.plan.calendar.breaks import Break, DatedBreak

ADDED = "+"
"""The name of a day off that the school has added itself; it is told in words."""

FEWEST_DAYS = 3
"""A school week counts when it has at least this many days of school."""

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week; `year` is the week's own, which around New Year may differ from the date's."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Week:
        """The week that a day lies in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02}"


@dataclass(frozen=True, slots=True)
class SchoolWeek:
    """A week that counts, with its days of school (of those that a plan may use), in order."""

    week: Week
    days: tuple[date, ...]


class CalendarEndError(Exception):
    """The calendar knows no days beyond its last."""


@dataclass(frozen=True)
class SchoolCalendar:
    """A school's days off, by date, from `first` to `last`.

    A day of school is a Monday to Friday that is neither a public holiday nor in a break. `holidays` gives the
    public holidays of a year and their names.
    """

    title: str
    breaks: tuple[Break, ...]
    holidays: Callable[[int], Mapping[date, str]]
    first: date
    last: date
    known_until: date | None = None
    """The last day that a calendar of whole dates has breaks for; None where its breaks come back every year."""
    _years: dict[int, Mapping[date, str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def without(self, days: Iterable[date]) -> SchoolCalendar:
        """The same calendar without school on these days; what is off already keeps its name."""
        return replace(self, breaks=(*(DatedBreak(ADDED, day, day) for day in days), *self.breaks))

    def why_off(self, day: date) -> str | None:
        """The name of the holiday or break that a day lies in; None for others, weekends too."""
        if day.year not in self._years:
            self._years[day.year] = self._off(day.year)
        return self._years[day.year].get(day)

    def is_school_day(self, day: date) -> bool:
        """Whether there is school on this day."""
        return day.weekday() < 5 and self.why_off(day) is None

    def days_off(self, first: date, last: date) -> list[date]:
        """The weekdays off from `first` to `last`, both included, in order."""
        days = (first + _DAY * number for number in range((last - first).days + 1))
        return [day for day in days if day.weekday() < 5 and self.why_off(day) is not None]

    def off_spans(self, first: date, last: date) -> Iterator[tuple[date, date, str]]:
        """The days off from `first` to `last`, weekends in them too: first day, last day and name of each run."""
        begins: date | None = None
        why: str | None = None
        for number in range((last - first).days + 2):
            day = first + _DAY * number
            found = self.why_off(day) if day <= last else None
            if found != why:
                if why is not None and begins is not None:
                    yield begins, day - _DAY, why
                begins, why = day, found

    def weeks(self, start: date) -> Iterator[SchoolWeek]:
        """The weeks that count from `start` on; in the first only its days from `start` are counted and held."""
        monday = start - _DAY * start.weekday()
        while monday + 6 * _DAY <= self.last:
            days = tuple(day for day in (monday + _DAY * number for number in range(5))
                         if day >= start and self.is_school_day(day))
            if len(days) >= FEWEST_DAYS:
                yield SchoolWeek(Week.of(monday), days)
            monday += _WEEK

    def _off(self, year: int) -> Mapping[date, str]:
        """Days off of a calendar year; a break that reaches over New Year is looked for from both sides."""
        first, last = date(year, 1, 1), date(year, 12, 31)
        found: dict[date, str] = {}
        for one in self.breaks:
            for begins, ends in sorted({span for near in (year - 1, year, year + 1) for span in one.spans(near)}):
                begin, end = max(begins, first), min(ends, last)
                found.update({begin + _DAY * number: one.name for number in range((end - begin).days + 1)})
        return {**found, **self.holidays(year)}


class WeekLine:
    """The weeks that count from a start, counted from 0; read from the calendar as far as they are asked for."""

    def __init__(self, calendar: SchoolCalendar, start: date) -> None:
        self._source = calendar.weeks(start)
        self._read: list[SchoolWeek] = []

    def __getitem__(self, index: int) -> SchoolWeek:
        """The week at `index`; CalendarEndError beyond the calendar's last."""
        while len(self._read) <= index:
            week = next(self._source, None)
            if week is None:
                raise CalendarEndError
            self._read.append(week)
        return self._read[index]

    def first_with(self, fewest: int, day: date) -> int:
        """The index of the first week with at least `fewest` days of school on or after `day`."""
        index = 0
        while sum(found >= day for found in self[index].days) < fewest:
            index += 1
        return index

    def whole_until(self, end: date) -> int:
        """How many weeks have their last day of school by `end`."""
        count = 0
        try:
            while self[count].days[-1] <= end:
                count += 1
        except CalendarEndError:
            pass
        return count
