"""From a wish to a plan, or to a refusal that says why and when it could end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kompetansepakke.plan.adjusting import MoveRefusedError, moved, places
from kompetansepakke.plan.calendar.calendar import FEWEST_DAYS, CalendarEndError, SchoolCalendar, SchoolWeek, WeekLine
from kompetansepakke.plan.course import Course, Meeting, Module
from kompetansepakke.plan.notes import Wait, notes
from kompetansepakke.plan.plan import Beginning, Plan, PlannedMeeting, PlannedModule, Refusal, Wish
from kompetansepakke.plan.refusals import beyond_calendar, from_missing, no_modules, not_in_time, order_refused
from kompetansepakke.plan.scheduling.meeting_days import meeting_days
from kompetansepakke.plan.scheduling.orders import completed, mended, obstacle
from kompetansepakke.plan.scheduling.pace import MINIMUM
from kompetansepakke.plan.scheduling.schedule import Need, packed, stretched


def plan(course: Course, wish: Wish, calendar: SchoolCalendar) -> Plan | Refusal:
    """The plan that a school wants, or why there is none.

    A module's weeks are school weeks that count (at least three days of school); the first of them has three such
    days from the start on, and from the day the module `opens`. It lasts until all its pages have opened. The
    dates are the same in every edition. KeyError for a module that the school doesn't have.
    """
    calendar, order = calendar.without(wish.off), ordered(course, wish.order)
    if isinstance(order, Refusal):
        return _with_end(order, course, wish, calendar)
    if wish.begin is not None and wish.begin not in order:
        return from_missing(wish.begin)
    done = () if wish.begin is None else order[:order.index(wish.begin)]
    order = order[len(done):]
    modules = [course.module(number) for number in order]
    try:
        made = _Planner(course, wish, calendar, order, modules).plan()
        return replace(made, done=done) if isinstance(made, Plan) else made
    except CalendarEndError:
        return beyond_calendar(wish, calendar)
    except MoveRefusedError as refused:
        return Refusal("move", refused.fact)


def ordered(course: Course, listed: Sequence[int]) -> tuple[int, ...] | Refusal:
    """The order that a list of modules asks for, with what they require put before them; all modules for no list."""
    requires = course.requires
    if not listed:
        return mended(sorted(requires), requires)
    order = completed(listed, requires)
    late = obstacle(order, requires)
    return order_refused(listed, late, mended(listed, requires)) if late else order


def _with_end(refused: Refusal, course: Course, wish: Wish, calendar: SchoolCalendar) -> Refusal:
    """The refusal of an order, with the earliest end of the nearest that is allowed."""
    nearest = plan(course, Wish(wish.start, MINIMUM, refused.order, wish.weekday), calendar)
    return refused if isinstance(nearest, Refusal) else replace(refused, earliest_end=nearest.school_end)


@dataclass(frozen=True, slots=True)
class _Bounds:
    """A module's needs at its floor, as indices into the line of weeks."""

    module: Module
    opens: int
    ready: int

    def need(self, weeks: int) -> Need:
        return Need(weeks, self.opens, self.ready)


