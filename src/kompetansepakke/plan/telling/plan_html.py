"""A plan as HTML: tables that read and print without styles or scripts of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from kompetansepakke.base.school_year import DatedStep
from kompetansepakke.plan.phrases import day_text, when_text
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule
from kompetansepakke.plan.telling.plan_words import (
    facts,
    hour_rows,
    meeting_label,
    minutes_text,
    module_title,
    titles,
    week_spans,
    wheel_title,
)

_PRINT = """
  body { font-family: sans-serif; line-height: 1.4; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
  caption { text-align: left; font-weight: bold; padding: .25rem 0; }
  th, td { border: 1px solid #595959; padding: .25rem .5rem; text-align: left; vertical-align: top; }
  td ul { margin: 0; padding-left: 1.2rem; }
  tr, li { break-inside: avoid; }
  @media print { body { max-width: none; margin: 0; font-size: 10pt; } @page { size: A4; margin: 15mm; } }
"""


def plan_page(plan: Plan, base: str | None = None) -> str:
    """A whole page, to open, print or send; `base` is the edition's address, for links to the meetings' pages."""
    title = escape(f"Tidsplan: {plan.course.title}")
    return (f'<!doctype html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
            f"<style>{_PRINT}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{plan_fragment(plan, base)}"
            "</main>\n</body>\n</html>\n")


def plan_fragment(plan: Plan, base: str | None = None) -> str:
    """The plan without a page around it and without any style: tables, and notes as a list."""
    return "".join(f"{part}\n" for part in _parts(plan, base))


def _parts(plan: Plan, base: str | None) -> Iterator[str]:
    yield '<div class="kp-plan">'
    yield _table("Moduler", ("Modul", "Uker", "Skoleuker", "Første dag", "Siste dag"),
                 [[escape(module_title(one)), week_spans(one.weeks), str(len(one.weeks)), _time(one.first_day),
                   _time(one.last_day)] for one in plan.modules])
    if any(True for _ in plan.meetings()):
        yield _table("Møter", ("Møte", "Dag", "Varer", "Forbered", "Etterpå"),
                     [_meeting(plan, planned, one, base) for planned, one in plan.meetings()])
    rest = [[escape(module_title(one)), _list(titles(one.module.rest, plan.course))]
            for one in plan.modules if one.module.rest]
    if rest:
        yield _table("Ellers i modulene", ("Modul", "Innhold"), rest)
    if plan.course.wheel:
        yield _table(escape(wheel_title(plan)), ("Når", "Steg", "Hvem"), [_step(one, base) for one in plan.wheel])
    yield _table("Timer etter arbeidsform", ("Arbeidsform", "Tid"), _escaped(hour_rows(plan.hours)))
    yield _table("Planen bygger på", ("Valg", "Verdi"), _escaped(facts(plan)))
    if plan.notes:
        yield f"<h2>Verdt å vite</h2>\n{_list(plan.notes)}"
    yield "</div>"


def _meeting(plan: Plan, planned: PlannedModule, one: PlannedMeeting, base: str | None) -> list[str]:
    label = escape(meeting_label(planned, one))
    if base:
        label = f'<a href="{escape(meeting_link(one, base))}">{label}</a>'
    return [label, _time(one.day), minutes_text(one), _list(titles(one.meeting.prepare, plan.course)),
            _list(titles(one.meeting.follows, plan.course))]


def _step(one: DatedStep, base: str | None) -> list[str]:
    title = escape(one.step.title)
    if base and one.step.address:
        title = f'<a href="{escape(base + one.step.address)}">{title}</a>'
    when = _time(one.first) if one.first == one.last else when_text(one.first, one.last)
    return [when, title, escape(one.step.who or "")]


def meeting_link(one: PlannedMeeting, base: str) -> str:
    """Where the meeting stands in the edition at `base`: the block itself, or its module's front page."""
    return f"{base}{one.meeting.address}" + (f"#{one.meeting.id}" if one.meeting.id else "")


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    body = "\n".join(f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>"
                     for row in rows)
    return (f"<table>\n<caption>{caption}</caption>\n<thead>\n<tr>{head}</tr>\n</thead>\n"
            f"<tbody>\n{body}\n</tbody>\n</table>")


def _escaped(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    return [[escape(cell) for cell in row] for row in rows]


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>" if items else ""


def _time(day: date) -> str:
    return f'<time datetime="{day.isoformat()}">{day_text(day)}</time>'
