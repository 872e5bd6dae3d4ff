from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.waiting import until

from .conftest import MEETING, SHEET, Room
from .sheets import FIRST, fill
from .site import LONG

NOON = datetime(2026, 11, 24, 12, 0)
GUIDE = "prove/lederguide/1-modul/"
SAYS = """() => {
  window.spoken = [];
  const listen = new MutationObserver((changes) => changes.forEach(({ target }) => {
    const live = (target.closest ? target : target.parentElement).closest("[aria-live], [role=status]");
    if (live && live.closest("dialog")) spoken.push(live.innerText);
  }));
  listen.observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


def _open(room: Room, address: str = MEETING) -> Page:
    """The meeting on the big screen, at noon; time stands still until it is run."""
    room.alone().clock.install(time=NOON - timedelta(minutes=5))
    page = room.page(address)
    page.clock.pause_at(NOON)
    page.get_by_role("button", name="Vis på storskjerm").press("Enter")
    expect(_dialog(page)).to_be_visible()
    return page


def _dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Møtet om ørene")


def _part(page: Page, name: str) -> Locator:
    return _dialog(page).locator(f".kp-projector__{name}")


def _at(page: Page, number: int) -> None:
    expect(_part(page, "count")).to_contain_text(f"Steg {number} av 4")


def test_only_a_meeting_with_an_agenda_is_offered_on_the_big_screen(room: Room) -> None:
    expect(room.page(MEETING).get_by_role("button", name="Vis på storskjerm")).to_have_count(1)


def test_where_its_script_does_not_come_it_says_so_and_comes_at_a_later_press(room: Room) -> None:
    page = room.page(MEETING)
    page.route("**/projector.js", lambda route: route.abort())
    button = page.get_by_role("button", name="Vis på storskjerm")
    button.press("Enter")
    said = button.locator("xpath=following-sibling::*")
    expect(said).to_have_text("Visningen kom ikke fram. Prøv igjen når du har nett.")
    page.unroute("**/projector.js")
    room.complaints[:] = [said for said in room.complaints if said != "Failed to load resource: net::ERR_FAILED"]
    button.dblclick()
    expect(_dialog(page)).to_be_visible()


def test_it_shows_one_step_with_its_minutes_and_the_next_small(room: Room) -> None:
    page = _open(room)
    expect(_part(page, "count")).to_have_text("Steg 1 av 4 · 5 min")
    expect(_part(page, "step")).to_have_text("Hver for seg. Les notatene dine, og velg ett.")
    expect(_part(page, "next")).to_have_text("Deretter: 10 min · Summegruppe med tre i hver.")
    expect(_part(page, "time")).to_have_text("5:00 igjen av steget")
    expect(_part(page, "whole")).to_have_text("75 min igjen av møtet, ferdig kl. 13.15")
    page.keyboard.press("End")
    expect(_part(page, "step")).to_have_text("Plenum.")
    expect(_part(page, "next")).to_have_text("Dette er det siste steget.")


def test_the_keys_of_keyboards_and_clickers_lead_through_the_steps(room: Room) -> None:
    page = _open(room)
    for key, step in (("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("PageUp", 1), ("PageUp", 1), ("End", 4),
                      ("PageDown", 4), ("Home", 1)):
        page.keyboard.press(key)
        _at(page, step)
    page.keyboard.press("Alt+ArrowRight")
    _at(page, 1)
    page.keyboard.press("Escape")
    expect(_dialog(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Vis på storskjerm")).to_be_focused()


def test_the_keys_lead_on_when_no_button_has_the_focus(room: Room) -> None:
    page = _open(room)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    _at(page, 2)
    page.locator(".kp-projector__step").click()
    page.keyboard.press("PageDown")
    _at(page, 3)
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Vis på storskjerm").click()
    _at(page, 3)


def test_all_that_the_keys_do_there_are_buttons_for(room: Room) -> None:
    page = _open(room)
    _dialog(page).get_by_role("button", name="Neste steg").click()
    _at(page, 2)
    _dialog(page).get_by_role("button", name="Forrige steg").click()
    _at(page, 1)
    expect(_dialog(page).get_by_role("button", name="Forrige steg")).to_be_disabled()
    _dialog(page).get_by_role("button", name="Lukk").click()
    expect(_dialog(page)).to_be_hidden()


def test_letters_do_nothing(room: Room) -> None:
    page = _open(room)
    for key in "abcdefghijklmnopqrstuvwxyz0123456789":
        page.keyboard.press(key)
    _at(page, 1)
    expect(_part(page, "time")).to_have_text("5:00 igjen av steget")
    expect(_part(page, "notes")).to_be_hidden()


def test_the_countdown_starts_pauses_and_goes_below_zero(room: Room) -> None:
    page = _open(room)
    page.clock.run_for(30_000)
    expect(_part(page, "time")).to_have_text("5:00 igjen av steget")
    expect(_part(page, "whole")).to_have_text("75 min igjen av møtet, ferdig kl. 13.15")
    expect(_dialog(page).get_by_role("button", name="Start")).to_be_focused()
    page.keyboard.press("Space")
    page.clock.run_for(61_000)
    expect(_part(page, "time")).to_have_text("3:59 igjen av steget")
    _part(page, "step").click()
    page.keyboard.press("Space")
    page.clock.run_for(600_000)
    expect(_part(page, "time")).to_have_text("3:59 igjen av steget")
    _dialog(page).get_by_role("button", name="Start").click()
    page.clock.run_for(240_000)
    expect(_part(page, "time")).to_have_text("Tida er ute")
    page.clock.run_for(120_000)
    expect(_part(page, "time")).to_have_text("2 min over tida")
    expect(_part(page, "whole")).to_contain_text("70 min igjen av møtet")


def test_the_clock_runs_on_with_the_next_step_and_each_step_keeps_its_own(room: Room) -> None:
    page = _open(room)
    page.keyboard.press("Space")
    page.clock.run_for(60_000)
    page.keyboard.press("PageDown")
    page.clock.run_for(30_000)
    expect(_part(page, "time")).to_have_text("9:30 igjen av steget")
    page.keyboard.press("PageUp")
    expect(_part(page, "time")).to_have_text("4:00 igjen av steget")


def test_where_one_was_survives_a_reload_and_nullstill_begins_again(room: Room) -> None:
    page = _open(room)
    page.keyboard.press("Space")
    page.keyboard.press("PageDown")
    page.clock.run_for(60_000)
    page.reload()
    page.clock.run_for(60_000)
    page.get_by_role("button", name="Vis på storskjerm").click()
    _at(page, 2)
    expect(_part(page, "time")).to_have_text("8:00 igjen av steget")
    _dialog(page).get_by_role("button", name="Nullstill").click()
    _at(page, 1)
    expect(_part(page, "time")).to_have_text("5:00 igjen av steget")


POISONS = ["{", "null", "[]", *(f'{{"at": {at}, "spent": {spent}, "since": 0}}' for at, spent in (
    ("9", "[0,0,0,0]"), ("0", '["x",0,0,0]'), ("0", "[0]"), ('"1"', "[0,0,0,0]"), ("-1", "[0,0,0,0]")))]


def test_a_poisoned_memory_begins_again(room: Room) -> None:
    page = _open(room)
    (name,) = page.evaluate("Object.keys(sessionStorage)")
    for poison in POISONS:
        page.keyboard.press("PageDown")
        _at(page, 2)
        page.evaluate("([name, poison]) => sessionStorage.setItem(name, poison)", [name, poison])
        page.reload()
        page.get_by_role("button", name="Vis på storskjerm").click()
        _at(page, 1)
        expect(_part(page, "time")).to_have_text("5:00 igjen av steget")


def test_it_works_where_nothing_can_be_kept(room: Room) -> None:
    room.alone().add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no') } });"
                                 "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    page = _open(room)
    page.keyboard.press("Space")
    page.keyboard.press("PageDown")
    page.clock.run_for(60_000)
    expect(_part(page, "time")).to_have_text("9:00 igjen av steget")


def test_a_new_step_is_announced_and_the_ticking_is_not(room: Room) -> None:
    page = _open(room)
    page.evaluate(SAYS)
    page.keyboard.press("Space")
    page.clock.run_for(5_000)
    assert page.evaluate("spoken") == []
    page.keyboard.press("PageDown")
    page.wait_for_function("() => spoken.length")
    assert page.evaluate("spoken").pop().split() == "Steg 2 av 4 · 10 min Summegruppe med tre i hver.".split()


def test_what_is_for_leaders_is_not_on_the_wall(room: Room) -> None:
    page = _open(room)
    expect(page.locator(".kp-meeting").first).to_contain_text("Hemmelig råd")
    page.keyboard.press("PageDown")
    expect(_part(page, "step")).to_have_text("Summegruppe med tre i hver.")


def test_a_long_step_fits_at_1280_by_720_and_scrolls_where_there_is_less_room(room: Room) -> None:
    page = _open(room)
    page.keyboard.press("PageDown")
    page.keyboard.press("PageDown")
    expect(_part(page, "step")).to_have_text(LONG)
    fits = "(stage) => stage.scrollHeight <= stage.clientHeight"
    assert _part(page, "stage").evaluate(fits)
    assert float(_part(page, "step").evaluate("(step) => parseFloat(getComputedStyle(step).fontSize)")) >= 36
    page.set_viewport_size({"width": 900, "height": 481})
    until(lambda: _part(page, "stage").evaluate(fits))
    page.evaluate("document.documentElement.style.fontSize = '26px'")
    page.set_viewport_size({"width": 899, "height": 481})
    assert not _part(page, "stage").evaluate(fits)
    _part(page, "stage").focus()
    page.keyboard.press("ArrowDown")
    page.clock.run_for(500)
    page.wait_for_function("() => document.querySelector('.kp-projector__stage').scrollTop > 0")


def test_a_new_step_comes_into_sight_when_all_is_much_enlarged(room: Room) -> None:
    page = _open(room)
    page.set_viewport_size({"width": 320, "height": 256})
    button = _dialog(page).get_by_role("button", name="Neste steg")
    button.scroll_into_view_if_needed()
    expect(_part(page, "count")).not_to_be_in_viewport()
    button.press("Enter")
    expect(_part(page, "count")).to_be_in_viewport()
    expect(button).to_be_focused()


def test_own_notes_and_answers_show_only_when_asked_for(room: Room) -> None:
    room.alone()
    page = room.page(SHEET)
    fill(page, "Svaret mitt på arket")
    page.evaluate("""() => {
      const key = Object.keys(localStorage)[0].split("|").slice(0, 2).join("|");
      const note = { v: 1, at: "2026-11-24T12:00:00Z", text: "Notatet fra filmen", title: "Filmen" };
      localStorage.setItem(`${key}|note|prove|film`, JSON.stringify(note));
    }""")
    page = _open(room)
    toggle = _dialog(page).get_by_role("button", name="Notatene mine")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    assert "Notatet fra filmen" not in _dialog(page).inner_text()
    toggle.press("Enter")
    notes = _dialog(page).get_by_role("region", name="Notatene mine")
    expect(notes).to_contain_text("Alle som ser skjermen, kan lese dem.")
    assert [link.inner_text() for link in notes.get_by_role("link").all()] == ["Filmen", "Ark: øving på «å lære»"]
    expect(notes).to_contain_text("Notatet fra filmen")
    expect(notes).to_contain_text("Svaret mitt på arket")
    toggle.press("Enter")
    expect(notes).to_be_hidden()
    toggle.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Vis på storskjerm").click()
    expect(notes).to_be_hidden()


def test_it_stands_in_the_leader_guide_too_with_the_same_steps(room: Room) -> None:
    page = _open(room, GUIDE)
    expect(_part(page, "step")).to_have_text("Hver for seg. Les notatene dine, og velg ett.")
    expect(_part(page, "count")).to_have_text("Steg 1 av 4 · 5 min")
    page.keyboard.press("PageDown")
    expect(_part(page, "step")).to_have_text("Summegruppe med tre i hver.")
    expect(_part(page, "time")).to_have_text("10:00 igjen av steget")


def test_neither_the_button_nor_the_screen_is_on_paper(room: Room) -> None:
    page = _open(room)
    page.emulate_media(media="print")
    expect(_dialog(page)).to_be_hidden()
    expect(page.locator(".kp-meeting .kp-actions").first).to_be_hidden()


def test_the_keyboard_reaches_all_of_it_and_only_it(room: Room) -> None:
    page = _open(room)
    seen = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("document.activeElement.closest('dialog') ? document.activeElement.innerText : "
                               "document.activeElement === document.body ? '' : 'outside'"))
    assert {"Forrige steg", "Neste steg", "Start", "Nullstill", "Notatene mine", "Lukk"} <= seen
    assert "outside" not in seen


@pytest.mark.parametrize("room", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript_there_is_the_plain_agenda(room: Room) -> None:
    page = room.page(MEETING)
    first = page.locator(".kp-meeting ol > li").first
    expect(first).to_have_text("5 min: Hver for seg. Les notatene dine, og velg ett.")
    expect(page.locator(".kp-meeting button, dialog")).to_have_count(0)


def test_the_notes_are_the_newest_that_another_tab_has_kept(room: Room) -> None:
    room.alone()
    other = room.page(SHEET)
    page = _open(room)
    other.fill(FIRST, "helt nytt")

    def heard() -> bool:  # this tab's clock stands
        page.clock.run_for(500)
        return "helt nytt" in (page.locator(".kp-meeting .kp-brought").text_content() or "")

    until(heard)
    _dialog(page).get_by_role("button", name="Notatene mine").click()
    expect(_part(page, "notes")).to_contain_text("helt nytt")
