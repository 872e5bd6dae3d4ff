"""A plan with dates as the page shows it: tables, notes and a timeline. web/scripts/planner/table.js shows the same."""

from __future__ import annotations

from typing import Any

from kompetansepakke.content.view import Locale
from kompetansepakke.figures.drawing.timeline import Row, Timeline
from kompetansepakke.pages.planner.pacing_guide import meeting_href, titles
from kompetansepakke.pages.planner.planner_data import off_spans
from kompetansepakke.plan.course import Hours
from kompetansepakke.plan.phrases import numbers_text
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule
from kompetansepakke.plan.telling.page_words import meeting_label, module_label, summary
from kompetansepakke.plan.telling.plan_words import week_spans
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import count_text, date_text, day_text, hours_text, text

_WAYS = ("individual", "team", "plenary", "meeting", "unknown")


def dated(plan: Plan, locale: Locale, root: str, role: str) -> dict[str, Any]:
    """What the template of a plan needs; `root` is the way to the edition's root."""
    return {
        "summary": summary(locale, plan.modules, plan.modules[0].first_day),
        "timeline": timeline_of(plan, locale).figure(text(locale, "plan_timeline_key")),
        "modules": [_module(one, locale, root) for one in plan.modules],
        "meetings": [_meeting(plan, planned, one, locale, root) for planned, one in plan.meetings()],
        "rest": [{"label": module_label(locale, one), "items": titles(plan.course, one.module.rest, locale)}
                 for one in plan.modules if one.module.rest],
        "hours": hour_rows(plan.hours, locale), "facts": _facts(plan, locale, role), "notes": list(plan.notes),
        "notes_lang": "nb" if locale != "nb" else "",
    }


def _module(one: PlannedModule, locale: Locale, root: str) -> dict[str, Any]:
    return {"label": module_label(locale, one), "href": root + one.module.address, "weeks": week_spans(one.weeks),
            "count": len(one.weeks), "first": one.first_day.isoformat(), "first_text": day_text(locale, one.first_day),
            "last": one.last_day.isoformat(), "last_text": day_text(locale, one.last_day)}


def _meeting(plan: Plan, planned: PlannedModule, one: PlannedMeeting, locale: Locale, root: str) -> dict[str, Any]:
    return {"label": meeting_label(locale, planned, one), "day": one.day.isoformat(),
            "href": meeting_href(root, one.meeting.address, one.meeting.id), "day_text": day_text(locale, one.day),
            "minutes": text(locale, "minutes", count=one.meeting.minutes) if one.meeting.minutes else "",
            "prepare": titles(plan.course, one.meeting.prepare, locale),
            "follows": titles(plan.course, one.meeting.follows, locale)}


def hour_rows(hours: Hours, locale: Locale) -> list[tuple[str, str]]:
    """Ways of working and the time that goes to each; what isn't known is said."""
    rows = [(text(locale, f"plan_work_{way}"), hours_text(locale, getattr(hours, way)))
            for way in _WAYS if getattr(hours, way)]
    rows.append((text(locale, "plan_work_total"), hours_text(locale, hours.total)))
    if hours.untimed:
        rows.append((text(locale, "plan_work_untimed"), count_text(locale, "plan_untimed", hours.untimed)))
    return rows


def _facts(plan: Plan, locale: Locale, role: str) -> list[tuple[str, str]]:
    weekday = language(locale).weekdays[plan.wish.weekday]
    return [(text(locale, "role"), role),
            (text(locale, "plan_start"), day_text(locale, plan.wish.start)),
            (text(locale, "plan_finish"), day_text(locale, plan.end)),
            (text(locale, "plan_order"), numbers_text(plan.order)),
            (text(locale, "plan_pace"), text(locale, f"plan_pace_{plan.wish.pace.kind}_told")),
            (text(locale, "plan_weekday"), weekday), (text(locale, "plan_calendar"), plan.calendar.title)]


def timeline_of(plan: Plan, locale: Locale) -> Timeline:
    """The plan as a timeline: a row for each module, and the breaks behind."""
    rows = [Row(module_label(locale, one), ((one.first_day, one.last_day),),
                tuple(meeting.day for meeting in one.meetings)) for one in plan.modules]
    sentences = [text(locale, "plan_timeline_text", label=module_label(locale, one),
                      first=date_text(locale, one.first_day), last=date_text(locale, one.last_day),
                      weeks=week_spans(one.weeks), meetings=count_text(locale, "plan_meetings", len(one.meetings)))
                 for one in plan.modules]
    first, last = plan.modules[0].first_day, plan.end
    bands = [(begins, ends) for begins, ends, _ in off_spans(plan.calendar, first, last)]
    return Timeline("kp-tidslinje", text(locale, "plan_timeline_title"), " ".join(sentences), rows,
                    language(locale).short_months, bands)
