"""The rules once more, as simply as can be, to hold the planner to. Nothing of the planner is used here.

Days are walked one by one; there are no formulas. Where the planner lets a module with late pages begin late, this
lets it last longer: the end is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

DAY = timedelta(days=1)
Off = Callable[[date], bool]


@dataclass(frozen=True)
class Figures:
    """What a module must have: school weeks, and openings (its own, and that of its last page)."""

    number: int
    floor: int
    opens: date | None = None
    complete: date | None = None
    meetings: tuple[date | None, ...] = ()
    """For each meeting the day before which it can't be held, if there is one."""


def school_day(day: date, off: Off) -> bool:
    return day.weekday() < 5 and not off(day)


def week_name(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def days_of(name: str, off: Off, since: date) -> list[date]:
    """The days of school in a week, from `since` on."""
    monday = date.fromisocalendar(int(name[:4]), int(name[6:]), 1)
    return [day for day in (monday + DAY * number for number in range(7)) if school_day(day, off) and day >= since]


def earliest_end(modules: Sequence[Figures], start: date, off: Off) -> date:
    """The last day of school of the week in which the last module is done at the soonest."""
    left = list(modules)
    weeks = 0
    monday = start - DAY * start.weekday()
    while True:
        days = days_of(week_name(monday), off, start)
        monday += 7 * DAY
        if len(days) < 3:
            continue
        first = left[0]
        if not weeks and first.opens and sum(day >= first.opens for day in days) < 3:
            continue
        weeks += 1
        if weeks >= first.floor and (first.complete is None or days[-1] >= first.complete):
            left, weeks = left[1:], 0
            if not left:
                return days[-1]


def faults(plan: dict[str, Any], modules: Sequence[Figures], off: Off, weekday: int) -> list[str]:
    """All that is wrong with a plan, as JSON, whatever its pace."""
    start, end = date.fromisoformat(plan["start"]), date.fromisoformat(plan["end"])
    found = []
    numbers = [one.number for one in modules]
    if plan["order"] != numbers or [module["number"] for module in plan["modules"]] != numbers:
        found.append("order")
    weeks = [week for module in plan["modules"] for week in module["weeks"]]
    if weeks != sorted(set(weeks)):
        found.append("weeks are not disjoint and rising")
    days = (start + DAY * number for number in range((end - start).days + 1))
    off_days = [day for day in days if day.weekday() < 5 and off(day)]
    if plan["days_off"] != [day.isoformat() for day in off_days]:
        found.append("days off")
    if plan["end"] != plan["modules"][-1]["last_day"]:
        found.append("end")
    for module, figures in zip(plan["modules"], modules, strict=True):
        found += [f"module {figures.number}: {fault}" for fault in _module_faults(module, figures, start, off, weekday)]
    return found


def _module_faults(module: dict[str, Any], figures: Figures, start: date, off: Off, weekday: int) -> list[str]:
    found = []
    since = max(start, figures.opens or start)
    weeks = [days_of(name, off, since) for name in module["weeks"]]
    first, last = date.fromisoformat(module["first_day"]), date.fromisoformat(module["last_day"])
    if len(weeks) < figures.floor:
        return ["fewer weeks than the floor"]
    if any(len(days) < 3 for days in weeks):
        found.append("a week with fewer than three days of school")
    if (first, last) != (weeks[0][0], weeks[-1][-1]):
        found.append("first or last day")
    if figures.complete and last < figures.complete:
        found.append("over before its last page opens")
    days = [date.fromisoformat(meeting["date"]) for meeting in module["meetings"]]
    if len(days) != len(figures.meetings):
        return [*found, "number of meetings"]
    return found + _meeting_faults(days, weeks, [one or since for one in figures.meetings], weekday)


def _meeting_faults(days: list[date], weeks: list[list[date]], earliest: list[date], weekday: int) -> list[str]:
    found = []
    held = [day for week in weeks for day in week]
    if any(day not in held for day in days):
        found.append("a meeting outside the module's days of school")
    if any(day < soonest for day, soonest in zip(days, earliest, strict=True)):
        found.append("a meeting before its pages open")
    if days != sorted(days):
        found.append("meetings out of order")
    if len(set(days)) < len(days) and _could_all_differ(held, earliest):
        found.append("two meetings on a day")
    if any(soonest > held[0] for soonest in earliest):
        return found
    if len({week_name(day) for day in days}) < min(len(days), len(weeks)):
        found.append("meetings heaped in a week")
    for day in days if len(days) <= len(weeks) else ():
        if day != _nearest([other for other in held if week_name(other) == week_name(day)], weekday):
            found.append(f"{day} is not the wanted weekday, nor the nearest")
    return found


def _nearest(days: list[date], weekday: int) -> date:
    return min(days, key=lambda day: (abs(day.weekday() - weekday), day))


def _could_all_differ(held: list[date], earliest: list[date]) -> bool:
    free = sorted(held)
    return all(not (not free or free.pop() < soonest) for soonest in reversed(earliest))
