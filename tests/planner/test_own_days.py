"""Days off from a calendar file: the planner and `kp import calendar` read the same, and plan the same with them."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kompetansepakke.cli.main import main
from kompetansepakke.cli.values import own_days_value
from kompetansepakke.pages.planner.planner_data import browser_calendar, plan_data
from kompetansepakke.plan.calendar.breaks import DatedBreak
from kompetansepakke.plan.calendar.own_days import OWN, has_summer, read_days
from kompetansepakke.plan.calendar.read_breaks import built_in_standard, read_all, read_file
from kompetansepakke.plan.calendar.read_calendar_file import SchoolDays, read_school_days
from kompetansepakke.plan.calendar.shipped_calendars import public_holidays
from kompetansepakke.plan.plan import Plan, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.pace import RECOMMENDED
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.web.bundle import SCRIPT_FOLDER
from tests.pacing.test_import_calendar import YEAR, Importing, calendar
from tests.programs import program

from .worlds import LOCALES, ON, random_world

NAMES = ("Høstferie", "Vinterferie", "Planleggingsdag", "Planleggjingsdag for lærarane", "Elevfri", "Skulefri dag",
         "fri", "Frisk luft", "Friår", "Inneklemt dag", "Første skoledag", "Fyrste skuledag etter jul", "Skolestart",
         "Siste skoledag før sommeren", "Siste skoledag før påske", "Skuleslutt", "Ferien begynner", "SFO stengt",
         "SFO og fri", "17. mai", "Aktivitetsdag", "Fri, og planlegging; for alle", "Fri  med\u00a0mellomrom")
ODD = (("DTSTART;VALUE=DATE:20261005", "DURATION:P1W"), ("DTSTART;VALUE=DATE:20261005", "DURATION:P3D"),
       ("DTSTART:20261004T223000Z", "DTEND:20261006T120000Z"), ("DTSTART:20261005T080000", "DURATION:PT30H"),
       ("DTSTART;TZID=Europe/Oslo:20261005T080000", "DTEND;TZID=Europe/Oslo:20261005T150000"),
       ("DTSTART;VALUE=DATE:20261005", "DTEND;VALUE=DATE:20261006", "RRULE:FREQ=WEEKLY;COUNT=3"),
       ("DTSTART;VALUE=DATE:20261005", "STATUS:CANCELLED"),
       ("DTSTART;TZID=Asia/Tokyo:20261005T060000", "DTEND;TZID=Asia/Tokyo:20261006T150000"),
       ("DTSTART;TZID=America/New_York:20261005T200000", "DURATION:PT1H"),
       ("DTSTART;TZID=W. Europe Standard Time:20261005T000000", "DTEND;TZID=W. Europe Standard Time:20261007T000000"),
       ("DTSTART;TZID=/citadel.org/Europe/Oslo:20261005T000000", "DTEND;TZID=/citadel.org/Europe/Oslo:20261006T003000"),
       ("DTSTART;TZID=Min klokke:20261005T080000", "DURATION:PT1H"), ("DTSTART;VALUE=DATE:20271301",),
       ("DTSTART;VALUE=DATE:20270229", "DTEND;VALUE=DATE:20270304"), ("DTSTART;VALUE=DATE:20261005", "DTEND:i morgen"),
       ("DTSTART;VALUE=DATE:20261010", "DTEND;VALUE=DATE:20261005"),
       ("DTSTART;VALUE=DATE:20261005", "DTEND;VALUE=DATE:20261005"), ("SUMMARY:uten dag",))
Answer = dict[str, Any]
World = random_world(4, 0)


def _event(chance: random.Random) -> tuple[str, ...]:
    if chance.random() < 0.1:
        return (f"SUMMARY:{chance.choice(NAMES[:9])}", *chance.choice(ODD[:-1]))
    first = date(2026, 8, 1) + timedelta(days=chance.randint(0, 720))
    end = first + timedelta(days=chance.choice((1, 1, 1, 3, 5, 5, 12)))
    name = chance.choice(NAMES).replace(",", "\\,").replace(";", "\\;")
    return (f"SUMMARY:{name}", f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
            *([f"DTEND;VALUE=DATE:{end:%Y%m%d}"] if chance.random() < 0.9 else []))


def _file(chance: random.Random) -> str:
    events = [(f"UID:{number}", "DTSTAMP:20260601T000000Z", *_event(chance))
              for number in range(chance.randint(1, 18))]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y", f"X-WR-CALNAME:Skolerute for  Ås\\, {chance.random()}"]
    for event in events:
        lines += ["BEGIN:VEVENT", *event, "BEGIN:VALARM", "SUMMARY:Varsel", "END:VALARM", "END:VEVENT"]
    folded = [line if len(line) < 40 else f"{line[:37]}\r\n {line[37:]}" for line in lines]
    return "\r\n".join([*folded, "END:VCALENDAR", ""])


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[dict[str, Any], SchoolDays, Answer]]:
    """400 files, half of them with an answer to each name that isn't understood, as Python and as node read them."""
    files: list[dict[str, Any]] = []
    for seed in range(400):
        chance = random.Random(seed)
        told = [["aktivitetsdag", "off"], ["17. mai", "school"], ["frisk luft", "school"], ["friår", "off"],
                ["ferien begynner", "school"], ["sfo stengt", "off"], ["sfo og fri", "school"]]
        files.append({"text": _file(chance), "told": told if seed % 2 else [],
                      "start": str(date(2026, 8, 1) + timedelta(days=chance.randint(0, 500)))})
    folder = tmp_path_factory.mktemp("own")
    for name in ("planner", "shared"):
        shutil.copytree(SCRIPT_FOLDER / name, folder / name)
    shutil.copy(Path(__file__).with_name("own_days.js"), folder)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    calendars = {"standard": browser_calendar(built_in_standard(), ON)}
    data = {locale: plan_data(World.course, calendars, ON, locale) for locale in LOCALES}
    (folder / "files.json").write_text(json.dumps({"data": data, "files": files}), encoding="utf-8")
    done = subprocess.run([program("node"), "own_days.js", "files.json"], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return [(one, read_school_days(one["text"].encode(), public_holidays, *_answers(one["told"])), answer)
            for one, answer in zip(files, json.loads(done.stdout), strict=True)]


def _answers(told: list[list[str]]) -> tuple[list[str], list[str]]:
    return [name for name, kind in told if kind == "off"], [name for name, kind in told if kind == "school"]


def _days(found: Any) -> list[tuple[str, date, date]]:
    return [(one.name, one.first, one.last) for one in found]


def test_the_planner_reads_what_the_command_reads(read: list[tuple[dict[str, Any], SchoolDays, Answer]]) -> None:
    for one, known, answer in read:
        assert answer["title"] == known.title
        assert _days(map(read_days, answer["breaks"])) == _days(known.breaks), one["text"]
        assert _days(map(read_days, answer["unknown"])) == _days(known.unknown), one["text"]
        assert tuple(answer["unreadable"]) == known.unreadable, one["text"]
    assert sum(bool(known.unknown) for _, known, _ in read) > 50
    assert sum(bool(known.unreadable) for _, known, _ in read) > 10
    texts = [one["text"] for one, _, _ in read]
    assert all(any(line in text.replace("\r\n ", "") for text in texts) for line, *_ in ODD[:-1])


def test_a_plan_is_the_same_as_with_the_file_that_the_command_writes(
        read: list[tuple[dict[str, Any], SchoolDays, Answer]]) -> None:
    compared = 0
    for one, known, answer in read:
        if known.unreadable or known.unknown or not known.breaks:
            continue
        text = "title: " + json.dumps(known.title) + "\nbreaks:\n" + "".join(
            f"  - {{name: {json.dumps(day.name)}, from: {day.first}, to: {day.last}}}\n" for day in known.breaks)
        if not has_summer(known.breaks):
            text += "  - {name: Sommerferie, from: 06-20, to: 08-15}\n"
        breaks, problems = read_file("x", "x.yml", text.encode())
        assert breaks is not None, problems
        made = plan(World.course, Wish(date.fromisoformat(one["start"]), RECOMMENDED), browser_calendar(breaks, ON))
        for locale in LOCALES:
            assert answer["plan"][locale] == _told(made, Teller(locale)), (one, locale)
        compared += isinstance(made, Plan)
    assert compared > 50


def _told(made: Any, teller: Teller) -> Any:
    if not isinstance(made, Plan):
        return teller.refusal(made)
    return [*(day.isoformat() for one in made.modules
              for day in (one.first_day, *(held.day for held in one.meetings), one.last_day)),
            made.calendar.title, *teller.notes(made)]


def test_the_command_plans_the_same_with_the_days_as_with_the_imported_file(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    importing = Importing(tmp_path, capsys)
    (importing.root / "modules/p").mkdir(parents=True)
    (importing.root / "modules/p/package.yml").write_text("title: P\npurpose: P.\n", encoding="utf-8")
    module = importing.root / "modules/p/1-m/index.md"
    module.parent.mkdir()
    module.write_text("---\ntitle: M\nroles: all\nmodule: 1\npurpose: P.\nmin_weeks: 8\n---\n\nTekst.\n", "utf-8")
    assert importing(calendar(*YEAR), "--id", "dalen")[0] == 0
    days = [f"--days={one.first}/{one.last} {one.name}" for one in importing.read("dalen").breaks
            if isinstance(one, DatedBreak)]
    wish = ["-C", str(importing.root), "plan", "--start", "2026-09-28", "--date", "2026-09-01", "--weekday", "tue"]

    def planned(*options: str) -> str:
        assert main([*wish, *options]) == 0
        return capsys.readouterr().out

    own = ("--calendar", OWN, "--title", "Skolerute for Dalen", *reversed(days))
    for kind in ("table", "json", "ics", "html"):
        assert planned("--format", kind, *own) == planned("--format", kind, "--calendar", "dalen")
    assert "Høstferie" in planned("--format", "ics", *own)
    assert main([*wish, *days]) == 2
    assert "--calendar own" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "2026-10-05", "2026-10-09/2026-10-05 Ferie", "2026-13-01 Ferie", "Ferie",
                                  "2026-10-05/ Ferie"])
def test_what_is_no_days_off_is_refused(text: str) -> None:
    assert read_days(text) is None
    with pytest.raises(Exception, match="Høstferie"):
        own_days_value(text)


def test_no_file_may_be_called_as_the_schools_own_days() -> None:
    reading = read_all({"modules/skoleruter/own.yml": b"title: X\nbreaks: []\n"})
    assert [(one.code, one.file) for one in reading.problems] == [("KP108", "modules/skoleruter/own.yml")]
