"""A plan as an iCalendar file (RFC 5545): meetings as events, modules as spans of whole days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vText

from kompetansepakke.base.school_year import DatedStep, school_year_of
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule
from kompetansepakke.plan.telling.plan_parts import meeting_link, plain, week_spans
from kompetansepakke.plan.telling.teller import Teller

_DAY = timedelta(days=1)
_FIRST_SEQUENCE = datetime(2000, 1, 1, tzinfo=UTC)
_OSLO = "\r\n".join((
    "BEGIN:VTIMEZONE", "TZID:Europe/Oslo", "BEGIN:DAYLIGHT", "DTSTART:19700329T020000", "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200", "TZNAME:CEST", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "BEGIN:STANDARD",
    "DTSTART:19701025T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD", "END:VTIMEZONE", ""))
"""The time in Norway, with the rules that have held since 1996."""


def ics(plan: Plan, teller: Teller, stamped: datetime, base: str | None = None) -> bytes:
    """The plan as a calendar file; `base` is the edition's address, ending in a slash, where it is known.

    `stamped` is when the file is made: DTSTAMP, and SEQUENCE counts its seconds, so that a file made later updates
    what an earlier one brought. A UID names package, school year, the plan's own name, module and meeting by number,
    never a date: it stays when the plan is moved within its year, when the order or the edition changes, and when a
    meeting that was only planned gets its page. A meeting lasts all day unless the plan has a time of day. What the
    plan leaves out is cancelled, in case an earlier one had it; what is done is left alone.
    """
    title = " – ".join(filter(None, (teller.say("title", title=plan.course.title), plan.wish.name)))
    return calendar_file("tidsplan", title, _events(plan, teller, base), stamped, timed=plan.wish.time is not None,
                         facts=_facts(plan, teller))


def wheel_ics(package: str, title: str, steps: Sequence[DatedStep], teller: Teller, stamped: datetime,
              base: str | None = None) -> bytes:
    """The steps of a package's year alone; `base` and `stamped` as in `ics`, and the same UIDs."""
    return calendar_file("tidsplan", title, [_step(package, "", one, teller, base) for one in steps], stamped)


def midnight(day: date) -> datetime:
    """When a file is made of which only the date is known."""
    return datetime.combine(day, time(), tzinfo=UTC)


