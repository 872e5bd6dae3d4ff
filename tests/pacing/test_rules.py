"""The planner's parts: orders, shares of time, days of meetings, and what is prepared for them."""

from __future__ import annotations

from datetime import date
from itertools import combinations, islice, pairwise, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompetansepakke.base.audience import Edition
from kompetansepakke.content.view import view
from kompetansepakke.plan.course import Course, Hours, Module
from kompetansepakke.plan.outline import course, school
from kompetansepakke.plan.scheduling.meeting_days import meeting_days
from kompetansepakke.plan.scheduling.orders import allowed_orders, completed, mended, obstacle
from kompetansepakke.plan.scheduling.pace import Pace, parse_pace
from kompetansepakke.plan.scheduling.schedule import Need, packed, stretched
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.site.project import read_content

from .worlds import write_site

FAGFORNYELSEN = {0: (), 1: (0,), 2: (1,), 3: (1,), 4: (1,), 5: (1, 2, 3, 4)}
DAGS = st.integers(1, 6).flatmap(lambda count: st.tuples(*(
    st.lists(st.integers(0, number - 1), unique=True).map(tuple) if number else st.just(())
    for number in range(count)))).map(lambda needs: dict(enumerate(needs)))


def test_fagfornyelsen_has_six_orders() -> None:
    expected = [(0, 1, *middle, 5) for middle in permutations((2, 3, 4))]
    assert list(allowed_orders(FAGFORNYELSEN)) == expected


@settings(max_examples=60, deadline=None)
@given(requires=DAGS)
def test_the_allowed_orders_are_those_without_an_obstacle(requires: dict[int, tuple[int, ...]]) -> None:
    expected = [order for order in permutations(sorted(requires))
                if all(order.index(need) < order.index(number) for number in order for need in requires[number])]
    assert list(allowed_orders(requires)) == expected
    assert [order for order in permutations(sorted(requires)) if obstacle(order, requires) is None] == expected
    for order in permutations(sorted(requires)):
        assert mended(order, requires) in expected
        assert (mended(order, requires) == order) is (order in expected)


def test_of_many_free_modules_the_first_orders_are_found_at_once() -> None:
    free: dict[int, tuple[int, ...]] = dict.fromkeys(range(60), ())
    first, second = islice(allowed_orders(free), 2)
    assert first == tuple(range(60))
    assert second == (*range(58), 59, 58)


@pytest.mark.parametrize(("listed", "order"), [
    ((1, 3, 2, 4, 5), (0, 1, 3, 2, 4, 5)),
    ((5,), (0, 1, 2, 3, 4, 5)),
    ((3, 5), (0, 1, 3, 2, 4, 5)),
    ((4, 0), (1, 4, 0)),
    ((0,), (0,)),
])
def test_what_a_listed_module_requires_is_put_before_it(listed: tuple[int, ...], order: tuple[int, ...]) -> None:
    assert completed(listed, FAGFORNYELSEN) == order


@pytest.mark.parametrize(("order", "late", "nearest"), [
    ((2, 1), (2, 1), (0, 1, 2)),
    ((5, 4, 3, 2, 1, 0), (5, 4), (0, 1, 4, 3, 2, 5)),
    ((0, 3, 1, 2), (3, 1), (0, 1, 3, 2)),
])
def test_an_order_that_is_not_allowed_is_mended_by_moving_as_little_as_can_be(
        order: tuple[int, ...], late: tuple[int, int], nearest: tuple[int, ...]) -> None:
    assert obstacle(order, FAGFORNYELSEN) == late
    assert mended(order, FAGFORNYELSEN) == nearest


def test_a_ring_does_not_hang() -> None:
    assert set(mended((0, 1), {0: (1,), 1: (0,)})) == {0, 1}
    assert list(allowed_orders({0: (1,), 1: (0,)})) == []


NEEDS = st.lists(st.builds(Need, st.integers(1, 4), st.integers(0, 12), st.integers(0, 14)), min_size=1, max_size=3)


@settings(max_examples=150, deadline=None)
@given(needs=NEEDS)
def test_packed_ends_as_early_as_any_schedule_can(needs: list[Need]) -> None:
    spans = packed(needs)
    assert _keeps(spans, needs)
    assert spans[-1].stop == next(end for end in range(1, 40) if _schedules(needs, end))


def _keeps(spans: tuple[range, ...], needs: list[Need]) -> bool:
    apart = all(one.stop <= two.start for one, two in pairwise(spans))
    return apart and all(len(span) >= need.weeks and span.start >= need.opens and span.stop >= need.ready
                         for span, need in zip(spans, needs, strict=True))


def _schedules(needs: list[Need], end: int) -> list[tuple[range, ...]]:
    """All schedules without gaps that end at `end`, the first module beginning when it likes."""
    found = (tuple(range(a, b) for a, b in zip(cuts, (*cuts[1:], end), strict=True))
             for cuts in combinations(range(end), len(needs)))
    return [spans for spans in found if _keeps(spans, needs)]


