"""Ways to the hit one wants: Enter, and the numbers that readers know pages and modules by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route

from tests.e2e.browsing import Desk
from tests.waiting import until

from .test_browser import HITS, PAGE, opened, status, titles


def test_enter_leads_to_the_first_hit_and_enter_again_opens_it(desk: Desk) -> None:
    with opened(desk) as page:
        page.keyboard.type("sauebeite", delay=2)
        page.keyboard.press("Enter")
        page.wait_for_function("() => document.activeElement.closest('.kp-search__results')")
        assert page.evaluate("document.activeElement.textContent") == titles(page)[0]
        assert "25 treff på «sauebeite»." in page.locator("[data-kp-status]").inner_text()
        page.keyboard.press("Enter")
        page.wait_for_url("**/beta/0-mange/**")


@contextmanager
def _holding(desk: Desk, script: str) -> Iterator[tuple[Page, list[Route]]]:
    """A page whose search is open, and the requests for this script, which wait until they are continued."""
    with desk.fresh() as (page, _):
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route(script, hold)
        page.goto(desk.base + PAGE)
        page.click("button[popovertarget=kp-search]")
        yield page, held


def test_enter_before_the_script_has_come_counts_when_it_has(desk: Desk) -> None:
    with _holding(desk, "**/assets/kp/search.js") as (page, held):
        been: list[str] = []
        page.on("framenavigated", lambda frame: been.append(frame.url))
        page.keyboard.type("sauebeite")
        page.keyboard.press("Enter")
        until(lambda: page.title() and held)
        held[0].continue_()
        page.locator(".kp-search__results a:focus").wait_for()
        assert been == []


def test_enter_while_the_index_is_on_its_way_takes_nobody_from_the_field(desk: Desk) -> None:
    with _holding(desk, "**/search/index.js") as (page, held):
        status(page, "Henter søkeregisteret")
        page.keyboard.type("lærebok")
        page.keyboard.press("Enter")
        page.keyboard.type(" sauebeite")
        assert len(held) == 1
        held[0].continue_()
        status(page, "«lærebok sauebeite»")
        assert page.evaluate("document.activeElement.id") == "kp-query"


def test_pages_and_modules_are_found_by_their_numbers(desk: Desk) -> None:
    with opened(desk) as page:
        page.fill("#kp-query", "0.2")
        status(page, "på «0.2»")
        assert titles(page)[0].startswith("Tegn") or titles(page)[0] == "Lik side 2"
        page.fill("#kp-query", "modul 0")
        status(page, "på «modul 0»")
        assert {"Start", "Mange"} == set(titles(page)[:2])
        assert "Modul 0 · Alfapakken" in page.locator(HITS, has_text="Alfapakken").first.inner_text()
