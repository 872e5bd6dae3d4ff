"""A small site with owners and teachers, built once, and plan files of as many schools as one wants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from kompetansepakke.plan.calendar.breaks import DatedBreak, SchoolBreaks
from kompetansepakke.plan.calendar.read_breaks import built_in_standard
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.plan.course import Course, Meeting, Module
from kompetansepakke.plan.plan import Plan, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.scheduling.pace import MINIMUM
from kompetansepakke.plan.telling.ics import ics
from kompetansepakke.plan.telling.teller import Teller
from tests.conftest import Shared
from tests.e2e.built import serving
from tests.e2e.conftest import axe, node_modules
from tests.site.building import build, write

__all__ = ["axe", "node_modules"]

FRONT = "---\ntitle: Modulen\nroles: all\nmodule: 1\npurpose: Lære\nmin_weeks: 2\n---\n\nTekst.\n"
FILES = {"modules/prove/package.yml": "title: Prøvepakken\npurpose: Lære sammen\n",
         "modules/prove/1-modul/index.md": FRONT,
         "modules/prove/1-modul/index.nn.md": "---\ntitle: Modulen\npurpose: Lære\n---\n\nTekst.\n"}
MODULES = (1, 2, 3)
MEETINGS = {number: tuple(Meeting(f"m{number}-{place}", f"Møte {place}", 60, "") for place in range(3))
            for number in MODULES}
COURSE = Course("prove", "Prøvepakken", "laerer", 26, tuple(
    Module(number, f"Navn {number}", 4, 4, (), None, None, MEETINGS[number]) for number in MODULES))
STAMP = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="session")
def owners(shared: Shared) -> Path:
    """The built editions."""
    return shared("overview-site", lambda root: build(
        write(root, FILES), "--edition", "laerer", "--edition", "eier", "--date", "2026-11-21")) / "site"


@pytest.fixture(scope="session")
def owners_base(owners: Path) -> Iterator[str]:
    """The address that they are served at."""
    with serving(owners) as address:
        yield address


def plan_file(name: str, *, start: date = date(2026, 8, 17), stamped: datetime = STAMP, off: date | None = None,
              at: time | None = None, teller: str = "nb") -> bytes:
    """A school's plan as the planner hands it out; with a week off from `off` beside the usual holidays."""
    usual = built_in_standard()
    more = (DatedBreak("Vinterferie på Dalen", off, off + timedelta(days=4)),) if off else ()
    calendar = school_calendar(SchoolBreaks("x", "X", (*usual.breaks, *more)))
    made = plan(COURSE, Wish(start, MINIMUM, name=name, time=at), calendar)
    assert isinstance(made, Plan)
    return ics(made, Teller(teller), stamped, "https://skole.example/eier/")