@settings(max_examples=150, deadline=None)
@given(needs=NEEDS, more=st.integers(0, 8))
def test_stretched_uses_every_week_and_is_as_even_as_any(needs: list[Need], more: int) -> None:
    end = packed(needs)[-1].stop + more
    spans = stretched(needs, end)
    assert _keeps(spans, needs)
    assert spans[0].start == needs[0].opens
    assert all(one.stop == two.start for one, two in pairwise(spans))
    assert spans[-1].stop == end
    best = max(min(len(span) / need.weeks for span, need in zip(other, needs, strict=True))
               for other in _schedules(needs, end))
    assert all(len(span) >= int(best * need.weeks + 1e-9) for span, need in zip(spans, needs, strict=True))


def test_a_late_opening_lets_those_before_it_share_the_wait() -> None:
    needs = [Need(2), Need(2), Need(2, opens=12)]
    assert [(span.start, span.stop) for span in stretched(needs, 15)] == [(0, 6), (6, 12), (12, 15)]


def test_shares_are_rounded_to_the_nearest_week_and_halves_up() -> None:
    assert [len(span) for span in stretched([Need(1), Need(1)], 3)] == [2, 1]
    assert [len(span) for span in stretched([Need(1), Need(1), Need(1)], 5)] == [2, 1, 2]
    assert [len(span) for span in stretched([Need(weeks) for weeks in (1, 4, 6, 4, 4, 4)], 26)] == [1, 5, 6, 5, 4, 5]


MONDAY = date(2026, 8, 31)


def _weeks(*lengths: int) -> list[list[date]]:
    return [[date.fromordinal(MONDAY.toordinal() + 7 * week + day) for day in range(length)]
            for week, length in enumerate(lengths)]


@pytest.mark.parametrize(("weeks", "count", "weekday", "expected"), [
    (4, 3, 2, [(1, 2), (2, 2), (3, 2)]),
    (4, 2, 4, [(1, 4), (3, 4)]),
    (6, 4, 0, [(1, 0), (2, 0), (4, 0), (5, 0)]),
    (1, 3, 4, [(0, 2), (0, 3), (0, 4)]),
    (1, 3, 0, [(0, 0), (0, 1), (0, 2)]),
    (2, 3, 2, [(0, 2), (1, 2), (1, 3)]),
])
def test_each_meeting_closes_its_share_of_the_weeks(weeks: int, count: int, weekday: int,
                                                    expected: list[tuple[int, int]]) -> None:
    days = meeting_days(_weeks(*[5] * weeks), [MONDAY] * count, weekday)
    assert [divmod((day - MONDAY).days, 7) for day in days] == expected


def test_meetings_share_days_only_when_there_are_more_than_days() -> None:
    five = meeting_days(_weeks(5), [MONDAY] * 5, 2)
    assert len(set(five)) == 5
    seven = meeting_days(_weeks(5), [MONDAY] * 7, 2)
    assert list(seven) == sorted(seven)
    assert len(set(seven)) >= 4


def test_a_meeting_waits_for_its_page_also_into_another_week() -> None:
    days = meeting_days(_weeks(5, 5, 5), [MONDAY, date(2026, 9, 17), date(2026, 9, 17)], 2)
    assert days == (date(2026, 9, 2), date(2026, 9, 17), date(2026, 9, 18))


@pytest.mark.parametrize(("text", "pace"), [
    ("minimum", Pace("minimum")), ("recommended", Pace("recommended")), ("weeks=26", Pace("weeks", weeks=26)),
    ("until=2027-06-18", Pace("until", until=date(2027, 6, 18))),
    ("weeks=0", None), ("weeks=-1", None), ("weeks=", None), ("weeks=10000", None), ("weeks=٢٦", None), ("weeks", None),
    ("until=2027-02-29", None), ("until=20270618", None), ("Minimum", None), ("", None), ("minimum ", None),
])
def test_paces(text: str, pace: Pace | None) -> None:
    assert parse_pace(text) == pace
    if pace:
        assert str(pace) == text


FRONT = ("---\ntitle: {title}\nroles: all\nmodule: {number}\npurpose: Å prøve.\nmin_weeks: {weeks}\nmeetings: 2\n"
         "{more}---\n\nTekst.\n")
PAGE = "---\ntitle: Side\nroles: {roles}\n{more}---\n\n{text}\n"


