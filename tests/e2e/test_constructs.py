"""Tabs, code and boxes as Material's users write them, in a reader's hands."""

from playwright.sync_api import Locator

from .browsing import Desk

TAB = "details.kp-tab"


def _top(one: Locator) -> float:
    box = one.bounding_box()
    assert box
    return box["y"]


def test_one_tab_is_open_at_a_time_and_the_keyboard_changes_it(desk: Desk) -> None:
    page = desk.page("constructs")
    first, second = (page.locator(".kp-tabs").first.locator(TAB).nth(number) for number in (0, 1))
    assert _top(first.locator("summary")) == _top(second.locator("summary"))
    second.locator("summary").focus()
    page.keyboard.press("Enter")
    assert [one.evaluate("(one) => one.open") for one in (first, second)] == [False, True]
    assert second.locator(".kp-tab__content").is_visible()


def test_on_a_phone_tabs_lie_below_each_other(desk: Desk) -> None:
    first, second, *_ = desk.page("constructs", 360).locator(f"{TAB} > summary").all()
    assert _top(first) < _top(second)


def test_code_is_copied_as_it_is_without_its_line_numbers(desk: Desk) -> None:
    with desk.fresh() as (page, _):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(desk.address("constructs"))
        page.locator(".highlight", has_text="def x").get_by_role("button", name="Kopier", exact=True).click()
        page.get_by_role("status").filter(has_text="Kopiert").wait_for(state="attached")
        copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == 'def x(a: int = 3) -> str:\n    return "a"  # kommentar'


def test_a_page_without_them_asks_for_neither_their_styles_nor_the_script(desk: Desk) -> None:
    asked = 'link[href$="constructs.css"], script[src$="copy.js"]'
    assert desk.page("part").locator(asked).count() == 0
    assert desk.page("constructs").locator(asked).count() == 2


def test_a_box_is_told_by_its_type(desk: Desk) -> None:
    page = desk.page("constructs")
    assert page.get_by_role("note", name="Advarsel").filter(has_text="Husk boka hjemme").count() == 1
    assert page.get_by_role("img", name="Ikke gjort").count() >= 2
