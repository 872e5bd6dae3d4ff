"""The page of a package's pacing: the planner's form, the usual plan with dates, and the guide in relative weeks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kompetansepakke.base.school_year import dated_steps
from kompetansepakke.content.view import View
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.planner.dated import dated
from kompetansepakke.pages.planner.form import planner_form
from kompetansepakke.pages.planner.pacing_guide import meeting_tables, orders_note, week_tables
from kompetansepakke.pages.planner.wheel_page import wheel_rows
from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.course import Course
from kompetansepakke.plan.plan import Plan, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.pace import RECOMMENDED
from kompetansepakke.plan.telling.teller import Teller

_ROOT = "../../"


def tidsplan_body(view: View, course: Course, calendars: Mapping[str, SchoolCalendar], start: date) -> str:
    """The page's Markdown, below its title; the usual plan is from `start`, by the first of `calendars`."""
    return "\n".join(_Tidsplan(view, course, Teller(view.locale), start).parts(calendars))


@dataclass(frozen=True, slots=True)
class _Tidsplan:
    view: View
    course: Course
    teller: Teller
    start: date

    def parts(self, calendars: Mapping[str, SchoolCalendar]) -> Iterator[str]:
        usual = next(iter(calendars.values()))
        role = self.view.vocabulary.role(self.view.edition.own_role).name(self.view.locale)
        made = plan(self.course, Wish(self.start, RECOMMENDED), usual)
        titles = [{"id": name, "title": calendar.title} for name, calendar in calendars.items()]
        yield rendered("pacing_head.html", self.view)
        yield planner_form(self.view, self.course, titles, self.start, made, _ROOT, role)
        yield _heading(2, self.teller.say("pacing_plan"), "planen")
        wheel = {"title": self.teller.wheel(self.start),
                 "rows": wheel_rows(dated_steps(self.course.wheel, self.start), self.view.locale, _ROOT)}
        if isinstance(made, Plan):
            example = self.teller.say("pacing_example", start=self.start, calendar=usual.title)
            yield rendered("pacing_plan.html", self.view, plan=dated(made, self.teller, _ROOT, role), example=example,
                           wheel=wheel)
        else:
            yield rendered("pacing_plan.html", self.view, plan=None, reason=self.teller.refusal(made), wheel=wheel)
        yield from self._weeks()
        yield from self._meetings()

    def _weeks(self) -> Iterator[str]:
        yield _heading(2, self.teller.say("pacing_weeks_title"), "uker")
        opens = any(module.opens and module.opens > self.view.on for module in self.course.modules)
        yield rendered("pacing_weeks.html", self.view, tables=week_tables(self.course, self.teller), opens=opens,
                       modules=[module.number for module in self.course.modules],
                       more=orders_note(self.course, self.teller))

    def _meetings(self) -> Iterator[str]:
        yield _heading(2, self.teller.say("pacing_meetings_title"), "moter")
        yield f"{self.teller.say('pacing_meetings_about')}\n"
        for table in meeting_tables(self.course, self.teller, _ROOT):
            yield _heading(3, escape_markdown(table["label"]), f"modul-{table['number']}")
            yield rendered("pacing_meetings.html", self.view, table=table)


def _heading(level: int, title: str, anchor: str) -> str:
    return f"{'#' * level} {title} {{: #{anchor} }}\n"
