"""plan.json: what the browser's planner knows. All of it comes from the edition's own view, and from Python's rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from kompetansepakke.base.school_year import Months, WheelStep
from kompetansepakke.pages.print.sheet.clock import START
from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.plan.course import Course, Meeting, Module
from kompetansepakke.plan.telling.plan_parts import plain
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.words.languages import Locale, language
from kompetansepakke.words.strings import holiday_text, phrases

YEARS_BEFORE, YEARS_AFTER = 1, 7
"""How many years the browser's calendars reach, from the year of the build."""

_COMMON = ("date", "weekday_date", "month_year", "month_span", "minutes", "only_hours", "hours_minutes", "meetings",
           "meetings_one", "module_title", "and", "minutes_before")
"""The phrases beside the plans' own that the browser needs."""


def browser_calendar(breaks: SchoolBreaks, on: date) -> SchoolCalendar:
    """The calendar that the browser is given: that of the school, for the years around `on`."""
    return replace(school_calendar(breaks), first=date(on.year - YEARS_BEFORE, 1, 1),
                   last=date(on.year + YEARS_AFTER, 12, 31))


def plan_data(course: Course, calendars: Mapping[str, SchoolCalendar], start: date, locale: Locale) -> dict[str, Any]:
    """Everything that the planner computes from, and what it says in the language."""
    return {
        "package": course.package, "title": course.title, "edition": course.edition,
        "horizon_weeks": course.horizon_weeks, "start": start.isoformat(),
        "modules": [_module(module) for module in course.modules],
        "others": [_other(module) for module in course.others],
        "resources": dict(zip(course.resources, Teller(locale).titles(course, course.resources), strict=True)),
        "clock": START, "places": {name: one.address for name, one in course.resources.items()},
        "wheel": [_step(step) for step in course.wheel],
        "calendars": [calendar_data(name, calendar, locale) for name, calendar in calendars.items()],
        "holidays": _holidays(next(iter(calendars.values()))),
        "holiday_names": {name: told for name, told in language(locale).holidays.items() if name != told},
        "words": browser_phrases(locale),
    }


def browser_phrases(locale: Locale) -> dict[str, str | tuple[str, ...]]:
    """What the browser's teller says, under the keys of Python's: `<key>` for the phrase `plan_<key>` too."""
    known, said = language(locale), phrases(locale)
    own = {name.removeprefix("plan_"): phrase for name, phrase in said.items() if name.startswith("plan_")}
    return {"weekdays": known.weekdays, "months": known.months, "short_months": known.short_months,
            **{name: said[name] for name in _COMMON}, **own}


def as_text(data: Mapping[str, Any]) -> str:
    """The data as a file."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _module(module: Module) -> dict[str, Any]:
    return {
        "number": module.number, "title": module.title, "address": module.address, "floor": module.floor,
        "recommended": module.recommended, "requires": list(module.requires),
        "times": [asdict(one) for one in module.times],
        "opens": _iso(module.opens), "complete": _iso(module.complete), "hours": asdict(module.hours),
        "meetings": [_meeting(meeting) for meeting in module.meetings], "rest": list(module.rest),
    }


def _other(module: Module) -> dict[str, Any]:
    """The figures of a module that the edition doesn't have."""
    told = _module(module)
    return {name: told[name] for name in ("number", "floor", "recommended", "requires", "opens", "complete", "times",
                                          "meetings")}


def _step(step: WheelStep) -> dict[str, Any]:
    when = {"months": [step.when.first, step.when.last]} if isinstance(step.when, Months) \
        else {"day": [step.when.month, step.when.day]}
    return {"id": step.id, "title": step.title, "who": step.who, "about": step.about, "address": step.address, **when}


def _meeting(meeting: Meeting) -> dict[str, Any]:
    if not meeting.seen:
        return {"id": None, "earliest": _iso(meeting.earliest), "seen": False, "shared": False}
    return {
        "id": meeting.id, "title": meeting.title, "minutes": meeting.minutes, "address": meeting.address,
        "earliest": _iso(meeting.earliest), "prepare": list(meeting.prepare), "follows": list(meeting.follows),
        "agenda": [[step.minutes, plain(step.text)] for step in meeting.agenda], "seen": True,
        "shared": meeting.shared,
    }


def calendar_data(name: str, calendar: SchoolCalendar, locale: Locale) -> dict[str, Any]:
    """A calendar's days off, as spans of days with one name."""
    return {"id": name, "title": calendar.title, "known_until": _iso(calendar.known_until),
            "first": calendar.first.isoformat(), "last": calendar.last.isoformat(),
            "off": [[begins.isoformat(), ends.isoformat(), holiday_text(locale, why)]
                    for begins, ends, why in calendar.off_spans(calendar.first, calendar.last)]}


def _holidays(calendar: SchoolCalendar) -> list[tuple[str, str]]:
    """The public holidays by their names in bokmål, for a school that has its own days off."""
    return [(day.isoformat(), name) for year in range(calendar.first.year, calendar.last.year + 1)
            for day, name in sorted(calendar.holidays(year).items())]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