class _Planner:
    """One wish, with an allowed order."""

    def __init__(self, course: Course, wish: Wish, calendar: SchoolCalendar, order: tuple[int, ...],
                 modules: Sequence[Module]) -> None:
        if not calendar.first <= wish.start <= calendar.last:
            raise CalendarEndError
        self.course, self.wish, self.calendar, self.order, self.modules = course, wish, calendar, order, modules
        self.moves = places(course, wish)
        self.line = WeekLine(calendar, wish.start)
        self.bounds = [self._bounds(module) for module in modules]

    def plan(self) -> Plan | Refusal:
        """The plan, or why it can't be done in the time."""
        floors = [one.need(one.module.floor) for one in self.bounds]
        if self.wish.pace.kind == "minimum":
            return self._dated(packed(floors))
        if self.wish.pace.kind == "recommended":
            return self._dated(packed([one.need(one.module.recommended) for one in self.bounds]))
        last_day = self._last_day()
        if last_day is None:
            return beyond_calendar(self.wish, self.calendar, self._end(floors))
        available = self.line.whole_until(last_day)
        if packed(floors)[-1].stop > available:
            return not_in_time(self.modules, floors, self.wish.start, last_day, available, self._end(floors))
        return self._dated(stretched(floors, available))

    def _bounds(self, module: Module) -> _Bounds:
        opens = self.line.first_with(FEWEST_DAYS, module.opens) if module.opens else 0
        last = max((day for day in (module.complete, *(one.earliest for one in module.meetings)) if day), default=None)
        return _Bounds(module, opens, self.line.first_with(1, last) + 1 if last else 0)

    def _end(self, floors: Sequence[Need]) -> date:
        return self.line[packed(floors)[-1].stop - 1].days[-1]

    def _last_day(self) -> date | None:
        try:
            last_day = self.wish.pace.last_day(self.wish.start)
        except OverflowError:
            return None
        return last_day if last_day and last_day <= self.calendar.last else None

    def _dated(self, spans: Sequence[range]) -> Plan | Refusal:
        """The plan, told as the edition has it: others' modules and meetings have their room, and are not named."""
        every = [self._module(module, [self.line[index] for index in span])
                 for module, span in zip(self.modules, spans, strict=True)]
        own = self.course.numbers
        if not own.intersection(self.order):
            return no_modules()
        ends = (0, *(span.stop for span in spans[:-1]))
        waits = [Wait(span.start - end, for_pages=span.start != one.opens)
                 for span, end, one in zip(spans, ends, self.bounds, strict=True)]
        made = Plan(self.course, self.wish, self.order, self.calendar,
                    tuple(one for one in every if one.module.number in own), every[-1].last_day)
        return replace(made, notes=tuple(notes(made, every, waits)))

    def _module(self, module: Module, weeks: Sequence[SchoolWeek]) -> PlannedModule:
        opens = module.opens or self.wish.start
        days = [[day for day in week.days if day >= opens] for week in weeks]
        held = self._meetings(module, days)
        return PlannedModule(
            module, days[0][0], days[-1][-1], tuple(week.week for week in weeks),
            tuple(one for one in held if one.meeting.seen), len(held), tuple(self._beginnings(module, days, held)))

    def _meetings(self, module: Module, weeks: Sequence[Sequence[date]]) -> list[PlannedMeeting]:
        days = meeting_days(weeks, [one.earliest or weeks[0][0] for one in module.meetings], self.wish.weekday)
        chosen = moved(module, days, self.moves, (weeks[0][0], weeks[-1][-1]), self.calendar)
        return [self._meeting(*one) for one in zip(module.meetings, range(1, len(days) + 1), days, chosen, strict=True)]

    def _meeting(self, meeting: Meeting, number: int, day: date, chosen: date) -> PlannedMeeting:
        if chosen != day:
            return PlannedMeeting(meeting, number, chosen, planned=day)
        wanted = day + timedelta(days=self.wish.weekday - day.weekday())
        return PlannedMeeting(meeting, number, day, wanted if wanted != day else None)

    def _beginnings(self, module: Module, weeks: Sequence[Sequence[date]],
                    held: Sequence[PlannedMeeting]) -> Iterator[Beginning]:
        """A role that needs less begins as many weeks later, but not after the week of its first meeting."""
        recommended = self.wish.pace.kind == "recommended"
        for one in module.times:
            later = module.recommended - one.recommended if recommended else module.floor - one.floor
            first = held[one.first_meeting].day if one.first_meeting is not None else weeks[-1][0]
            place = min(later, sum(week[0] <= first for week in weeks[1:]))
            yield Beginning(one.role, one.name, weeks[place][0], len(weeks) - place)
