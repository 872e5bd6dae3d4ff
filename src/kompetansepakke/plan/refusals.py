"""Why a wish can't be had, as facts, counted in school weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.course import Module
from kompetansepakke.plan.plan import Refusal, Wish
from kompetansepakke.plan.plan_facts import Fact, fact
from kompetansepakke.plan.scheduling.schedule import Need, packed


def order_refused(listed: Sequence[int], late: tuple[int, int], nearest: tuple[int, ...]) -> Refusal:
    """The listed order has `late[0]` before `late[1]`, which it requires."""
    module, need = late
    reason = fact("order_refused", listed=tuple(listed), module=module, need=need, nearest=nearest)
    return Refusal("order", reason, order=nearest)


def from_missing(begin: int) -> Refusal:
    """The module to start again from isn't among those that the plan holds."""
    return Refusal("order", fact("from_missing", module=begin))


def no_modules() -> Refusal:
    """The edition has none of the modules that the plan holds."""
    return Refusal("order", fact("no_modules"))


def not_in_time(modules: Sequence[Module], floors: Sequence[Need], start: date, last_day: date, available: int,
                earliest_end: date) -> Refusal:
    """The floors don't fit between the start and the last day; says which of the bounds it is that binds."""
    needed = sum(need.weeks for need in floors)
    reason = (fact("end_before_start", start=start, last=last_day) if last_day < start
              else _binding(modules, floors, start, last_day, available))
    return Refusal("time", reason, earliest_end, needed=needed, available=available)


def _binding(modules: Sequence[Module], floors: Sequence[Need], start: date, last_day: date, available: int) -> Fact:
    """The last module that must wait decides the end; where none waits, it is the start."""
    place, span = _last_to_wait(floors)
    module, need = modules[place], floors[place]
    following = sum(need.weeks for need in floors[place:])
    if span.start == 0:
        return fact("too_short", weeks=following, start=start, last=last_day, available=available)
    if span.start == need.opens and module.opens:
        return fact("opens_late", module=module.number, opens=module.opens, weeks=following, last=last_day,
                    available=max(0, available - span.start))
    return fact("pages_late", module=module.number, weeks=span.stop, last=last_day, available=available,
                more=following - need.weeks)


def _last_to_wait(floors: Sequence[Need]) -> tuple[int, range]:
    spans = packed(floors)
    place = len(spans) - 1
    while place > 0 and spans[place].start == spans[place - 1].stop:
        place -= 1
    return place, spans[place]


def beyond_calendar(wish: Wish, calendar: SchoolCalendar, earliest_end: date | None = None) -> Refusal:
    """The wish reaches beyond the days that the calendar knows."""
    known = {"first": calendar.first, "last": calendar.last}
    if not calendar.first <= wish.start <= calendar.last:
        return Refusal("calendar", fact("calendar_start", **known, start=wish.start))
    if earliest_end:
        return Refusal("calendar", fact("calendar_end", **known), earliest_end)
    return Refusal("calendar", fact("calendar_modules", **known, title=calendar.title))
