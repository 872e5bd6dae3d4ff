"""Durations that modules state: weeks by role, and hours (001, 004: «Tidsangivelsene … er minimumstid»)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kompetansepakke.base.audience import Edition

_SPAN = re.compile(r"([1-9][0-9]{0,2})(?:\s*[-–]\s*([1-9][0-9]{0,2}))?")


@dataclass(frozen=True, slots=True)
class Span:
    """A span of whole weeks or hours; the first figure is the floor, the second what is recommended."""

    low: int
    high: int

    def as_json(self) -> dict[str, int]:
        """The form in catalog.json."""
        return {"from": self.low, "to": self.high}

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low}–{self.high}"


@dataclass(frozen=True, slots=True)
class Weeks:
    """A module's minimum weeks: for all, and for roles that need more."""

    for_all: Span | None
    by_role: tuple[tuple[str, Span], ...] = ()

    def for_edition(self, edition: Edition) -> Span | None:
        """That of the last role in `sees` that has one, else that for all; None where neither is given."""
        own = dict(self.by_role)
        return next((own[role] for role in reversed(edition.sees) if role in own), self.for_all)


def parse_span(text: str) -> Span | None:
    """`4` or `4-5`; None where it is neither, or runs backwards."""
    match = _SPAN.fullmatch(text.strip())
    if not match:
        return None
    low = int(match[1])
    high = int(match[2] or low)
    return Span(low, high) if low <= high else None
