"""What lasts: addresses that were published once, and texts that somebody looks after."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.model import Content

ADDRESSES = "addresses.txt"
"""The file beside mkdocs.yml that holds the addresses of the last release, one a line."""


def addresses(content: Content) -> list[str]:
    """Every address that the content has or leads on from, whoever sees it."""
    return sorted({address for page in content.pages() for address in (page.address, *page.aliases) if address})


def lost_addresses(content: Content, released: bytes) -> Iterator[Problem]:
    """Addresses of the last release, as they were noted, that lead nowhere now. A BOM is fine, as in pages."""
    try:
        noted = released.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield problem("KP101", Place(ADDRESSES, released.count(b"\n", 0, error.start) + 1), byte=error.start + 1)
        return
    kept = set(addresses(content))
    for number, line in enumerate(noted.splitlines(), start=1):
        address = line.strip()
        if address and not address.startswith("#") and address not in kept:
            yield problem("KP114", Place(ADDRESSES, number), address=address)


def review_problems(content: Content, on: date) -> Iterator[Problem]:
    """Texts that should have been read again by `on`."""
    for page in content.pages():
        meta = page.meta
        if meta.review_in is None:
            continue
        if meta.reviewed is None:
            yield problem("KP609", Place(page.source))
        elif (due := _months_after(meta.reviewed, meta.review_in)) <= on:
            owner = f" av {meta.owner}" if meta.owner else ""
            yield problem("KP610", Place(page.source), due=due.isoformat(), owner=owner)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