def calendar_file(product: str, title: str, events: Iterable[Event], stamped: datetime, *, timed: bool = False,
                  facts: Iterable[tuple[str, str]] = ()) -> bytes:
    """The events as one file, made at `stamped`, as in `ics`; `product` is what of ours made them.

    `facts` are what other pages of ours read of the whole, and calendars pass over.
    """
    calendar = Calendar()
    for name, value in (("prodid", f"-//kompetansepakke//{product}//NO"), ("version", "2.0"), ("calscale", "GREGORIAN"),
                        ("method", "PUBLISH"), ("name", vText(title)), ("x-wr-calname", vText(title)),
                        *((name, vText(value)) for name, value in facts)):
        calendar.add(name, value)
    if timed:
        calendar.add_component(Timezone.from_ical(_OSLO))
    for event in events:
        event.add("dtstamp", stamped)
        event.add("sequence", int((stamped - _FIRST_SEQUENCE).total_seconds()))
        event.add("transp", "OPAQUE" if isinstance(event.start, datetime) else "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _facts(plan: Plan, teller: Teller) -> Iterator[tuple[str, str]]:
    """The package's title, the school's name, and its days off while the plan lasts: what an owner compares."""
    yield "x-kp-package", plan.course.title
    if plan.wish.name:
        yield "x-kp-school", plan.wish.name
    for first, last, name in plan.calendar.off_spans(plan.wish.start, plan.end):
        yield "x-kp-off", f"{first}/{last} {teller.say('day_off_name', name=name)}"


def _events(plan: Plan, teller: Teller, base: str | None) -> Iterator[Event]:
    for planned in plan.modules:
        yield _module(plan, planned, teller, base)
        for one in planned.meetings:
            yield _meeting(plan, planned, one, teller, base)
    for step in plan.wheel:
        yield _step(plan.course.package, plan.wish.name, step, teller, base)
    yield from _cancelled(plan, teller)


def _cancelled(plan: Plan, teller: Teller) -> Iterator[Event]:
    """The modules and meetings that the plan leaves out; not those that were done before the one it begins from."""
    for module in plan.course.modules:
        if module.number in plan.left_out:
            label = teller.say("module_title", number=module.number, title=module.title)
            meetings = ((f"-mote-{number}", teller.say("meeting_label", module=module.number, number=number))
                        for number, one in enumerate(module.meetings, start=1) if one.seen)
            for end, summary in (("", label), *meetings):
                event = whole_days(f"{_uid(plan)}-modul-{module.number}{end}", summary, plan.wish.start,
                                   plan.wish.start, [], None)
                event.add("status", "CANCELLED")
                yield event


def _uid(plan: Plan) -> str:
    return uid_start(plan.course.package, plan.wish.start, plan.wish.name)


def uid_start(package: str, start: date, name: str = "") -> str:
    """What the UIDs of a plan begin with: package, school year, and a number made of the name (FNV-1a, 32 bits)."""
    number = 0x811C9DC5
    for byte in name.encode():
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"{package}-{school_year_of(start)}" + (f"-{number:08x}" if name else "")


def _module(plan: Plan, planned: PlannedModule, teller: Teller, base: str | None) -> Event:
    lines = [teller.say("weeks_told", weeks=week_spans(planned.weeks)),
             teller.say("meetings", count=len(planned.meetings)),
             *(teller.say("begins_told", who=who, day=begin.day) for who, begin in planned.apart)]
    event = whole_days(f"{_uid(plan)}-modul-{planned.module.number}", teller.module(planned),
                       planned.first_day, planned.last_day, lines, f"{base}{planned.module.address}" if base else None)
    event.add("categories", [teller.say("module")])
    return event


def _meeting(plan: Plan, planned: PlannedModule, one: PlannedMeeting, teller: Teller, base: str | None) -> Event:
    uid = f"{_uid(plan)}-modul-{planned.module.number}-mote-{one.number}"
    event = whole_days(uid, teller.meeting(planned, one), one.day, one.day, [*_description(plan, one, teller, base)],
                       meeting_link(one, base) if base else None)
    if plan.wish.time:
        begins = datetime.combine(one.day, plan.wish.time, tzinfo=ZoneInfo("Europe/Oslo"))
        del event["dtstart"], event["dtend"]
        event.add("dtstart", begins)
        if one.meeting.minutes:
            event.add("dtend", begins + timedelta(minutes=one.meeting.minutes))
    if plan.wish.place:
        event.add("location", plan.wish.place)
    event.add("categories", [teller.say("meeting")])
    return event


def _step(package: str, name: str, one: DatedStep, teller: Teller, base: str | None) -> Event:
    step = one.step
    lines = [*([teller.say("wheel_who_told", who=step.who)] if step.who else []), *([step.about] if step.about else []),
             *([teller.say("page", page=f"{base or ''}{step.address}")] if step.address else [])]
    url = f"{base}{step.address}" if base and step.address else None
    uid = f"{uid_start(package, one.first, name)}-arshjul-{step.id}"
    event = whole_days(uid, step.title, one.first, one.last, lines, url)
    event.add("categories", [teller.say("wheel")])
    return event


def _description(plan: Plan, one: PlannedMeeting, teller: Teller, base: str | None) -> Iterator[str]:
    if one.meeting.minutes:
        yield teller.say("lasts_told", minutes=one.meeting.minutes)
    for key, ids in (("prepare", one.meeting.prepare), ("follows", one.meeting.follows)):
        if ids:
            yield "\n".join([f"{teller.say(key)}:", *(f"– {name}" for name in teller.titles(plan.course, ids))])
    if one.meeting.agenda:
        steps = (teller.say("agenda_step", number=number, minutes=step.minutes, text=plain(step.text))
                 for number, step in enumerate(one.meeting.agenda, start=1))
        yield "\n".join([teller.say("agenda"), *steps])
    yield teller.say("page", page=meeting_link(one, base or ""))


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
