"""The search dialog in Chromium: typed, cleared, quick, broken, from disk, by keyboard, and to all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.e2e.browsing import HEIGHT, Desk, in_both_schemes
from tests.waiting import until

PAGE = "/leder/alfa/0-start/01-miljo/"
HITS = ".kp-search__results > li"
MARKED = "(marked) => marked === Boolean(document.querySelector('.kp-search__results mark'))"


@contextmanager
def opened(desk: Desk, address: str = PAGE) -> Iterator[Page]:
    """A page whose search is open."""
    page, seen = desk.used()
    page.goto(desk.base + address)
    page.click("button[popovertarget=kp-search]")
    yield page
    assert seen.console == []


def status(page: Page, said: str) -> None:
    """Wait until the search says this."""
    page.wait_for_function("(said) => document.querySelector('[data-kp-status]').textContent.includes(said)", arg=said)


def titles(page: Page) -> list[str]:
    """The pages that are shown as hits."""
    return page.locator(f"{HITS} h2").all_inner_texts()


def test_a_hit_says_what_and_where_it_is_and_shows_the_words(desk: Desk) -> None:
    with opened(desk) as page:
        page.fill("#kp-query", "miljø")
        status(page, "1 treff på «miljø».")
        page.wait_for_selector(f"{HITS} mark")
        hit = page.locator(HITS).inner_text()
        assert "Uro og ro" in hit
        assert "Side 0.1 · Modul 0: Start · Alfapakken" in hit
        assert page.locator(f"{HITS} mark").all_inner_texts() == ["læringsmiljø", "Læringsmiljøet"]


def test_films_tasks_and_manuscripts_are_named_as_such(desk: Desk) -> None:
    with opened(desk) as page:
        page.fill("#kp-query", "film")
        status(page, "treff på «film»")
        section = page.locator(f"{HITS} ul li").first
        assert re.sub(r"\s+", " ", section.inner_text()).strip() == "Film om uro Film"
        assert section.locator("a").get_attribute("href") == "../../../alfa/0-start/01-miljo/#film-uro"
        page.fill("#kp-query", "forskningsspørsmål")
        status(page, "«forskningsspørsmål»")
        assert "Manuskript · Modul 0" in page.locator(HITS).inner_text()


def test_leader_content_is_marked_with_its_label(desk: Desk) -> None:
    with opened(desk) as page:
        page.fill("#kp-query", "kvartalsvingling")
        status(page, "2 treff")
        page.wait_for_selector(".kp-search__quote mark >> nth=1")
        assert all("For skoleleder" in text for text in page.locator(HITS).all_inner_texts())
        assert "UH-ansatt" in page.locator(HITS, has_text="Ledermøtet").locator(".kp-facts .kp-for").inner_text()


def test_the_teachers_edition_finds_nothing_of_the_leaders(desk: Desk) -> None:
    with opened(desk, PAGE.replace("leder", "laerer")) as page:
        page.fill("#kp-query", "kvartalsvingling")
        status(page, "Ingen treff på «kvartalsvingling».")
        page.fill("#kp-query", "ledermøtet")
        status(page, "Ingen treff på «ledermøtet».")


def test_emptying_the_field_empties_the_list(desk: Desk) -> None:
    with opened(desk) as page:
        page.fill("#kp-query", "lærebøkene")
        status(page, "1 treff")
        page.fill("#kp-query", "")
        page.wait_for_function("() => document.querySelector('[data-kp-status]').textContent === ''")
        assert page.locator(HITS).count() == 0
        assert page.locator("#kp-search > .kp-button").is_hidden()


def test_quick_typing_ends_with_what_was_typed_last(desk: Desk) -> None:
    with opened(desk) as page:
        page.keyboard.type("lærebøker", delay=5)
        for _ in range(9):
            page.keyboard.press("Backspace")
        page.keyboard.type("sauebeite", delay=5)
        status(page, "25 treff på «sauebeite».")
        page.wait_for_load_state("networkidle")
        assert len(titles(page)) == 10


def test_more_hits_come_at_a_press_and_the_focus_goes_to_the_first_of_them(desk: Desk) -> None:
    with opened(desk) as page:
        page.fill("#kp-query", "sauebeite")
        status(page, "25 treff på «sauebeite»")
        page.get_by_role("button", name="Vis flere treff").press("Enter")
        assert len(titles(page)) == 20
        assert page.evaluate("document.activeElement.textContent") == titles(page)[10]
        page.get_by_role("button", name="Vis flere treff").click()
        assert len(titles(page)) == 25
        assert page.locator("#kp-search > .kp-button").is_hidden()


def test_a_slip_is_told(desk: Desk) -> None:
    with opened(desk) as page:
        page.fill("#kp-query", "sauebiete")
        status(page, "Ingen treff på «sauebiete». Her er 25 treff på «sauebeite».")


def test_the_first_hit_is_three_tabs_away_and_escape_closes_from_it(desk: Desk) -> None:
    with opened(desk) as page:
        page.keyboard.type("sauebeite")
        status(page, "25 treff på «sauebeite»")
        for _ in range(2):
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == titles(page)[0]
        page.keyboard.press("Escape")
        assert not page.locator("#kp-search").is_visible()
        assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "kp-search"


def test_what_was_searched_for_is_there_when_the_search_is_opened_again(desk: Desk) -> None:
    with opened(desk) as page:
        page.fill("#kp-query", "sauebeite")
        status(page, "25 treff på «sauebeite»")
        page.keyboard.press("Escape")
        page.click("button[popovertarget=kp-search]")
        assert page.input_value("#kp-query") == "sauebeite"
        assert len(titles(page)) == 10


def test_an_index_that_does_not_come_is_told_and_asked_for_again(desk: Desk) -> None:
    with desk.fresh() as (page, _):
        answers: list[str] = []

        def fail_once(route: Route) -> None:
            answers.append("asked")
            if len(answers) == 1:
                route.abort()
            else:
                route.continue_()

        page.route("**/search/index.js", fail_once)
        page.goto(desk.base + PAGE)
        page.click("button[popovertarget=kp-search]")
        status(page, "Søkeregisteret kunne ikke hentes. Prøv igjen.")
        page.fill("#kp-query", "lærebøkene")
        status(page, "1 treff på «lærebøkene».")


@pytest.mark.parametrize("answer", [{"status": 404}, {"body": "<!doctype html>", "content_type": "text/html"},
                                    {"body": 'kpSearch("alfa-0",Array(9).fill(["eldre"]),"eldre");',
                                     "content_type": "text/javascript"}])
def test_hits_are_shown_without_texts_that_do_not_come_or_are_older(desk: Desk, answer: dict[str, Any]) -> None:
    with desk.fresh() as (page, _):
        page.route(re.compile(r"/search/alfa-\d+\.js"), lambda route: route.fulfill(**answer))
        page.goto(desk.base + PAGE)
        page.click("button[popovertarget=kp-search]")
        page.fill("#kp-query", "miljø")
        status(page, "1 treff på «miljø».")
        page.wait_for_load_state("networkidle")
        assert titles(page) == ["Uro og ro"]
        assert page.locator(".kp-search__quote").inner_text().strip() == ""


def test_without_a_network_the_search_says_so_and_lives(desk: Desk) -> None:
    with desk.fresh() as (page, _):
        page.goto(desk.base + PAGE)
        page.context.set_offline(True)
        page.click("button[popovertarget=kp-search]")
        status(page, "kunne ikke hentes")
        page.context.set_offline(False)
        page.fill("#kp-query", "miljø")
        status(page, "1 treff")


def test_the_search_works_from_a_folder_on_disk(desk: Desk, library: Path) -> None:
    with desk.fresh() as (page, _):
        page.goto((library / "leder/alfa/0-start/01-miljo/index.html").as_uri())
        page.click("button[popovertarget=kp-search]")
        page.fill("#kp-query", "saubeite")
        status(page, "Her er 25 treff")
        page.wait_for_selector(".kp-search__quote mark")
        page.click(f"{HITS} a >> nth=0")
        page.wait_for_url("file://**/beta/0-mange/*/index.html")
        assert page.locator("h1").inner_text().startswith("Lik side")


def test_the_nynorsk_pages_search_in_their_own_language(desk: Desk) -> None:
    with opened(desk, "/leder/nn/alfa/0-start/") as page:
        page.fill("#kp-query", "skole")
        status(page, "treff på «skole»")
        page.wait_for_selector(f"{HITS} mark")
        first = page.locator(f"{HITS} h2 a").first
        assert "skulen" in page.locator(f"{HITS} mark").all_inner_texts()
        first.click()
        page.wait_for_url("**/leder/nn/**")


def test_a_link_leads_to_the_section_it_names(desk: Desk) -> None:
    with opened(desk, "/leder/") as page:
        page.fill("#kp-query", "lærebok")
        status(page, "1 treff")
        page.click(".kp-search__quote a")
        page.wait_for_url("**/01-miljo/#det-andre-avsnittet")
        assert page.locator("#det-andre-avsnittet").is_visible()


def test_nothing_is_fetched_before_the_search_is_opened_and_little_after(desk: Desk) -> None:
    with desk.fresh() as (page, _):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url) if "/search/" in request.url else None)
        page.goto(desk.base + PAGE)
        page.wait_for_load_state("networkidle")
        assert asked == []
        with page.expect_response("**/search/index.js"):
            page.click("button[popovertarget=kp-search]")
        assert [url.rsplit("/", 1)[1] for url in asked] == ["index.js"]
        page.fill("#kp-query", "miljø")
        page.wait_for_selector(f"{HITS} mark")
        assert [url.rsplit("/", 1)[1] for url in asked] == ["index.js", "alfa-0.js"]


def test_a_title_with_odd_letters_is_shown_as_it_is(desk: Desk) -> None:
    with opened(desk) as page:
        page.fill("#kp-query", "apostrof")
        status(page, "1 treff")
        page.wait_for_selector(".kp-search__quote mark")
        assert titles(page) == ["Tegn og «tegn»: kpSearch()"]
        quote = page.locator(".kp-search__quote").inner_text()
        assert "\\ skråstrek, kode, __proto__" in quote


def test_axe_finds_nothing_wrong_with_the_open_search(desk: Desk) -> None:
    with opened(desk) as page:
        page.evaluate(desk.axe)
        for query, marked in (("film", True), ("sauebeite", True), ("sauebiete", True), ("finnesikke", False)):
            page.fill("#kp-query", query)
            status(page, f"«{query}»")
            page.wait_for_load_state("networkidle")
            page.wait_for_function(MARKED, arg=marked)
            for width in (1280, 320):
                page.set_viewport_size({"width": width, "height": HEIGHT})
                assert in_both_schemes(page) == [], (query, width)
                assert page.locator("#kp-search").evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")


def test_hits_stay_where_they_are_when_their_texts_come(desk: Desk) -> None:
    with desk.fresh() as (page, _):

        late: list[Route] = []
        page.route(re.compile(r"/search/beta-\d+\.js"), lambda route: late.append(route))  # noqa: PLW0108 (no method of a list)
        page.goto(desk.base + PAGE)
        page.click("button[popovertarget=kp-search]")
        page.fill("#kp-query", "sauebeite")
        page.wait_for_selector(f"{HITS} >> nth=9")
        until(lambda: page.title() and late)
        tops = "() => [...document.querySelectorAll('.kp-search__results > li')].map((one) => one.offsetTop)"
        before = page.evaluate(tops)
        assert page.locator(f"{HITS} mark").count() == 0
        for route in late:
            route.continue_()
        page.wait_for_selector(f"{HITS}:last-child mark")
        assert page.evaluate(tops) == before
