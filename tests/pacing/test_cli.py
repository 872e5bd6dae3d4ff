"""`kp plan`: options to the letter, exit codes, one line where there is no plan, and never a stack trace."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import pytest

from kompetansepakke.cli.main import main
from kompetansepakke.plan.telling.formats import FORMATS, PlanFormat

from .worlds import write_site

ROOT = Path(__file__).parents[2]
INDEX = "---\ntitle: {title}\nroles: {roles}\nmodule: {number}\npurpose: P.\nmin_weeks: {weeks}\n{more}---\n\nTekst.\n"


def site(root: Path, config: str = "", **files: str) -> Path:
    made = {
        "modules/p/package.yml": "title: P & Q\npurpose: P.\n",
        "modules/p/1-en/index.md": INDEX.format(title="En", roles="all", number=1, weeks="2-3", more="meetings: 1\n"),
        "modules/p/2-to/index.md": INDEX.format(title="To", roles="all", number=2, weeks="3", more="requires: [1]\n"),
        "modules/p/3-tre/index.md": INDEX.format(title="Tre", roles="[leader]", number=3, weeks="1", more=""),
        **{path.replace("__", "/"): text for path, text in files.items()},
    }
    return write_site(root, made, config)


class Run:
    """What a run of `kp plan` gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> dict[str, object]:
        assert self.code == 0, self.err
        found: dict[str, object] = json.loads(self.out)
        return found

    def refused(self, code: int) -> str:
        """The one line that a refusal is."""
        assert (self.code, self.out) == (code, "")
        assert re.fullmatch(r"kp: [^\n]+\n", self.err), self.err
        return self.err


Kp = Callable[..., Run]


@pytest.fixture
def kp(capsys: pytest.CaptureFixture[str]) -> Kp:
    def run(root: Path, *arguments: str) -> Run:
        try:
            code = main(["-C", str(root), "plan", *arguments])
        except SystemExit as ended:
            code = int(str(ended.code))
        return Run(code, *capsys.readouterr())
    return run


def test_the_json_is_what_the_issue_says(kp: Kp, tmp_path: Path) -> None:
    root = site(tmp_path)
    found = kp(root, "--package", "p", "--start", "2026-09-21", "--order", "2", "--pace", "minimum",
               "--edition", "laerer", "--weekday", "fri", "--calendar", "standard", "--format", "json").json

    def planned(number: int, title: str, day: str) -> dict[str, object]:
        return {"id": None, "title": title, "date": day, "minutes": None, "prepare": []}

    assert found == {
        "package": "p", "edition": "laerer", "start": "2026-09-21", "end": "2026-10-30", "order": [1, 2],
        "pace": "minimum", "days_off": ["2026-09-28", "2026-09-29", "2026-09-30", "2026-10-01", "2026-10-02"],
        "modules": [
            {"number": 1, "first_day": "2026-09-21", "last_day": "2026-10-09", "weeks": ["2026-W39", "2026-W41"],
             "meetings": [planned(1, "Møte 1", "2026-10-09")]},
            {"number": 2, "first_day": "2026-10-12", "last_day": "2026-10-30",
             "weeks": ["2026-W42", "2026-W43", "2026-W44"],
             "meetings": [planned(2, f"Møte {number}", day)
                          for number, day in ((1, "2026-10-16"), (2, "2026-10-23"), (3, "2026-10-30"))]},
        ]}


def test_what_is_left_out_has_a_default(kp: Kp, tmp_path: Path) -> None:
    found = kp(site(tmp_path), "--start", "2026-10-05", "--format", "json").json
    assert (found["package"], found["edition"], found["order"], found["pace"]) == ("p", "laerer", [1, 2], "recommended")
    assert found["end"] == "2026-11-13"
    assert kp(tmp_path, "--start", "2026-10-05", "--format", "json", "--edition", "leder").json["order"] == [1, 2, 3]


def test_what_has_not_opened_has_a_place_in_the_plan_and_no_titles(kp: Kp, tmp_path: Path) -> None:
    secret = "/// meeting | Hemmelig møte\n    id: m\n    minutes: 30\n\nx\n/// end meeting\n"
    root = site(tmp_path)
    (root / "modules/p/1-en/index.md").write_text(
        INDEX.format(title="En", roles="all", number=1, weeks="2-3", more="meetings: 1\nopens: 2026-08-01\n"),
        encoding="utf-8")
    (root / "modules/p/1-en/01-mote.md").write_text(f"---\ntitle: Side\nroles: all\n---\n{secret}", encoding="utf-8")
    wish = ("--start", "2026-10-05", "--format", "json", "--date")
    assert "Hemmelig" not in kp(root, *wish, "2026-07-31").out
    assert "Hemmelig" in kp(root, *wish, "2026-08-01").out


