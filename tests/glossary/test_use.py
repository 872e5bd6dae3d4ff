"""An explanation is opened and closed by mouse, finger and keyboard, without any script, and stands on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.built import serving

ADDRESS = "leder/p/1-a/01-x/"
WORD, OTHER = "button.kp-term >> text=dybdelæringen", "button.kp-term >> text=kjernen"


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    """The address that the site is served at."""
    with serving(site) as address:
        yield address


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def phone(browser: Browser, base: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page on a phone."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, has_touch=True, reduced_motion="reduce",
                                  java_script_enabled=request.param)
    page = context.new_page()
    page.goto(f"{base}/{ADDRESS}")
    yield page
    context.close()


@pytest.fixture
def desk(browser: Browser, base: str) -> Iterator[Page]:
    """The page on a large screen."""
    page = browser.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page.goto(f"{base}/{ADDRESS}")
    yield page
    page.close()


def test_a_finger_opens_one_explanation_at_a_time_within_the_screen_and_closes_it_anywhere(phone: Page) -> None:
    deep, core = phone.locator("[id='kp.ord.dybdelaering']"), phone.locator("[id='kp.ord.kjerne']")
    expect(deep).to_be_hidden()
    phone.locator(WORD).tap()
    expect(deep).to_be_visible()
    box = deep.bounding_box()
    assert box is not None
    assert (box["x"] >= 0, box["x"] + box["width"] <= 360, box["y"] >= 0) == (True, True, True)
    phone.locator(OTHER).tap()
    expect(deep).to_be_hidden()
    expect(core).to_be_visible()
    phone.locator("h1").first.tap()
    expect(core).to_be_hidden()


def test_its_own_button_closes_it(phone: Page) -> None:
    phone.locator(WORD).tap()
    phone.locator("[id='kp.ord.dybdelaering'] button").tap()
    expect(phone.locator("[id='kp.ord.dybdelaering']")).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keys_open_it_lead_into_it_and_out_of_it_again(desk: Page, key: str) -> None:
    word, about = desk.locator(WORD), desk.locator("[id='kp.ord.dybdelaering']")
    word.focus()
    desk.keyboard.press(key)
    expect(about).to_be_visible()
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.closest('[popover]').id") == "kp.ord.dybdelaering"
    desk.keyboard.press("Escape")
    expect(about).to_be_hidden()
    expect(word).to_be_focused()


def test_it_opens_on_no_hover(desk: Page) -> None:
    desk.locator(WORD).hover()
    expect(desk.locator("[id='kp.ord.dybdelaering']")).to_be_hidden()


def test_on_paper_the_explanations_are_a_list_below_the_text_and_words_look_like_words(desk: Page) -> None:
    desk.emulate_media(media="print")
    title = desk.locator(".kp-words__title")
    expect(title).to_be_visible()
    last = desk.locator("article p >> text=Om dybdelæringen").bounding_box()
    for one in desk.locator(".kp-word").all():
        expect(one).to_be_visible()
        expect(one.locator("button")).to_be_hidden()
        box = one.bounding_box()
        assert last is not None
        assert box is not None
        assert box["y"] > last["y"]
    assert desk.locator(WORD).evaluate("one => getComputedStyle(one).textDecorationLine") == "none"


def test_one_that_is_open_covers_nothing_on_paper(desk: Page) -> None:
    desk.locator(WORD).click()
    desk.emulate_media(media="print")
    expect(desk.locator("[id='kp.ord.dybdelaering']")).to_be_hidden()
    expect(desk.locator("[id='kp.ord.kjerne']")).to_be_visible()
