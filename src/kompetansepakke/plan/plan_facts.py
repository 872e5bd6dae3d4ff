"""What is to be said of a plan or a refusal, as facts: what kind of fact, and its values. `telling` says them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Value = date | int | str | tuple[int, ...]
"""A day, a count or the number of a module or meeting, a name that somebody gave, or numbers of modules."""

NoteKind = Literal[
    "added", "start_off", "start_weekend", "start_few", "others", "wait_opens", "wait_pages", "unwritten", "crowded",
    "crowded_days", "moved_off", "moved_start", "moved_opens", "moved_hand", "calendar_over", "long"]
"""What a reader of a plan should know beside its dates."""

ReasonKind = Literal[
    "order_refused", "end_before_start", "too_short", "opens_late", "pages_late", "calendar_start", "calendar_end",
    "calendar_modules", "no_modules", "from_missing", "move_unknown", "move_weekend", "move_off", "move_outside",
    "move_opens", "move_before", "move_after"]
"""Why there is no such plan."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something to be said. Each kind has a phrase in every language, with the values as its fields."""

    kind: NoteKind | ReasonKind
    values: Mapping[str, Value]


def fact(kind: NoteKind | ReasonKind, **values: Value) -> Fact:
    """A fact of this kind with these values."""
    return Fact(kind, values)
