"""The browser and Python make the same of more than 200 random wishes: plans, words, refusals, calendar files."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import icalendar
import pytest

from kompetansepakke.content.view import view
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.plan.course import Course
from kompetansepakke.plan.outline import course
from kompetansepakke.plan.phrases import when_text
from kompetansepakke.plan.plan import Plan, Refusal, plan_json
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.telling.ics import ics
from kompetansepakke.plan.telling.plan_words import pace_text, week_spans
from kompetansepakke.site.project import read_content
from kompetansepakke.web.bundle import SCRIPT_FOLDER as BROWSER
from tests.programs import program

from .worlds import ON, STAMP, World, random_world, real_world

ROOT = Path(__file__).parents[2]
SCRIPTS = BROWSER
BASE = "https://skole.example/leder/"


@pytest.fixture(scope="module")
def worlds() -> list[World]:
    """40 random packages and the real one in each edition: 12 wishes for each of them."""
    site = open_site(ROOT)
    content = read_content(site.root, site.vocabulary, site.macros).content
    real = [course(next(p for p in view(content, edition, ON).packages if p.id == "fagfornyelsen"), edition)
            for edition in site.vocabulary.editions]
    return [*(random_world(seed, 12) for seed in range(40)),
            *(real_world(_open(one), seed, 12) for seed, one in enumerate(real))]


def _open(one: Course) -> Course:
    assert any(meeting.id for module in one.modules for meeting in module.meetings)
    return one


@pytest.fixture(scope="module")
def answers(worlds: list[World], tmp_path_factory: pytest.TempPathFactory) -> list[list[Any]]:
    """What the browser's modules say, run by node."""
    folder = tmp_path_factory.mktemp("vectors")
    for name in ("planner", "shared"):
        shutil.copytree(SCRIPTS / name, folder / name)
    shutil.copy(Path(__file__).with_name("vectors.js"), folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (folder / "worlds.json").write_text(json.dumps([world.data() for world in worlds]), encoding="utf-8")
    done = subprocess.run([program("node"), "vectors.js", "worlds.json"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    found: list[list[Any]] = json.loads(done.stdout)
    return found


def pairs(worlds: list[World], answers: list[list[Any]]) -> list[tuple[World, dict[str, Any], Plan | Refusal, Any]]:
    return [(world, wish, plan(world.course, *world.wish(wish)), answer)
            for world, own in zip(worlds, answers, strict=True)
            for wish, answer in zip(world.wishes, own, strict=True)]


def expected(made: Plan | Refusal) -> dict[str, Any]:
    if isinstance(made, Refusal):
        return {"refused": made.kind, "earliest_end": made.earliest_end.isoformat() if made.earliest_end else None,
                "reason": made.reason, "order": list(made.order), "available": made.available}
    told = plan_json(made)
    del told["package"], told["edition"]
    for one, planned in zip(told["modules"], made.modules, strict=True):
        one["spans"] = week_spans(planned.weeks)
    for one, step in zip(told.get("year_wheel", {}).get("steps", ()), made.wheel, strict=bool(made.course.wheel)):
        one["when"] = when_text(step.first, step.last)
    return {**told, "notes": list(made.notes), "pace_told": pace_text(made)}


def test_plans_notes_and_refusals_are_the_same(worlds: list[World], answers: list[list[Any]]) -> None:
    for world, wish, made, answer in pairs(worlds, answers):
        told = {name: value for name, value in answer.items() if name != "ics"}
        assert told == expected(made), (world.course, wish)


def test_the_wishes_are_many_and_of_every_kind(worlds: list[World], answers: list[list[Any]]) -> None:
    found = Counter("plan" if isinstance(made, Plan) else made.kind for _, _, made, _ in pairs(worlds, answers))
    assert found["plan"] >= 200
    assert all(found[kind] >= 10 for kind in ("order", "time", "calendar")), found
    notes = {note.split()[0] for _, _, made, _ in pairs(worlds, answers) if isinstance(made, Plan)
             for note in made.notes}
    assert {"Modul", "Møte", "Planen", "Starten,", "Fra"} <= notes


def test_most_wishes_have_a_year_with_days_months_and_spans_over_new_year(
        worlds: list[World], answers: list[list[Any]]) -> None:
    whens = [step["when"] for _, _, made, answer in pairs(worlds, answers) if isinstance(made, Plan)
             for step in answer.get("year_wheel", {}).get("steps", ())]
    shapes = Counter("day" if when[0].isalpha() and "dag " in when else "span" if "–" in when else "month"
                     for when in whens)
    assert all(shapes[shape] > 100 for shape in ("day", "span", "month")), shapes
    assert sum(len(when.split(" – ")[0].split()) == 2 for when in whens if " – " in when) > 30, "none over New Year"


def _events(data: bytes) -> dict[str, dict[str, str]]:
    return {str(event["UID"]): {name: str(event[name].to_ical()) for name in event}
            for event in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def test_calendar_files_hold_the_same_events(worlds: list[World], answers: list[list[Any]]) -> None:
    compared = 0
    for _, _, made, answer in pairs(worlds, answers):
        if isinstance(made, Plan) and answer["ics"]:
            data = answer["ics"].encode()
            assert all(len(line) <= 75 for line in data.split(b"\r\n"))
            assert _events(data) == _events(ics(made, STAMP, BASE))
            compared += 1
    assert compared >= 30
