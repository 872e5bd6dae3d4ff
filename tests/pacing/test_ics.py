"""Calendar files, read back by other programs; and imported again when the plan has moved."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from kompetansepakke.plan.calendar.read_breaks import built_in_standard
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.plan.course import Course
from kompetansepakke.plan.plan import Plan, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.pace import MINIMUM, RECOMMENDED, Pace
from kompetansepakke.plan.telling.ics import ics
from kompetansepakke.plan.telling.teller import Teller
from tests.programs import program

from .test_properties import real

__all__ = ["real"]

CALENDAR = school_calendar(built_in_standard())
TELLER = Teller("nb")
STAMP = datetime(2026, 6, 1, tzinfo=UTC)
BASE = "https://skole.example/pakker/leder/"


def made(outline: Course, start: date = date(2026, 8, 31), pace: Pace = RECOMMENDED, order: tuple[int, ...] = (),
         weekday: int = 2) -> Plan:
    found = plan(outline, Wish(start, pace, order, weekday), CALENDAR)
    assert isinstance(found, Plan)
    return found


def spans(one: Plan) -> dict[str, tuple[date, date]]:
    """What a reader should find: each event's summary, and its first and last day."""
    found = {f"Modul {m.module.number}: {m.module.title}": (m.first_day, m.last_day) for m in one.modules}
    for module, meeting in one.meetings():
        title = f": {meeting.meeting.title}" if meeting.meeting.id else ""
        found[f"Modul {module.module.number}, møte {meeting.number}{title}"] = (meeting.day, meeting.day)
    return found


def events(data: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def uids(one: Plan) -> list[str]:
    return [str(event["UID"]) for event in events(ics(one, TELLER, STAMP))]


def test_icalendar_reads_back_every_module_and_meeting(real: dict[str, Course]) -> None:
    one = made(real["leder"])
    found = events(ics(one, TELLER, STAMP, BASE))
    read = {str(event["SUMMARY"]): (event["DTSTART"].dt, event["DTEND"].dt - timedelta(days=1)) for event in found}
    assert read == spans(one)
    assert all(type(event["DTSTART"].dt) is date for event in found)
    assert {event["DTSTAMP"].dt.isoformat() for event in found} == {"2026-06-01T00:00:00+00:00"}
    assert len({event["UID"] for event in found}) == len(found) == 6 + 17


def test_a_meeting_brings_its_agenda_what_to_prepare_and_its_link(real: dict[str, Course]) -> None:
    found = {str(event["SUMMARY"]): event for event in events(ics(made(real["leder"]), TELLER, STAMP, BASE))}
    event = found["Modul 1, møte 1: Lære om og møte"]
    text = str(event["DESCRIPTION"])
    assert str(event["URL"]) == f"{BASE}fagfornyelsen/1-overordnet-del/02-forste-fellesmote/#m1-mote-1"
    assert "Varer 75 min." in text
    assert "– Film: Lære om – og møte" in text
    assert re.search(r"^1\. 5 min: Åpning i plenum\. .*\n2\. 5 min: Hver for seg\.", text, re.MULTILINE)
    assert "**" not in text


def test_the_name_of_the_calendar_is_a_text_with_its_marks_escaped(real: dict[str, Course]) -> None:
    one = plan(real["leder"], Wish(date(2026, 8, 31), RECOMMENDED, name="Ås, A; B \\n"), CALENDAR)
    assert isinstance(one, Plan)
    told = ics(one, TELLER, STAMP).replace(b"\r\n ", b"").decode()
    for key in ("NAME", "X-WR-CALNAME"):
        assert re.search(rf"^{key}:.* – Ås\\, A\\; B \\\\n\r$", told, re.MULTILINE), key


def test_without_an_address_the_page_is_told_and_no_address_is_made_up(real: dict[str, Course]) -> None:
    found = events(ics(made(real["laerer"]), TELLER, STAMP))
    assert not any("URL" in event for event in found)
    assert sum("Side: fagfornyelsen/" in str(event["DESCRIPTION"]) for event in found) == 17


@pytest.mark.parametrize("moved", [
    {"start": date(2027, 1, 4)}, {"pace": MINIMUM}, {"pace": Pace("weeks", weeks=52)}, {"weekday": 0},
    {"order": (0, 1, 4, 3, 2, 5)},
])
def test_uids_stay_when_the_plan_is_moved(real: dict[str, Course], moved: dict[str, object]) -> None:
    one, two = made(real["leder"]), made(real["leder"], **moved)  # type: ignore[arg-type]
    assert spans(one) != spans(two)
    assert sorted(uids(one)) == sorted(uids(two))
    assert all(re.fullmatch(r"fagfornyelsen-2026-modul-\d(-mote-\d)?@kompetansepakke", uid) for uid in uids(one))


def test_a_later_file_has_a_higher_sequence_and_the_same_date_the_same_bytes(real: dict[str, Course]) -> None:
    one = made(real["leder"])
    first, second = (events(ics(one, TELLER, day))[0]["SEQUENCE"] for day in (STAMP, STAMP + timedelta(days=1)))
    assert second == first + 86_400
    assert ics(one, TELLER, STAMP, BASE) == ics(made(real["leder"]), TELLER, STAMP, BASE)


def test_lines_are_folded_and_end_as_the_format_says(real: dict[str, Course]) -> None:
    data = ics(made(real["leder"]), TELLER, STAMP, BASE)
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]


