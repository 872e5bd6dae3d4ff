"""The year wheel: read strictly, shown by role, dated by school year, on its own page, in the plan and in calendars."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser

from kompetansepakke.base.school_year import (
    Months,
    WheelStep,
    YearDay,
    dated_steps,
    school_year_of,
    school_year_text,
)
from kompetansepakke.figures.drawing.wheel import Mark, WheelDrawing
from tests.core.reading import HEAD, PAGE, SITE, read
from tests.e2e.browsing import in_both_schemes
from tests.site.building import kp, write

from .conftest import PLANS

PACKAGE = "modules/p/package.yml"
STEP = "id: a, title: A"


def problems(*steps: str, **pages: str) -> list[tuple[str, int, str]]:
    listed = "".join(f"    - {{{step}}}\n" for step in steps)
    text = f"{SITE[PACKAGE]}year_wheel:\n  title: Året\n  steps:\n{listed}"
    found = read({**SITE, PACKAGE: text, PAGE: HEAD, **pages})[1]
    return [(one.file, one.line, one.code) for one in found]


@pytest.mark.parametrize("step", [
    f"{STEP}, month: 8", f"{STEP}, from: 11, to: 2", f'{STEP}, day: "06-15"', f"{STEP}, day: 06-15",
    f"{STEP}, month: 1, who: {{nb: Alle, nn: Alle}}, about: Ja, page: 1-a/01-x.md, roles: [leader, owner]",
])
def test_a_step_says_when_who_and_where_to_read(step: str) -> None:
    assert problems(step) == []


@pytest.mark.parametrize(("step", "code"), [
    (STEP, "KP851"), (f"{STEP}, from: 1", "KP851"), (f"{STEP}, to: 1", "KP851"),
    (f"{STEP}, month: 1, day: 01-01", "KP851"), (f"{STEP}, month: 1, from: 1, to: 2", "KP851"),
    (f"{STEP}, month: 0", "KP205"), (f"{STEP}, month: 13", "KP205"), (f"{STEP}, month: mai", "KP205"),
    (f"{STEP}, day: 02-29", "KP205"), (f"{STEP}, day: 2027-06-15", "KP205"), (f"{STEP}, day: 15.6.", "KP205"),
    (f"{STEP}, month: 1, måned: 2", "KP203"), ("title: A, month: 1", "KP206"), (f"{STEP}, month: 1, who: ", "KP205"),
    (f"{STEP}, month: 1, page: /x.md", "KP205"), (f"{STEP}, month: 1, page: 1-a/02-y.md", "KP401"),
    (f"{STEP}, month: 1, roles: [rektor]", "KP207"), (f"{STEP}, month: 1, about: <b>x</b>", "KP208"),
])
def test_what_is_wrong_is_told_at_the_step(step: str, code: str) -> None:
    assert problems(step) == [(PACKAGE, 6, code)]


def test_ids_are_unique_and_all_problems_come_at_once() -> None:
    assert problems(f"{STEP}, month: 1", f"{STEP}, month: 2") == [(PACKAGE, 7, "KP753")]
    assert [line for _, line, _ in problems("id: Å, title: A", f"{STEP}, month: 99", f"{STEP}")] == [6, 7, 8]


def test_a_page_must_be_there_for_all_who_see_the_step() -> None:
    leaders = HEAD.replace("roles: all", "roles: [leader]")
    hidden = {"modules/p/1-a/02-leder.md": leaders}
    step = f"{STEP}, month: 1, page: 1-a/02-leder.md"
    assert problems(step, **hidden) == [(PACKAGE, 6, "KP402")]
    assert problems(f"{step}, roles: [leader]", **hidden) == []


@pytest.mark.parametrize(("day", "year"), [("2026-07-31", 2025), ("2026-08-01", 2026), ("2026-12-31", 2026),
                                           ("2027-01-01", 2026), ("2027-07-31", 2026)])
def test_a_school_year_begins_in_august(day: str, year: int) -> None:
    assert school_year_of(date.fromisoformat(day)) == year


def test_school_years_are_told_with_two_figures_for_the_second() -> None:
    assert [school_year_text(year) for year in (2026, 1999, 2008)] == ["2026/27", "1999/00", "2008/09"]


@pytest.mark.parametrize(("when", "first", "last"), [
    (Months(8, 8), "2026-08-01", "2026-08-31"), (Months(2, 2), "2027-02-01", "2027-02-28"),
    (Months(11, 1), "2026-11-01", "2027-01-31"), (Months(6, 9), "2027-06-01", "2027-09-30"),
    (Months(8, 7), "2026-08-01", "2027-07-31"), (YearDay(6, 15), "2027-06-15", "2027-06-15"),
    (YearDay(12, 31), "2026-12-31", "2026-12-31")])
def test_days_of_a_step_in_a_school_year(when: Months | YearDay, first: str, last: str) -> None:
    assert when.days(2026) == (date.fromisoformat(first), date.fromisoformat(last))
    assert Months(2, 2).days(2027)[1] == date(2028, 2, 29)


def test_steps_come_in_order_of_time_and_else_as_they_are_written() -> None:
    steps = [WheelStep(name, name, when) for name, when in (
        ("mai", Months(5, 5)), ("b", Months(9, 9)), ("a", Months(9, 9)), ("lang", Months(9, 12)),
        ("dag", YearDay(9, 1)))]
    assert [one.step.id for one in dated_steps(steps, date(2026, 11, 21))] == ["dag", "b", "a", "lang", "mai"]


def test_marks_never_meet_however_many_there_are() -> None:
    marks = [Mark(number, 0.0, 330.0) for number in range(1, 13)] + [Mark(number, 100.0, 100.0) for number in (13, 14)]
    drawn = WheelDrawing("n", "T", "D", marks, ["m"] * 12, ["H"]).figure("C")
    numbers = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="10.5"', drawn)
    assert len({(x, y) for x, y in numbers}) == 14
    box = re.findall(r'viewBox="0 0 ([\d.]+) ', drawn)
    assert float(box[0]) > 360


# The built site

def text_of(page: Path) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", page.read_text("utf-8")).split())


def test_the_page_has_the_steps_of_the_edition_with_dates_of_the_school_year(small_site: Path) -> None:
    page = small_site / "leder/prove/arshjul/index.html"
    text = text_of(page)
    steps = ["Oppstarten august 2026 Hvem: Alle Med kaffe.", "Sjefshelga oktober 2026 Hvem: Toppsjefene",
             "Vinterarbeidet november 2026 – januar 2027", "Søknadsfristen mandag 1. februar 2027 Hvem: Rektoren"]
    places = [text.find(step) for step in steps]
    assert -1 not in places
    assert places == sorted(places)
    assert "skoleåret 2026/27" in text
    html = page.read_text("utf-8")
    assert 'href="../../prove/2-modul/02-leder/"' in html
    assert 'href="../../prove/4-modul/"' in html, "the page isn't open yet, and its name isn't told"
    assert "1. Oppstarten: august 2026. 2. Sjefshelga: oktober 2026." in html


def test_an_edition_has_nothing_of_a_step_that_it_may_not_see(small_site: Path) -> None:
    for path in (small_site / "laerer/prove").rglob("*"):
        if path.is_file():
            assert not re.search("Sjefshelga|Toppsjefene|arshjul-leder", path.read_text("utf-8")), path
    assert "3. Søknadsfristen" in (small_site / "laerer/prove/arshjul/index.html").read_text("utf-8")


def test_it_is_led_to_from_the_front_page_the_navigation_and_in_nynorsk(small_site: Path) -> None:
    front = (small_site / "leder/prove/index.html").read_text("utf-8")
    assert front.count('href="arshjul/"') == 2
    nynorsk = text_of(small_site / "leder/nn/prove/arshjul/index.html")
    assert "Året vårt på nynorsk" in nynorsk
    assert "Oppstarten på nynorsk august 2026 Kven: Alle" in nynorsk


def _events(data: bytes) -> dict[str, tuple[str, date, date]]:
    events: list[Any] = list(icalendar.Calendar.from_ical(data).walk("VEVENT"))
    return {str(event["UID"]): (str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt - timedelta(days=1))
            for event in events}


WHEEL = {
    "prove-2026-arshjul-oppstart@kompetansepakke": ("Oppstarten", date(2026, 8, 1), date(2026, 8, 31)),
    "prove-2026-arshjul-vinter@kompetansepakke": ("Vinterarbeidet", date(2026, 11, 1), date(2027, 1, 31)),
    "prove-2026-arshjul-soknad@kompetansepakke": ("Søknadsfristen", date(2027, 2, 1), date(2027, 2, 1)),
}


def test_the_calendar_file_has_the_steps(small_site: Path) -> None:
    assert _events((small_site / "laerer/prove/arshjul/arshjul.ics").read_bytes()) == WHEEL


def test_axe_finds_nothing_and_nothing_spills_over(browser: Browser, small_base: str, axe: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.goto(f"{small_base}/leder/prove/arshjul/")
    page.evaluate(axe)
    assert in_both_schemes(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_the_planner_gives_the_steps_the_dates_of_the_school_year_that_it_starts_in(
        browser: Browser, small_base: str) -> None:
    page = browser.new_page()
    for query, year, last in (("?start=2026-11-30", "2026/27", "mandag 1. februar 2027"),
                              ("?start=2027-08-16", "2027/28", "tirsdag 1. februar 2028"),
                              ("?start=2026-11-30&pace=weeks=1", "2026/27", "mandag 1. februar 2027")):
        page.goto(f"{small_base}/laerer/prove/tidsplan/{query}")
        page.wait_for_selector(".kp-planner__form:not([hidden])")
        table = page.locator("[data-kp-plan] table", has_text=f"Årshjul, skoleåret {year}")
        assert table.locator("tbody tr").all_inner_texts()[-1].split("\t")[:2] == [last, "Søknadsfristen"]
    page.goto(f"{small_base}/laerer/prove/tidsplan/?start=2027-08-16")
    page.wait_for_selector(".kp-planner__form:not([hidden])")
    with page.expect_download() as download:
        page.click("[data-download]")
    found = _events(Path(download.value.path()).read_bytes())
    assert found["prove-2027-arshjul-soknad@kompetansepakke"][1] == date(2028, 2, 1)
    assert not WHEEL.keys() & found.keys()
    page.close()


# kp plan

@pytest.fixture(scope="module")
def one_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with the wheel, and a module without meetings and with hardly a plan."""
    wheel = PLANS[PLANS.index("year_wheel"):PLANS.index("plans:")].replace("1-modul/01-side.md", "1-a/01-x.md")
    steps = [line for line in wheel.splitlines() if "4-modul" not in line and "2-modul" not in line]
    front = SITE["modules/p/1-a/index.md"].replace("min_weeks: 4-5", "min_weeks: 1\nmeetings: 0")
    return write(tmp_path_factory.mktemp("wheel"), {
        PACKAGE: SITE[PACKAGE] + "\n".join(steps) + "\n", "modules/p/1-a/index.md": front,
        "modules/p/1-a/01-x.md": HEAD})


