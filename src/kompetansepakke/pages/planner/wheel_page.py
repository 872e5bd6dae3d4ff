"""The year wheel as a page: the drawing, the steps as a list, and a calendar file."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date

from kompetansepakke.base.school_year import (
    FIRST_MONTH,
    DatedStep,
    Wheel,
    dated_steps,
    school_year_of,
    school_year_text,
)
from kompetansepakke.content.view import PackageView, View
from kompetansepakke.figures.drawing.wheel import Mark, WheelDrawing
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.plan.telling.ics import midnight, wheel_ics
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.words.languages import Locale, language
from kompetansepakke.words.marks import unmarked
from kompetansepakke.words.strings import text, when_text

FILE = "arshjul.ics"
_ROOT = "../../"


def wheel_path(package: PackageView) -> str:
    """The staged page of a package's year wheel."""
    return f"{package.id}/arshjul/index.md"


def wheel_body(wheel: Wheel, view: View) -> str:
    """The page's Markdown, below its title."""
    steps, year = dated_steps(wheel.steps, view.on), school_year_text(school_year_of(view.on))
    return rendered("pacing_wheel.html", view, year=year, drawing=_drawing(wheel, steps, view.locale, year), file=FILE,
                    lead=text(view.locale, "wheel_lead", year=year), steps=[_row(one, view.locale) for one in steps],
                    file_about=text(view.locale, "wheel_file_about", year=year))


def wheel_files(package: PackageView, wheel: Wheel, view: View, base: str) -> dict[str, str]:
    """The calendar file; `base` is the edition's address, ending in a slash, or nothing."""
    steps = [replace(step, title=unmarked(step.title), who=unmarked(step.who or "") or None,
                     about=unmarked(step.about or "") or None) for step in wheel.steps]
    made = wheel_ics(package.id, unmarked(wheel.title), dated_steps(steps, view.on), Teller(view.locale),
                     midnight(view.on), base or None)
    return {FILE: made.decode("utf-8")}


def wheel_rows(steps: list[DatedStep], locale: Locale, root: str) -> list[dict[str, str]]:
    """The steps as the rows of a plan's table; `root` is the way to the edition's root."""
    return [{**_row(one, locale), "href": root + one.step.address if one.step.address else ""} for one in steps]


def _row(one: DatedStep, locale: Locale) -> dict[str, str]:
    step = one.step
    return {"id": step.id, "title": step.title, "when": when_text(locale, one.first, one.last),
            "about": step.about or "",
            "day": one.first.isoformat() if one.first == one.last else "", "plain_who": step.who or "",
            "who": text(locale, "wheel_who", who=step.who) if step.who else "",
            "href": _ROOT + step.address if step.address else ""}


def _drawing(wheel: Wheel, steps: list[DatedStep], locale: Locale, year: str) -> str:
    marks = [_mark(number, one) for number, one in enumerate(steps, start=1)]
    names = language(locale).short_months
    months = [*names[FIRST_MONTH - 1:], *names[:FIRST_MONTH - 1]]
    sentences = [text(locale, "wheel_step_text", number=number, title=one.step.title,
                      when=when_text(locale, one.first, one.last))
                 for number, one in enumerate(steps, start=1)]
    hub = (text(locale, "wheel_hub"), year)
    drawn = WheelDrawing("kp.arshjul", unmarked(wheel.title), unmarked(" ".join(sentences)), marks, months, hub)
    return drawn.figure(text(locale, "wheel_key"))


def _mark(number: int, one: DatedStep) -> Mark:
    begin = _angle(one.first, 0)
    if one.first == one.last:
        return Mark(number, begin, begin)
    end = _angle(one.last, 1)
    return Mark(number, begin, end if end > begin else end + 360)


def _angle(day: date, after: int) -> float:
    """Degrees from the first of August; a month has thirty. With `after` 1, where the day ends."""
    in_month = (day.day - 1 + after) / monthrange(day.year, day.month)[1]
    return 30.0 * ((day.month - FIRST_MONTH) % 12 + in_month)
