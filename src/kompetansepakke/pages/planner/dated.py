"""A plan with dates as the page shows it: tables, notes and a timeline. web/scripts/planner/table.js shows the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kompetansepakke.base.school_year import dated_steps
from kompetansepakke.content.view import View
from kompetansepakke.figures.drawing.timeline import Row, Timeline
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.planner.wheel_page import wheel_rows
from kompetansepakke.plan.course import Course
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule, Refusal
from kompetansepakke.plan.telling.plan_parts import meeting_link, week_spans
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.words.languages import language
from kompetansepakke.words.marks import unmarked
from kompetansepakke.words.strings import day_text


def plan_section(view: View, course: Course, made: Plan | Refusal, start: date, calendar: str, root: str,
                 role: str) -> Iterator[str]:
    """The usual plan from `start` under its heading, and the package's year; `root` leads to the edition's root."""
    teller = Teller(view.locale)
    yield f"## {teller.say('pacing_plan')} {{: #planen }}\n"
    wheel = {"title": teller.wheel(start), "rows": wheel_rows(dated_steps(course.wheel, start), view.locale, root)}
    if isinstance(made, Plan):
        example = teller.say("pacing_example", start=start, calendar=calendar)
        yield rendered("pacing_plan.html", view, plan=_told(made, teller, root, role), example=example, wheel=wheel)
    else:
        yield rendered("pacing_plan.html", view, plan=None, reason=teller.refusal(made), wheel=wheel)


def _told(plan: Plan, teller: Teller, root: str, role: str) -> dict[str, Any]:
    made = _Dated(plan, teller, root)
    return {
        "summary": teller.summary(plan),
        "timeline": timeline_of(plan, teller).figure(teller.say("timeline_key")),
        "modules": [made.module(one) for one in plan.modules],
        "begins": [{"label": teller.module(one), "who": who, "day": begin.day.isoformat(),
                    "day_text": day_text(teller.locale, begin.day), "count": begin.weeks}
                   for one in plan.modules for who, begin in one.apart],
        "meetings": [made.meeting(planned, one) for planned, one in plan.meetings()],
        "rest": [{"label": teller.module(one), "items": teller.titles(plan.course, one.module.rest)}
                 for one in plan.modules if one.module.rest],
        "hours": list(teller.hours(plan.hours)), "facts": _choices(plan, teller, role), "notes": teller.notes(plan),
    }


@dataclass(frozen=True, slots=True)
class _Dated:
    plan: Plan
    teller: Teller
    root: str

    def module(self, one: PlannedModule) -> dict[str, Any]:
        locale = self.teller.locale
        return {"label": self.teller.module(one), "href": self.root + one.module.address,
                "weeks": week_spans(one.weeks), "count": len(one.weeks),
                "first": one.first_day.isoformat(), "first_text": day_text(locale, one.first_day),
                "last": one.last_day.isoformat(), "last_text": day_text(locale, one.last_day)}

    def meeting(self, planned: PlannedModule, one: PlannedMeeting) -> dict[str, Any]:
        return {"label": self.teller.meeting(planned, one), "day": one.day.isoformat(),
                "href": meeting_link(one, self.root), "day_text": self.teller.held(self.plan, one),
                "minutes": self.teller.minutes(one),
                "prepare": self.teller.titles(self.plan.course, one.meeting.prepare),
                "follows": self.teller.titles(self.plan.course, one.meeting.follows)}


def _choices(plan: Plan, teller: Teller, role: str) -> list[tuple[str, str]]:
    """What the plan was made from, as on paper, but with the role for the edition and the weekday besides."""
    _, start, finish, order, pace, calendar, *more = teller.choices(plan)
    weekday = language(teller.locale).weekdays[plan.wish.weekday]
    return [(teller.say("role"), role), start, finish, order, pace, (teller.say("weekday"), weekday), calendar,
            *more]


def timeline_of(plan: Plan, teller: Teller) -> Timeline:
    """The plan as a timeline: a row for each module, and the breaks behind."""
    modules = [(unmarked(teller.module(one)), one) for one in plan.modules]
    rows = [Row(label, ((one.first_day, one.last_day),), tuple(meeting.day for meeting in one.meetings))
            for label, one in modules]
    sentences = [teller.say("timeline_text", label=label, first=one.first_day, last=one.last_day,
                            weeks=week_spans(one.weeks), meetings=len(one.meetings)) for label, one in modules]
    first, last = plan.modules[0].first_day, plan.end
    bands = [(begins, ends) for begins, ends, _ in plan.calendar.off_spans(first, last)]
    return Timeline("kp-tidslinje", teller.say("timeline_title"), " ".join(sentences), rows,
                    language(teller.locale).short_months, bands)
