"""A regional plan as a page: timeline of lanes, table, and a calendar file for each lane and for all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from icalendar import Event

from kompetansepakke.base.school_year import school_year_of
from kompetansepakke.content.front.regional_plans import Item, Lane, RegionalPlan
from kompetansepakke.content.view import PackageView, View
from kompetansepakke.figures.drawing.timeline import Row, Timeline
from kompetansepakke.pages.parts.labels import module_title
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.plan.telling.ics import calendar_file, midnight, whole_days
from kompetansepakke.words.languages import Locale, language
from kompetansepakke.words.marks import unmarked
from kompetansepakke.words.strings import date_text, day_text, months_text, text

ROOT = "../../../"
ALL = "hele.planen.ics"
"""No lane's id has a full stop, so no two files meet; and names that begin with `_` are dropped by Jekyll."""

_DAY = timedelta(days=1)


def regional_path(package: PackageView, plan: RegionalPlan) -> str:
    """The staged page of a regional plan."""
    return f"{package.id}/planer/{plan.id}/index.md"


def regional_body(package: PackageView, plan: RegionalPlan, view: View) -> str:
    """The page's Markdown, below its title."""
    locale = view.locale
    rows = sorted(((lane, item) for lane in plan.lanes for item in lane.items),
                  key=lambda pair: (pair[1].first, pair[1].last))
    files = [{"href": ALL, "title": text(locale, "regional_file_all")},
             *({"href": f"{lane.id}.ics", "title": text(locale, "regional_file_lane", lane=lane.title(locale))}
               for lane in plan.lanes)]
    return rendered("pacing_regional.html", view, files=files, rows=[_row(package, *row, view) for row in rows],
                    description=plan.description(locale) if plan.description else "",
                    goal=text(locale, "regional_goal", goal=plan.goal(locale)) if plan.goal else "",
                    timeline=_timeline(plan, locale).figure(text(locale, "regional_key")))


def regional_files(package: PackageView, plan: RegionalPlan, view: View, base: str) -> dict[str, str]:
    """The calendar files by name; `base` is the edition's address, ending in a slash, or nothing."""
    files = {ALL: _calendar(package, plan, plan.lanes, view, base)}
    return files | {f"{lane.id}.ics": _calendar(package, plan, (lane,), view, base) for lane in plan.lanes}


def _when(item: Item, locale: Locale) -> str:
    """«3. september 2019»; whole months as «september og oktober 2019», else «2. til 9. mars 2020» in full."""
    if item.is_day:
        return day_text(locale, item.first)
    if item.first.day == 1 and (item.last + _DAY).day == 1:
        return months_text(locale, item.first, item.last)
    return text(locale, "regional_span", first=date_text(locale, item.first), last=date_text(locale, item.last))


def _row(package: PackageView, lane: Lane, item: Item, view: View) -> dict[str, Any]:
    module = package.module(item.module) if item.module is not None else None
    return {"when": _when(item, view.locale), "first": item.first.isoformat(), "lane": lane.title(view.locale),
            "title": item.title(view.locale), "themes": [theme(view.locale) for theme in item.themes],
            "is_day": item.is_day, "href": ROOT + module.front.address if module else "",
            "module": module_title(module, view.locale) if module else ""}


def _timeline(plan: RegionalPlan, locale: Locale) -> Timeline:
    rows = [Row(unmarked(lane.title(locale)), tuple((item.first, item.last) for item in lane.items if not item.is_day),
                tuple(item.first for item in lane.items if item.is_day)) for lane in plan.lanes]
    sentences = [text(locale, "regional_timeline_text", lane=lane.title(locale), items="; ".join(
        f"{item.title(locale)}, {_when(item, locale)}" for item in lane.items)) for lane in plan.lanes]
    return Timeline(f"kp-plan-{plan.id}", unmarked(plan.title(locale)), unmarked(" ".join(sentences)), rows,
                    language(locale).short_months)


def _calendar(package: PackageView, plan: RegionalPlan, lanes: tuple[Lane, ...], view: View, base: str) -> str:
    named = (plan.title,) if lanes == plan.lanes else (plan.title, lanes[0].title)
    title = ": ".join(words(view.locale) for words in named)
    events = (event for lane in lanes for event in _events(package, plan, lane, view, base))
    return calendar_file("plan", unmarked(title), events, midnight(view.on)).decode("utf-8")


def _events(package: PackageView, plan: RegionalPlan, lane: Lane, view: View, base: str) -> Iterator[Event]:
    """One for each item. A UID names school year, plan, lane and item: a new import updates the year's own events."""
    for item in lane.items:
        row = {key: unmarked(said) if isinstance(said, str) else said
               for key, said in _row(package, lane, item, view).items()}
        lines = [*filter(None, (unmarked(", ".join(row["themes"])), row["module"]))]
        url = base + row["href"].removeprefix(ROOT) if base and row["href"] else None
        uid = f"{package.id}-{school_year_of(item.first)}-plan-{plan.id}-{lane.id}-{item.id}"
        event = whole_days(uid, f"{row['lane']}: {row['title']}",
                           item.first, item.last, ["\n".join(lines)] if lines else [], url)
        event.add("categories", [row["lane"]])
        yield event
