"""What a reader of a plan should know beside its dates, as facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kompetansepakke.plan.calendar.calendar import Week
from kompetansepakke.plan.course import Module
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule
from kompetansepakke.plan.plan_facts import Fact, Value, fact


@dataclass(frozen=True, slots=True)
class Wait:
    """How many school weeks a plan waits before a module: for the module to open, or for its later pages."""

    weeks: int
    for_pages: bool


def notes(plan: Plan, every: Sequence[PlannedModule], waits: Sequence[Wait]) -> Iterator[Fact]:
    """The notes of a plan; `every` are all the school's modules in it, and `waits` has one for each of them."""
    yield from _added(plan)
    if not waits[0].weeks:
        yield from _start(plan)
    others = 0
    for planned, wait in zip(every, waits, strict=True):
        if planned.module.number not in plan.course.numbers:
            others += wait.weeks + len(planned.weeks)
            continue
        if others:
            yield fact("others", weeks=others, module=planned.module.number)
        yield from _waiting(planned.module, wait)
        yield from _module(plan, planned)
        others = 0
    if plan.calendar.known_until and plan.end > plan.calendar.known_until:
        yield fact("calendar_over", title=plan.calendar.title, last=plan.calendar.known_until)
    yield from _length(plan)


def _added(plan: Plan) -> Iterator[Fact]:
    added = tuple(number for number in plan.numbers if number not in plan.wish.order) if plan.wish.order else ()
    if added:
        yield fact("added", count=len(added), modules=added)


def _start(plan: Plan) -> Iterator[Fact]:
    start, first = plan.wish.start, plan.modules[0].first_day
    opens = plan.modules[0].module.opens
    if first == start or (opens and opens > start) or plan.order[0] != plan.numbers[0]:
        return
    why_off = plan.calendar.why_off(start)
    if start.weekday() > 4:
        yield fact("start_weekend", start=start, first=first)
    elif why_off:
        yield fact("start_off", start=start, first=first, name=why_off)
    elif Week.of(start) != Week.of(first):
        yield fact("start_few", start=start, first=first)


def _waiting(module: Module, wait: Wait) -> Iterator[Fact]:
    if not wait.weeks:
        return
    if module.opens and not wait.for_pages:
        yield fact("wait_opens", weeks=wait.weeks, module=module.number, opens=module.opens)
    else:
        yield fact("wait_pages", weeks=wait.weeks, module=module.number)


def _module(plan: Plan, planned: PlannedModule) -> Iterator[Fact]:
    number, weeks, meetings = planned.module.number, len(planned.weeks), planned.held
    unwritten = sum(one.meeting.id is None for one in planned.meetings)
    if unwritten:
        yield fact("unwritten", module=number, meetings=meetings, count=unwritten)
    yield from (fact("moved_hand", module=number, meeting=one.number, day=one.day, planned=one.planned)
                for one in planned.meetings if one.planned)
    if meetings > weeks:
        shares_days = len({one.day for one in planned.meetings}) < meetings
        yield fact("crowded_days" if shares_days else "crowded", module=number, meetings=meetings, weeks=weeks)
    else:
        yield from (moved for one in planned.meetings for moved in _moved(plan, planned, one))


def _moved(plan: Plan, planned: PlannedModule, one: PlannedMeeting) -> Iterator[Fact]:
    if one.wanted is None:
        return
    why_off = plan.calendar.why_off(one.wanted)
    told: dict[str, Value] = {
        "module": planned.module.number, "meeting": one.number, "day": one.day, "wanted": one.wanted}
    if why_off:
        yield fact("moved_off", **told, name=why_off)
    else:
        yield fact("moved_start" if one.wanted < plan.wish.start else "moved_opens", **told)


def _length(plan: Plan) -> Iterator[Fact]:
    weeks = -(-((plan.end - plan.wish.start).days + 1) // 7)
    whole = len(plan.order) == len(plan.course.requires) and plan.wish.pace.kind in ("minimum", "recommended")
    if whole and weeks > plan.course.horizon_weeks:
        yield fact("long", weeks=weeks, horizon=plan.course.horizon_weeks)