def test_a_start_that_waits_for_pages_is_not_said_to_have_too_few_days_of_school(kp: Kp, tmp_path: Path) -> None:
    root = site(tmp_path)
    (root / "modules/p/1-en/02-senere.md").write_text("---\ntitle: Senere\nroles: all\nopens: 2027-02-01\n---\n\nx\n",
                                                      encoding="utf-8")
    waiting, late = (kp(root, "--start", start).out for start in ("2026-10-05", "2027-02-04"))
    assert "før modul 1, for at alle sidene" in waiting
    assert ["færre enn tre skoledager" in said for said in (waiting, late)] == [False, True]


@pytest.mark.parametrize("pace", ["weeks=6", "weeks=7", "until=2026-11-15", "until=2026-11-13"])
def test_a_horizon_counts_from_the_start(kp: Kp, tmp_path: Path, pace: str) -> None:
    found = kp(site(tmp_path), "--start", "2026-10-05", "--pace", pace, "--format", "json").json
    assert found["pace"] == pace
    assert found["end"] == ("2026-11-13" if pace == "weeks=7" else "2026-11-06"), "module 3, for leaders, is last"


@pytest.mark.parametrize(("arguments", "reason"), [
    (["--pace", "weeks=5"], "minst 6 skoleuker"),
    (["--pace", "until=2026-11-05"], "Tidligste slutt er fredag 13. november 2026 (2026-11-13)"),
    (["--pace", "until=2026-10-04"], "er før starten"),
    (["--pace", "until=0001-01-01"], "er før starten"),
    (["--pace", "until=9999-12-31"], "Tidligste slutt er fredag 13. november 2026 (2026-11-13)"),
    (["--order", "2,1"], "modul 2 krever at modul 1 er gjennomført. Nærmeste rekkefølge som går, er 1, 2. Tidligste "),
    (["--start", "2099-12-01"], "31. desember 2099"),
    (["--start", "9999-12-31"], "31. desember 2099"),
    (["--start", "0001-01-01"], "1. januar 1990"),
])
def test_where_no_plan_fits_the_reason_is_one_line_and_the_code_1(
        kp: Kp, tmp_path: Path, arguments: list[str], reason: str) -> None:
    assert reason in kp(site(tmp_path), "--start", "2026-10-05", *arguments).refused(1)


@pytest.mark.parametrize(("arguments", "reason"), [
    ([], "--start"),
    (["--start", "2026-02-29"], "er ikke en dato som finnes"),
    (["--start", "20261005"], "skriv ÅÅÅÅ-MM-DD"),
    (["--start", "2026-W41-1"], "skriv ÅÅÅÅ-MM-DD"),
    (["--start", "i dag"], "skriv ÅÅÅÅ-MM-DD"),
    (["--start", ""], "skriv ÅÅÅÅ-MM-DD"),
    (["--order", "1,7"], "Modul 7 finnes ikke i pakken p i utgaven laerer. Moduler: 1, 2."),
    (["--order", "3"], "Modul 3 finnes ikke"),
    (["--order", "1,1"], "to ganger"),
    (["--order", "en"], "modulnumre"), (["--order", ""], "modulnumre"), (["--order", "-1"], "order"),
    (["--order", "1,,2"], "modulnumre"),
    (["--pace", "fort"], "weeks=N"), (["--pace", "weeks=0"], "weeks=N"), (["--pace", "weeks=-3"], "weeks=N"),
    (["--pace", "weeks=1000000"], "weeks=N"), (["--pace", "until=2026-13-01"], "weeks=N"),
    (["--weekday", "sat"], "sat"),
    (["--format", "pdf"], "pdf"),
    (["--edition", "rektor"], "Utgaver: laerer, leder, eier, uh."),
    (["--package", "q"], "Pakken «q» finnes ikke i utgaven laerer. Pakker: p."),
    (["--calendar", "oslo"], "Skoleruta «oslo» finnes ikke. Skoleruter: standard."),
    (["--calendar", "../standard"], "finnes ikke"),
])
def test_wrong_use_is_one_line_and_the_code_2(
        kp: Kp, tmp_path: Path, arguments: list[str], reason: str) -> None:
    start = [] if "--start" in arguments or not arguments else ["--start", "2026-10-05"]
    assert reason in kp(site(tmp_path), *start, *arguments).refused(2)


