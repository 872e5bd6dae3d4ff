"""A school's breaks, one file for a county or municipality: `modules/skoleruter/<id>.yml`, read strictly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from kompetansepakke.base.school_year import school_year_of

_HOLIDAY = 3


class Break(Protocol):
    """A break that comes back every year, or once."""

    @property
    def name(self) -> str:
        """What it is called."""

    def spans(self, year: int) -> Iterator[tuple[date, date]]:
        """Its first and last day, for each time that it begins in `year` (a single break: always)."""


@dataclass(frozen=True, slots=True)
class WeekBreak:
    """Whole ISO weeks, every year. Week 53 is off in the years that have it."""

    name: str
    weeks: tuple[int, ...]

    def spans(self, year: int) -> Iterator[tuple[date, date]]:
        """See `Break`; `year` is the ISO year."""
        for number in self.weeks:
            if number < 53 or date(year, 12, 28).isocalendar().week == 53:
                monday = date.fromisocalendar(year, number, 1)
                yield monday, monday + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class YearlyBreak:
    """From a day to a day, (month, day), every year; over New Year where the last comes before the first.

    In a year without 29 February, a break that begins on it begins on 1 March, and one that ends on it on the 28th.
    """

    name: str
    first: tuple[int, int]
    last: tuple[int, int]

    def spans(self, year: int) -> Iterator[tuple[date, date]]:
        """See `Break`."""
        begins = _day(year, self.first, in_march=True)
        ends = _day(year + (self.last < self.first), self.last, in_march=False)
        if begins <= ends:
            yield begins, ends


@dataclass(frozen=True, slots=True)
class DatedBreak:
    """From a date to a date, once."""

    name: str
    first: date
    last: date

    def spans(self, year: int) -> Iterator[tuple[date, date]]:
        """See `Break`."""
        yield self.first, self.last


@dataclass(frozen=True, slots=True)
class EasterBreak:
    """From a day to a day, counted from Easter Sunday: -6 is the Monday before, 1 is Easter Monday."""

    name: str
    first: int
    last: int

    def spans(self, year: int) -> Iterator[tuple[date, date]]:
        """See `Break`."""
        sunday = easter_sunday(year)
        yield sunday + timedelta(days=self.first), sunday + timedelta(days=self.last)


@dataclass(frozen=True, slots=True)
class SchoolBreaks:
    """A school's breaks: `id` is the file's name, `title` what people call it."""

    id: str
    title: str
    breaks: tuple[Break, ...]

    @property
    def known_until(self) -> date | None:
        """The end of the last school year in which a break with whole dates begins, where such a break is a holiday.

        A break that goes on after that is known to its end. A holiday is three days or more; a single day that is off
        once, as for an election, runs out of nothing.
        """
        dated = [one for one in self.breaks if isinstance(one, DatedBreak)]
        if not any((one.last - one.first).days >= _HOLIDAY - 1 for one in dated):
            return None
        year = max(school_year_of(one.first) for one in dated) + 1
        return max(date(min(year, date.max.year), 7, 31), *(one.last for one in dated))


def easter_sunday(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, century_rest = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    weekday = (32 + 2 * century_rest + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _day(year: int, month_day: tuple[int, int], *, in_march: bool) -> date:
    try:
        return date(year, *month_day)
    except ValueError:
        return date(year, 3, 1) if in_march else date(year, 2, 28)
