"""A package's default start: the day from which the site shows a plan with dates."""

from __future__ import annotations

import re
from datetime import date

from kompetansepakke.source.yaml.kinds import Kind, Reading
from kompetansepakke.source.yaml.schemas import ref
from kompetansepakke.source.yaml.yaml_tree import Node, Scalar

Start = date | tuple[int, int]
"""A date, or month and day, every year."""

AFTER_SUMMER = (8, 16)
"""Where the package says nothing: the day after the national summer break."""

_YEARLY = re.compile(r"([0-9]{2})-([0-9]{2})")
_WHOLE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COMMON_YEAR = 2023


def default_start(start: Start | None, on: date) -> date:
    """The start that a page made on the day `on` uses: that date, or the next time that its day comes in a year."""
    if isinstance(start, date):
        if start >= on:
            return start
        start = start.month, min(start.day, 28) if start.month == 2 else start.day
    month, day = start or AFTER_SUMMER
    this_year = date(on.year, month, day)
    return this_year if this_year >= on else date(on.year + 1, month, day)


def _read(node: Node, reading: Reading) -> Start:
    text = node.text if isinstance(node, Scalar) else ""
    yearly = _YEARLY.fullmatch(text)
    try:
        if yearly:
            month, day = int(yearly[1]), int(yearly[2])
            date(_COMMON_YEAR, month, day)
            return month, day
        if _WHOLE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise reading.refuse(node, f"«{text}» er ikke en dag som finnes hvert år" if text else "den er ikke én dag")


START = Kind("MM-DD (hvert år), eller en hel dato som 2026-08-17",
             ref("day"), _read)