def test_content_with_errors_gives_no_plan(kp: Kp, tmp_path: Path) -> None:
    root = site(tmp_path, **{"modules/p/1-en/01-feil.md": "---\ntitle: x\n---\n"})
    assert "Kjør «kp check»" in kp(root, "--start", "2026-10-05").refused(1)


def test_a_site_without_packages_and_two_packages(kp: Kp, tmp_path: Path) -> None:
    assert "Pakker: (ingen)." in kp(write_site(tmp_path / "tom", {}), "--start", "2026-10-05").refused(2)
    more = {"modules/q/package.yml": "title: Q\npurpose: Q.\n",
            "modules/q/0-null/index.md": INDEX.format(title="Start", roles="all", number=0, weeks="1", more="")}
    assert "Velg en pakke med --package. Pakker: p, q." in kp(site(tmp_path / "to", **more), "--start",
                                                             "2026-10-05").refused(2)


@pytest.mark.parametrize("start", ["2024-02-29", "2026-07-01", "2026-01-01", "2026-12-31", "2020-12-28", "2027-05-17"])
@pytest.mark.parametrize("pace", ["minimum", "recommended", "weeks=60"])
def test_odd_starts_give_plans(kp: Kp, tmp_path: Path, start: str, pace: str) -> None:
    root = site(tmp_path)
    for form in ("table", "json", "ics", "html"):
        found = kp(root, "--start", start, "--pace", pace, "--format", form, "--date", "2026-06-01")
        assert (found.code, "er passert" in found.err) == (0, start < "2026-06-01")
        assert len(found.out) > 300


def test_a_school_with_every_wednesday_off(kp: Kp, tmp_path: Path) -> None:
    wednesdays = [date(2026, 8, 5) + timedelta(weeks=number) for number in range(48)]
    breaks = "".join(f"  - {{name: Fri, from: {day}, to: {day}}}\n" for day in wednesdays)
    text = f"title: Fri onsdag\nbreaks:\n{breaks}"
    root = site(tmp_path, **{"modules/skoleruter/fri.yml": text})
    found = kp(root, "--start", "2026-10-05", "--calendar", "fri", "--weekday", "wed", "--format", "json").json
    modules = found["modules"]
    assert isinstance(modules, list)
    days = [date.fromisoformat(meeting["date"]).weekday() for module in modules for meeting in module["meetings"]]
    assert days == [1] * 4
    table = kp(root, "--start", "2026-10-05", "--calendar", "fri").out
    assert "er lagt til tirsdag 20. oktober 2026, for onsdag 21. oktober 2026 er fri (Fri)." in table


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.hrefs: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]


def test_the_page_begins_with_a_table_and_has_no_inline_styles_or_scripts(kp: Kp) -> None:
    text = kp(ROOT, "--package", "fagfornyelsen", "--start", "2026-08-31", "--edition", "leder", "--format", "html").out
    page = Page(text)
    body = page.tags[page.tags.index("body"):]
    assert body[:4] == ["body", "main", "h1", "div"]
    assert body[4] == "table"
    assert "style" not in page.attributes
    assert not {"script", "link", "img"} & set(page.tags)
    assert page.tags.count("th") > 30
    assert '<time datetime="2026-08-31">mandag 31. august 2026</time>' in text


