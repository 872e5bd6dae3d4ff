"""The browser and Python make the same of more than 200 random wishes, in every language: plans, words, files."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import icalendar
import pytest

from kompetansepakke.content.view import view
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.plan.adjusting import known_to_all
from kompetansepakke.plan.course import Course
from kompetansepakke.plan.outline import course, school
from kompetansepakke.plan.plan import Plan, Refusal
from kompetansepakke.plan.plan_facts import NoteKind, ReasonKind
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.orders import mended, obstacle
from kompetansepakke.plan.telling.ics import ics, midnight
from kompetansepakke.plan.telling.plan_json import plan_json
from kompetansepakke.plan.telling.plan_parts import week_spans
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.site.project import read_content
from kompetansepakke.web.bundle import SCRIPT_FOLDER as BROWSER
from kompetansepakke.words.strings import when_text
from tests.programs import program

from .worlds import LOCALES, ON, STAMP, World, random_world, real_world

ROOT = Path(__file__).parents[2]
SCRIPTS = BROWSER
BASE = "https://skole.example/leder/"


@pytest.fixture(scope="module")
def worlds() -> list[World]:
    """70 random packages and the real one in each edition: 12 wishes for each of them."""
    site = open_site(ROOT)
    content = read_content(site.root, site.vocabulary, site.macros).content
    seen = [view(content, edition, ON) for edition in site.vocabulary.editions]
    real = [course(one, next(p for p in one.packages if p.id == "fagfornyelsen"), school(content, ON)["fagfornyelsen"])
            for one in seen]
    return [*(random_world(seed, 12) for seed in range(70)),
            *(real_world(_open(one), seed, 12) for seed, one in enumerate(real))]


def _open(one: Course) -> Course:
    assert any(meeting.id for module in one.modules for meeting in module.meetings)
    return one


@pytest.fixture(scope="module")
def answers(worlds: list[World], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, list[Any]]]:
    """What the browser's modules say, run by node."""
    folder = tmp_path_factory.mktemp("vectors")
    for name in ("planner", "shared"):
        shutil.copytree(SCRIPTS / name, folder / name)
    shutil.copy(Path(__file__).with_name("vectors.js"), folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "worlds.json").write_text(json.dumps([world.data() for world in worlds]), encoding="utf-8")
    done = subprocess.run([program("node"), "vectors.js", "worlds.json"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, list[Any]]] = json.loads(done.stdout)
    return found


Pair = tuple[World, dict[str, Any], Plan | Refusal, Any]


@pytest.fixture(scope="module")
def pairs(worlds: list[World], answers: list[dict[str, list[Any]]]) -> dict[str, list[Pair]]:
    """By language: each world and wish, what Python makes of it, and what the browser says of it."""
    plans = [[plan(world.course, *world.wish(wish)) for wish in world.wishes] for world in worlds]
    return {locale: [(world, wish, made, answer)
                     for world, own, told in zip(worlds, plans, answers, strict=True)
                     for wish, made, answer in zip(world.wishes, own, told[locale], strict=True)]
            for locale in LOCALES}


def expected(made: Plan | Refusal, teller: Teller) -> dict[str, Any]:
    if isinstance(made, Refusal):
        return {"refused": made.kind, "earliest_end": made.earliest_end.isoformat() if made.earliest_end else None,
                "reason": teller.refusal(made), "order": list(made.order), "available": made.available}
    told = plan_json(made, teller)
    del told["package"], told["edition"]
    for one, planned in zip(told["modules"], made.modules, strict=True):
        one["spans"] = week_spans(planned.weeks)
        one["who"] = [[who, begin.day.isoformat(), begin.weeks] for who, begin in planned.apart]
    for one, step in zip(told.get("year_wheel", {}).get("steps", ()), made.wheel, strict=bool(made.course.wheel)):
        one["when"] = when_text(teller.locale, step.first, step.last)
    told["held"] = [teller.held(made, one) for _, one in made.meetings()]
    return {**told, "notes": teller.notes(made), "pace_told": teller.pace(made.wish.pace),
            "summary": teller.summary(made), "hours": [list(row) for row in teller.hours(made.hours)]}


