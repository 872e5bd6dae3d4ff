from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.waiting import until

from .conftest import SHEET, Room
from .sheets import FIRST, SAVED, SECOND, fill, kept, said, sheet, texts

GROWS = "(field) => [field.clientHeight, field.scrollHeight]"
FILL_UP = """() => {
  for (let size = 1 << 20; size; size >>= 1) {
    try {
      for (let at = 0; ; at += 1) localStorage.setItem(`fyll-${size}-${at}`, "x".repeat(size));
    } catch { /* full */ }
  }
}"""
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
REFUSED = "Ikke lagret: Nettleseren tar ikke imot. Last ned arket før du går fra sida."


def _reordered(route: Route) -> None:
    """The page with one item moved to the top, below a new one."""
    answer = route.fetch()
    item = "<li>Hva gjorde eleven?</li>"
    html = answer.text().replace(item, "", 1)
    at = html.index("<ul>", html.index('id="ark"')) + len("<ul>")
    route.fulfill(response=answer, body=f"{html[:at]}<li>Et nytt punkt</li>{item}{html[at:]}")


def _reworded(route: Route) -> None:
    """The page with other words in one item."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("Hva gjorde eleven?", "Hva sa eleven?"))


def test_each_item_is_a_field_named_by_its_own_words_and_says_where_it_stays(room: Room) -> None:
    page = room.page(SHEET)
    assert [box.inner_text() for box in sheet(page).locator("li > label").all()] == [
        "Hva så du?", "Hva gjorde eleven?", "Hva så du?"]
    expect(page.get_by_role("textbox", name="Hva gjorde eleven?")).to_have_attribute("id", "kp.ark.1")
    expect(page.get_by_role("group", name="Hvor langt er dere kommet?").get_by_role("radio")).to_have_count(4)
    expect(sheet(page)).to_contain_text("Det du skriver, blir bare i denne nettleseren.")
    expect(sheet(page).locator(".kp-tip textarea")).to_have_count(0)
    assert kept(page) == {}


def test_a_sheet_inside_a_list_has_its_fields_too(room: Room) -> None:
    expect(room.page(SHEET).get_by_role("textbox", name="Feltet i lista")).to_have_attribute("id", "kp.ark-tre.0")


def test_what_is_written_is_there_after_a_reload_and_in_the_other_edition(room: Room) -> None:
    page = room.page(SHEET)
    page.type(FIRST, "Jeg så noe.")
    expect(said(page)).to_have_text(SAVED)
    page.get_by_label("Har prøvd noe").check()
    page.reload()
    expect(page.locator(FIRST)).to_have_value("Jeg så noe.")
    expect(page.get_by_label("Har prøvd noe")).to_be_checked()
    expect(room.page(SHEET, "laerer").locator(FIRST)).to_have_value("Jeg så noe.")


def test_what_was_written_right_before_leaving_is_kept(room: Room) -> None:
    page = room.page(SHEET)
    page.type(FIRST, "Rett før")
    page.goto(f"{room.base}/leder/")
    assert texts(page) == {"Hva så du?": "Rett før"}


def test_an_emptied_field_leaves_nothing_behind(room: Room) -> None:
    page = room.page(SHEET)
    fill(page, "noe")
    page.fill(FIRST, "")
    page.dispatch_event(FIRST, "change")
    page.wait_for_function("() => !localStorage.length")


def test_two_items_with_the_same_words_are_two_answers(room: Room) -> None:
    page = room.page(SHEET)
    fill(page, "den første")
    fill(page, "den andre", "#kp\\.ark\\.3")
    page.reload()
    expect(page.locator(FIRST)).to_have_value("den første")
    expect(page.locator("#kp\\.ark\\.3")).to_have_value("den andre")


def test_a_field_grows_with_its_text_and_never_scrolls(room: Room) -> None:
    page = room.page(SHEET)
    empty, _ = page.locator(FIRST).evaluate(GROWS)
    page.fill(FIRST, "linje\n" * 20)
    grown, needed = page.locator(FIRST).evaluate(GROWS)
    assert grown > 8 * empty
    assert grown >= needed


def test_answers_stay_with_their_question_when_the_list_gets_another_order(room: Room) -> None:
    page = room.page(SHEET)
    fill(page, "elevens svar", SECOND)
    page.route("**/01-ark/", _reordered)
    page.reload()
    expect(page.get_by_label("Hva gjorde eleven?")).to_have_value("elevens svar")
    expect(page.get_by_label("Et nytt punkt")).to_have_value("")


def test_an_answer_to_an_item_that_is_gone_is_shown_below_and_downloaded(room: Room) -> None:
    page = room.page(SHEET)
    fill(page, "elevens svar", SECOND)
    expect(sheet(page).locator(".kp-sheet__rest")).to_be_hidden()
    page.route("**/01-ark/", _reworded)
    page.reload()
    expect(page.get_by_label("Hva sa eleven?")).to_have_value("")
    expect(sheet(page).locator(".kp-sheet__rest")).to_have_text(re.compile(r"Hva gjorde eleven\?\s+elevens svar"))


def test_a_chosen_step_that_the_scale_has_no_longer_is_still_the_answer(room: Room) -> None:
    page = room.page(SHEET)
    page.get_by_label("Har hørt om det").check()
    page.wait_for_function("() => localStorage.length")
    page.evaluate("Object.keys(localStorage).forEach((key) => localStorage.setItem(key,"
                  "localStorage.getItem(key).replace('Har hørt om det', 'Har drømt om det')))")
    page.reload()
    expect(page.get_by_label("Har drømt om det")).to_be_checked()


def test_a_choice_is_made_and_removed_with_the_keyboard(room: Room) -> None:
    page = room.page(SHEET)
    page.focus(SECOND)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("Har prøvd noe")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Fjern valget")).to_be_focused()
    page.keyboard.press("Enter")
    expect(sheet(page).locator(":checked")).to_have_count(0)
    expect(page.get_by_label("Har hørt om det")).to_be_focused()
    page.wait_for_function("() => !localStorage.length")


def test_a_field_that_nobody_writes_in_follows_the_other_tab(room: Room) -> None:
    page, other = room.page(SHEET), room.page(SHEET)
    fill(page, "fra den ene")
    expect(other.locator(FIRST)).to_have_value("fra den ene")
    fill(other, "fra den andre")
    expect(page.locator(FIRST)).to_have_value("fra den andre")


def test_two_tabs_that_write_in_the_same_field_lose_neither_text(room: Room) -> None:
    page, other = room.page(SHEET), room.page(SHEET)
    # Not kept until the field is left:
    page.evaluate("document.addEventListener('input', (event) => event.stopPropagation(), true)")
    page.fill(FIRST, "mitt svar")
    fill(other, "ditt svar")
    expect(page.locator(FIRST)).to_have_value("mitt svar")
    page.dispatch_event(FIRST, "change")
    both = "mitt svar\n\nSkrevet i en annen fane:\nditt svar"
    expect(page.locator(FIRST)).to_have_value(both)
    expect(said(page)).to_have_text("Feltet er fylt ut i en annen fane også. Begge tekstene står der nå.")
    expect(other.locator(FIRST)).to_have_value(both)


def test_the_sheet_is_cleared_only_after_a_yes_and_then_everywhere(room: Room) -> None:
    page, other = room.page(SHEET), room.page(SHEET)
    fill(page, "hemmelig")
    page.evaluate("localStorage.setItem(Object.keys(localStorage)[0].replace('Hva så du?', 'Uleselig'), '{halv')")
    clear = sheet(page).get_by_role("button", name="Tøm arket")
    clear.press("Enter")
    yes, no = (sheet(page).get_by_role("button", name=name) for name in ("Ja, slett det", "Behold det"))
    expect(yes).to_be_focused()
    no.click()
    expect(clear).to_be_focused()
    expect(page.locator(FIRST)).to_have_value("hemmelig")
    clear.press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(FIRST)).to_have_value("")
    expect(said(page)).to_have_text("Arket er tomt.")
    expect(clear).to_be_focused()
    expect(other.locator(FIRST)).to_have_value("")
    assert kept(page) == {}


def test_clearing_one_sheet_leaves_the_others(room: Room) -> None:
    page = room.page(SHEET)
    fill(page, "blir", "#kp\\.ark-to\\.0")
    fill(page, "går")
    sheet(page).get_by_role("button", name="Tøm arket").click()
    sheet(page).get_by_role("button", name="Ja, slett det").click()
    assert [record["text"] for record in kept(page).values()] == ["blir"]


def test_a_full_storage_is_told_and_the_text_stays_in_the_field(room: Room) -> None:
    page = room.page(SHEET)
    page.evaluate(FILL_UP)
    page.fill(FIRST, "får ikke plass")
    expect(said(page)).to_have_text(REFUSED)
    expect(page.locator(FIRST)).to_have_value("får ikke plass")
    page.evaluate("localStorage.clear()")
    page.type(FIRST, "!")
    until(lambda: list(texts(page).values()) == ["får ikke plass!"])
    expect(said(page)).to_have_text(SAVED)


def test_a_blocked_storage_is_told_as_soon_as_one_begins(room: Room) -> None:
    room.alone().add_init_script(BLOCKED)
    page = room.page(SHEET)
    page.focus(FIRST)
    expect(said(page)).to_have_text(REFUSED)
    page.fill(FIRST, "tekst")
    expect(page.locator(FIRST)).to_have_value("tekst")


POISONS = ("{", "null", "[]", '"tekst"', '{"v": 99, "at": "x", "text": "nyere"}',
           '{"v": 1, "at": "x", "text": {"a": 1}}')


def test_what_cannot_be_read_breaks_nothing_and_is_never_thrown_away(room: Room) -> None:
    page = room.page(SHEET)
    for number, poison in enumerate(POISONS):
        fill(page, f"noe {number}")
        page.evaluate("""([was, poison]) => localStorage.setItem(
            Object.keys(localStorage).find((key) => localStorage.getItem(key).includes(was)), poison)""",
                      [f"noe {number}", poison])
        page.reload()
        expect(page.locator(FIRST)).to_have_value("")
        fill(page, f"nytt {number}")
        assert set(POISONS[:number + 1]) < set(page.evaluate("Object.values(localStorage)"))


def test_printed_sets_keep_their_lists(room: Room) -> None:
    page = room.page("prove/arbeidsark/1-modul/")
    expect(page.locator(".kp-worksheet")).to_have_count(3)
    expect(page.locator("textarea, fieldset")).to_have_count(0)


@pytest.mark.parametrize("room", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_a_worksheet_is_a_list(room: Room) -> None:
    page = room.page(SHEET)
    expect(sheet(page).locator("li", has_text="Hva gjorde eleven?")).to_be_visible()
    expect(sheet(page).locator("textarea, button, input")).to_have_count(0)
    box = sheet(page).locator("li li").first.bounding_box()
    assert box
    assert box["height"] >= 40  # a box to tick