def block(name: str, title: str, **options: object) -> str:
    lines = "".join(f"    {key}: {value}\n" for key, value in options.items())
    return f"/// {name} | {title}\n{lines}\nTekst.\n/// end {name}\n"


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Course]:
    """A package with what is rare, as each edition has it."""
    one = "modules/odde/1-en"
    root = write_site(tmp_path_factory.mktemp("odd"), {
        "modules/odde/package.yml": "title: Odde\npurpose: Å prøve.\n",
        f"{one}/index.md": FRONT.format(title="En", number=1, weeks="{leader: 3-4}", more=""),
        f"{one}/01-for.md": PAGE.format(roles="all", more="opens: 2026-10-01\n", text="\n".join([
            block("video", "Film", id="film", minutes=7, transcript="51-manus.md", work="individual", phase="before"),
            block("task", "Etter før noe møte", id="tidlig", minutes=10, work="team", phase="after"),
            block("worksheet", "Ark", id="ark")])),
        f"{one}/02-mote.md": PAGE.format(roles="all", more="", text="\n".join([
            block("task", "I møtet", id="i-motet", minutes=30, work="plenary", phase="meeting"),
            block("meeting", "Første", id="mote-1", minutes=60, brings="[ark, film]"),
            block("text", "Uten tid", id="tekst", pages=3, phase="before"),
            block("task", "Etterpå", id="etter", minutes=20, work="team", phase="after")])),
        f"{one}/03-leder.md": PAGE.format(roles="[leader, owner]", more="", text="\n".join([
            block("task", "Leder før", id="leder-for", minutes=15, work="individual", phase="before"),
            block("meeting", "Ledermøte", id="mote-leder", minutes=45),
            block("podcast", "Uten form", id="podkast", minutes=12, url="https://x.no/p")])),
        f"{one}/51-manus.md": PAGE.format(roles="all", more="", text=block(
            "task", "I manuset", id="i-manus", minutes=5, work="individual", phase="before")),
        "modules/odde/2-to/index.md": FRONT.format(title="To", number=2, weeks="2-3",
                                                   more="requires: [1]\nopens: 2027-01-10\n"),
        "modules/odde/2-to/01-mote.md": PAGE.format(roles="all", more="", text=block(
            "meeting", "Møte i to", id="mote-to", minutes=60)),
    })
    known = vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS)
    reading = read_content(root, known, frozenset())
    assert [str(p) for p in reading.problems if p.severity == "error"] == []
    seen = {edition.id: view(reading.content, edition, date.max) for edition in known.editions}
    whole = school(reading.content, date.max)["odde"]
    return {name: course(one, one.packages[0], whole) for name, one in seen.items()}


def test_what_is_prepared_stands_before_the_meeting_or_is_brought(odd: dict[str, Course]) -> None:
    first, leader = odd["leder"].module(1).meetings
    assert first.prepare == ("film", "ark")
    assert first.follows == ("etter",)
    assert (leader.id, leader.prepare) == ("mote-leder", ("tekst", "leder-for"))


def test_a_meeting_waits_for_the_pages_of_what_is_prepared(odd: dict[str, Course]) -> None:
    module = odd["leder"].module(1)
    assert [one.earliest for one in module.meetings] == [date(2026, 10, 1), None]
    assert module.complete == date(2026, 10, 1)


def test_meetings_that_are_not_written_come_after_those_that_are(odd: dict[str, Course]) -> None:
    teacher = odd["laerer"].module(1)
    assert [(one.id, one.title, one.minutes, one.seen) for one in teacher.meetings] == [
        ("mote-1", "Første", 60, True), (None, None, None, False)], "the leaders' meeting is the second one"
    assert [one.id for one in odd["leder"].module(2).meetings] == ["mote-to", None]
    assert teacher.rest == ("tidlig", "tekst")
    assert odd["leder"].module(1).rest == ("tidlig", "podkast")


def test_a_module_has_room_for_the_role_that_needs_most_in_every_edition(odd: dict[str, Course]) -> None:
    for outline in odd.values():
        module = outline.module(1)
        assert (module.floor, module.recommended) == (3, 4)
        assert [(one.role, one.floor, one.recommended) for one in module.times] == [
            ("leader", 3, 4), ("university", 3, 4)], "what states no weeks for a role says nothing of when it begins"
    assert [one.name for one in odd["laerer"].module(1).times] == ["Skoleleder", "UH-ansatt"]


def test_hours_are_told_by_way_of_working_and_nothing_is_guessed(odd: dict[str, Course]) -> None:
    assert odd["laerer"].module(1).hours == Hours(individual=7, team=30, meeting=60, untimed=1)
    assert odd["leder"].module(1).hours == Hours(individual=22, team=30, meeting=105, unknown=12, untimed=1)


def test_a_module_that_has_not_opened_keeps_its_figures_and_tells_no_names(tmp_path: Path) -> None:
    root = write_site(tmp_path, {
        "modules/p/package.yml": "title: P\npurpose: P.\n",
        "modules/p/1-en/index.md": FRONT.format(title="En", number=1, weeks="2-3", more="opens: 2027-01-10\n"),
        "modules/p/1-en/01-mote.md": PAGE.format(roles="all", more="", text=block("meeting", "Hemmelig", id="hemmelig",
                                                                                minutes=60))})
    edition = Edition("laerer", ("teacher",))
    content = read_content(root, vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS), frozenset()).content
    on = date(2026, 12, 1)
    seen = view(content, edition, on)
    closed = course(seen, seen.packages[0], school(content, on)["p"])
    module = closed.module(1)
    assert (module.floor, module.opens) == (2, date(2027, 1, 10))
    assert [one.title for one in module.meetings] == [None, None]
    assert "emmelig" not in repr(closed)


def test_a_requirement_that_the_edition_does_not_have_is_left_out() -> None:
    outline = Course("p", "P", "laerer", 26, (Module(3, "Tre", 1, 1, requires=(1, 2)), Module(2, "To", 1, 1)))
    assert outline.requires == {3: (2,), 2: ()}
