"""Everything is done with a keyboard alone, and the reader always sees where the focus is."""

import string

import pytest
from playwright.sync_api import Page

from .browsing import HEIGHT, QUERY, Desk
from .kinds import KINDS

OPENED = [("kp-nav", 360), ("kp-search", 360), ("kp-roles", 360), ("kp-search", 1280), ("kp-roles", 1280)]
AT_ONCE = 20
"""How often a key is repeated before the page is asked what that did: most of what a walk takes is asking."""
HELD = {"Tab": "+".join(["Tab"] * AT_ONCE), "Shift+Tab": "+".join(["Shift", *["Tab"] * AT_ONCE])}
"""The keys as they are held down, for Playwright: so to press them is one question too."""
SIZES = {"desktop": (1280, HEIGHT), "phone": (360, HEIGHT), "zoomed": (320, 256)}


def walk(page: Page, key: str) -> tuple[int, list[str]]:
    """How many stops there are from one end of the page to the other, and what is wrong with them."""
    page.evaluate("(key) => probes.begin(key !== 'Tab')", key)
    for _ in range(900 // AT_ONCE):
        page.keyboard.press(HELD[key])
        walked = page.evaluate("probes.walked()")
        if walked["ended"]:
            return walked["count"], walked["wrong"]
    raise AssertionError("the page has no end: is the focus trapped?")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_stop_is_in_sight_and_none_is_left_out(desk: Desk, kind: str, size: str) -> None:
    page = desk.page(kind, *SIZES[size])
    page.evaluate("probes.woken()")
    page.evaluate("probes.undrawn()")
    for key in HELD:
        count, wrong = walk(page, key)
        assert not wrong, (key, wrong)
        assert count == page.evaluate("probes.stopCount()"), key


def focused(page: Page) -> str:
    """The id, target or text of what has the focus."""
    found: str = page.evaluate("""() => {
      const here = document.activeElement;
      return here.id || here.getAttribute("popovertarget") || here.textContent.trim();
    }""")
    return found


def tab_to(page: Page, target: str) -> None:
    """Tab until the button that opens `target` has the focus."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if focused(page) == target:
            return
    raise AssertionError(f"no tab stop opens {target}")


def test_the_skip_link_comes_first_and_leads_to_the_text(desk: Desk) -> None:
    page = desk.page("part")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("class") == "kp-skip"
    assert page.locator(".kp-skip").bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    assert focused(page) == "kp.innhold"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize(("popover", "width"), OPENED)
def test_what_enter_opens_escape_closes_and_gives_the_focus_back(desk: Desk, popover: str, width: int) -> None:
    page = desk.page("part", width)
    opened = f"document.querySelector('#{popover}').matches(':popover-open')"
    tab_to(page, popover)
    page.keyboard.press("Enter")
    assert page.evaluate(opened)
    page.keyboard.press("Tab")
    assert page.evaluate(f"document.querySelector('#{popover}').contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not page.evaluate(opened)
    assert focused(page) == popover
    page.keyboard.press("Space")
    assert page.evaluate(opened)


@pytest.mark.parametrize("popover", ["kp-nav", "kp-search", "kp-roles"])
def test_the_focus_can_leave_what_is_open(desk: Desk, popover: str) -> None:
    page = desk.page("part", 360)
    tab_to(page, popover)
    page.keyboard.press("Enter")
    for _ in range(80):
        page.keyboard.press("Tab")
        if not page.evaluate(f"document.querySelector('#{popover}').contains(document.activeElement)"):
            return
    raise AssertionError(f"the focus is trapped in {popover}")


def test_a_search_by_keyboard_leads_to_the_place_it_found(desk: Desk) -> None:
    page = desk.page("edition")
    tab_to(page, "kp-search")
    page.keyboard.press("Enter")
    assert focused(page) == "kp-query"
    page.keyboard.type(QUERY)
    page.wait_for_selector(".kp-search__results a")
    assert "treff på" in page.locator("[role=status]").inner_text()
    assert page.locator(".kp-search__results mark").count()
    target = page.locator(".kp-search__results a").first.evaluate("(link) => link.href")
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.kp-search__results') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(target)
    assert not page.locator("#kp-search").is_visible()


def test_a_hit_on_the_open_page_closes_the_search(desk: Desk) -> None:
    page = desk.page("block-torture")
    page.click("button[popovertarget=kp-search]")
    page.fill("#kp-query", "arbeidsark")
    page.locator(".kp-search__results a", has_text="Et arbeidsark").click()
    assert page.url.endswith("#ark-en")
    assert not page.locator("#kp-search").is_visible()
    top = page.locator("#ark-en").evaluate("(title) => title.getBoundingClientRect().top")
    assert 56 <= top < HEIGHT / 2


def test_no_single_key_does_anything(desk: Desk) -> None:
    page = desk.page("part")
    shown = page.evaluate("document.documentElement.outerHTML")
    for key in string.ascii_lowercase + string.digits + "?/.,+-*'":
        page.keyboard.press(key)
    assert page.evaluate("document.documentElement.outerHTML") == shown
    assert page.url == desk.address("part")
    assert page.evaluate("document.activeElement === document.body")
    assert not page.locator(":popover-open").count()


def test_the_role_switch_leads_to_the_same_page_for_the_other_role(desk: Desk) -> None:
    page = desk.page("part", 360)
    tab_to(page, "kp-roles")
    page.keyboard.press("Enter")
    page.locator("#kp-roles a", has_text="Lærer").press("Enter")
    page.wait_for_url(desk.address("part").replace("/leder/", "/laerer/"))
