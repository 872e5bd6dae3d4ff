"""School years counted by hand in a calendar on paper."""

from __future__ import annotations

from datetime import date

import pytest

from kompetansepakke.plan.calendar.breaks import SchoolBreaks, YearlyBreak, easter_sunday
from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.calendar.read_breaks import built_in_standard
from kompetansepakke.plan.calendar.shipped_calendars import FIRST, LAST, public_holidays, school_calendar
from kompetansepakke.plan.course import Course, Meeting, Module
from kompetansepakke.plan.plan import Plan, Refusal, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.pace import MINIMUM, Pace
from kompetansepakke.plan.telling.teller import Teller

TELLER = Teller("nb")
STANDARD = school_calendar(built_in_standard())


def one(weeks: int, meetings: int = 0, opens: date | None = None) -> Course:
    made = tuple(Meeting(f"m{number}", f"Møte {number}", 60, "") for number in range(meetings))
    return Course("pakke", "Pakke", "laerer", 26, (Module(1, "Modul", weeks, weeks, (), opens, None, made),))


def weeks_of(start: date, weeks: int, calendar: SchoolCalendar = STANDARD) -> list[str]:
    made = plan(one(weeks), Wish(start, MINIMUM), calendar)
    assert isinstance(made, Plan)
    return [str(week) for week in made.modules[0].weeks]


def meetings_of(start: date, weekday: int, weeks: int, calendar: SchoolCalendar = STANDARD) -> list[date]:
    made = plan(one(weeks, meetings=weeks), Wish(start, MINIMUM, (), weekday), calendar)
    assert isinstance(made, Plan)
    return [meeting.day for meeting in made.modules[0].meetings]


@pytest.mark.parametrize("year", range(FIRST.year, LAST.year + 1))
def test_easter_is_where_others_find_it(year: int) -> None:
    assert "Første påskedag" in public_holidays(year)[easter_sunday(year)]


def test_early_easter_2035_takes_week_12() -> None:
    # Easter Sunday 25 March. Week 12 is off; week 13 has Tuesday to Friday.
    assert weeks_of(date(2035, 3, 12), 3) == ["2035-W11", "2035-W13", "2035-W14"]
    assert meetings_of(date(2035, 3, 12), 0, 3) == [date(2035, 3, 12), date(2035, 3, 27), date(2035, 4, 2)]


def test_late_easter_2038_takes_week_16() -> None:
    # Easter Sunday 25 April, the latest it can be. Week 16 is off; week 17 begins on Tuesday.
    assert weeks_of(date(2038, 4, 12), 3) == ["2038-W15", "2038-W17", "2038-W18"]
    assert meetings_of(date(2038, 4, 12), 0, 2) == [date(2038, 4, 12), date(2038, 4, 27)]


def test_christmas_2026_takes_weeks_52_and_53() -> None:
    # 21 December 2026 is a Monday; 4 January 2027 is the Monday of week 1.
    assert weeks_of(date(2026, 12, 14), 2) == ["2026-W51", "2027-W01"]


def test_week_53_counts_where_the_school_is_open() -> None:
    short = SchoolBreaks("kort", "Kort", (YearlyBreak("Juleferie", (12, 21), (12, 27)),))
    calendar = school_calendar(short)
    # 28 to 31 December 2020 are days of school here, 1 January 2021 is not: four days.
    assert weeks_of(date(2020, 12, 14), 3, calendar) == ["2020-W51", "2020-W53", "2021-W01"]
    assert meetings_of(date(2020, 12, 28), 4, 1, calendar) == [date(2020, 12, 31)]
    # 2021 has no week 53: 27 December to 2 January is week 52, with four days again (1 January is a Saturday: five).
    assert weeks_of(date(2021, 12, 13), 2, calendar) == ["2021-W50", "2021-W52"]


def test_the_17_of_may_on_a_meeting_day() -> None:
    # 2023: the 17th is a Wednesday and Ascension Day the 18th. Monday, Tuesday and Friday are left: the week counts.
    assert weeks_of(date(2023, 5, 15), 2) == ["2023-W20", "2023-W21"]
    assert meetings_of(date(2023, 5, 15), 2, 2) == [date(2023, 5, 16), date(2023, 5, 24)]
    assert meetings_of(date(2023, 5, 15), 3, 2) == [date(2023, 5, 19), date(2023, 5, 25)]
    made = plan(one(1, 1), Wish(date(2023, 5, 15), MINIMUM, (), 2), STANDARD)
    assert isinstance(made, Plan)
    assert any("17. mai 2023 er fri (Grunnlovsdag)" in note for note in TELLER.notes(made))