@pytest.mark.parametrize(("format_", "wanted"), [
    ("table", "Årshjul, skoleåret 2026/27\naugust 2026             Oppstarten      Alle\n"
              "mandag 1. februar 2027  Søknadsfristen  Rektoren\n"),
    ("html", "<caption>Årshjul, skoleåret 2026/27</caption>"), ("ics", "UID:p-2026-arshjul-soknad@kompetansepakke"),
])
def test_kp_plan_tells_the_year_too(one_package: Path, format_: str, wanted: str) -> None:
    done = kp(one_package, "plan", "--start", "2026-11-30", "--format", format_)
    assert done.returncode == 0, done.stderr
    assert wanted in done.stdout.replace("\r\n", "\n")


def test_kp_plan_tells_the_year_as_data_and_nothing_where_there_is_none(one_package: Path) -> None:
    told = json.loads(kp(one_package, "plan", "--start", "2027-03-01", "--format", "json").stdout)
    assert told["year_wheel"] == {"school_year": "2026/27", "steps": [
        {"id": "oppstart", "title": "Oppstarten", "first_day": "2026-08-01", "last_day": "2026-08-31", "who": "Alle"},
        {"id": "soknad", "title": "Søknadsfristen", "first_day": "2027-02-01", "last_day": "2027-02-01",
         "who": "Rektoren"}]}
    plain = one_package.parent / "plain"
    write(plain, {**SITE, PAGE: HEAD})
    assert "year_wheel" not in json.loads(kp(plain, "plan", "--start", "2027-03-01", "--format", "json").stdout)
