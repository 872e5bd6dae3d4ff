"""Pages with a clock that stands still, and a plan that the browser remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.tab import Tab, listen

PLAN = "?start=2027-01-11&pace=recommended&weekday=wed&calendar=standard&time=14:15&place=Auditoriet&name=Fjord%20skole"
NOON = "2027-01-12T12:00:00+01:00"
"""At noon in Norway on a Tuesday in the first module of that plan."""
Enter = Callable[..., Page]


@dataclass(frozen=True)
class Tabs(Tab):
    """A tab, and those that were opened beside it, which stay too: what is at hand need not begin anew."""

    beside: list[Page] = field(default_factory=list)

    def get(self, number: int) -> Page:
        """The tab with this number, beginning with 0; one more where they are all in use."""
        if number > len(self.beside):
            self.beside.append(self.page.context.new_page())
        return self.beside[number - 1] if number else self.page

    def empty(self) -> None:
        """Leave nothing to the next test, in any of them: first all are quiet, then nobody writes any more."""
        kept = [self.page, *self.beside]
        for page in self.page.context.pages:
            if page in kept:
                page.unroute_all()
                self.be_quiet(page)
                page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
                page.set_viewport_size({"width": 1280, "height": 720})
            else:
                page.close()
        for page in kept:
            page.evaluate("localStorage.clear(); sessionStorage.clear()")


@contextmanager
def standing_at(browser: Browser, at: str, **options: object) -> Iterator[BrowserContext]:
    """A browser of its own, in which it is this moment."""
    with closing(browser.new_context(**options)) as opened:  # type: ignore[arg-type]
        opened.clock.set_fixed_time(datetime.fromisoformat(at))
        yield opened


@contextmanager
def in_tabs(tabs: Tabs, base: str, holding: str = "{}") -> Iterator[Enter]:
    """Tabs that others have had too, whose storage holds what stands in this JSON; a complaint in one is a fault."""
    complaints: list[str] = []
    opened = count()

    def enter(address: str, edition: str = "leder") -> Page:
        page = tabs.get(next(opened))
        page.goto(f"{base}/{edition}/{address}")
        return page

    tabs.be_quiet(tabs.page)
    tabs.page.evaluate("holding => Object.assign(localStorage, JSON.parse(holding))", holding)
    end = listen(tabs.page.context, complaints)
    yield enter
    tabs.empty()
    end()
    assert not complaints, complaints


@contextmanager
def context(browser: Browser, base: str, at: str = NOON, **options: object) -> Iterator[Enter]:
    """A browser of its own, for those who do more to it than open pages; an uncaught error is a fault."""
    said: list[str] = []
    with standing_at(browser, at, **options) as opened:
        def enter(address: str, edition: str = "leder") -> Page:
            page = opened.new_page()
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto(f"{base}/{edition}/{address}")
            return page

        yield enter
    assert not said, said


def remember(enter: Enter, edition: str = "leder", plan: str = PLAN) -> Page:
    """Have the planner remember the plan, as one who presses the button."""
    page = enter("prove/tidsplan/" + plan, edition)
    page.get_by_role("button", name="Husk planen i denne nettleseren").click()
    expect(page.locator("[data-said]")).to_contain_text("Planen er husket")
    return page
