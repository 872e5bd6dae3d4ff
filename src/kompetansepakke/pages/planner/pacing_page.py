"""The pacing guide of a package as a page: the planner's form, the usual plan, weeks and meetings."""

from __future__ import annotations

from collections.abc import Mapping

from kompetansepakke.content.view import PackageView
from kompetansepakke.pages.parts.made_page import Body, Making
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.planner.dated import plan_section
from kompetansepakke.pages.planner.form import planner_form
from kompetansepakke.pages.planner.pacing_guide import pacing_sections
from kompetansepakke.pages.planner.planner_data import as_text, browser_calendar, plan_data
from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.plan.calendar.read_breaks import STANDARD, built_in_standard
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.plan.outline import course
from kompetansepakke.plan.plan import Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.pace import RECOMMENDED
from kompetansepakke.source.yaml.start import default_start

_ROOT = "../../"

Breaks = Mapping[str, SchoolBreaks]


def pacing_body(package: PackageView, making: Making) -> Body:
    """The page below its title, and the data beside it."""
    view, wish = making.view, Wish(default_start(package.start, making.view.on), RECOMMENDED)
    outline, ordered = course(view, package, making.school[package.id]), _standard_first(making.school_breaks)
    calendars = {name: browser_calendar(one, view.on) for name, one in ordered.items()}
    standard = school_calendar(ordered[STANDARD])
    made = plan(outline, wish, standard)
    role = view.vocabulary.role(view.edition.own_role).name(view.locale)
    titles = [{"id": name, "title": one.title} for name, one in ordered.items()]
    body = "\n".join([
        rendered("pacing_head.html", view), planner_form(view, outline, titles, wish.start, made, _ROOT, role),
        *plan_section(view, outline, made, wish.start, standard.title, _ROOT, role),
        *pacing_sections(view, outline, _ROOT)])
    return Body(body, {"plan.json": as_text(plan_data(outline, calendars, wish.start, view.locale))})


def _standard_first(breaks: Breaks) -> Breaks:
    """The national default first, for it is what a plan uses unless told otherwise."""
    return {STANDARD: breaks.get(STANDARD) or built_in_standard(), **breaks}
