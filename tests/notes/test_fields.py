"""Note fields: kept while one writes, in two tabs, in a storage that is full, blocked or poisoned, and on paper."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Dialog, expect

from tests.waiting import until

from .content import MANY
from .reader import BLOCKED, FILM, MEETING, WORK, Reader, card, key, note, record, store, stored, write

FULL = """() => {
  let size = 2 ** 20;
  for (let at = 0; size; ) {
    try { localStorage.setItem(`annen|${at}`, "x".repeat(size)); at += 1; } catch { size >>= 1; }
  }
}"""
REFUSED = "Ikke lagret"


def test_a_note_is_kept_while_one_writes_and_is_there_next_time(reader: Reader) -> None:
    page = reader.open(FILM)
    assert stored(page) == {}
    area = note(page, "film")
    area.press_sequentially("Første linje")
    area.press("Enter")
    area.press_sequentially("andre")
    expect(card(page, "film").get_by_text("Lagret kl.")).to_be_visible()
    # It may have been said of the first words, where one writes slowly.
    until(lambda: stored(page)[key("note", "film")]["text"] == "Første linje\nandre")
    kept = stored(page)[key("note", "film")]
    assert (kept["v"], kept["title"]) == (1, "Filmen «Å lære»")
    assert kept["url"] == f"{FILM}#film"
    page.reload()
    expect(card(page, "film").locator("details")).to_have_attribute("open", "")
    assert note(page, "film").input_value() == "Første linje\nandre"
    assert card(page, "podkast").locator("details[open]").count() == 0


def test_what_safari_does_is_told_in_safari_alone_with_the_export_one_click_away(reader: Reader) -> None:
    page = reader.open(FILM)
    note(page, "film").fill("Første linje")
    told = card(page, "film").locator(".kp-safari")
    expect(told).to_be_hidden()
    told.evaluate("(element) => { element.style.display = 'inline'; }")
    expect(told).to_contain_text("Safari sletter det")
    told.get_by_role("link", name="Ta det med deg").click()
    expect(page.get_by_role("button", name="Ta vare på alt i en fil")).to_be_in_viewport()


def test_what_was_just_written_is_kept_when_the_page_is_left_at_once(reader: Reader) -> None:
    page = reader.open(FILM, service_workers="allow")
    note(page, "film").fill("Rett før")
    page.goto("about:blank")
    page = reader.open(FILM)
    assert note(page, "film").input_value() == "Rett før"


def test_every_kind_that_one_takes_notes_to_has_a_field_with_a_name_of_its_own(reader: Reader) -> None:
    page = reader.open(FILM)
    for title in ("Filmen «Å lære»", "Podkasten", "Teksten"):
        page.locator(f"summary:has-text('– {title}')").click()
        expect(page.get_by_role("textbox", name=f"Mine notater – {title}")).to_be_visible()
        assert "blir i denne nettleseren" in page.get_by_role("textbox", name=title).evaluate(
            "(area) => document.getElementById(area.getAttribute('aria-describedby')).textContent")
    page.goto(page.url.replace("01-se", "03-mote"))
    assert page.locator("textarea").count() == 0


def test_a_note_that_is_emptied_is_forgotten(reader: Reader) -> None:
    page = reader.open(FILM)
    write(page, "film", "Bort")
    note(page, "film").fill("")
    expect(card(page, "film").get_by_text("Notatet er slettet.")).to_be_visible()
    assert stored(page) == {}


def test_unknown_fields_of_a_record_stay(reader: Reader) -> None:
    page = reader.open(FILM, holding={key("note", "film"): record(text="Gammelt", mood="glad")})
    write(page, "film", "Nytt")
    assert stored(page)[key("note", "film")]["mood"] == "glad"


def test_another_tab_shows_what_is_written_here(reader: Reader) -> None:
    one, other = reader.open(FILM, service_workers="allow"), reader.open(FILM)
    note(other, "film")
    write(one, "film", "Fra den første")
    expect(card(other, "film").locator("textarea")).to_have_value("Fra den første")
    write(other, "film", "Fra den første\nog den andre")
    expect(card(one, "film").locator("textarea")).to_have_value("Fra den første\nog den andre")


@pytest.mark.parametrize("start", ["", "Felles start"])
def test_two_tabs_that_write_at_once_keep_both_texts(reader: Reader, start: str) -> None:
    one = reader.open(FILM)
    if start:
        write(one, "film", start)
    other = reader.open(FILM)
    tabs = {"fra A": one, "fra B": other}
    for words, tab in tabs.items():
        note(tab, "film").evaluate("""(area, words) => {
            area.value = area.value ? `${area.value}\\n${words}` : words;
            area.dispatchEvent(new Event("input"));
        }""", words)
    for tab in tabs.values():
        for words in (*tabs, start):
            tab.wait_for_function("(words) => document.querySelector('#film ~ details textarea').value.includes(words)",
                                  arg=words)
    text = ""

    def all_show_what_is_kept() -> bool:
        nonlocal text
        text = stored(one)[key("note", "film")]["text"]
        return {note(tab, "film").input_value() for tab in tabs.values()} == {text}

    until(all_show_what_is_kept, lambda: f"both tabs to show «{text}»")
    assert [text.count(words) for words in tabs] == [1, 1]
    assert start in text


def test_a_tab_that_overwrote_without_knowing_loses_nothing(reader: Reader) -> None:
    """As when two tabs write in the same instant: the news of the other's text comes after one's own writing."""
    page = reader.open(FILM)
    write(page, "film", "Min tekst")
    name = key("note", "film")
    page.evaluate("""([key, raw]) => {
        localStorage.setItem(key, raw);
        dispatchEvent(new StorageEvent("storage", { key, newValue: raw, storageArea: localStorage }));
    }""", [name, record(text="Den andres", was="før")])
    expect(card(page, "film").locator("textarea")).to_have_value("Den andres\n\nMin tekst")
    page.wait_for_function("(key) => localStorage.getItem(key).includes('Min tekst')", arg=name)


def test_the_place_one_writes_at_is_kept_when_another_tab_adds(reader: Reader) -> None:
    one, other = reader.open(FILM), reader.open(FILM)
    write(one, "film", "Her er jeg")
    area = note(one, "film")
    area.focus()
    area.evaluate("(area) => area.setSelectionRange(3, 3)")
    write(other, "film", "Her er jeg\nog her")
    expect(area).to_have_value("Her er jeg\nog her")
    assert area.evaluate("(area) => area.selectionStart") == 3


def test_a_full_storage_says_so_at_once_and_offers_the_text(reader: Reader) -> None:
    page = reader.open(FILM)
    write(page, "film", "Ligger her")
    page.evaluate(FULL)
    long = "Dette er det ikke plass til. " * 400
    area = note(page, "film")
    area.fill(long)
    refused = card(page, "film").get_by_text(REFUSED)
    expect(refused).to_be_visible()
    assert area.input_value() == long
    assert stored(page)[key("note", "film")]["text"] == "Ligger her"
    with page.expect_download() as waited:
        card(page, "film").get_by_role("button", name="Last ned").click()
    assert long.strip() in waited.value.path().read_text("utf-8")
    page.evaluate("""() => Object.keys(localStorage).filter((key) => key.startsWith("annen"))
        .forEach((key) => localStorage.removeItem(key))""")
    area.press("End")
    area.press_sequentially("!")
    expect(refused).to_be_hidden()
    expect(card(page, "film").get_by_role("button", name="Last ned")).to_be_hidden()


def test_a_full_storage_does_not_fill_up_with_copies_of_what_could_not_be_read(reader: Reader) -> None:
    page = reader.open(FILM, holding={key("note", "film"): "{" + "x" * 200})
    page.evaluate(FULL)
    area = note(page, "film")
    area.fill("Dette er det ikke plass til. " * 400)
    expect(card(page, "film").get_by_text(REFUSED)).to_be_visible()
    held = stored(page)
    assert held[key("note", "film")] == "{" + "x" * 200
    assert not [name for name in held if "|aside|" in name]


def test_a_blocked_storage_says_so_and_breaks_nothing(reader: Reader) -> None:
    reader.before_each_page(BLOCKED)
    page = reader.open(FILM)
    area = note(page, "film")
    area.fill("Skrevet likevel")
    expect(card(page, "film").get_by_text(REFUSED)).to_be_visible()
    assert area.input_value() == "Skrevet likevel"
    card(page, "film").get_by_role("button", name="Gjort").click()
    expect(card(page, "film").get_by_text("Det ble ikke lagret")).to_be_visible()
    expect(card(page, "film").get_by_role("button", name="Gjort")).to_have_attribute("aria-pressed", "false")
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    page.goto(page.url.replace("01-se", "02-arbeid"))
    assert asked == ["beforeunload"]


ODD = ("", "{", "null", "[]", "7", '"tekst"', '{"v":2,"at":"2031","text":"Nyere"}', '{"v":1}',
       '{"v":1,"at":7,"text":"x"}', '{"v":1,"at":"x","text":{"a":1}}', '{"__proto__":{"v":1}}', "\u0000\ud83d")
READABLE = '{"v":1,"at":"ikke en dato","text":"<img src=x onerror=alert(1)>"}'


def test_whatever_lies_in_the_storage_the_pages_work_and_keep_it(reader: Reader) -> None:
    """Each odd thing lies in the place of a note, a mark, an answer, what has no such place, and another site's."""
    raws = dict(enumerate((*ODD, READABLE)))
    assert len(raws) == MANY
    others = {f"kp|/annet/|note|annen|oppgave-{at}": raw for at, raw in raws.items()}
    page = reader.open("annen/0-start/02-mange/", holding=others | {name: raw for at, raw in raws.items() for name in (
        key("note", f"oppgave-{at}", "annen"), key("done", f"oppgave-{at}", "annen"),
        key("sheet", f"mange/Hva er {at}?", "annen"), "kp|/|" + "x" * at, "kp|/|note|" + "x" * at)})
    for at, raw in raws.items():
        assert note(page, f"oppgave-{at}").input_value() == (json.loads(raw)["text"] if raw == READABLE else "")
        write(page, f"oppgave-{at}", f"Mitt {at}")
    untouched = card(page, f"oppgave-{MANY}").get_by_role("button", name="Gjort")
    untouched.click()
    expect(untouched).to_have_attribute("aria-pressed", "true")
    held = page.evaluate("() => Object.entries(localStorage)")
    assert sorted(value for name, value in held if "|aside|" in name) == sorted(ODD)
    assert {name: raw for name, raw in held if name in others} == others
    for address in ("", "annen/0-start/04-mote/", "annen/0-start/03-ark/", "notater/", "annen/"):
        page.goto(f"{reader.base}/leder/{address}")


