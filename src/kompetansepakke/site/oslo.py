"""Which day it is for those who read the site."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """The date where the schools are: what opens today opens at midnight there."""
    return datetime.now(tz=ZoneInfo("Europe/Oslo")).date()
