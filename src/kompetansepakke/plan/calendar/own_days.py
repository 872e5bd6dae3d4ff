"""A school's own days off, which stand in the wish itself: read from a calendar file or entered by hand, once.

They take the place of a shared calendar's breaks. `web/scripts/planner/rules/own.js` holds the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from kompetansepakke.plan.calendar.breaks import DatedBreak, SchoolBreaks, YearlyBreak

OWN = "own"
"""What the address and `--calendar` call them; no file of `modules/skoleruter/` may be called so."""

NATIONAL_SUMMER = YearlyBreak("Sommerferie", (6, 20), (8, 15))
"""What days without a summer of their own get."""

_WRITTEN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:/([0-9]{4}-[0-9]{2}-[0-9]{2}))? (.+)")


def own_days(title: str, days: Iterable[DatedBreak]) -> SchoolBreaks:
    """The school's calendar with these days off, in the order of time, whatever order they come in."""
    known = tuple(sorted(set(days), key=lambda one: (one.first, one.last, one.name)))
    return SchoolBreaks(OWN, title, known if has_summer(known) else (*known, NATIONAL_SUMMER))


def has_summer(days: Iterable[DatedBreak]) -> bool:
    """Whether some summer is off."""
    return any(one.first <= date(year, 7, 15) <= one.last for one in days for year in (one.first.year, one.last.year))


def read_days(text: str) -> DatedBreak | None:
    """`2026-10-05/2026-10-09 Høstferie`, or `2026-11-16 Planleggingsdag`; None for what is no such text."""
    found = _WRITTEN.fullmatch(text)
    if not found:
        return None
    try:
        first, last = (date.fromisoformat(day) for day in (found[1], found[2] or found[1]))
    except ValueError:
        return None
    return DatedBreak(found[3], first, last) if first <= last else None
