"""How fast: at the floor, as recommended, or stretched over a horizon or up to a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

_WEEKS = re.compile(r"weeks=([1-9][0-9]{0,3})")
_UNTIL = re.compile(r"until=([0-9]{4}-[0-9]{2}-[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Pace:
    """A wish for a speed.

    `minimum` gives each module its fewest school weeks, `recommended` the second figure of `min_weeks`. `weeks` (N
    calendar weeks, that is 7·N days, from the start) and `until` (a last day) set an end: the school weeks there
    are, are shared out evenly, and no module gets less than its floor.
    """

    kind: Literal["minimum", "recommended", "weeks", "until"]
    weeks: int | None = None
    until: date | None = None

    def last_day(self, start: date) -> date | None:
        """The day by which the plan must have ended; None where the pace sets none.

        OverflowError where that is after the year 9999.
        """
        return start + timedelta(days=7 * self.weeks - 1) if self.weeks else self.until

    def __str__(self) -> str:
        if self.weeks:
            return f"weeks={self.weeks}"
        return f"until={self.until.isoformat()}" if self.until else self.kind


MINIMUM = Pace("minimum")
RECOMMENDED = Pace("recommended")


def parse_pace(text: str) -> Pace | None:
    """`minimum`, `recommended`, `weeks=26` or `until=2027-06-18`; None for anything else."""
    if text in ("minimum", "recommended"):
        return MINIMUM if text == "minimum" else RECOMMENDED
    weeks, until = _WEEKS.fullmatch(text), _UNTIL.fullmatch(text)
    if weeks:
        return Pace("weeks", weeks=int(weeks[1]))
    try:
        return Pace("until", until=date.fromisoformat(until[1])) if until else None
    except ValueError:
        return None