def test_the_last_weeks_of_june_and_the_first_of_august() -> None:
    # 2026: 20 June is a Saturday, so week 25 is whole; 15 August is a Saturday, so week 34 (from 17 August) is next.
    assert weeks_of(date(2026, 6, 15), 2) == ["2026-W25", "2026-W34"]
    # 2024: 20 June is a Thursday: Monday to Wednesday are three days, and the week counts. 15 August is a Thursday:
    # only Friday the 16th is left of week 33.
    assert weeks_of(date(2024, 6, 17), 2) == ["2024-W25", "2024-W34"]


def test_the_year_from_31_august_2026_at_the_floor() -> None:
    # Weeks 36–39, 41–51, 1–7 and 9: 4 + 11 + 7 + 1 = 23.
    expected = [*(f"2026-W{week}" for week in (36, 37, 38, 39, *range(41, 52))),
                *(f"2027-W{week:02}" for week in (*range(1, 8), 9))]
    assert weeks_of(date(2026, 8, 31), 23) == expected


@pytest.mark.parametrize(("start", "first"), [
    (date(2024, 2, 29), "2024-W10"),  # a Thursday: two days of school are left
    (date(2028, 2, 29), "2028-W09"),  # a Tuesday
    (date(2026, 9, 2), "2026-W36"),  # a Wednesday: three days
    (date(2026, 9, 3), "2026-W37"),  # a Thursday
    (date(2026, 9, 5), "2026-W37"),  # a Saturday
    (date(2026, 7, 1), "2026-W34"),  # in the summer
    (date(2026, 1, 1), "2026-W02"),  # a holiday in the Christmas break
    (date(2027, 3, 25), "2027-W13"),  # Maundy Thursday
])
def test_the_first_week_has_three_days_of_school_from_the_start(start: date, first: str) -> None:
    assert weeks_of(start, 1) == [first]


def test_a_module_that_opens_on_a_thursday_begins_the_week_after() -> None:
    made = plan(one(2, opens=date(2026, 9, 17)), Wish(date(2026, 8, 31), MINIMUM), STANDARD)
    assert isinstance(made, Plan)
    assert made.modules[0].first_day == date(2026, 9, 21)
    assert any("venter 3 skoleuker på at modul 1 åpner 17. september 2026" in note for note in TELLER.notes(made))


def test_a_module_that_opens_after_the_horizon_is_refused_with_its_date() -> None:
    made = plan(one(2, opens=date(2031, 3, 1)), Wish(date(2026, 8, 31), Pace("weeks", weeks=26)), STANDARD)
    assert isinstance(made, Refusal)
    assert made.earliest_end == date(2031, 3, 14)
    assert "Modul 1 åpner 1. mars 2031" in TELLER.refusal(made)


def test_a_school_that_never_has_three_days_in_a_week_is_refused() -> None:
    never = school_calendar(SchoolBreaks("x", "Aldri", (YearlyBreak("Alltid", (1, 1), (12, 31)),)))
    made = plan(one(1), Wish(date(2026, 8, 31), MINIMUM), never)
    assert isinstance(made, Refusal)
    assert made.earliest_end is None
    assert "2099" in TELLER.refusal(made)


@pytest.mark.parametrize("start", [date(1, 1, 1), date(1989, 12, 31), date(2100, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("pace", [MINIMUM, Pace("weeks", weeks=9999), Pace("until", until=date(9999, 12, 31))])
def test_a_start_that_the_calendar_does_not_know_is_refused(start: date, pace: Pace) -> None:
    made = plan(one(1), Wish(start, pace), STANDARD)
    assert isinstance(made, Refusal)
    assert "kjenner bare dagene fra 1. januar 1990 til 31. desember 2099" in TELLER.refusal(made)


def test_the_end_date_itself_may_be_used() -> None:
    for day, fits in ((date(2026, 9, 10), False), (date(2026, 9, 11), True), (date(2026, 9, 13), True)):
        made = plan(one(2), Wish(date(2026, 8, 31), Pace("until", until=day)), STANDARD)
        assert isinstance(made, Plan) is fits, day


def test_weeks_count_calendar_weeks_from_the_start() -> None:
    # 26 weeks from a Monday end on a Sunday: 31 August 2026 to 28 February 2027, with 22 school weeks.
    start = date(2026, 8, 31)
    assert isinstance(plan(one(22), Wish(start, Pace("weeks", weeks=26)), STANDARD), Plan)
    made = plan(one(23), Wish(start, Pace("weeks", weeks=26)), STANDARD)
    assert isinstance(made, Refusal)
    assert (made.needed, made.available, made.earliest_end) == (23, 22, date(2027, 3, 5))
    assert "minst 23 skoleuker, men fra 31. august 2026 til 28. februar 2027 er det 22" in TELLER.refusal(made)
