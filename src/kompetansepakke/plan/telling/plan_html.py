"""A plan as HTML: tables that read and print without styles or scripts of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from kompetansepakke.base.school_year import DatedStep
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule
from kompetansepakke.plan.telling.plan_parts import meeting_link, week_spans
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import day_text, months_text

_PRINT = """
  body { font-family: sans-serif; line-height: 1.4; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
  caption { text-align: left; font-weight: bold; padding: .25rem 0; }
  th, td { border: 1px solid #595959; padding: .25rem .5rem; text-align: left; vertical-align: top; }
  td ul { margin: 0; padding-left: 1.2rem; }
  tr, li { break-inside: avoid; }
  @media print { body { max-width: none; margin: 0; font-size: 10pt; } @page { size: A4; margin: 15mm; } }
"""


def plan_page(plan: Plan, teller: Teller, base: str | None = None) -> str:
    """A whole page, to open, print or send; `base` is the edition's address, for links to the meetings' pages."""
    title, tables = escape(teller.say("title", title=plan.course.title)), _Tables(plan, teller, base)
    return (f'<!doctype html>\n<html lang="{language(teller.locale).tag}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
            f"<style>{_PRINT}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
            + "".join(f"{part}\n" for part in tables.parts()) + "</main>\n</body>\n</html>\n")


@dataclass(frozen=True, slots=True)
class _Tables:
    """The plan without a page around it and without any style: tables, and notes as a list."""

    plan: Plan
    teller: Teller
    base: str | None

    def parts(self) -> Iterator[str]:
        plan = self.plan
        yield '<div class="kp-plan">'
        yield self._table("modules_caption", ("module", "weeks_head", "school_weeks", "first_day", "last_day"),
                          [self._module(one) for one in plan.modules])
        begins = [[escape(self.teller.module(one)), escape(who), self._time(begin.day), str(begin.weeks)]
                  for one in plan.modules for who, begin in one.apart]
        if begins:
            yield self._table("who_caption", ("module", "who", "begins", "school_weeks"), begins)
        if any(True for _ in plan.meetings()):
            yield self._table("meetings_caption", ("meeting", "day", "lasts", "prepare", "follows"),
                              [self._meeting(planned, one) for planned, one in plan.meetings()])
        rest = [[escape(self.teller.module(one)), self._titles(one.module.rest)]
                for one in plan.modules if one.module.rest]
        if rest:
            yield self._table("rest_caption", ("module", "content"), rest)
        if plan.course.wheel:
            yield _table(self.teller.wheel(plan.wish.start), self._heads(("wheel_when", "wheel_step", "wheel_who")),
                         [self._step(one) for one in plan.wheel])
        yield self._table("hours_printed", ("work", "time"), _escaped(self.teller.hours(plan.hours)))
        yield self._table("facts_caption", ("choice", "value"), _escaped(self.teller.choices(plan)))
        if plan.notes:
            yield f"<h2>{escape(self.teller.say('notes_title'))}</h2>\n{_list(self.teller.notes(plan))}"
        yield "</div>"

    def _module(self, one: PlannedModule) -> list[str]:
        return [escape(self.teller.module(one)), week_spans(one.weeks), str(len(one.weeks)), self._time(one.first_day),
                self._time(one.last_day)]

    def _meeting(self, planned: PlannedModule, one: PlannedMeeting) -> list[str]:
        label = escape(self.teller.meeting(planned, one))
        if self.base:
            label = f'<a href="{escape(meeting_link(one, self.base))}">{label}</a>'
        held = f'<time datetime="{one.day.isoformat()}">{escape(self.teller.held(self.plan, one))}</time>'
        return [label, held, self.teller.minutes(one), self._titles(one.meeting.prepare),
                self._titles(one.meeting.follows)]

    def _step(self, one: DatedStep) -> list[str]:
        title = escape(one.step.title)
        if self.base and one.step.address:
            title = f'<a href="{escape(self.base + one.step.address)}">{title}</a>'
        when = (self._time(one.first) if one.first == one.last
                else escape(months_text(self.teller.locale, one.first, one.last)))
        return [when, title, escape(one.step.who or "")]

    def _table(self, caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
        return _table(self.teller.say(caption), self._heads(heads), rows)

    def _heads(self, keys: Iterable[str]) -> list[str]:
        return [self.teller.say(key) for key in keys]

    def _titles(self, ids: Iterable[str]) -> str:
        return _list(self.teller.titles(self.plan.course, ids))

    def _time(self, day: date) -> str:
        return f'<time datetime="{day.isoformat()}">{escape(day_text(self.teller.locale, day))}</time>'


def _table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "\n".join(f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>"
                     for row in rows)
    return (f"<table>\n<caption>{escape(caption)}</caption>\n<thead>\n<tr>{head}</tr>\n</thead>\n"
            f"<tbody>\n{body}\n</tbody>\n</table>")


def _escaped(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    return [[escape(cell) for cell in row] for row in rows]


def _list(items: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>" if items else ""
