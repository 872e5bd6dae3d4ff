"""`modules/skoleruter/<id>.yml`: read strictly, every problem with its line."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kompetansepakke.plan.calendar.breaks import DatedBreak, EasterBreak, WeekBreak, YearlyBreak
from kompetansepakke.plan.calendar.read_breaks import FOLDER, built_in_standard, read_all, read_file
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.site.project import read_content

from .worlds import write_site

ROOT = Path(__file__).parents[2]
PATH = f"{FOLDER}/prove.yml"
WHOLE = """title: Prøve
breaks:
  - name: Uker
    weeks: [40, 53]
  - name: Ei uke
    weeks: 8
  - name: Jul
    from: 12-21
    to: 01-02
  - name: Én gang
    from: 2026-11-02
    to: "2026-11-03"
  - name: Påske
    easter: [-6, -4]
"""


def test_every_form_is_read() -> None:
    calendar, found = read_file("prove", PATH, WHOLE.encode())
    assert found == []
    assert calendar is not None
    assert (calendar.id, calendar.title) == ("prove", "Prøve")
    assert calendar.breaks == (
        WeekBreak("Uker", (40, 53)), WeekBreak("Ei uke", (8,)), YearlyBreak("Jul", (12, 21), (1, 2)),
        DatedBreak("Én gang", date(2026, 11, 2), date(2026, 11, 3)), EasterBreak("Påske", -6, -4))


@pytest.mark.parametrize(("text", "line", "code"), [
    ("title: X\n", 1, "KP206"),
    ("breaks: []\n", 1, "KP206"),
    ("title: X\nbreaks: {}\n", 2, "KP205"),
    ("title: X\nbreaks: []\nferier: []\n", 3, "KP203"),
    ("title: X\ntitle: Y\nbreaks: []\n", 2, "KP204"),
    ("title: X: Y\nbreaks: []\n", 1, "KP202"),
    ("title: <b>X</b>\nbreaks: []\n", 1, "KP208"),
    ("title: X\nbreaks:\n  - Høstferie\n", 3, "KP205"),
    ("title: X\nbreaks:\n  - weeks: [40]\n", 3, "KP206"),
    ("title: X\nbreaks:\n  - name: A\n", 3, "KP701"),
    ("title: X\nbreaks:\n  - name: A\n    weeks: [40]\n    easter: [1, 2]\n", 3, "KP701"),
    ("title: X\nbreaks:\n  - name: A\n    weeks: [40]\n    to: 01-02\n", 3, "KP701"),
    ("title: X\nbreaks:\n  - name: A\n    from: 01-02\n", 3, "KP701"),
    ("title: X\nbreaks:\n  - name: A\n    to: 01-02\n", 3, "KP701"),
    ("title: X\nbreaks:\n  - name: A\n    from: 2026-02-03\n    to: 2026-02-02\n", 3, "KP702"),
    ("title: X\nbreaks:\n  - name: A\n    from: 2026-02-03\n    to: 03-02\n", 3, "KP703"),
    ("title: X\nbreaks:\n  - name: A\n    from: 02-30\n    to: 03-02\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    from: 2027-02-29\n    to: 2027-03-02\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    from: 1. mars\n    to: 03-02\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    weeks: [54]\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    weeks: [0]\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    weeks: []\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    weeks: 40-41\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    weeks: [\"40\"]\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    easter: [-4, -6]\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    easter: -6\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    easter: [-6, -4, 1]\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    easter: [-6, 500]\n", 4, "KP205"),
    ("title: X\nbreaks:\n  - name: A\n    week: [40]\n", 4, "KP203"),
    ("title: X\nbreaks: &a []\n", 2, "KP210"),
    ("- a\n", 1, "KP202"),
    ("", 1, "KP206"),
])
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, code: str) -> None:
    calendar, found = read_file("prove", PATH, text.encode())
    assert calendar is None
    assert (found[0].file, found[0].line, found[0].code) == (PATH, line, code), [str(p) for p in found]
    assert "{" not in str(found[0]).replace("{name", "")


def test_all_problems_are_told_at_once() -> None:
    text = "title: X\nbreaks:\n  - name: A\n  - name: B\n    weeks: [99]\n  - weeks: [1]\n"
    found = [(p.line, p.code) for p in read_file("x", PATH, text.encode())[1]]
    assert found == [(3, "KP701"), (5, "KP205"), (6, "KP206")]


def test_bytes_that_are_not_text_are_told() -> None:
    assert [p.code for p in read_file("x", PATH, b"title: \xff\n")[1]] == ["KP101"]


@pytest.mark.parametrize(("name", "code"), [
    ("merke.md", "KP105"), ("rute.yaml", "KP105"), ("fylke/rute.yml", "KP105"), ("package.yml", "KP105"),
    ("Rute.yml", "KP108"), ("rute 1.yml", "KP108"), ("bilde.png", "KP105"), (".yml", "KP108"),
])
def test_nothing_else_may_lie_in_the_folder(name: str, code: str) -> None:
    reading = read_all({f"{FOLDER}/{name}": WHOLE.encode()})
    assert [p.code for p in reading.problems] == [code]
    assert list(reading.calendars) == ["standard"]


def test_the_folder_is_no_package_and_its_problems_are_found_by_check(tmp_path: Path) -> None:
    root = write_site(tmp_path, {
        "modules/p/package.yml": "title: P\npurpose: P.\n",
        "modules/p/1-en/index.md": "---\ntitle: En\nroles: all\nmodule: 1\npurpose: P.\nmin_weeks: 2\n---\n",
        f"{FOLDER}/innlandet.yml": WHOLE, f"{FOLDER}/feil.yml": "title: Feil\n", f"{FOLDER}/les.md": "x"})
    reading = read_content(root, vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS), frozenset())
    assert [package.id for package in reading.content.packages] == ["p"]
    assert dict(reading.content.attachments) == {}
    found = [(p.file, p.code) for p in reading.problems]
    assert found == [(f"{FOLDER}/feil.yml", "KP206"), (f"{FOLDER}/les.md", "KP105")]
    assert list(reading.school_breaks) == ["innlandet", "standard"]


def test_the_shipped_standard_is_the_built_in_one() -> None:
    shipped = read_all({f"{FOLDER}/standard.yml": (ROOT / FOLDER / "standard.yml").read_bytes()})
    assert shipped.problems == ()
    assert shipped.calendars["standard"] == built_in_standard()


def test_a_wrong_standard_is_not_replaced_in_silence() -> None:
    reading = read_all({f"{FOLDER}/standard.yml": b"title: X\n"})
    assert dict(reading.calendars) == {}
    assert [p.code for p in reading.problems] == ["KP206"]


def test_the_standard_year_2026_27() -> None:
    calendar = school_calendar(built_in_standard())
    off = [day.isoformat() for day in calendar.days_off(date(2026, 8, 1), date(2027, 6, 30))]
    week = [f"2026-09-{day}" for day in (28, 29, 30)] + ["2026-10-01", "2026-10-02"]
    christmas = [f"2026-12-{day}" for day in (21, 22, 23, 24, 25, 28, 29, 30, 31)] + ["2027-01-01"]
    winter = [f"2027-02-{day}" for day in (22, 23, 24, 25, 26)]
    easter = [f"2027-03-{day}" for day in (22, 23, 24, 25, 26, 29)]
    spring = ["2027-05-06", "2027-05-17"]  # Ascension Day; the 17th of May, which is Whit Monday too
    summer = [f"2026-08-{day:02}" for day in (*range(3, 8), *range(10, 15))]
    june = [f"2027-06-{day}" for day in (21, 22, 23, 24, 25, 28, 29, 30)]
    assert off == summer + week + christmas + winter + easter + spring + june
    assert calendar.why_off(date(2027, 5, 17)) == "Andre pinsedag og Grunnlovsdag"


@pytest.mark.parametrize(("one", "year", "off", "school"), [
    (YearlyBreak("x", (2, 29), (2, 29)), 2024, ["2024-02-29"], ["2024-02-28", "2024-03-01"]),
    (YearlyBreak("x", (2, 29), (2, 29)), 2023, [], ["2023-02-28", "2023-03-01"]),
    (YearlyBreak("x", (2, 27), (2, 29)), 2023, ["2023-02-27", "2023-02-28"], ["2023-03-01"]),
    (YearlyBreak("x", (2, 29), (3, 2)), 2023, ["2023-03-01", "2023-03-02"], ["2023-02-28", "2023-03-03"]),
    (YearlyBreak("x", (12, 30), (1, 5)), 2023, ["2023-01-02", "2023-01-05"], ["2023-01-06", "2023-12-29"]),
    (WeekBreak("x", (53,)), 2020, ["2020-12-28", "2020-12-31"], ["2020-01-02", "2020-12-23"]),
    (WeekBreak("x", (53,)), 2021, [], ["2021-12-27", "2021-12-31", "2021-01-04"]),
    (WeekBreak("x", (1,)), 2024, ["2024-12-30", "2024-12-31", "2024-01-02"], ["2024-12-27", "2024-01-08"]),
    (EasterBreak("x", -100, -100), 2026, ["2026-12-18"], ["2026-12-17"]),
    (DatedBreak("x", date(1900, 1, 1), date(2300, 1, 1)), 2026, ["2026-01-02", "2026-12-31"], []),
])
def test_breaks_over_new_year_leap_days_and_week_53(one: YearlyBreak | WeekBreak | EasterBreak | DatedBreak, year: int,
                                                    off: list[str], school: list[str]) -> None:
    days = {begin + timedelta(days=number) for near in (year - 1, year, year + 1) for begin, end in one.spans(near)
            for number in range(min((end - begin).days, 150_000) + 1)}
    assert {date.fromisoformat(day) for day in off} <= days
    assert not {date.fromisoformat(day) for day in school} & days
