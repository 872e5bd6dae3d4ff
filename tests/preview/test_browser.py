"""The preview in Chromium: pages follow what is saved, and errors lie over the page until they are mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.preview.running import ADDRESS, GOOD, PAGE, SMALL, WRONG, Preview, previewing
from tests.site.building import HEAD, SMALLEST

TIMEOUT = 120_000
"""Milliseconds, only for giving up."""
NUMBERS = count(1)
LONG = HEAD + "".join(f"## Del {number}\n\n{'Et avsnitt. ' * 60}\n\n" for number in range(40))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewing(tmp_path_factory.mktemp("leser")) as preview:
        preview.wait_for(ADDRESS, "Tekst.")
        yield preview


@pytest.fixture
def page(browser: Browser, running: Preview) -> Iterator[Page]:
    """A page that has seen no violation of its policy and no uncaught error when the test ends."""
    running.write("mkdocs.yml", SMALLEST)
    fresh = f"Prøve {next(NUMBERS)}."  # the page as it is now, not as a test before left it
    running.write(PAGE, f"{GOOD}\n{fresh}\n")
    running.wait_for(ADDRESS, fresh)
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    context.set_default_timeout(TIMEOUT)
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
    yield context.new_page()
    context.close()
    assert wrong == []


def test_a_page_changes_by_itself_and_keeps_its_place(running: Preview, page: Page) -> None:
    running.write(PAGE, LONG)
    page.goto(running.url + ADDRESS)
    heading = page.get_by_role("heading", name="Del 20")
    expect(heading).to_be_attached(timeout=TIMEOUT)
    # Its letters, in all weights: they are fetched when they are needed, and move all that stands below.
    page.wait_for_function("() => document.readyState === 'complete' && document.fonts.status === 'loaded'"
                           " && ['400', '700'].every((weight) => document.fonts.check(`${weight} 16px Inter`))")
    heading.evaluate("(one) => scrollTo({ top: one.getBoundingClientRect().top + scrollY - 200, behavior: 'instant' })")
    running.write(PAGE, LONG.replace("## Del 3\n", "Helt ny. " * 300 + "\n\n## Del 3\n"))
    expect(page.locator("main")).to_contain_text("Helt ny.", timeout=TIMEOUT)
    page.wait_for_function("() => history.scrollRestoration === 'auto' && document.readyState === 'complete'")
    assert abs(heading.evaluate("(one) => one.getBoundingClientRect().top") - 200) < 3


def test_a_page_keeps_its_hash_and_the_place_that_the_reader_has_gone_to_since(running: Preview, page: Page) -> None:
    running.write(PAGE, LONG)
    running.wait_for(ADDRESS, "Del 39")
    page.goto(f"{running.url}{ADDRESS}#del-5")
    page.evaluate("scrollTo({ top: 3000, behavior: 'instant' })")
    running.write(PAGE, LONG + "Til sist.\n")
    expect(page.locator("main")).to_contain_text("Til sist.", timeout=TIMEOUT)
    page.wait_for_function("() => history.scrollRestoration === 'auto' && document.readyState === 'complete'")
    assert page.url.endswith("#del-5")
    assert abs(page.evaluate("scrollY") - 3000) < 3


def test_an_error_lies_over_the_page_as_it_was_and_goes_when_it_is_mended(running: Preview, page: Page) -> None:
    page.goto(running.url + ADDRESS)
    page.get_by_role("button", name="Meny").or_(page.locator("a").first).first.focus()
    focused = page.evaluate("document.activeElement.outerHTML")
    running.write(PAGE, WRONG)
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible(timeout=TIMEOUT)
    expect(alert.get_by_role("heading")).to_have_text("1 feil: sida er ikke oppdatert")
    expect(alert).to_contain_text(f"{PAGE}:5 KP301")
    expect(alert).to_contain_text("Linja er ikke en kjent blokk: «///tip | method».")
    expect(alert).to_contain_text("Rett: Mente du «/// tip | method»?")
    expect(page.locator("main")).to_contain_text("Tekst.")
    assert page.evaluate("document.activeElement.outerHTML") == focused
    running.write(PAGE, GOOD.replace("Tekst.", "Rettet."))
    expect(page.locator("main")).to_contain_text("Rettet.", timeout=TIMEOUT)
    expect(alert).to_have_count(0)


def test_an_error_that_is_mended_by_taking_it_back_goes_too(running: Preview, page: Page) -> None:
    page.goto(running.url + ADDRESS)
    running.write("mkdocs.yml", SMALLEST + "foo: [a\n")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("mkdocs.yml:4 KP202", timeout=TIMEOUT)
    running.write("mkdocs.yml", SMALLEST)
    expect(alert).to_have_count(0, timeout=TIMEOUT)


def test_the_reader_can_close_it_and_a_new_error_opens_it_again(running: Preview, page: Page) -> None:
    page.goto(running.url + ADDRESS)
    alert = page.get_by_role("alert")
    running.write(PAGE, WRONG)
    expect(alert).to_be_visible(timeout=TIMEOUT)
    page.keyboard.press("Escape")
    expect(alert).to_have_count(0)
    running.write(PAGE, WRONG + "\n///tull\n")
    expect(alert).to_contain_text("2 feil", timeout=TIMEOUT)
    alert.get_by_role("button", name="Lukk").click()
    expect(alert).to_have_count(0)
    page.goto(running.url)
    expect(alert).to_contain_text("2 feil")  # also on the other pages


def test_errors_can_be_read_on_a_narrow_screen_in_both_themes(running: Preview, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(running.url + ADDRESS)
    running.write(PAGE, WRONG + f"\n///tull{'ogmertull' * 20}\n" * 9)
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("KP301", timeout=TIMEOUT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert alert.evaluate("(one) => one.scrollWidth <= one.clientWidth && one.getBoundingClientRect().top >= 0")
    for dark, background in ((False, "rgb(255, 255, 255)"), (True, "rgb(18, 18, 18)")):
        page.emulate_media(color_scheme="dark" if dark else "light")
        assert alert.evaluate("(one) => getComputedStyle(one).backgroundColor") == background
        assert [rule["id"] for rule in Axe().run(page)["violations"]] == []


def test_a_site_that_is_wrong_from_the_start_is_shown_as_such_until_it_is_mended(browser: Browser,
                                                                                  tmp_path: Path) -> None:
    with previewing(tmp_path, {**SMALL, PAGE: WRONG}) as preview:
        page = browser.new_page()
        preview.wait_until_told("KP301")
        page.goto(preview.url + ADDRESS)
        expect(page.get_by_role("heading", name="1 feil: sida er ikke oppdatert")).to_be_visible()
        told = re.compile(f"{PAGE}:5 KP301.*Rett: Mente du «/// tip", re.DOTALL)
        expect(page.locator("main")).to_contain_text(told)
        assert [rule["id"] for rule in Axe().run(page)["violations"]] == []
        preview.write(PAGE, WRONG + "\n///tull\n")
        expect(page.get_by_role("heading", name="2 feil")).to_be_visible(timeout=TIMEOUT)
        preview.write(PAGE, GOOD)
        expect(page.locator("main")).to_contain_text("Tekst.", timeout=TIMEOUT)
        page.close()


def test_a_page_that_is_open_when_the_preview_is_started_again_comes_along(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    with previewing(tmp_path) as first:
        first.wait_for(ADDRESS, "Tekst.")
        page.goto(first.url + ADDRESS)
        first.write(PAGE, GOOD.replace("Tekst.", "Mens den var nede."))
        first.stop(15)
    with previewing(tmp_path, {**SMALL, PAGE: GOOD.replace("Tekst.", "Oppe igjen.")}, "--address", first.address):
        expect(page.locator("main")).to_contain_text("Oppe igjen.", timeout=TIMEOUT)
    page.close()
