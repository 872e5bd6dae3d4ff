"""The school year, August to July, and the days in it of what comes back every year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

FIRST_MONTH = 8


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months, from one to another; over New Year where the last has the lower number."""

    first: int
    last: int

    def days(self, school_year: int) -> tuple[date, date]:
        """The first and last day, of the months that begin in the school year that begins in `school_year`."""
        begins = date(_year(self.first, school_year), self.first, 1)
        year = begins.year + (self.last < self.first)
        return begins, date(year, self.last, monthrange(year, self.last)[1])


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of the year."""

    month: int
    day: int

    def days(self, school_year: int) -> tuple[date, date]:
        """The day, twice, in the school year that begins in `school_year`."""
        found = date(_year(self.month, school_year), self.month, self.day)
        return found, found


When = Months | YearDay


@dataclass(frozen=True, slots=True)
class WheelStep:
    """A step of a package's year, as an edition has it. `address` is that of its page, from the edition's root."""

    id: str
    title: str
    when: When
    who: str | None = None
    about: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Wheel:
    """A package's year, as an edition has it."""

    title: str
    steps: tuple[WheelStep, ...]

    def texts(self) -> Iterator[str]:
        """All its texts."""
        yield self.title
        for step in self.steps:
            yield from (step.id, step.title, step.who or "", step.about or "")


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step with its first and last day in a school year."""

    step: WheelStep
    first: date
    last: date


def school_year_of(day: date) -> int:
    """The year in which the school year of this day begins."""
    return day.year - (day.month < FIRST_MONTH)


def school_year_text(school_year: int) -> str:
    """«2026/27»."""
    return f"{school_year}/{(school_year + 1) % 100:02}"


def dated_steps(steps: Iterable[WheelStep], day: date) -> list[DatedStep]:
    """The steps in the school year of `day`, in order of time; those at the same time as they were written."""
    dated = [DatedStep(step, *step.when.days(school_year_of(day))) for step in steps]
    return sorted(dated, key=lambda one: (one.first, one.last))


def _year(month: int, school_year: int) -> int:
    return school_year + (month < FIRST_MONTH)
