"""A plan as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kompetansepakke.plan.plan import Plan, PlannedModule
from kompetansepakke.plan.telling.plan_parts import week_spans
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import when_text

_Row = Sequence[str]


def plan_text(plan: Plan, teller: Teller) -> str:
    """The plan as lines of text: the modules, the meetings, the hours, and what one should know."""
    return "\n".join([plan.course.title, "", *_PlanText(plan, teller).lines()]) + "\n"


@dataclass(frozen=True, slots=True)
class _PlanText:
    plan: Plan
    teller: Teller

    def lines(self) -> Iterator[str]:
        plan, say = self.plan, self.teller.say
        yield from _table([*self.teller.choices(plan)])
        yield ""
        rows = [(self.teller.module(one), week_spans(one.weeks), str(len(one.weeks)), one.first_day.isoformat(),
                 one.last_day.isoformat()) for one in plan.modules]
        yield from _table([[say(head) for head in ("module", "weeks_head", "school_weeks", "first_day", "last_day")],
                           *rows])
        yield ""
        begins = [(self.teller.module(one), who, begin.day.isoformat(), str(begin.weeks))
                  for one in plan.modules for who, begin in one.apart]
        if begins:
            yield from _table([[say(head) for head in ("module", "who", "begins", "school_weeks")], *begins])
            yield ""
        for planned in plan.modules:
            yield from self._meetings(planned)
        yield ""
        yield from _table([*self.teller.hours(plan.hours)])
        if plan.course.wheel:
            yield from self._wheel()
        if plan.notes:
            yield ""
            yield from (f"– {note}" for note in self.teller.notes(plan))

    def _meetings(self, planned: PlannedModule) -> Iterator[str]:
        weekdays = language(self.teller.locale).weekdays
        time = f"{self.plan.wish.time:%H.%M}" if self.plan.wish.time else ""
        for one in planned.meetings:
            weekday = weekdays[one.day.weekday()].ljust(max(map(len, weekdays)))
            label, minutes = self.teller.meeting(planned, one), self.teller.minutes(one)
            yield "  ".join(filter(None, (one.day.isoformat(), weekday, time, label, minutes)))
            yield from self._listed(self.teller.say("prepare"), one.meeting.prepare)
            yield from self._listed(self.teller.say("follows"), one.meeting.follows)
        yield from self._listed(self.teller.say("rest_of", module=planned.module.number), planned.module.rest)

    def _listed(self, label: str, ids: Sequence[str]) -> Iterator[str]:
        if ids:
            yield f"            {label}: {'; '.join(self.teller.titles(self.plan.course, ids))}"

    def _wheel(self) -> Iterator[str]:
        yield from ("", self.teller.wheel(self.plan.wish.start))
        yield from _table([(when_text(self.teller.locale, one.first, one.last), one.step.title, one.step.who or "")
                           for one in self.plan.wheel])


def _table(rows: Sequence[_Row]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
