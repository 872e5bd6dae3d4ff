"""A plan as an iCalendar file (RFC 5545): meetings as events, modules as spans of whole days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from kompetansepakke.base.school_year import DatedStep
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule
from kompetansepakke.plan.telling.plan_html import meeting_link
from kompetansepakke.plan.telling.plan_words import (
    meeting_label,
    meetings_text,
    minutes_text,
    module_title,
    plain,
    titles,
    week_spans,
)

_DAY = timedelta(days=1)
_FIRST_SEQUENCE = date(2000, 1, 1)


def ics(plan: Plan, stamped: date, base: str | None = None) -> bytes:
    """The plan as a calendar file; `base` is the edition's address, ending in a slash, where it is known.

    `stamped` is the date that the file is made on: DTSTAMP, and SEQUENCE counts days from it, so that a file made
    later updates what an earlier one brought. A UID names package, module and meeting by number, never a date: it
    stays when the plan is moved, when the order or the edition changes, and when a meeting that was only planned
    gets its page. The events are whole days: a plan knows no hours of the clock.
    """
    return calendar_file("tidsplan", f"Tidsplan: {plan.course.title}", _events(plan, base), stamped)


def wheel_ics(package: str, title: str, steps: Sequence[DatedStep], stamped: date, base: str | None = None) -> bytes:
    """The steps of a package's year alone; `base` and `stamped` as in `ics`, and the same UIDs."""
    return calendar_file("tidsplan", title, [_step(package, one, base) for one in steps], stamped)


def calendar_file(product: str, title: str, events: Iterable[Event], stamped: date) -> bytes:
    """The events as one file, made on the date `stamped`, as in `ics`; `product` is what of ours made them."""
    calendar = Calendar()
    for name, value in (("prodid", f"-//kompetansepakke//{product}//NO"), ("version", "2.0"), ("calscale", "GREGORIAN"),
                        ("method", "PUBLISH"), ("name", title), ("x-wr-calname", title)):
        calendar.add(name, value)
    for event in events:
        event.add("dtstamp", datetime.combine(stamped, time(), tzinfo=UTC))
        event.add("sequence", (stamped - _FIRST_SEQUENCE).days)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(plan: Plan, base: str | None) -> Iterator[Event]:
    for planned in plan.modules:
        yield _module(plan, planned, base)
        for one in planned.meetings:
            yield _meeting(plan, planned, one, base)
    for step in plan.wheel:
        yield _step(plan.course.package, step, base)


def _module(plan: Plan, planned: PlannedModule, base: str | None) -> Event:
    lines = [f"Uke {week_spans(planned.weeks)}", meetings_text(planned)]
    event = whole_days(f"{plan.course.package}-modul-{planned.module.number}", module_title(planned),
                       planned.first_day, planned.last_day, lines, f"{base}{planned.module.address}" if base else None)
    event.add("categories", ["Modul"])
    return event


def _meeting(plan: Plan, planned: PlannedModule, one: PlannedMeeting, base: str | None) -> Event:
    uid = f"{plan.course.package}-modul-{planned.module.number}-mote-{one.number}"
    event = whole_days(uid, meeting_label(planned, one), one.day, one.day, [*_description(plan, one)],
                       meeting_link(one, base) if base else None)
    event.add("categories", ["Møte"])
    return event


def _step(package: str, one: DatedStep, base: str | None) -> Event:
    step = one.step
    lines = [*([f"Hvem: {step.who}"] if step.who else []), *([step.about] if step.about else []),
             *([f"Side: {step.address}"] if step.address else [])]
    event = whole_days(f"{package}-arshjul-{step.id}", step.title, one.first, one.last, lines,
                       f"{base}{step.address}" if base and step.address else None)
    event.add("categories", ["Årshjul"])
    return event


def _description(plan: Plan, one: PlannedMeeting) -> Iterator[str]:
    if one.meeting.minutes:
        yield f"Varer {minutes_text(one)}."
    for label, ids in (("Forbered", one.meeting.prepare), ("Etterpå", one.meeting.follows)):
        if ids:
            yield "\n".join([f"{label}:", *(f"– {name}" for name in titles(ids, plan.course))])
    if one.meeting.agenda:
        steps = (f"{number}. {step.minutes} min: {plain(step.text)}"
                 for number, step in enumerate(one.meeting.agenda, start=1))
        yield "\n".join(["Agenda:", *steps])
    yield f"Side: {meeting_link(one, '')}"


def whole_days(uid: str, summary: str, first: date, last: date, paragraphs: list[str], url: str | None) -> Event:
    """An event from the day `first` to the day `last`, both with it."""
    event = Event()
    event.add("uid", f"{uid}@kompetansepakke")
    event.add("summary", summary)
    event.add("dtstart", first)
    event.add("dtend", last + _DAY)
    if paragraphs:
        event.add("description", "\n\n".join(paragraphs))
    if url:
        event.add("url", url)
    return event