def khal(folder: Path, *arguments: str) -> str:
    """Run khal with a calendar and a configuration of its own."""
    text = (f"[calendars]\n[[prove]]\npath = {folder / 'prove'}\n[sqlite]\npath = {folder / 'khal.db'}\n[locale]\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\n"
            "longdatetimeformat = %Y-%m-%d %H:%M\nlocal_timezone = Europe/Oslo\ndefault_timezone = Europe/Oslo\n"
            "[default]\ndefault_calendar = prove\n")
    (folder / "prove").mkdir(exist_ok=True)
    (folder / "config").write_text(text, encoding="utf-8")
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
    done = subprocess.run([program("khal"), "-c", str(folder / "config"), *arguments], capture_output=True, text=True,
                          encoding="utf-8", env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def listed(folder: Path) -> set[tuple[str, str, str]]:
    lines = khal(folder, "list", "--once", "--day-format", "", "--format", "{title}|{start-date-long}|{end-date-long}",
                 "2026-01-01", "2030-01-01").splitlines()
    return {(title, first, last) for title, first, last in (line.split("|") for line in lines if "|" in line)}


def test_khal_reads_it_back_and_a_second_import_updates(real: dict[str, Course], tmp_path: Path) -> None:
    for day, start in ((STAMP, date(2026, 8, 31)), (STAMP + timedelta(seconds=1), date(2027, 1, 4))):
        one = made(real["leder"], start)
        file = tmp_path / "plan.ics"
        file.write_bytes(ics(one, TELLER, day, BASE))
        khal(tmp_path, "import", "--batch", "-a", "prove", str(file))
        expected = {(title, first.isoformat(), last.isoformat()) for title, (first, last) in spans(one).items()}
        assert listed(tmp_path) == expected
    assert len(list((tmp_path / "prove").glob("*.ics"))) == 6 + 17


def test_a_time_of_day_gives_events_in_the_time_of_norway(real: dict[str, Course]) -> None:
    wish = Wish(date(2027, 1, 18), MINIMUM, time=time(14, 15), place="Personalrommet")
    one = plan(real["leder"], wish, CALENDAR)
    assert isinstance(one, Plan)
    data = ics(one, TELLER, STAMP, BASE)
    zone = next(iter(icalendar.Calendar.from_ical(data).walk("VTIMEZONE")))
    assert str(zone["TZID"]) == "Europe/Oslo"
    found = {str(event["UID"]): event for event in events(data)}
    winter = found["fagfornyelsen-2026-modul-1-mote-1@kompetansepakke"]
    assert winter["DTSTART"].dt.isoformat() == "2027-02-17T14:15:00+01:00"
    assert winter["DTEND"].dt - winter["DTSTART"].dt == timedelta(minutes=75)
    assert (str(winter["LOCATION"]), str(winter["TRANSP"])) == ("Personalrommet", "OPAQUE")
    held = {event["DTSTART"].dt.astimezone(UTC).hour for uid, event in found.items() if "-mote-" in uid}
    assert held == {13, 12}, "summer time has come before the last of them"
    assert str(winter["DESCRIPTION"]).endswith(
        f"Side: {BASE}fagfornyelsen/1-overordnet-del/02-forste-fellesmote/#m1-mote-1")


def test_another_year_and_another_name_overwrite_nothing(real: dict[str, Course]) -> None:
    def named(name: str, start: date) -> set[str]:
        one = plan(real["leder"], Wish(start, MINIMUM, name=name), CALENDAR)
        assert isinstance(one, Plan)
        return set(uids(one))

    sets = [named(name, start) for name in ("", "Haugen skole", "Åsen skole")
            for start in (date(2026, 8, 17), date(2027, 8, 16))]
    assert len(set.union(*sets)) == sum(map(len, sets)) == 6 * 23
    assert named("Haugen skole", date(2027, 3, 1)) == sets[2], "the same plan, moved within its year"


def test_what_a_smaller_plan_leaves_out_is_cancelled_and_what_is_done_is_not(real: dict[str, Course]) -> None:
    def cancelled(order: tuple[int, ...], begin: int | None) -> set[str]:
        one = plan(real["leder"], Wish(date(2026, 8, 31), MINIMUM, order, begin=begin), CALENDAR)
        assert isinstance(one, Plan)
        return {str(event["UID"]) for event in events(ics(one, TELLER, STAMP)) if event.get("STATUS") == "CANCELLED"}

    whole = set(uids(made(real["leder"])))
    assert cancelled((), None) == cancelled((), 3) == set()
    left_out = cancelled((0, 1, 2), None)
    assert left_out == {uid for uid in whole if re.search("modul-[345]", uid)}
    assert cancelled((0, 1, 2), 1) == left_out
