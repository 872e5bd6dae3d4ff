"""Without JavaScript everything is read and reached; only what needs it is gone, and says so."""

import pytest

from .browsing import Desk
from .built import EDITIONS
from .kinds import KINDS

MEMORY = "Husk valget på denne enheten"


MADE = (".kp-actions, .kp-copy, .kp-notes, .kp-page-done, .kp-sheet, .kp-sheet__here, .kp-filter, .kp-catalogue__said, "
        ".kp-chips")
"""What scripts add: fields and buttons for what one writes, marks and chooses."""


# The planner says other things, and a script heeds the choices in an address.
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("pacing", "catalogue-nynorsk")])
def test_the_text_is_the_same_and_the_theme_button_is_gone(desk: Desk, kind: str) -> None:
    text = "main article, main.kp-text"
    page = desk.page(kind, 360)
    page.evaluate("(made) => document.querySelectorAll(made).forEach((one) => one.remove())", MADE)
    read = page.locator(text).first.inner_text()
    page = desk.page(kind, 360, equipped="no script")
    assert page.locator(text).first.inner_text().split() == read.replace(MEMORY, "").split()
    assert page.locator("[data-kp-theme]").filter(visible=True).count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_menu_and_role_switch_open_and_lead_somewhere(desk: Desk, width: int) -> None:
    page = desk.page("part", width, equipped="no script")
    if width < 960:
        assert page.locator("#kp-nav").is_hidden()
        page.click("button[popovertarget=kp-nav]")
    page.locator("#kp-nav a", has_text="Forsida").click()
    page.wait_for_url(desk.address("edition"))
    page.goto(desk.address("part"))
    page.click("button[popovertarget=kp-roles]")
    page.locator("#kp-roles a", has_text="Lærer").click()
    page.wait_for_url("**/laerer/**")


def test_the_search_says_that_it_needs_javascript(desk: Desk) -> None:
    page = desk.page("part", equipped="no script")
    page.click("button[popovertarget=kp-search]")
    assert "trenger JavaScript" in page.locator("#kp-search").inner_text()


def test_the_chooser_leads_to_each_edition_and_offers_no_memory(desk: Desk) -> None:
    page = desk.page("chooser", equipped="no script")
    assert page.locator("[data-kp-remember], [data-kp-last]").filter(visible=True).count() == 0
    for edition in EDITIONS:
        page.click(f"[data-kp-choice={edition}]")
        page.wait_for_url(f"**/{edition}/")
        page.goto(desk.address("chooser"))