def test_titles_are_escaped_and_links_go_to_the_site(kp: Kp, tmp_path: Path) -> None:
    root = site(tmp_path, config="site_url: https://skole.example/pakker\n", **{
        "modules/p/1-en/01-mote.md": "---\ntitle: Møte\nroles: all\n---\n\n/// meeting | Tro & «tvil» {litt}\n"
                                     "    id: motet\n    minutes: 60\n\n1. 60 min: **Alt** på [sida](index.md).\n"
                                     "/// end meeting\n",
        "modules/skoleruter/fylke.yml": "title: Troms & Finnmark\nbreaks: []\n"})
    text = kp(root, "--start", "2026-10-05", "--calendar", "fylke", "--format", "html").out
    assert "<td>Troms &amp; Finnmark</td>" in text
    assert "Tro &amp; «tvil» {litt}" in text
    assert "<title>Tidsplan: P &amp; Q</title>" in text
    assert "https://skole.example/pakker/laerer/p/1-en/01-mote/#motet" in Page(text).hrefs
    data = kp(root, "--start", "2026-10-05", "--format", "ics", "--date", "2026-01-01").out
    event = next(event for event in icalendar.Calendar.from_ical(data).walk("VEVENT") if "Tro" in str(event["SUMMARY"]))
    assert str(event["SUMMARY"]) == "Modul 1, møte 1: Tro & «tvil» {litt}"
    assert str(event["URL"]) == "https://skole.example/pakker/laerer/p/1-en/01-mote/#motet"
    assert "1. 60 min: Alt på sida." in str(event["DESCRIPTION"])


@pytest.mark.parametrize(("form", "nynorsk", "bokmal"), [
    ("table", ["Planen ventar 1 skuleveke", "onsdag", "Rekkjefølgje", "Elles"], ["skoleuke", "Skolerute"]),
    ("html", ['<html lang="nn">', "<caption>Timar etter arbeidsform</caption>", "Planen ventar"], ["Uker", "Utgave"]),
    ("ics", ["Veke 41", "Førebu:", "Film"], ["Uke ", "Forbered:"]),
    ("json", ['"title": "Nynorsk møte"'], ["Norsk møte"]),
])
def test_a_plan_is_told_in_the_language_that_is_asked_for(
        kp: Kp, tmp_path: Path, form: str, nynorsk: list[str], bokmal: list[str]) -> None:
    page = ("---\ntitle: {title}\nroles: all\n---\n\n/// video | Film\n    id: film\n    minutes: 5\n"
            "    url: https://x.no/v\n    phase: before\n/// end video\n\n/// meeting | {title}\n    id: motet\n"
            "    minutes: 60\n\nx\n/// end meeting\n\n/// task | Alene\n    id: alene\n    minutes: 9\n"
            "    work: individual\n\nx\n/// end task\n")
    options = re.compile(r"^    (?:minutes|url|phase|work).*\n", re.MULTILINE)
    root = site(tmp_path, **{
        "modules/p/1-en/01-mote.md": page.format(title="Norsk møte"),
        "modules/p/1-en/01-mote.nn.md": options.sub("", page.format(title="Nynorsk møte")).replace("roles: all\n", ""),
        "modules/p/2-to/index.md": INDEX.format(title="To", roles="all", number=2, weeks="3",
                                                more="requires: [1]\nopens: 2026-10-30\n")})
    wish = ("--start", "2026-10-05", "--format", form, "--date", "2026-10-01")
    first, other = kp(root, *wish), kp(root, *wish, "--locale", "nn")
    assert (first.out, other.code) == (kp(root, *wish, "--locale", "nb").out, 0)
    assert [text for text in nynorsk if text not in other.out or (text in first.out and text not in ("onsdag", "Film"))
            ] == []
    assert [text for text in bokmal if text in other.out or text not in first.out] == []


def test_a_reason_is_told_in_the_language_that_is_asked_for(kp: Kp, tmp_path: Path) -> None:
    wish = ("--start", "2026-10-05", "--pace", "weeks=5", "--locale")
    assert "minst 6 skuleveker" in kp(site(tmp_path), *wish, "nn").refused(1)
    assert "Språket «se» finnes ikke på nettstedet. Språk: nb, nn." in kp(site(tmp_path), *wish, "se").refused(2)
    assert "Mente du «nn»?" in kp(site(tmp_path), *wish, "nynorsk").refused(2)


def test_a_format_is_a_value_in_the_registry(kp: Kp, tmp_path: Path) -> None:
    FORMATS.append(PlanFormat("ende", "text/plain", lambda plan, order: f"{plan.end} {order.stamped.date()}".encode()))
    try:
        found = kp(site(tmp_path), "--start", "2026-10-05", "--format", "ende", "--date", "2026-10-01")
    finally:
        FORMATS.pop()
    assert found.out == "2026-11-13 2026-10-01"
    assert "ende" in kp(site(tmp_path), "--start", "2026-10-05", "--format", "ende").refused(2)


BOTH = """import sys
from kompetansepakke.cli.main import main
sys.exit(main([*sys.argv[1:], "json"]) or main([*sys.argv[1:], "ics"]))
"""


