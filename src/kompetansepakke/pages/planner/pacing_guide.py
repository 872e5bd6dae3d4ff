"""The pacing guide in relative weeks: every allowed order at both paces, each module's meetings in its own weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any

from kompetansepakke.content.view import View
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.course import Course, Module
from kompetansepakke.plan.plan import Plan, PlannedModule, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.orders import allowed_orders
from kompetansepakke.plan.scheduling.pace import MINIMUM, RECOMMENDED, Pace
from kompetansepakke.plan.scheduling.schedule import Need, packed
from kompetansepakke.plan.telling.plan_parts import meeting_link
from kompetansepakke.plan.telling.teller import Teller

MOST_ORDERS, MOST_COUNTED = 24, 120
"""How many orders the pacing guide shows, and how many it counts: of twenty free modules nobody can count them all."""

_MONDAY = date(2001, 1, 1)


def pacing_sections(view: View, course: Course, root: str) -> Iterator[str]:
    """The pacing guide as Markdown: the weeks in every order, and the meetings; `root` leads to the edition's root."""
    teller, course = Teller(view.locale), replace(course, others=())
    opens = any(module.opens and module.opens > view.on for module in course.modules)
    yield f"## {teller.say('pacing_weeks_title')} {{: #uker }}\n"
    yield rendered("pacing_weeks.html", view, tables=_week_tables(course, teller), opens=opens,
                   modules=[module.number for module in course.modules], more=_orders_note(course, teller))
    yield f"## {teller.say('pacing_meetings_title')} {{: #moter }}\n"
    yield f"{teller.say('pacing_meetings_about')}\n"
    for module in course.modules:
        table = _meetings(course, module, teller, root)
        yield f"### {escape_markdown(table['label'])} {{: #modul-{module.number} }}\n"
        yield rendered("pacing_meetings.html", view, table=table)


def _week_tables(course: Course, teller: Teller) -> list[dict[str, Any]]:
    """A table for each pace: the weeks of every module in every order."""
    orders = list(islice(allowed_orders(course.requires), MOST_ORDERS))
    return [{"caption": teller.say("pacing_weeks_caption", pace=teller.say(f"pacing_pace_{pace}")),
             "rows": [_row(course, order, pace) for order in orders]} for pace in ("minimum", "recommended")]


def _orders_note(course: Course, teller: Teller) -> str:
    """How many orders there are, where the tables don't show them all."""
    count = sum(1 for _ in islice(allowed_orders(course.requires), MOST_COUNTED + 1))
    if count > MOST_COUNTED:
        return teller.say("pacing_many_orders", count=MOST_COUNTED, shown=MOST_ORDERS)
    return teller.say("pacing_more_orders", count=count, shown=MOST_ORDERS) if count > MOST_ORDERS else ""


def _row(course: Course, order: Sequence[int], pace: str) -> dict[str, Any]:
    modules = [course.module(number) for number in order]
    spans = packed([Need(module.floor if pace == "minimum" else module.recommended) for module in modules])
    weeks = {module.number: span_text(span.start + 1, span.stop) for module, span in zip(modules, spans, strict=True)}
    return {"order": ", ".join(map(str, order)), "weeks": [weeks[module.number] for module in course.modules],
            "total": spans[-1].stop}


def span_text(first: int, last: int) -> str:
    """«1–4», or «3» where there is one."""
    return str(first) if first == last else f"{first}–{last}"


def _meetings(course: Course, module: Module, teller: Teller, root: str) -> dict[str, Any]:
    """The module's meetings with their weeks at both paces, and what is done before and after each."""
    least, usual = _alone(course, module, MINIMUM), _alone(course, module, RECOMMENDED)
    rows = [{"label": teller.meeting(least, one), "href": meeting_link(one, root), "minutes": teller.minutes(one),
             "least": _week(one.day), "usual": _week(other.day),
             "prepare": teller.titles(course, one.meeting.prepare),
             "follows": teller.titles(course, one.meeting.follows)}
            for one, other in zip(least.meetings, usual.meetings, strict=True)]
    return {"rows": rows, "label": teller.module(least),
            "weeks": teller.say("weeks", count=module.floor) if module.floor == module.recommended
            else teller.say("weeks", count=span_text(module.floor, module.recommended))}


def _alone(course: Course, module: Module, pace: Pace) -> PlannedModule:
    """The module by itself at a school without a day off, all of it open: meetings by the planner's own rules."""
    open_now = replace(module, requires=(), opens=None, complete=None,
                       meetings=tuple(replace(meeting, earliest=None) for meeting in module.meetings))
    no_breaks = SchoolCalendar("", (), lambda _: {}, _MONDAY, date(2099, 12, 31))
    made = plan(replace(course, modules=(open_now,)), Wish(_MONDAY, pace), no_breaks)
    assert isinstance(made, Plan)
    return made.modules[0]


def _week(day: date) -> int:
    return (day - _MONDAY).days // 7 + 1
