"""A plan as an iCalendar file (RFC 5545): meetings as events, modules as spans of whole days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from kompetansepakke.base.school_year import DatedStep
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule
from kompetansepakke.plan.telling.plan_parts import meeting_link, plain, week_spans
from kompetansepakke.plan.telling.teller import Teller

_DAY = timedelta(days=1)
_FIRST_SEQUENCE = date(2000, 1, 1)


def ics(plan: Plan, teller: Teller, stamped: date, base: str | None = None) -> bytes:
    """The plan as a calendar file; `base` is the edition's address, ending in a slash, where it is known.

    `stamped` is the date that the file is made on: DTSTAMP, and SEQUENCE counts days from it, so that a file made
    later updates what an earlier one brought. A UID names package, module and meeting by number, never a date: it
    stays when the plan is moved, when the order or the edition changes, and when a meeting that was only planned
    gets its page. The events are whole days: a plan knows no hours of the clock.
    """
    return calendar_file("tidsplan", teller.say("title", title=plan.course.title), _events(plan, teller, base), stamped)


def wheel_ics(package: str, title: str, steps: Sequence[DatedStep], teller: Teller, stamped: date,
              base: str | None = None) -> bytes:
    """The steps of a package's year alone; `base` and `stamped` as in `ics`, and the same UIDs."""
    return calendar_file("tidsplan", title, [_step(package, one, teller, base) for one in steps], stamped)


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


def _events(plan: Plan, teller: Teller, base: str | None) -> Iterator[Event]:
    for planned in plan.modules:
        yield _module(plan, planned, teller, base)
        for one in planned.meetings:
            yield _meeting(plan, planned, one, teller, base)
    for step in plan.wheel:
        yield _step(plan.course.package, step, teller, base)


def _module(plan: Plan, planned: PlannedModule, teller: Teller, base: str | None) -> Event:
    lines = [teller.say("weeks_told", weeks=week_spans(planned.weeks)),
             teller.say("meetings", count=len(planned.meetings)),
             *(teller.say("begins_told", who=who, day=begin.day) for who, begin in planned.apart)]
    event = whole_days(f"{plan.course.package}-modul-{planned.module.number}", teller.module(planned),
                       planned.first_day, planned.last_day, lines, f"{base}{planned.module.address}" if base else None)
    event.add("categories", [teller.say("module")])
    return event


def _meeting(plan: Plan, planned: PlannedModule, one: PlannedMeeting, teller: Teller, base: str | None) -> Event:
    uid = f"{plan.course.package}-modul-{planned.module.number}-mote-{one.number}"
    event = whole_days(uid, teller.meeting(planned, one), one.day, one.day, [*_description(plan, one, teller)],
                       meeting_link(one, base) if base else None)
    event.add("categories", [teller.say("meeting")])
    return event


def _step(package: str, one: DatedStep, teller: Teller, base: str | None) -> Event:
    step = one.step
    lines = [*([teller.say("wheel_who_told", who=step.who)] if step.who else []), *([step.about] if step.about else []),
             *([teller.say("page", page=step.address)] if step.address else [])]
    event = whole_days(f"{package}-arshjul-{step.id}", step.title, one.first, one.last, lines,
                       f"{base}{step.address}" if base and step.address else None)
    event.add("categories", [teller.say("wheel")])
    return event


def _description(plan: Plan, one: PlannedMeeting, teller: Teller) -> Iterator[str]:
    if one.meeting.minutes:
        yield teller.say("lasts_told", minutes=one.meeting.minutes)
    for key, ids in (("prepare", one.meeting.prepare), ("follows", one.meeting.follows)):
        if ids:
            yield "\n".join([f"{teller.say(key)}:", *(f"– {name}" for name in teller.titles(plan.course, ids))])
    if one.meeting.agenda:
        steps = (teller.say("agenda_step", number=number, minutes=step.minutes, text=plain(step.text))
                 for number, step in enumerate(one.meeting.agenda, start=1))
        yield "\n".join([teller.say("agenda"), *steps])
    yield teller.say("page", page=meeting_link(one, ""))


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
