"""The planner's answers: a plan, or a refusal with its reason and the earliest end that there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from typing import Any, Literal

from kompetansepakke.base.school_year import DatedStep, dated_steps, school_year_of, school_year_text
from kompetansepakke.plan.calendar.calendar import SchoolCalendar, Week
from kompetansepakke.plan.course import Course, Hours, Meeting, Module
from kompetansepakke.plan.scheduling.pace import Pace

WEEKDAY_NAMES = ("mon", "tue", "wed", "thu", "fri")
"""What a wish's `weekday` is called in commands and addresses, by its number."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a school wants. `order` lists modules to take (none: all); `weekday` is 0 (Monday) to 4 (Friday)."""

    start: date
    pace: Pace
    order: tuple[int, ...] = ()
    weekday: int = 2


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting with its day. `number` counts the module's meetings from 1; `wanted` is the day it was moved from."""

    meeting: Meeting
    number: int
    day: date
    wanted: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedModule:
    """A module with its weeks: school weeks that count. First and last day are days of school in the outer two."""

    module: Module
    first_day: date
    last_day: date
    weeks: tuple[Week, ...]
    meetings: tuple[PlannedMeeting, ...]


@dataclass(frozen=True)
class Plan:
    """A plan with dates. It ends on the last module's last day of school; `notes` are sentences for people."""

    course: Course
    wish: Wish
    order: tuple[int, ...]
    calendar: SchoolCalendar
    modules: tuple[PlannedModule, ...]
    notes: tuple[str, ...] = ()

    @property
    def end(self) -> date:
        """The last day."""
        return self.modules[-1].last_day

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
    """Why there is no such plan: `reason` is one line of Norwegian, and names the earliest end where there is one.

    `earliest_end` is the last day of the quickest plan for the same order, edition, start and calendar (for an order
    that isn't allowed: for `order`, the nearest that is). `needed` and `available` are school weeks.
    """

    kind: Literal["order", "time", "calendar"]
    reason: str
    earliest_end: date | None = None
    order: tuple[int, ...] = ()
    needed: int | None = None
    available: int | None = None


def plan_json(plan: Plan) -> dict[str, Any]:
    """The plan as `kp plan --format json` prints it."""
    told: dict[str, Any] = {
        "package": plan.course.package, "edition": plan.course.edition,
        "start": plan.wish.start.isoformat(), "end": plan.end.isoformat(),
        "order": list(plan.order), "pace": str(plan.wish.pace),
        "days_off": [day.isoformat() for day in plan.days_off],
        "modules": [_module_json(module) for module in plan.modules],
    }
    if plan.course.wheel:
        told["year_wheel"] = {"school_year": school_year_text(school_year_of(plan.wish.start)),
                              "steps": [_step_json(one) for one in plan.wheel]}
    return told


def _step_json(one: DatedStep) -> dict[str, Any]:
    return {"id": one.step.id, "title": one.step.title, "first_day": one.first.isoformat(),
            "last_day": one.last.isoformat(), "who": one.step.who}


def _module_json(planned: PlannedModule) -> dict[str, Any]:
    return {
        "number": planned.module.number,
        "first_day": planned.first_day.isoformat(), "last_day": planned.last_day.isoformat(),
        "weeks": [str(week) for week in planned.weeks],
        "meetings": [{"id": one.meeting.id, "title": one.meeting.title, "date": one.day.isoformat(),
                      "minutes": one.meeting.minutes, "prepare": list(one.meeting.prepare)}
                     for one in planned.meetings],
    }