def test_notes_of_two_packages_with_the_same_id_are_apart(reader: Reader) -> None:
    page = reader.open(WORK)
    write(page, "oppgave", "I prøvepakken")
    page = reader.open("annen/0-start/01-side/")
    assert note(page, "oppgave").input_value() == ""
    write(page, "oppgave", "I den andre")
    assert {name.split("|")[3] for name in stored(page)} == {"prove", "annen"}


def test_editions_and_languages_share_the_notes(reader: Reader) -> None:
    page = reader.open(WORK)
    write(page, "oppgave", "Felles")
    assert note(reader.open(WORK, "laerer"), "oppgave").input_value() == "Felles"
    assert note(reader.open(f"nn/{WORK}"), "oppgave").input_value() == "Felles"


def test_a_printed_page_shows_notes_as_text_and_no_empty_fields(reader: Reader) -> None:
    page = reader.open(FILM)
    long = "\n".join(f"Linje {number}" for number in range(60))
    write(page, "film", long)
    card(page, "film").locator("summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    shown = card(page, "film").locator(".kp-grow")
    assert shown.evaluate("(box) => getComputedStyle(box, '::after').visibility") == "visible"
    assert shown.evaluate("(box) => box.getBoundingClientRect().height") > 60 * 12
    expect(card(page, "film").locator("textarea")).to_be_hidden()
    expect(card(page, "podkast").locator(".kp-notes")).to_be_hidden()
    expect(card(page, "film").get_by_text("Mine notater")).to_be_visible()
    for hidden in (".kp-done", ".kp-page-done", ".kp-notes summary", ".kp-notes [role=status]"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_a_meeting_shows_what_its_participants_bring(reader: Reader) -> None:
    page = reader.open(MEETING)
    box = card(page, "mote").locator(".kp-brought")
    assert box.get_attribute("open") is None
    box.locator("summary").click()
    expect(box.get_by_text("Du har ikke skrevet noe her ennå.")).to_have_count(3)
    writing = reader.open(FILM)
    write(writing, "film", "Fra filmen")
    expect(box.get_by_text("Fra filmen")).to_be_visible()
    store(writing, {key("sheet", "ark/Hva lærte du?"): record(text="Å spørre", title="Arket", label="Hva lærte du?")})
    page.reload()
    assert box.get_attribute("open") == ""
    assert [part.strip() for part in box.locator("> div").inner_text().split("\n") if part.strip()] == [
        "Filmen «Å lære»", "Fra filmen", "Arket", "Hva lærte du?", "Å spørre", "Oppgaven",
        "Du har ikke skrevet noe her ennå."]
    box.get_by_role("link", name="Filmen «Å lære»").click()
    page.wait_for_url("**/01-se/#film")


def test_what_is_brought_prints_as_one_sheet_and_nothing_else(reader: Reader) -> None:
    page = reader.open(FILM)
    write(page, "film", "Fra filmen\nto linjer")
    page = reader.open(MEETING)
    page.evaluate("window.print = () => { window.printed = true; }")
    card(page, "mote").get_by_role("button", name="Skriv ut «Ta med til møtet»").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    assert [line for line in page.evaluate("document.body.innerText").split("\n") if line.strip()] == [
        "Fellesmøtet", "Ta med til møtet", "Filmen «Å lære»", "Fra filmen", "to linjer", "Arket",
        "Du har ikke skrevet noe her ennå.", "Oppgaven", "Du har ikke skrevet noe her ennå."]
    page.emulate_media(media="screen")
    expect(page.locator(".kp-take")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".kp-take").count() == 0


def test_nothing_is_stored_by_reading(reader: Reader) -> None:
    page = reader.open(FILM, service_workers="allow")
    for address in (WORK, MEETING, "", "prove/", "prove/1-forste/"):
        page.goto(f"{reader.base}/leder/{address}")
    note(reader.open(FILM), "film").focus()
    assert json.loads(page.evaluate("JSON.stringify(localStorage)")) == {}
