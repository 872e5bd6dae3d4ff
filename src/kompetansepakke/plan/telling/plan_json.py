"""A plan as data, for other programs."""

from __future__ import annotations

from typing import Any

from kompetansepakke.base.school_year import DatedStep, school_year_of, school_year_text
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule
from kompetansepakke.plan.telling.teller import Teller


def plan_json(plan: Plan, teller: Teller) -> dict[str, Any]:
    """The plan as `kp plan --format json` prints it."""
    told: dict[str, Any] = {
        "package": plan.course.package, "edition": plan.course.edition,
        "start": plan.wish.start.isoformat(), "end": plan.end.isoformat(),
        "order": plan.numbers, "pace": str(plan.wish.pace),
        "days_off": [day.isoformat() for day in plan.days_off],
        "modules": [_module(module, teller) for module in plan.modules],
    }
    wish = plan.wish
    told |= {name: value for name, value in (("time", f"{wish.time:%H:%M}" if wish.time else ""),
                                             ("place", wish.place), ("name", wish.name)) if value}
    if plan.course.wheel:
        told["year_wheel"] = {"school_year": school_year_text(school_year_of(plan.wish.start)),
                              "steps": [_step(one) for one in plan.wheel]}
    return told


def _step(one: DatedStep) -> dict[str, Any]:
    return {"id": one.step.id, "title": one.step.title, "first_day": one.first.isoformat(),
            "last_day": one.last.isoformat(), "who": one.step.who}


def _module(planned: PlannedModule, teller: Teller) -> dict[str, Any]:
    told: dict[str, Any] = {
        "number": planned.module.number,
        "first_day": planned.first_day.isoformat(), "last_day": planned.last_day.isoformat(),
        "weeks": [str(week) for week in planned.weeks],
        "meetings": [_meeting(one, teller) for one in planned.meetings],
    }
    if planned.apart:
        told["begins"] = {one.role: one.day.isoformat() for one in planned.beginnings}
    return told


def _meeting(one: PlannedMeeting, teller: Teller) -> dict[str, Any]:
    title = one.meeting.title or teller.say("unwritten_title", number=one.number)
    return {"id": one.meeting.id, "title": title, "date": one.day.isoformat(), "minutes": one.meeting.minutes,
            "prepare": list(one.meeting.prepare)}