@pytest.mark.parametrize("locale", LOCALES)
def test_plans_notes_and_refusals_are_the_same(pairs: dict[str, list[Pair]], locale: str) -> None:
    for world, wish, made, answer in pairs[locale]:
        told = {name: value for name, value in answer.items() if name not in ("ics", "moves")}
        assert told == expected(made, Teller(locale)), (world.course, wish)


def test_the_browser_writes_meetings_as_every_edition_knows_them(pairs: dict[str, list[Pair]]) -> None:
    written = Counter[str]()
    for world, wish, _, answer in pairs["nb"]:
        course, given = world.course, {key: date.fromisoformat(day) for key, day in wish["moves"]}
        told = dict(known_to_all(given, (*course.modules, *course.others)))
        assert answer["moves"] == [[key, day.isoformat()] for key, day in told.items()]
        written.update("as it was" if key in given else "numbers" if "." in key else "id" for key in told)
    assert all(written[one] > 10 for one in ("as it was", "numbers", "id")), written


def test_the_wishes_are_many_and_of_every_kind(pairs: dict[str, list[Pair]]) -> None:
    plans = [made for _, _, made, _ in pairs["nb"] if isinstance(made, Plan)]
    refusals = [made for _, _, made, _ in pairs["nb"] if isinstance(made, Refusal)]
    assert len(plans) >= 200
    assert all(count >= 10 for count in Counter(made.kind for made in refusals).values())
    assert {note.kind for made in plans for note in made.notes} == set(get_args(NoteKind))
    assert {made.reason.kind for made in refusals} == set(get_args(ReasonKind))


def test_most_wishes_have_a_year_with_days_months_and_spans_over_new_year(pairs: dict[str, list[Pair]]) -> None:
    whens = [step["when"] for _, _, made, answer in pairs["nb"] if isinstance(made, Plan)
             for step in answer.get("year_wheel", {}).get("steps", ())]
    shapes = Counter("day" if when[0].isalpha() and "dag " in when else "span" if "–" in when else "month"
                     for when in whens)
    assert all(shapes[shape] > 100 for shape in ("day", "span", "month")), shapes
    assert sum(len(when.split(" – ")[0].split()) == 2 for when in whens if " – " in when) > 30, "none over New Year"


def test_two_modules_that_are_swapped_move_one_place_in_the_edition_and_what_lies_between_stays_allowed(
        worlds: list[World], answers: list[dict[str, list[Any]]]) -> None:
    past_others = 0
    for world, told in zip(worlds, answers, strict=True):
        requires, own = world.course.requires, world.course.numbers
        usual = mended(sorted(requires), requires)
        seen = [number for number in usual if number in own]
        for place, (upper, lower, order) in enumerate(told["swaps"]):
            assert sorted(order) == sorted(usual)
            assert [one for one in order if one in own] == [*seen[:place], lower, upper, *seen[place + 2:]]
            assert (obstacle(order, requires) is None) is (upper not in requires[lower])
            past_others += usual.index(lower) - usual.index(upper) > 1
    assert past_others > 5


def _events(data: bytes) -> dict[str, dict[str, str]]:
    return {str(event["UID"]): {name: str(event[name].to_ical()) for name in event}
            for event in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def _facts(data: bytes) -> list[str]:
    """What an owner's page reads of the whole: package, school and days off."""
    return [line for line in data.replace(b"\r\n ", b"").decode().split("\r\n") if line.startswith("X-KP-")]


@pytest.mark.parametrize("locale", LOCALES)
def test_calendar_files_hold_the_same_events(pairs: dict[str, list[Pair]], locale: str) -> None:
    compared = 0
    for _, _, made, answer in pairs[locale]:
        if isinstance(made, Plan) and answer["ics"]:
            data = answer["ics"].encode()
            assert all(len(line) <= 75 for line in data.split(b"\r\n"))
            other = ics(made, Teller(locale), midnight(STAMP), BASE)
            assert _events(data) == _events(other)
            assert sorted(_facts(data)) == sorted(_facts(other))
            compared += 1
    assert compared >= 30
