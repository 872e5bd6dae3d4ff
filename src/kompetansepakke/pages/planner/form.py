"""The planner's form before its script has come: filled in with the usual plan. planner-page.js takes over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from kompetansepakke.content.view import View
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.plan.adjusting import key_for_all
from kompetansepakke.plan.course import Course
from kompetansepakke.plan.plan import WEEKDAY_NAMES, Plan, Refusal
from kompetansepakke.plan.planner import ordered
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.words.languages import language

PACES = ("minimum", "recommended", "weeks", "until")
OWNER = "owner"
"""The role that looks at several schools' plans."""
LEADING = ("leader", OWNER)
"""The roles that a link to those who lead goes to, if an edition is made for one of them."""
_DAY = timedelta(days=1)


def planner_form(view: View, course: Course, calendars: Sequence[dict[str, str]], start: date,
                 made: Plan | Refusal, root: str, role: str) -> str:
    """The form, where `made` is the usual plan from `start`; each of `calendars` has an id and a title."""
    teller, names = Teller(view.locale), language(view.locale).weekdays
    first, *others = view.vocabulary.editions
    return rendered(
        "pacing_form.html", view, root=root, role=role, calendars=calendars, start=start.isoformat(), paces=PACES,
        weekdays=[{"value": value, "label": name} for value, name in zip(WEEKDAY_NAMES, names, strict=False)],
        usual={"pace": "recommended", "weekday": "wed"}, weeks=course.horizon_weeks,
        until=(start + 7 * course.horizon_weeks * _DAY - _DAY).isoformat(),
        meetings=list(_meetings(course, teller)), colleagues=first.id if first.id in course.editions else "",
        leaders=next((one.id for one in others if one.own_role in LEADING and one.id in course.editions), ""),
        rows=list(_rows(course, teller)), others=bool(course.others), planned=isinstance(made, Plan),
        said=_said(teller, made))


def _said(teller: Teller, made: Plan | Refusal) -> str:
    return teller.summary(made) if isinstance(made, Plan) else f"{teller.say('no_plan')}. {teller.refusal(made)}"


def _rows(course: Course, teller: Teller) -> Iterator[dict[str, Any]]:
    """The modules in the usual order, each with its buttons up and down."""
    usual = ordered(course, ())
    every = list(course.requires) if isinstance(usual, Refusal) else list(usual)
    order = [number for number in every if number in course.numbers]
    for place, number in enumerate(order):
        title = teller.say("module_title", number=number, title=course.module(number).title)
        yield {"number": number, "title": title,
               "buttons": [_button(course, order, place, way, teller) for way in ("up", "down")]}


def _meetings(course: Course, teller: Teller) -> Iterator[dict[str, str]]:
    """The meetings that can be moved: what the address calls each, and what it is."""
    for module in course.modules:
        for number, one in enumerate(module.meetings, start=1):
            if one.seen:
                label = teller.say("meeting_label", module=module.number, number=number)
                yield {"key": key_for_all(module, number),
                       "label": f"{label}: {one.title}" if one.id else label}


def _button(course: Course, order: list[int], place: int, way: str, teller: Teller) -> dict[str, Any]:
    upper = place - (way == "up")
    ends = not 0 <= upper < len(order) - 1
    return {"way": way, "sign": teller.say(way), "ends": ends,
            "label": teller.say(f"{way}_label", number=order[place]),
            "stuck": not ends and order[upper] in course.requires[order[upper + 1]]}
