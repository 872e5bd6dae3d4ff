"""The planner's form before its script has come: filled in with the usual plan. planner-page.js takes over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from kompetansepakke.content.view import Locale, View
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.plan.course import Course
from kompetansepakke.plan.plan import WEEKDAY_NAMES, Plan, Refusal
from kompetansepakke.plan.planner import ordered
from kompetansepakke.plan.scheduling.orders import obstacle
from kompetansepakke.plan.telling.page_words import summary
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import text

PACES = ("minimum", "recommended", "weeks", "until")
_DAY = timedelta(days=1)


def planner_form(view: View, course: Course, calendars: Sequence[dict[str, str]], start: date,
                 made: Plan | Refusal, root: str, role: str) -> str:
    """The form, where `made` is the usual plan from `start`; each of `calendars` has an id and a title."""
    names = language(view.locale).weekdays
    return rendered(
        "pacing_form.html", view, root=root, role=role, calendars=calendars, start=start.isoformat(), paces=PACES,
        weekdays=[{"value": value, "label": name} for value, name in zip(WEEKDAY_NAMES, names, strict=False)],
        usual={"pace": "recommended", "weekday": "wed"}, weeks=course.horizon_weeks,
        until=(start + 7 * course.horizon_weeks * _DAY - _DAY).isoformat(),
        rows=list(_rows(course, view.locale)), planned=isinstance(made, Plan), said=_said(view.locale, made))


def _said(locale: Locale, made: Plan | Refusal) -> str:
    if isinstance(made, Plan):
        return summary(locale, made.modules, made.modules[0].first_day)
    return f"{text(locale, 'plan_no_plan')}. {made.reason}"


def _rows(course: Course, locale: Locale) -> Iterator[dict[str, Any]]:
    """The modules in the usual order, each with its buttons up and down."""
    usual = ordered(course, ())
    order = list(course.requires) if isinstance(usual, Refusal) else list(usual)
    for place, number in enumerate(order):
        title = text(locale, "plan_module_title", number=number, title=course.module(number).title)
        yield {"title": title, "buttons": [_button(course, order, place, way, locale) for way in ("up", "down")]}


def _button(course: Course, order: list[int], place: int, way: str, locale: Locale) -> dict[str, Any]:
    other = place + (-1 if way == "up" else 1)
    ends = not 0 <= other < len(order)
    swapped = list(order)
    if not ends:
        swapped[place], swapped[other] = swapped[other], swapped[place]
    return {"way": way, "sign": text(locale, f"plan_{way}"), "ends": ends,
            "label": text(locale, f"plan_{way}_label", number=order[place]),
            "stuck": not ends and obstacle(swapped, course.requires) is not None}
