"""The planner's answers: a plan, or a refusal with its reason and the earliest end that there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import reduce
from operator import add
from typing import Literal

from kompetansepakke.base.school_year import DatedStep, dated_steps
from kompetansepakke.plan.calendar.calendar import SchoolCalendar, Week
from kompetansepakke.plan.course import Course, Hours, Meeting, Module
from kompetansepakke.plan.plan_facts import Fact
from kompetansepakke.plan.scheduling.pace import Pace

WEEKDAY_NAMES = ("mon", "tue", "wed", "thu", "fri")
"""What a wish's `weekday` is called in commands and addresses, by its number."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a school wants. `order` lists modules to take (none: all); `weekday` is 0 (Monday) to 4 (Friday).

    `begin` is the module to start again from: those before it in the order are done. `moves` are meetings by id, or
    as `2.3`, with the days that they are moved to; `off` are days without school beside the calendar's. A meeting
    begins at `time` in Norway, and is held at `place`; `name` is what the school calls itself or its plan.
    """

    start: date
    pace: Pace
    order: tuple[int, ...] = ()
    weekday: int = 2
    begin: int | None = None
    moves: tuple[tuple[str, date], ...] = ()
    off: tuple[date, ...] = ()
    time: time | None = None
    place: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting with its day. `number` counts the module's meetings from 1.

    `wanted` is the day that the calendar moved it from, and `planned` the one that the school moved it from by hand.
    """

    meeting: Meeting
    number: int
    day: date
    wanted: date | None = None
    planned: date | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """When a role that needs `weeks` school weeks for a module begins with it."""

    role: str
    name: str
    day: date
    weeks: int


@dataclass(frozen=True, slots=True)
class PlannedModule:
    """A module with its weeks: school weeks that count. First and last day are days of school in the outer two.

    `meetings` are those that the edition has; `held` is how many the school has.
    """

    module: Module
    first_day: date
    last_day: date
    weeks: tuple[Week, ...]
    meetings: tuple[PlannedMeeting, ...]
    held: int = 0
    beginnings: tuple[Beginning, ...] = ()

    @property
    def apart(self) -> list[tuple[str, Beginning]]:
        """Who begins when: names of roles and their beginning, by day; nothing where all begin together."""
        days = sorted({one.day for one in self.beginnings})
        groups = [[one for one in self.beginnings if one.day == day] for day in days]
        return [(", ".join(dict.fromkeys(one.name for one in group)), group[0]) for group in groups] if days[1:] else []


@dataclass(frozen=True)
class Plan:
    """A plan with dates; `notes` are what one should know.

    `order` and `school_end`, the last module's last day of school, are the school's; `modules` are those that the
    edition has.
    """

    course: Course
    wish: Wish
    order: tuple[int, ...]
    calendar: SchoolCalendar
    modules: tuple[PlannedModule, ...]
    school_end: date
    done: tuple[int, ...] = ()
    """The modules before the one that the plan begins from."""
    notes: tuple[Fact, ...] = ()

    @property
    def end(self) -> date:
        """The last day of what the edition has."""
        return self.modules[-1].last_day

    @property
    def numbers(self) -> list[int]:
        """The order of the modules that the edition has."""
        return [planned.module.number for planned in self.modules]

    @property
    def left_out(self) -> frozenset[int]:
        """The numbers of the school's modules that are neither in the plan nor done before it."""
        return frozenset(self.course.requires).difference(self.order, self.done)

    @property
    def days_off(self) -> list[date]:
        """Weekdays without school from the start to the end."""
        return self.calendar.days_off(self.wish.start, self.end)

    @property
    def wheel(self) -> list[DatedStep]:
        """The steps of the package's year, in the school year of the start."""
        return dated_steps(self.course.wheel, self.wish.start)

    @property
    def hours(self) -> Hours:
        """The sum of its modules' hours."""
        return reduce(add, (planned.module.hours for planned in self.modules))

    def meetings(self) -> Iterator[tuple[PlannedModule, PlannedMeeting]]:
        """All meetings with their modules, in order."""
        for module in self.modules:
            for meeting in module.meetings:
                yield module, meeting


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no such plan.

    `earliest_end` is the last day of the quickest plan for the same order, edition, start and calendar (for an order
    that isn't allowed: for `order`, the nearest that is). `needed` and `available` are school weeks.
    """

    kind: Literal["order", "time", "calendar", "move"]
    reason: Fact
    earliest_end: date | None = None
    order: tuple[int, ...] = ()
    needed: int | None = None
    available: int | None = None
