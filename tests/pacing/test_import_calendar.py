"""`kp import calendar`: a county's calendar file becomes a file of the site, or a reason in one line."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from kompetansepakke.cli.main import main
from kompetansepakke.plan.calendar.breaks import DatedBreak, SchoolBreaks, YearlyBreak
from kompetansepakke.plan.calendar.read_breaks import FOLDER, read_file, running_out
from kompetansepakke.plan.calendar.read_calendar_file import kind_of
from kompetansepakke.plan.calendar.shipped_calendars import LAST

from .worlds import write_site

YEAR = (("Planleggingsdag", "20260814", "20260815"), ("Første skoledag", "20260817", "20260818"),
        ("Høstferie", "20261005", "20261010"), ("Siste skoledag før jul", "20261218", "20261219"),
        ("Første skoledag etter jul", "20270104", "20270105"), ("Vinterferie", "20270222", "20270227"),
        ("Påskeferie", "20270322", "20270330"), ("Grunnlovsdag", "20270517", "20270518"),
        ("Siste skoledag", "20270618", "20270619"))


def calendar(*events: tuple[str, str, str], name: str = "Skolerute for Dalen", more: str = "") -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dalen//NO", f"X-WR-CALNAME:{name}"]
    for number, (summary, first, end) in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}@dalen.example", "DTSTAMP:20260601T000000Z",
                  f"DTSTART;VALUE=DATE:{first}", *([f"DTEND;VALUE=DATE:{end}"] if end else []), f"SUMMARY:{summary}",
                  *([more] if more else []), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


class Importing:
    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = write_site(root / "site", {}), capsys
        self.file = root / "dalen.ics"

    def __call__(self, text: str | bytes, *options: str) -> tuple[int, str, str]:
        self.file.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = main(["-C", str(self.root), "import", "calendar", str(self.file), *options])
        out, err = self.capsys.readouterr()
        return code, out, err

    def read(self, name: str) -> SchoolBreaks:
        path = f"{FOLDER}/{name}.yml"
        found, problems = read_file(name, path, (self.root / path).read_bytes())
        assert problems == []
        assert found is not None
        return found


@pytest.fixture
def importing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Importing:
    return Importing(tmp_path, capsys)


def test_a_school_year_becomes_a_calendar_that_plans_can_use(importing: Importing) -> None:
    code, out, err = importing(calendar(*YEAR))
    assert (code, out) == (0, f"{FOLDER}/skolerute-for-dalen.yml\n")
    made = importing.read("skolerute-for-dalen")
    assert made.title == "Skolerute for Dalen"
    assert made.known_until == date(2027, 7, 31)
    assert made.breaks == (
        DatedBreak("Sommerferie", date(2026, 8, 1), date(2026, 8, 16)),
        DatedBreak("Planleggingsdag", date(2026, 8, 14), date(2026, 8, 14)),
        DatedBreak("Høstferie", date(2026, 10, 5), date(2026, 10, 9)),
        DatedBreak("Juleferie", date(2026, 12, 19), date(2027, 1, 3)),
        DatedBreak("Vinterferie", date(2027, 2, 22), date(2027, 2, 26)),
        DatedBreak("Påskeferie", date(2027, 3, 22), date(2027, 3, 29)),
        DatedBreak("Sommerferie", date(2027, 6, 19), date(2027, 7, 31)))
    assert "sommerferien" not in err


def test_the_next_year_is_added_to_the_file_and_nothing_twice(importing: Importing) -> None:
    importing(calendar(*YEAR), "--id", "dalen")
    before = importing.read("dalen").breaks
    next_year = calendar(("Høstferie", "20261005", "20261010"), ("Høstferie", "20271004", "20271009"))
    assert importing(next_year, "--id", "dalen", "--add")[0] == 0
    assert importing.read("dalen").breaks == (*before, DatedBreak("Høstferie", date(2027, 10, 4), date(2027, 10, 8)))


def test_a_file_that_says_nothing_of_the_summer_gets_the_national_one_and_says_so(importing: Importing) -> None:
    code, _, err = importing(calendar(("Høstferie", "20261005", "20261010")), "--id", "dalen")
    assert code == 0
    assert "sommerferien" in err
    assert importing.read("dalen").breaks[-1] == YearlyBreak("Sommerferie", (6, 20), (8, 15))


def test_days_of_their_own_are_one_break_over_the_weekend(importing: Importing) -> None:
    days = [("Vinterferie", f"202702{day}", "") for day in (18, 19, 22, 23)]
    importing(calendar(*days), "--id", "dalen")
    assert importing.read("dalen").breaks[0] == DatedBreak("Vinterferie", date(2027, 2, 18), date(2027, 2, 23))


def test_what_the_name_does_not_tell_is_refused_and_can_be_said(importing: Importing) -> None:
    text = calendar(("Høstferie", "20261005", "20261010"), ("Aktivitetsdag", "20260901", "20260902"),
                    ("Temadag", "20260903", "20260904"))
    code, out, err = importing(text, "--id", "dalen")
    assert (code, out) == (2, "")
    assert "«Aktivitetsdag» (2026-09-01), «Temadag» (2026-09-03)" in err
    assert "--school" in err
    assert not (importing.root / FOLDER).exists()
    assert importing(text, "--id", "dalen", "--off", "temadag", "--school", "Aktivitetsdag")[0] == 0
    assert [one.name for one in importing.read("dalen").breaks] == ["Temadag", "Høstferie", "Sommerferie"]


@pytest.mark.parametrize(("begins", "ends", "days"), [
    ("DTSTART;TZID=Asia/Tokyo:20261005T060000", "DTEND;TZID=Asia/Tokyo:20261006T060000", (4, 5)),
    ("DTSTART;TZID=America/New_York:20261005T200000", "DURATION:PT1H", (6, 6)),
    ("DTSTART;TZID=W. Europe Standard Time:20261005T000000", "DTEND;TZID=W. Europe Standard Time:20261010T000000",
     (5, 9)),
    ("DTSTART;TZID=/citadel.org/Europe/Oslo:20261005T080000", "DURATION:PT1H", (5, 5)),
])
def test_days_are_norways_whatever_the_zone_and_what_ends_at_midnight_ends_the_day_before(
        importing: Importing, begins: str, ends: str, days: tuple[int, int]) -> None:
    text = calendar(("Høstferie", "x", "")).replace("DTSTART;VALUE=DATE:x", f"{begins}\r\n{ends}")
    assert importing(text, "--id", "dalen")[0] == 0
    first, last = (date(2026, 10, day) for day in days)
    assert importing.read("dalen").breaks[0] == DatedBreak("Høstferie", first, last)


@pytest.mark.parametrize(("text", "told"), [
    (calendar(("Høstferie", "20261005", "")).replace(";VALUE=DATE:20261005", ";TZID=Min klokke:20261005T080000"),
     "i en ukjent tidssone"),
    ("ikke en kalender", "ikke en kalenderfil"),
    (calendar(("Høstferie", "20261005", "20261010")).encode("latin-1"), "UTF-8"),
    (calendar(), "ingen ferier"),
    (calendar(("Høstferie", "20261005", "20261010"), more="RRULE:FREQ=YEARLY"), "«Høstferie»"),
    (calendar(("", "20261005", "20261010")), "en uten navn"),
    (calendar(("Høstferie", "2026-10-05", "")), "«Høstferie»"),
    (calendar(*YEAR, ("Vinterferie", "20270229", "20270304")), "kan ikke leses: «Vinterferie»."),
    (calendar(*YEAR, ("Vinterferie", "20270222", "20270220")), "kan ikke leses: «Vinterferie»."),
])
def test_what_cannot_be_read_is_refused_in_one_line(importing: Importing, text: str | bytes, told: str) -> None:
    code, out, err = importing(text)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err


@pytest.mark.parametrize("name", ["own", "package", "Dalen"])
def test_a_name_that_the_check_would_refuse_is_refused_at_once(importing: Importing, name: str) -> None:
    code, out, err = importing(calendar(*YEAR), "--id", name)
    assert (code, out) == (2, "")
    assert f"«{name}" in err
    assert not (importing.root / FOLDER).exists()


def test_one_and_none_are_told_as_such(importing: Importing) -> None:
    text = calendar(("Høstferie", "20261005", "20261010"))
    assert "\n1 ferie eller fridag. " in importing(text, "--id", "dalen")[2]
    code, out, err = importing(text, "--id", "dalen", "--add")
    assert (code, out) == (0, "")
    assert "fra før" in err


def test_a_file_that_is_there_is_never_overwritten(importing: Importing) -> None:
    importing(calendar(*YEAR), "--id", "dalen")
    code, _, err = importing(calendar(("Høstferie", "20281005", "20281010")), "--id", "dalen")
    assert (code, "finnes fra før" in err) == (2, True)
    assert len(importing.read("dalen").breaks) == 7


@pytest.mark.parametrize(("name", "kind"), [
    ("Haustferie", "off"), ("Elevfri dag", "off"), ("Planleggjingsdag for lærarane", "off"), ("Skulefri", "off"),
    ("Første skuledag etter juleferien", "first"), ("Siste skuledag", "last"), ("SFO har fri", "unknown"),
    ("Sommerferien begynner", "unknown"), ("Friluftsdag", "unknown"), ("Foreldremøte", "unknown"),
])
def test_names_are_understood_in_both_languages(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_the_check_warns_a_hundred_days_before_whole_dates_run_out() -> None:
    dated = SchoolBreaks("dalen", "Dalen", (DatedBreak("Høstferie", date(2026, 10, 5), date(2026, 10, 9)),))
    yearly = SchoolBreaks("standard", "Standard", (YearlyBreak("Sommerferie", (6, 20), (8, 15)),))
    calendars = {one.id: one for one in (dated, yearly)}
    assert running_out(calendars, date(2027, 4, 22)) == []
    [told] = running_out(calendars, date(2027, 4, 23))
    assert (told.code, told.file, told.severity) == ("KP704", f"{FOLDER}/dalen.yml", "warning")
    assert "2027-07-31" in told.message
    assert len(running_out(calendars, date(2029, 1, 1))) == 1


@pytest.mark.parametrize(("first", "last", "until"), [
    (date(2026, 10, 5), date(2026, 10, 9), date(2027, 7, 31)),
    (date(2027, 6, 19), date(2027, 8, 16), date(2027, 8, 16)),
    (date(2027, 1, 1), date(2027, 12, 31), date(2027, 12, 31)), (date(2020, 1, 1), date(2099, 12, 31), LAST)])
def test_days_off_are_known_to_their_last_day(first: date, last: date, until: date) -> None:
    dated = SchoolBreaks("dalen", "Dalen", (DatedBreak("Fri", first, last),))
    assert dated.known_until == until
    assert running_out({"dalen": dated}, until - timedelta(days=100)) == []


def test_the_command_that_checks_a_site_tells_of_whole_dates_that_have_run_out(importing: Importing) -> None:
    importing(calendar(("Høstferie", "20201005", "20201010")), "--id", "dalen")
    assert main(["-C", str(importing.root), "check"]) == 0
    out, err = importing.capsys.readouterr()
    assert f"{FOLDER}/dalen.yml:1: KP704" in out + err
