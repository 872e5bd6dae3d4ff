"""The theme in the browser: no flash of the other scheme, a menu that hides no focus, and colours that can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.e2e.browsing import violations
from tests.e2e.built import serving

PAGE = "laerer/p/1-a/01-x/"
BACKGROUND = "getComputedStyle(document.documentElement).backgroundColor"
DARK, LIGHT = "rgb(17, 23, 21)", "rgb(255, 255, 255)"


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    """The address that the site is served at, at the path that its site_url says."""
    with serving(site.parent) as address:
        yield f"{address}/site"


def opened(browser: Browser, address: str, width: int = 1280, script: str = "") -> Page:
    page = browser.new_page(viewport={"width": width, "height": 720}, reduced_motion="reduce")
    if script:
        page.add_init_script(script)
    page.goto(address)
    return page


@pytest.mark.parametrize(("chosen", "shown"), [("light", LIGHT), ("dark", DARK), (None, DARK)])
def test_the_chosen_scheme_is_shown_before_any_deferred_script_runs(browser: Browser, base: str, chosen: str | None,
                                                                    shown: str) -> None:
    page = browser.new_page(color_scheme="light")

    def none(route: Route) -> None:
        route.abort()

    page.route("**/kp.js", none)
    page.add_init_script(f"localStorage.setItem('kp-theme|/site/', '{chosen}')" if chosen else "")
    page.goto(f"{base}/{PAGE}")
    assert page.evaluate(BACKGROUND) == shown
    page.close()


def test_the_button_changes_the_scheme_and_keeps_it(browser: Browser, base: str) -> None:
    page = opened(browser, f"{base}/{PAGE}")
    button = page.locator("[data-kp-theme]")
    assert "Mørk" in button.inner_text()
    button.click()  # as the device says, which is light
    assert page.evaluate(BACKGROUND) == LIGHT
    page.reload()
    assert page.evaluate(BACKGROUND) == LIGHT
    page.close()


def test_the_menu_closes_when_the_focus_leaves_it(browser: Browser, base: str) -> None:
    page = opened(browser, f"{base}/{PAGE}", 360)
    page.locator("button[popovertarget=kp-nav]").first.click()
    assert page.locator("#kp-nav").is_visible()
    page.locator("#kp-nav a").last.focus()
    page.keyboard.press("Tab")
    assert page.locator("#kp-nav").is_hidden()
    assert page.evaluate("document.activeElement.closest('#kp-nav')") is None
    page.close()


def test_without_popovers_menu_and_search_stand_in_the_page(browser: Browser, base: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 720})
    page.add_init_script("delete HTMLElement.prototype.popover")
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))

    def without(route: Route) -> None:
        body = route.fetch().text().replace(" popover ", " ").replace(" popover>", ">")
        route.fulfill(body=body, content_type="text/html")

    page.route(f"**/{PAGE}", without)
    page.goto(f"{base}/{PAGE}")
    page.fill("#kp-query", "Tekst")
    page.wait_for_selector(".kp-search__results a")
    assert page.locator("#kp-nav a").first.is_visible()
    assert found == []
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [PAGE, "laerer/404.html", ""])
def test_axe_finds_nothing_in_light_and_dark(browser: Browser, base: str, node_modules: Path, path: str,
                                             width: int) -> None:
    axe = (node_modules / "axe-core/axe.min.js").read_text("utf-8")
    for scheme in ("light", "dark"):
        page = opened(browser, f"{base}/{path}", width, f"{axe};localStorage.setItem('kp-theme|/site/', '{scheme}')")
        assert violations(page) == []
        page.close()
