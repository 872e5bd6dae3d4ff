"""Plans for any package, start, order, pace, edition and breaks: the rules hold, and a refusal tells the truth."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompetansepakke.content.view import view
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.course import Course
from kompetansepakke.plan.outline import course, school
from kompetansepakke.plan.plan import Plan, Refusal, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.orders import allowed_orders
from kompetansepakke.plan.scheduling.pace import Pace
from kompetansepakke.plan.telling.plan_json import plan_json
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.site.project import read_content

from . import naive
from .worlds import STARTS, WEEKDAYS, calendar_of, courses, figures, is_off, paces, school_breaks

ROOT = Path(__file__).parents[2]
DAY = timedelta(days=1)
TELLER = Teller("nb")


def examples(count: int) -> settings:
    return settings(max_examples=count, deadline=None,
                    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.fixture(scope="session")
def real() -> dict[str, Course]:
    """fagfornyelsen, in each edition."""
    site = open_site(ROOT)
    content = read_content(site.root, site.vocabulary, site.macros).content
    found, whole = {}, school(content, date.max)
    for edition in site.vocabulary.editions:
        seen = view(content, edition, date.max)
        package = next(p for p in seen.packages if p.id == "fagfornyelsen")
        found[edition.id] = course(seen, package, whole["fagfornyelsen"])
    return found


def hold(outline: Course, wish: Wish, breaks: SchoolBreaks) -> None:
    """The plan keeps every rule; a refusal's end is the earliest that there is."""
    made = plan(outline, wish, calendar_of(breaks))
    off = is_off(breaks)
    needs = figures(outline, wish.order)
    soonest = naive.earliest_end(needs, wish.start, off)
    if isinstance(made, Refusal):
        assert made.kind == "time"
        _refused_truly(made, soonest, outline, wish, calendar_of(breaks))
        return
    assert naive.faults(plan_json(made, TELLER), needs, off, wish.weekday) == []
    assert made.end >= soonest
    _paced(made, soonest)


def _refused_truly(refused: Refusal, soonest: date, outline: Course, wish: Wish, calendar: SchoolCalendar) -> None:
    assert refused.earliest_end == soonest
    last_day = wish.pace.last_day(wish.start)
    assert last_day
    assert last_day < soonest
    assert soonest.isoformat() in TELLER.refusal(refused)
    assert "\n" not in TELLER.refusal(refused)

    def until(day: date) -> Plan | Refusal:
        return plan(outline, Wish(wish.start, Pace("until", until=day), wish.order, wish.weekday), calendar)

    fitting, late, early = until(soonest), until(soonest + DAY), until(soonest - DAY)
    assert isinstance(fitting, Plan)
    assert isinstance(late, Plan)
    assert fitting.end == late.end == soonest
    assert isinstance(early, Refusal)
    assert early.earliest_end == soonest


def _paced(made: Plan, soonest: date) -> None:
    got = [len(module.weeks) for module in made.modules]
    pace = made.wish.pace
    if pace.kind == "minimum":
        assert got == [module.module.floor for module in made.modules]
        assert made.end == soonest
    elif pace.kind == "recommended":
        assert got == [module.module.recommended for module in made.modules]
    else:
        last_day = pace.last_day(made.wish.start)
        assert last_day
        assert made.end <= last_day
        beyond = next(made.calendar.weeks(made.end + DAY))
        assert beyond.days[-1] > last_day, "a whole school week is left over"


@examples(500)
@given(data=st.data(), start=STARTS, weekday=WEEKDAYS, breaks=school_breaks())
def test_any_package_gets_a_plan_that_holds_or_a_true_earliest_end(data: st.DataObject, start: date, weekday: int,
                                                                   breaks: SchoolBreaks) -> None:
    outline = data.draw(courses(start))
    orders = [order for order, _ in zip(allowed_orders(outline.requires), range(50), strict=False)]
    order = data.draw(st.sampled_from(orders))
    hold(outline, Wish(start, data.draw(paces(start)), order, weekday), breaks)


@examples(400)
@given(data=st.data(), start=STARTS, weekday=WEEKDAYS, breaks=school_breaks(),
       edition=st.sampled_from(("laerer", "leder", "eier", "uh")))
def test_fagfornyelsen_keeps_its_floors_in_every_edition_and_order(real: dict[str, Course], data: st.DataObject,
                                                                   start: date, weekday: int, breaks: SchoolBreaks,
                                                                   edition: str) -> None:
    outline = real[edition]
    order = data.draw(st.sampled_from(list(allowed_orders(outline.requires))))
    hold(outline, Wish(start, data.draw(paces(start)), order, weekday), breaks)


@examples(80)
@given(data=st.data(), start=STARTS, breaks=school_breaks())
def test_without_openings_a_horizon_is_shared_out_evenly(real: dict[str, Course], data: st.DataObject, start: date,
                                                         breaks: SchoolBreaks) -> None:
    weeks = data.draw(st.integers(40, 120))
    begin = max(start, date(2020, 3, 2))  # by then all of it has opened
    made = plan(real["laerer"], Wish(begin, Pace("weeks", weeks=weeks)), calendar_of(breaks))
    if isinstance(made, Plan):
        total = sum(len(module.weeks) for module in made.modules)
        for module in made.modules:
            assert abs(len(module.weeks) - module.module.floor * total / 25) < 1


@examples(60)
@given(start=STARTS, weekday=WEEKDAYS, breaks=school_breaks(), days=st.integers(1, 400))
def test_the_same_wish_gives_the_same_plan_and_the_meetings_keep_their_order(real: dict[str, Course], start: date,
                                                                             weekday: int, breaks: SchoolBreaks,
                                                                             days: int) -> None:
    wish = Wish(start, Pace("minimum"), (), weekday)
    one, two = (plan(real["leder"], wish, calendar_of(breaks)) for _ in range(2))
    moved = plan(real["leder"], Wish(start + days * DAY, Pace("minimum"), (), weekday), calendar_of(breaks))
    assert isinstance(one, Plan)
    assert isinstance(two, Plan)
    assert isinstance(moved, Plan)
    assert plan_json(one, TELLER) == plan_json(two, TELLER)
    ids = [meeting.meeting.id for _, meeting in one.meetings()]
    assert ids == [meeting.meeting.id for _, meeting in moved.meetings()]
    assert ids[:4] == ["m0-mote-oppstart", "m1-mote-1", "m1-mote-2", "m1-mote-3"]
    assert moved.end >= one.end, "a later start never ends earlier"
