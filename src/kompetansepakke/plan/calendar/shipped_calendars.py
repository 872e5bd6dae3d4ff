"""School calendars of Norway: the public holidays, from PyPI's `holidays`, and a site's own breaks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.plan.calendar.calendar import SchoolCalendar

FIRST, LAST = date(1990, 1, 1), date(2099, 12, 31)
"""The days that plans may lie between. `holidays` knows Norway from 1901 to 2100."""


@cache
def public_holidays(year: int) -> Mapping[date, str]:
    """The public holidays of a year and their names in bokmål; two on one day with « og » between."""
    from holidays.countries.norway import Norway  # noqa: PLC0415 (it brings every country of the world: half a second)

    return {day: name.replace("; ", " og ") for day, name in Norway(years=year, language="no").items()}


def school_calendar(breaks: SchoolBreaks) -> SchoolCalendar:
    """The calendar of a school with these breaks."""
    return SchoolCalendar(breaks.title, breaks.breaks, public_holidays, FIRST, LAST, breaks.known_until)
