"""Two schools' plans of two school years, as the libraries of calendars and khal read them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject

from kompetansepakke.plan.course import Course
from kompetansepakke.plan.plan import Plan, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.pace import MINIMUM
from kompetansepakke.plan.telling.ics import ics
from tests.programs import ROOT, program

from .test_ics import BASE, CALENDAR, STAMP, TELLER, events, khal, listed, spans
from .test_properties import real

__all__ = ["real"]

Event = tuple[str, bool, str, str]
"""A UID, whether it is cancelled, and when it begins and ends: dates, or moments in UTC."""
SCHOOLS = ("Ås skole, og SFO", "Dalen skole")
PLANS = [(name, start) for name in SCHOOLS for start in (date(2026, 8, 17), date(2027, 8, 16))]


def made(outline: Course, name: str, start: date, order: tuple[int, ...] = ()) -> Plan:
    at = time(14, 15) if name == "Dalen skole" else None
    found = plan(outline, Wish(start, MINIMUM, order, name=name, time=at, place="Rom 2; oppe"), CALENDAR)
    assert isinstance(found, Plan)
    return found


def _told(moment: date) -> str:
    return (moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z") if isinstance(moment, datetime)
            else moment.isoformat())


def by_icalendar(file: Path) -> list[Event]:
    return [(str(event["UID"]), event.get("STATUS") == "CANCELLED", _told(event["DTSTART"].dt),
             _told(event["DTEND"].dt))
            for event in events(file.read_bytes())]


def by_vobject(file: Path) -> list[Event]:
    calendar = vobject.readOne(file.read_text("utf-8"))
    return [(event.uid.value, hasattr(event, "status") and event.status.value == "CANCELLED",
             _told(event.dtstart.value), _told(event.dtend.value)) for event in calendar.vevent_list]


def by_ical_js(file: Path) -> list[Event]:
    script = shutil.copy(Path(__file__).with_name("read_calendar.mjs"), file.parent)
    modules = file.parent / "node_modules"
    if not modules.exists():
        modules.symlink_to(ROOT / "node_modules", target_is_directory=True)
    done = subprocess.run([program("node"), str(script), str(file)], capture_output=True, text=True, encoding="utf-8",
                          check=False)
    assert done.returncode == 0, done.stderr
    return [(uid, cancelled, first, last) for uid, cancelled, first, last in json.loads(done.stdout)]


@pytest.mark.parametrize("reader", [by_icalendar, by_vobject, by_ical_js])
def test_each_reads_the_same_events_of_two_schools_and_two_years(
        real: dict[str, Course], tmp_path: Path, reader: Callable[[Path], list[Event]]) -> None:
    every = []
    for name, start in PLANS:
        one = made(real["leder"], name, start, (0, 1, 2))
        file = tmp_path / "plan.ics"
        file.write_bytes(ics(one, TELLER, STAMP, BASE))
        found = reader(file)
        held = [(first, last) for uid, cancelled, first, last in found if "-mote-" in uid and not cancelled]
        assert held == [_held(one, day, minutes) for day, minutes in
                        ((meeting.day, meeting.meeting.minutes) for _, meeting in one.meetings())]
        assert sum(cancelled for _, cancelled, *_ in found) > 5
        every += [uid for uid, *_ in found]
    assert len(set(every)) == len(every)


def _held(one: Plan, day: date, minutes: int | None) -> tuple[str, str]:
    if one.wish.time is None:
        return _told(day), _told(day + timedelta(days=1))
    begins = datetime.combine(day, one.wish.time, ZoneInfo("Europe/Oslo"))
    return _told(begins), _told(begins + timedelta(minutes=minutes or 0))


def test_khal_keeps_two_schools_and_two_years_apart_and_a_later_file_replaces_its_own(
        real: dict[str, Course], tmp_path: Path) -> None:
    plans = {key: made(real["leder"], *key) for key in PLANS}

    def bring(one: Plan, day: datetime) -> None:
        file = tmp_path / "plan.ics"
        file.write_bytes(ics(one, TELLER, day, BASE))
        khal(tmp_path, "import", "--batch", "-a", "prove", str(file))

    def expected() -> set[tuple[str, str, str]]:
        return {(title, str(first), str(last)) for one in plans.values() for title, (first, last) in spans(one).items()}

    for one in plans.values():
        bring(one, STAMP)
    assert listed(tmp_path) == expected()
    assert len(list((tmp_path / "prove").glob("*.ics"))) == 4 * 23
    moved = ("Dalen skole", date(2026, 8, 17))
    plans[moved] = made(real["leder"], moved[0], date(2027, 1, 4))
    bring(plans[moved], STAMP + timedelta(seconds=1))
    assert listed(tmp_path) == expected()
    assert len(list((tmp_path / "prove").glob("*.ics"))) == 4 * 23