def test_the_same_wish_and_date_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    root = site(tmp_path)
    outputs = set()
    for environment in ({"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}, {"LC_ALL": "C", "PYTHONHASHSEED": "2"}):
        done = subprocess.run([sys.executable, "-c", BOTH, "-C", str(root), "plan",
                               "--start", "2026-08-31", "--date", "2026-06-01", "--format"],
                              capture_output=True, env={**os.environ, **environment}, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert b'"modules"' in done.stdout
        assert b"BEGIN:VEVENT" in done.stdout
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_a_start_that_has_passed_is_told_as_on_the_page_and_gives_its_plan(kp: Kp, tmp_path: Path) -> None:
    root = site(tmp_path)
    found = kp(root, "--start", "2026-10-05", "--date", "2026-10-06")
    assert (found.code, found.err) == (0, "Starten, mandag 5. oktober 2026, er passert.\n")
    assert kp(root, "--start", "2026-10-06", "--date", "2026-10-06").err == ""


def test_a_plan_is_adjusted_by_hand(kp: Kp, tmp_path: Path) -> None:
    wish = ("--start", "2026-10-05", "--time", "14:15", "--name", " Haugen  skole ", "--place", "Rom 2",
            "--off", "2026-10-19", "--off", "2026-W44", "--move", "2.1=2026-11-05")
    found = kp(site(tmp_path), *wish, "--format", "json").json
    assert (found["time"], found["name"], found["place"]) == ("14:15", "Haugen skole", "Rom 2")
    assert found["days_off"] == ["2026-10-19", *(f"2026-10-{day}" for day in range(26, 31))]
    modules = found["modules"]
    assert isinstance(modules, list)
    assert modules[1]["meetings"][0]["date"] == "2026-11-05"
    table = kp(tmp_path, *wish).out
    assert "Møte 1 i modul 2 er flyttet for hånd fra onsdag 4. november 2026 til torsdag 5. november 2026." in table
    assert "onsdag   14.15  Modul 2, møte 2" in table
    assert kp(tmp_path, "--start", "2026-10-05", "--from", "2", "--format", "json").json["order"] == [2]


def test_a_meeting_that_the_edition_lacks_is_known_by_its_id_too(kp: Kp, tmp_path: Path) -> None:
    page = ("---\ntitle: S\nroles: [leader]\n---\n\n"
            "/// meeting | M\n    id: for-ledere\n    minutes: 60\n\nx\n/// end meeting\n")
    root = site(tmp_path, **{"modules/p/1-en/01-s.md": page})
    wish = ("--start", "2026-10-05", "--weekday", "mon", "--move", "for-ledere=2026-10-15")
    leaders, teachers = (kp(root, *wish, "--edition", one) for one in ("leder", "laerer"))
    assert "torsdag 15. oktober 2026" in leaders.out, leaders.err
    assert "for-ledere" not in teachers.out
    assert teachers.code == 0


@pytest.mark.parametrize(("move", "reason"), [
    ("x=2026-10-07", "Planen kjenner ikke møtet «x»"), ("2.1=2026-10-31", "ingen skoledag"),
    ("2.1=2026-10-07", "modulen går fra"), ("2.1=2026-11-12", "etter møte 2"),
    ("2.3=2026-10-28", "før møte 2"),
])
def test_a_move_outside_the_rules_is_refused_with_the_reason(kp: Kp, tmp_path: Path, move: str, reason: str) -> None:
    assert reason in kp(site(tmp_path), "--start", "2026-10-05", "--move", move).refused(1)


@pytest.mark.parametrize(("arguments", "reason"), [
    (["--time", "25:00"], "skriv TT:MM"), (["--time", "9:00"], "skriv TT:MM"), (["--move", "2026-10-07"], "ID="),
    (["--move", "a=x"], "skriv ÅÅÅÅ-MM-DD"), (["--off", "2026-W54"], "ei uke som finnes"),
    (["--off", "i morgen"], "skriv ÅÅÅÅ-MM-DD"), (["--name", "x" * 101], "101 tegn"), (["--from", "x"], "--from"),
])
def test_adjustments_that_cannot_be_read_are_told(kp: Kp, tmp_path: Path, arguments: list[str], reason: str) -> None:
    assert reason in kp(site(tmp_path), "--start", "2026-10-05", *arguments).refused(2)
