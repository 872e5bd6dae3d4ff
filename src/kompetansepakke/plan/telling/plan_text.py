"""A plan as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kompetansepakke.plan.course import Course
from kompetansepakke.plan.phrases import WEEKDAYS
from kompetansepakke.plan.plan import Plan, PlannedModule
from kompetansepakke.plan.telling.plan_words import (
    facts,
    hour_rows,
    meeting_label,
    minutes_text,
    module_title,
    titles,
    week_spans,
    wheel_rows,
    wheel_title,
)

_Row = Sequence[str]


def plan_text(plan: Plan) -> str:
    """The plan as lines of text: the modules, the meetings, the hours, and what one should know."""
    return "\n".join([plan.course.title, "", *_lines(plan)]) + "\n"


def _lines(plan: Plan) -> Iterator[str]:
    yield from _table([*facts(plan)])
    yield ""
    rows = [(module_title(one), week_spans(one.weeks), str(len(one.weeks)), one.first_day.isoformat(),
             one.last_day.isoformat()) for one in plan.modules]
    yield from _table([("Modul", "Uker", "Skoleuker", "Første dag", "Siste dag"), *rows])
    yield ""
    for planned in plan.modules:
        yield from _meetings(planned, plan.course)
    yield ""
    yield from _table([*hour_rows(plan.hours)])
    if plan.course.wheel:
        yield from ("", wheel_title(plan))
        yield from _table(wheel_rows(plan))
    if plan.notes:
        yield ""
        yield from (f"– {note}" for note in plan.notes)


def _meetings(planned: PlannedModule, course: Course) -> Iterator[str]:
    for one in planned.meetings:
        yield "  ".join(filter(None, (one.day.isoformat(), WEEKDAYS[one.day.weekday()].ljust(7),
                                      meeting_label(planned, one), minutes_text(one))))
        yield from _listed("Forbered", titles(one.meeting.prepare, course))
        yield from _listed("Etterpå", titles(one.meeting.follows, course))
    yield from _listed(f"Ellers i modul {planned.module.number}", titles(planned.module.rest, course))


def _listed(label: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield f"            {label}: {'; '.join(names)}"


def _table(rows: Sequence[_Row]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
