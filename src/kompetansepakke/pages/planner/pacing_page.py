"""The pacing guide of a package as a page: the planner's form, the usual plan, weeks and meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kompetansepakke.base.school_year import dated_steps, school_year_of, school_year_text
from kompetansepakke.content.view import PackageView, View
from kompetansepakke.pages.parts.made_page import Body
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.planner.dated import dated
from kompetansepakke.pages.planner.form import planner_form
from kompetansepakke.pages.planner.pacing_guide import meeting_tables, orders_note, week_tables
from kompetansepakke.pages.planner.planner_data import as_text, browser_calendar, plan_data
from kompetansepakke.pages.planner.wheel_page import wheel_rows
from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.plan.calendar.read_breaks import STANDARD, built_in_standard
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.plan.course import Course
from kompetansepakke.plan.outline import course
from kompetansepakke.plan.plan import Plan, Refusal, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.pace import RECOMMENDED
from kompetansepakke.source.yaml.start import default_start
from kompetansepakke.words.strings import day_text, text

_ROOT = "../../"

Breaks = Mapping[str, SchoolBreaks]


def pacing_body(package: PackageView, view: View, breaks: Breaks) -> Body:
    """The page below its title, and the data beside it; `breaks` are the site's school calendars, by id."""
    outline = course(package, view.edition)
    ordered = _standard_first(breaks)
    calendars = {name: browser_calendar(one, view.on) for name, one in ordered.items()}
    start = default_start(package.start, view.on)
    role = view.vocabulary.role(view.edition.own_role).name(view.locale)
    standard = school_calendar(breaks[STANDARD])
    made = plan(outline, Wish(start, RECOMMENDED), standard)
    titles = [{"id": name, "title": one.title} for name, one in ordered.items()]
    form = planner_form(view, outline, titles, start, made, _ROOT, role)
    body = "\n".join([rendered("pacing_head.html", view), form,
                      *_plan(view, outline, made, standard.title, start, role),
                      *_weeks(view, outline), *_meetings(view, outline)])
    return Body(body, {"plan.json": as_text(plan_data(outline, calendars, start, view.locale))})


def _standard_first(breaks: Breaks) -> Breaks:
    """The national default first, for it is what a plan uses unless told otherwise."""
    return {STANDARD: breaks.get(STANDARD) or built_in_standard(), **breaks}


def _plan(view: View, outline: Course, made: Plan | Refusal, calendar: str, start: date, role: str) -> Iterator[str]:
    example = text(view.locale, "pacing_example", start=day_text(view.locale, start), calendar=calendar)
    yield f"## {text(view.locale, 'pacing_plan')} {{: #planen }}\n"
    wheel = {"title": text(view.locale, "plan_wheel_caption", year=school_year_text(school_year_of(start))),
             "rows": wheel_rows(dated_steps(outline.wheel, start), view.locale, _ROOT)}
    if isinstance(made, Plan):
        yield rendered("pacing_plan.html", view, plan=dated(made, view.locale, _ROOT, role), example=example,
                       wheel=wheel)
    else:
        language = "nb" if view.locale != "nb" else ""
        yield rendered("pacing_plan.html", view, plan=None, reason=made.reason, reason_lang=language, wheel=wheel)


def _weeks(view: View, outline: Course) -> Iterator[str]:
    yield f"## {text(view.locale, 'pacing_weeks_title')} {{: #uker }}\n"
    opens = any(module.opens and module.opens > view.on for module in outline.modules)
    yield rendered("pacing_weeks.html", view, tables=week_tables(outline, view.locale), opens=opens,
                   modules=[module.number for module in outline.modules], more=orders_note(outline, view.locale))


def _meetings(view: View, outline: Course) -> Iterator[str]:
    yield f"## {text(view.locale, 'pacing_meetings_title')} {{: #moter }}\n"
    yield f"{text(view.locale, 'pacing_meetings_about')}\n"
    for table in meeting_tables(outline, view.locale, _ROOT):
        yield f"### {escape_markdown(table['label'])} {{: #modul-{table['number']} }}\n"
        yield rendered("pacing_meetings.html", view, table=table)
