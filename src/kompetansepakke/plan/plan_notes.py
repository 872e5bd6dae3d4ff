"""What a reader of a plan should know beside its dates, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kompetansepakke.plan.calendar.calendar import SchoolCalendar, Week
from kompetansepakke.plan.course import Module
from kompetansepakke.plan.phrases import WEEKDAYS, date_text, day_text, numbers_text, weeks_text
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule


@dataclass(frozen=True, slots=True)
class Wait:
    """How many school weeks a plan waits before a module: for the module to open, or for its later pages."""

    weeks: int
    for_pages: bool


def notes(plan: Plan, waits: Sequence[Wait]) -> Iterator[str]:
    """The notes of a plan; `waits` has one for each module."""
    yield from _added(plan)
    yield from _start(plan)
    for planned, wait in zip(plan.modules, waits, strict=True):
        yield from _waiting(planned.module, wait)
        yield from _module(plan, planned)
    yield from _length(plan)


def _added(plan: Plan) -> Iterator[str]:
    added = [number for number in plan.order if number not in plan.wish.order] if plan.wish.order else []
    if added:
        what = "Modul" if len(added) == 1 else "Modulene"
        yield f"{what} {numbers_text(added)} er lagt til, fordi modulene dere valgte, krever det."


def _start(plan: Plan) -> Iterator[str]:
    start, first = plan.wish.start, plan.modules[0].first_day
    opens = plan.modules[0].module.opens
    if first == start or (opens and opens > start):
        return
    why = _no_school(plan.calendar, start)
    if why:
        yield f"Starten, {day_text(start)}, {why}. Første dag er {day_text(first)}."
    elif Week.of(start) != Week.of(first):
        yield (f"Fra starten, {day_text(start)}, er det færre enn tre skoledager igjen av uka. "
               f"Den regnes ikke med, og første dag er {day_text(first)}.")


def _waiting(module: Module, wait: Wait) -> Iterator[str]:
    if not wait.weeks:
        return
    if module.opens and not wait.for_pages:
        yield f"Planen venter {weeks_text(wait.weeks)} på at modul {module.number} åpner {date_text(module.opens)}."
    else:
        yield (f"Planen venter {weeks_text(wait.weeks)} før modul {module.number}, "
               "for at alle sidene i den skal ha åpnet før den er ferdig.")


def _module(plan: Plan, planned: PlannedModule) -> Iterator[str]:
    module = planned.module
    if not module.states_weeks:
        yield (f"Modul {module.number} sier ikke hvor mange uker den trenger for denne utgaven; "
               f"planen setter av {weeks_text(len(planned.weeks))}.")
    unwritten = sum(one.meeting.id is None for one in planned.meetings)
    if unwritten:
        yield (f"Modul {module.number} skal ha minst {len(planned.meetings)} møter; {unwritten} av dem er ikke "
               f"beskrevet, men har fått plass i planen.")
    if len(planned.meetings) > len(planned.weeks):
        yield (f"Modul {module.number} har {len(planned.meetings)} møter på {weeks_text(len(planned.weeks))}, "
               f"så noen uker har flere møter{_same_day(planned.meetings)}.")
    else:
        yield from (_moved(plan, planned, one) for one in planned.meetings if one.wanted)


def _same_day(meetings: Sequence[PlannedMeeting]) -> str:
    days = [one.day for one in meetings]
    return ", og noen dager også" if len(set(days)) < len(days) else ""


def _moved(plan: Plan, planned: PlannedModule, one: PlannedMeeting) -> str:
    assert one.wanted is not None
    what = f"Møte {one.number} i modul {planned.module.number} er lagt til {day_text(one.day)}"
    why = _no_school(plan.calendar, one.wanted)
    if why:
        return f"{what}, for {day_text(one.wanted)} {why}."
    if one.wanted < plan.wish.start:
        return f"{what}, for planen starter etter {WEEKDAYS[one.wanted.weekday()]}en den uka."
    return f"{what}, for noe i modulen åpner etter {WEEKDAYS[one.wanted.weekday()]}en den uka."


def _no_school(calendar: SchoolCalendar, day: date) -> str:
    """«er fri (Høstferie)», «er ingen skoledag»; nothing for a day of school."""
    why = calendar.why_off(day)
    if day.weekday() > 4:
        return "er ingen skoledag"
    return f"er fri ({why})" if why else ""


def _length(plan: Plan) -> Iterator[str]:
    weeks = -(-((plan.end - plan.wish.start).days + 1) // 7)
    whole = len(plan.order) == len(plan.course.modules) and plan.wish.pace.kind in ("minimum", "recommended")
    if whole and weeks > plan.course.horizon_weeks:
        yield (f"Planen varer {weeks} kalenderuker med ferier. Løpet er beregnet på {plan.course.horizon_weeks}, "
               f"men ukene er minstetider, så det er lov å bruke lengre tid.")
