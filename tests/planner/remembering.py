"""Pages with a clock that stands still, and a plan that the browser remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from playwright.sync_api import Browser, Page, expect

PLAN = "?start=2027-01-11&pace=recommended&weekday=wed&calendar=standard&time=14:15&place=Auditoriet&name=Fjord%20skole"
NOON = "2027-01-12T12:00:00+01:00"
"""At noon in Norway on a Tuesday in the first module of that plan."""
Enter = Callable[..., Page]


@contextmanager
def context(browser: Browser, base: str, at: str = NOON, **options: object) -> Iterator[Enter]:
    """A browser of its own, whose pages are opened at this moment; an uncaught error in one is a fault."""
    opened = browser.new_context(**options)  # type: ignore[arg-type]
    said: list[str] = []

    def enter(address: str, edition: str = "leder") -> Page:
        page = opened.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.clock.set_fixed_time(datetime.fromisoformat(at))
        page.goto(f"{base}/{edition}/{address}")
        return page

    yield enter
    opened.close()
    assert not said, said


def remember(enter: Enter, edition: str = "leder", plan: str = PLAN) -> Page:
    """Have the planner remember the plan, as one who presses the button."""
    page = enter("prove/tidsplan/" + plan, edition)
    page.get_by_role("button", name="Husk planen i denne nettleseren").click()
    expect(page.locator("[data-said]")).to_contain_text("Planen er husket")
    return page
