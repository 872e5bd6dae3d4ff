"""Plans are told in one language at a time: on the page, in every format of `kp plan`, and by the browser's script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from kompetansepakke.content.view import View
from kompetansepakke.pages.planner.dated import plan_section
from kompetansepakke.pages.planner.form import planner_form
from kompetansepakke.pages.planner.pacing_guide import pacing_sections
from kompetansepakke.pages.planner.planner_data import browser_phrases
from kompetansepakke.plan.course import Course, Module
from kompetansepakke.plan.plan import Plan
from kompetansepakke.plan.plan_facts import fact
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.telling.formats import FORMATS, Order
from kompetansepakke.plan.telling.ics import midnight
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.words.languages import Locale, language

from .worlds import STAMP, World, random_world

OURS = ("plan_", "pacing_", "kind_")


def _view(locale: Locale) -> View:
    known = vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS)
    return View(known.editions[0], locale, STAMP, known, (), ())


def _told(world: World, locale: Locale) -> Iterator[str]:
    """All that is said of each wish of a world."""
    teller, seen = Teller(locale), _view(locale)
    for told in world.wishes:
        wish, calendar = world.wish(told)
        made = plan(world.course, wish, calendar)
        titles = [{"id": name, "title": one.title} for name, one in world.calendars.items()]
        yield planner_form(seen, world.course, titles, wish.start, made, "../", "R")
        yield from plan_section(seen, world.course, made, wish.start, calendar.title, "../", "R")
        yield from pacing_sections(seen, world.course, "../")
        if isinstance(made, Plan):
            yield from (one.tell(made, Order(teller, midnight(STAMP))).decode().replace("\r\n ", "") for one in FORMATS)
        else:
            yield teller.refusal(made)


@pytest.mark.parametrize(("modules", "told"), [
    (3, ""), (5, "Det finnes 120 rekkefølger som er lov."), (60, "Det finnes mer enn 120 rekkefølger som er lov.")])
def test_a_pacing_guide_counts_the_orders_that_can_be_counted(modules: int, told: str) -> None:
    course = Course("p", "P", "laerer", 26, tuple(Module(number, "M", 1, 1) for number in range(modules)))
    said = "".join(pacing_sections(_view("nb"), course, "../"))
    assert told in said
    assert ("rekkefølger som er lov" in said) == bool(told)


def _pieces(phrases: dict[str, str]) -> set[str]:
    """The words of the phrases between their fields."""
    return {piece for phrase in phrases.values() for part in re.split(r"\{[^}]*\}", phrase)
            if len(piece := part.strip(" .,;:«»()")) > 3}


def _own(locale: Locale) -> dict[str, str]:
    return {name: phrase for name, phrase in language(locale).phrases.items() if name.startswith(OURS)}


def test_a_plan_in_nynorsk_has_no_phrase_that_is_bokmal_alone() -> None:
    nynorsk = "\n".join([*language("nn").phrases.values(), *language("nn").holidays.values()])
    bokmal_alone = {piece for piece in _pieces(_own("nb")) | set(language("nb").holidays.values())
                    if not re.search(rf"\b{re.escape(piece)}\b", nynorsk)}
    worlds = [random_world(seed, 12) for seed in range(12)]

    def found(locale: Locale) -> set[str]:
        text = "\n".join(part for world in worlds for part in _told(world, locale))
        return {piece for piece in bokmal_alone if piece in text and re.search(rf"\b{re.escape(piece)}\b", text)}

    assert len(found("nb")) > 70
    assert found("nn") == set()


def test_the_browser_is_handed_the_phrases_of_one_language() -> None:
    handed = {locale: browser_phrases(locale) for locale in ("nb", "nn")}
    assert handed["nb"].keys() == handed["nn"].keys()
    assert handed["nn"]["weekdays"] == language("nn").weekdays
    assert {name.removeprefix("plan_") for name in _own("nn") if name.startswith("plan_")} < handed["nn"].keys()
    assert handed["nn"]["long"] == language("nn").phrases["plan_long"] != handed["nb"]["long"]


@pytest.mark.parametrize(("modules", "said"), [
    ((2,), "Modul 2 er lagd til, fordi modulane de valde, krev det."),
    ((0, 1), "Modulane 0, 1 er lagde til, fordi modulane de valde, krev det."),
])
def test_a_fact_is_told_by_its_phrase_with_one_for_a_count_of_one(modules: tuple[int, ...], said: str) -> None:
    assert Teller("nn").fact(fact("added", count=len(modules), modules=modules)) == said


def test_a_phrase_says_how_its_values_are_told() -> None:
    moved = fact("moved_off", module=1, meeting=2, day=date(2027, 5, 18), wanted=date(2027, 5, 17),
                 name="Andre pinsedag og Grunnlovsdag")
    assert Teller("nn").fact(moved) == ("Møte 2 i modul 1 er lagt til tysdag 18. mai 2027, for måndag 17. mai 2027 er "
                                        "fri (Andre pinsedag og Grunnlovsdagen).")
