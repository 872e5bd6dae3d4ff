"""On which day each meeting of a module is held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class _Slot:
    """A day of school that a meeting may take; `week` counts the module's weeks from 0."""

    week: int
    day: date


def meeting_days(weeks: Sequence[Sequence[date]], earliest: Sequence[date], weekday: int) -> tuple[date, ...]:
    """The day of each meeting, in the meetings' order.

    `weeks` are the days of school in each of the module's weeks; `earliest` is for each meeting the day before which
    it can't be held, the last of which must not be after the last day of school; `weekday` is 0 (Monday) to 4.

    The weeks are shared out evenly, and each meeting closes its share: so there is time to prepare the first, and
    the last is held in the last week. It is held on the wanted weekday; where there is no school on that day, or
    its pages haven't opened, on the nearest day of school that week, the earlier of two, and only where that can't
    be in the nearest other week of the module. More meetings than weeks share a week, on different days; not before
    there are more meetings than days do two share a day.
    """
    count = len(earliest)
    for copies in range(1, count + 1):
        slots = [_Slot(week, day) for week, days in enumerate(weeks) for day in days for _ in range(copies)]
        places = _places(slots, len(weeks), earliest, weekday)
        if places is not None:
            return tuple(slots[place].day for place in places)
    return ()


def _places(slots: Sequence[_Slot], weeks: int, earliest: Sequence[date], weekday: int) -> list[int] | None:
    """Rising places among the slots, one for each meeting; None where there aren't enough of them."""
    count = len(earliest)
    places: list[int] = []
    for number, day in enumerate(earliest):
        latest = len(slots) - (count - number)
        soonest = places[-1] + 1 if places else 0
        free = [place for place in range(soonest, latest + 1) if slots[place].day >= day]
        if not free:
            return None
        target = -(-(number + 1) * weeks // count) - 1
        taken = slots[places[-1]].day if places else None
        places.append(min(free, key=lambda place: (
            abs(slots[place].week - target), slots[place].day == taken,
            abs(slots[place].day.weekday() - weekday), place)))
    return places
