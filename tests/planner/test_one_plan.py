"""One plan a school: the same wish gives the same meetings on the same dates in every edition."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from kompetansepakke.content.view import view
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.plan.adjusting import key_for_all, places
from kompetansepakke.plan.calendar.read_breaks import built_in_standard
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.plan.course import Course
from kompetansepakke.plan.outline import course, school
from kompetansepakke.plan.plan import Plan, Refusal, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.pace import MINIMUM, parse_pace
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.site.project import read_content
from tests.pacing.worlds import write_site

ROOT = Path(__file__).parents[2]
CALENDAR = school_calendar(built_in_standard())
ON = date(2026, 11, 21)
FRONT = ("---\ntitle: Modul {n}\nroles: {roles}\nmodule: {n}\npurpose: P.\nmin_weeks: {weeks}\nmeetings: {meetings}\n"
         "requires: {requires}\n---\n\nTekst.\n")
PAGE = "---\ntitle: Side\nroles: {roles}\n{more}---\n\n{text}\n"
MEETING = "/// meeting | Møte {id}\n    id: {id}\n    minutes: 60\n{more}\nx\n/// end meeting\n"
OfChance = Callable[[int], Mapping[str, Course]]
AUDIENCES = ("all", "all", "all", "[leader, owner]", "[leader]", "[owner, university]")


def _site(folder: Path, seed: int) -> Path:
    """A package whose modules, meetings and weeks differ between roles."""
    chance = random.Random(seed)
    files = {"modules/p/package.yml": "title: P\npurpose: P.\n"}
    shared = [0]
    for n in range(4):
        roles = "all" if n == 0 else chance.choice(AUDIENCES)
        least = chance.randint(1, 3)
        weeks = f"{{all: {least}-{least + 1}, leader: {least + chance.randint(0, 3)}-9, owner: {least}-8}}"
        requires = [one for one in shared if one < n and chance.random() < 0.5]
        files[f"modules/p/{n}-m/index.md"] = FRONT.format(n=n, roles=roles, weeks=weeks, requires=requires,
                                                         meetings=chance.randint(0, 4))
        shared += [n] if n and roles == "all" else []
        for page in range(chance.randint(0, 4)):
            more = f"opens: {ON + timedelta(days=chance.randint(0, 90))}\n" if chance.random() < 0.3 else ""
            own = roles if roles != "all" else chance.choice(AUDIENCES)
            of_leaders = "    roles: [leader]\n" if own == "all" and chance.random() < 0.2 else ""
            files[f"modules/p/{n}-m/{page + 1:02}-s.md"] = PAGE.format(
                roles=own, more=more, text=MEETING.format(id=f"m{n}-{page}", more=of_leaders))
    return write_site(folder, files)


def _courses(root: Path, package: str, on: date) -> dict[str, Course]:
    site = open_site(root)
    known = vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS)
    reading = read_content(site.root, known, site.macros, site.made)
    assert [str(one) for one in reading.problems if one.severity == "error"] == []
    views = [view(reading.content, edition, on) for edition in known.editions]
    whole = school(reading.content, on)[package]
    return {seen.edition.id: course(seen, one, whole) for seen in views for one in seen.packages if one.id == package}


def _wishes(chance: random.Random, numbers: list[int], count: int) -> Iterator[Wish]:
    for _ in range(count):
        start = date(2026, 8, 1) + timedelta(days=chance.randint(0, 700))
        pace = parse_pace(chance.choice(("minimum", "recommended", f"weeks={chance.randint(10, 70)}",
                                         f"until={start + timedelta(days=chance.randint(50, 600))}")))
        assert pace
        order = chance.choice(((), (), tuple(chance.sample(numbers, chance.randint(1, len(numbers))))))
        off = tuple(start + timedelta(days=chance.randint(0, 100)) for _ in range(chance.choice((0, 3))))
        moved = (f"{chance.choice(numbers)}.1", start + timedelta(days=chance.randint(0, 60)))
        yield Wish(start, pace, order, chance.randint(0, 4), chance.choice((None, None, chance.choice(numbers))),
                   chance.choice(((), (), (moved,))), off)


def _held(made: Plan) -> dict[tuple[int, int], tuple[str | None, date]]:
    return {(planned.module.number, one.number): (one.meeting.id, one.day) for planned, one in made.meetings()}


def _assert_one_plan(courses: Mapping[str, Course], wish: Wish) -> bool:
    """Whether there is a plan; each edition that has a meeting has it on the same day, by the same number."""
    answers = {name: plan(outline, wish, CALENDAR) for name, outline in courses.items()}
    plans = {name: made for name, made in answers.items() if isinstance(made, Plan)}
    refused = {f"{made.reason} {made.earliest_end}" for made in answers.values() if isinstance(made, Refusal)}
    nothing = {told for told in refused if "no_modules" in told}
    assert len(refused - nothing) <= (not plans)
    together: dict[tuple[int, int], tuple[str | None, date]] = {}
    for made in plans.values():
        for key, told in _held(made).items():
            assert together.setdefault(key, told) == told
    starts = {(one.module.number, one.first_day, one.last_day, one.weeks, tuple(
        (begin.role, begin.day, begin.weeks) for begin in one.beginnings)) for made in plans.values()
        for one in made.modules}
    assert len(starts) == len({number for number, *_ in starts})
    return bool(plans)


@pytest.fixture(scope="module")
def of_chance(tmp_path_factory: pytest.TempPathFactory) -> OfChance:
    """The courses of the package of a seed, by edition."""
    return cache(lambda seed: _courses(_site(tmp_path_factory.mktemp("one-plan"), seed), "p", ON))


@pytest.fixture(scope="module")
def ours() -> Mapping[str, Course]:
    """Those of fagfornyelsen."""
    return _courses(ROOT, "fagfornyelsen", ON)


@pytest.mark.parametrize("seed", range(20))
def test_20_wishes_for_each_of_20_packages_have_the_same_dates_in_every_edition(of_chance: OfChance, seed: int) -> None:
    courses = of_chance(seed)
    assert len(courses) == 4
    chance = random.Random(seed)
    found = [_assert_one_plan(courses, wish) for wish in _wishes(chance, [0, 1, 2, 3], 20)]
    assert sum(found) > 3


@pytest.mark.parametrize("seed", range(20))
def test_what_a_planner_writes_of_a_moved_meeting_every_edition_knows(of_chance: OfChance, seed: int) -> None:
    courses = of_chance(seed)
    for own in courses.values():
        for module in own.modules:
            for number, meeting in enumerate(module.meetings, start=1):
                if meeting.seen:
                    wish = Wish(ON, MINIMUM, moves=((key_for_all(module, number), ON),))
                    assert [list(places(other, wish)) for other in courses.values()] == 4 * [[(module.number, number)]]


def test_200_wishes_for_fagfornyelsen_have_the_same_dates_in_every_edition(ours: Mapping[str, Course]) -> None:
    found = [_assert_one_plan(ours, wish) for wish in _wishes(random.Random(1), [0, 1, 2, 3, 4, 5], 200)]
    assert sum(found) > 80


def test_who_needs_less_begins_later_and_meets_on_the_same_day(ours: Mapping[str, Course]) -> None:
    for outline in ours.values():
        made = plan(outline, Wish(date(2027, 1, 18), MINIMUM), CALENDAR)
        assert isinstance(made, Plan)
        first, second = made.modules[:2]
        assert [(who, begin.day.isoformat(), begin.weeks) for who, begin in first.apart] == [
            ("Skoleleder, Skoleeier, UH-ansatt", "2027-01-18", 3), ("Lærer", "2027-02-01", 1)]
        assert second.apart == []
        assert first.meetings[0].day == date(2027, 2, 3)


@pytest.mark.parametrize("seed", range(20))
def test_a_role_gets_the_weeks_that_it_needs_and_has_begun_when_it_first_meets(of_chance: OfChance, seed: int) -> None:
    for name, outline in of_chance(seed).items():
        made = plan(outline, Wish(date(2027, 1, 18), MINIMUM), CALENDAR)
        assert isinstance(made, Plan)
        own = vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS).edition(name).own_role
        for planned in made.modules:
            begin = next(one for one in planned.beginnings if one.role == own)
            needed = next(one.floor for one in planned.module.times if one.role == own)
            assert begin.weeks >= needed
            assert begin.day >= planned.first_day
            assert all(begin.day <= one.day for one in planned.meetings)


def test_an_edition_holds_nothing_but_figures_of_what_it_does_not_have(of_chance: OfChance) -> None:
    for seed in range(20):
        outline = of_chance(seed)["laerer"]
        for module in outline.others:
            assert (module.title, module.address, module.rest, module.times) == ("", "", (), ())
        unseen = [one for module in (*outline.modules, *outline.others) for one in module.meetings if not one.seen]
        assert {(one.id, one.title, one.address, one.prepare, one.agenda) for one in unseen} <= {
            (None, None, "", (), ())}


def test_room_for_what_others_do_is_told_without_its_name(tmp_path: Path) -> None:
    front = FRONT.format(n="{n}", roles="{roles}", weeks="2", meetings=1, requires="[]")
    root = write_site(tmp_path, {
        "modules/p/package.yml": "title: P\npurpose: P.\n",
        **{f"modules/p/{n}-m/index.md": front.format(n=n, roles=roles) for n, roles in (
            (1, "all"), (2, "[leader]"), (3, "all"))}})
    courses = _courses(root, "p", ON)
    wish = Wish(date(2027, 1, 4), MINIMUM)
    teacher, leader = plan(courses["laerer"], wish, CALENDAR), plan(courses["leder"], wish, CALENDAR)
    assert isinstance(teacher, Plan)
    assert isinstance(leader, Plan)
    assert (teacher.numbers, leader.numbers) == ([1, 3], [1, 2, 3])
    assert [note for note in Teller("nb").notes(teacher) if "skal ha minst" not in note] == [
        "Før modul 3 er det satt av 2 skoleuker til noe som ikke er i denne utgaven."]
    assert len(leader.notes) == len(leader.modules)
    nothing = plan(courses["laerer"], replace(wish, order=(2,)), CALENDAR)
    assert isinstance(nothing, Refusal)
    assert Teller("nb").refusal(nothing) == "Ingen av modulene i planen er i denne utgaven."
