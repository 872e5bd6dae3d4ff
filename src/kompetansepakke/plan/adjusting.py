"""Meetings that a school has moved by hand: kept within the rules, or refused with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.course import Course, Meeting, Module
from kompetansepakke.plan.plan import Wish
from kompetansepakke.plan.plan_facts import Fact, fact

Place = tuple[int, int]
"""The number of a module, and of a meeting in it."""


class MoveRefusedError(Exception):
    """A meeting can't be moved to that day; `fact` says why."""

    def __init__(self, why: Fact) -> None:
        super().__init__(why.kind)
        self.fact = why


def places(course: Course, wish: Wish) -> dict[Place, date]:
    """Where each of the wish's moves belongs. A meeting is named by its id, or as `2.3`: the third of module 2."""
    found = {}
    for key, day in wish.moves:
        place = _place(course, key)
        if place is None:
            raise MoveRefusedError(fact("move_unknown", called=key))
        found[place] = day
    return found


def _place(course: Course, key: str) -> Place | None:
    return next(((module.number, number) for module in (*course.modules, *course.others)
                 for number, meeting in enumerate(module.meetings, start=1)
                 if key in (meeting.id, _numbered(module, number))), None)


def key_for_all(module: Module, number: int) -> str:
    """What every edition knows a meeting of a module as: its id where all have the meeting, else its numbers."""
    one = module.meetings[number - 1]
    return one.id if one.id and one.shared else _numbered(module, number)


def known_to_all(moves: Mapping[str, date], whole: Sequence[Module]) -> Iterator[tuple[str, date]]:
    """The moves with what every edition knows the meetings as, where they are among those of the `whole` school."""
    keys = {called: key_for_all(module, number) for module in whole
            for number, one in enumerate(module.meetings, start=1) for called in (one.id, _numbered(module, number))}
    for key, day in moves.items():
        yield keys.get(key, key), day


def _numbered(module: Module, number: int) -> str:
    return f"{module.number}.{number}"


def moved(module: Module, days: Sequence[date], moves: Mapping[Place, date], span: tuple[date, date],
          calendar: SchoolCalendar) -> list[date]:
    """The days of a module's meetings with those that were moved; MoveRefusedError where one may not be there."""
    found = [moves.get((module.number, number), day) for number, day in enumerate(days, start=1)]
    for number, (meeting, day) in enumerate(zip(module.meetings, found, strict=True), start=1):
        told: dict[str, int | date] = {"module": module.number, "meeting": number, "day": day}
        if (module.number, number) in moves:
            for why in (*_off(told, day, calendar), *_outside(told, day, span, meeting),
                        *_disordered(told, found, number)):
                raise MoveRefusedError(why)
    return found


def _off(told: Mapping[str, int | date], day: date, calendar: SchoolCalendar) -> Iterator[Fact]:
    if day.weekday() > 4:
        yield fact("move_weekend", **told)
    why_off = calendar.why_off(day)
    if why_off:
        yield fact("move_off", **told, name=why_off)


def _outside(told: Mapping[str, int | date], day: date, span: tuple[date, date], meeting: Meeting) -> Iterator[Fact]:
    first, last = span
    if not first <= day <= last:
        yield fact("move_outside", **told, first=first, last=last)
    if meeting.earliest and day < meeting.earliest:
        yield fact("move_opens", **told, opens=meeting.earliest)


def _disordered(told: Mapping[str, int | date], days: Sequence[date], number: int) -> Iterator[Fact]:
    """The meetings of a module keep their order; two may be held on one day."""
    day = days[number - 1]
    if number > 1 and day < days[number - 2]:
        yield fact("move_before", **told, other=number - 1, held=days[number - 2])
    if number < len(days) and day > days[number]:
        yield fact("move_after", **told, other=number + 1, held=days[number])
