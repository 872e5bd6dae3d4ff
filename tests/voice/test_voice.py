"""«Les opp»: where it is offered, what is read, and where the reader comes back to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import FILM, PLAIN, PODCAST, Enter, Listener
from .content import READ
from .device import ENGLISH, NETWORK, NYNORSK, OWN, Voice

KEY = "kp|/|heard|prove|film/opplest"
ODD: Voice = {"lang": "nb", "name": "Uklar", "localService": "ja"}
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"


def bar(page: Page) -> Locator:
    return page.get_by_role("group", name="Les opp manuskriptet")


def press(page: Page, name: str) -> None:
    bar(page).get_by_role("button", name=name, exact=True).click()


def said(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("device.said")
    return found


def end(page: Page, times: int = 1) -> None:
    """What is being said ends."""
    for _ in range(times):
        page.evaluate("device.end()")


def marked(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("article [aria-current]").all_inner_texts()]


def kept(page: Page, key: str = KEY) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", key) or "null")


@pytest.mark.parametrize("voices", [(), (NETWORK,), (ENGLISH,), (ENGLISH, NETWORK), (ODD,)],
                         ids=["none", "network", "english", "english-and-network", "not-said-clearly"])
def test_without_a_norwegian_voice_of_the_device_nothing_is_seen(enter: Enter, voices: tuple[Voice, ...]) -> None:
    page = enter(*voices).open()
    expect(page.locator("article h2").first).to_be_visible()
    assert page.locator(".kp-voice").count() == 0
    assert "Les opp" not in page.locator("body").inner_text()


def test_without_speech_or_scripts_nothing_is_seen(enter: Enter) -> None:
    for page in (enter(script="Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined })").open(),
                 enter(OWN, java_script_enabled=False).open()):
        assert page.locator(".kp-voice").count() == 0
        assert "Les opp" not in page.locator("body").inner_text()


def test_a_voice_on_the_network_is_never_used(enter: Enter) -> None:
    page = enter(NETWORK, NYNORSK, ENGLISH).open()
    press(page, "Les opp")
    end(page, 3)
    assert {(one["voice"], one["lang"]) for one in said(page)} == {("Nynorsk", "nn_NO")}


def test_the_voice_suits_the_language_of_the_text(enter: Enter) -> None:
    one = enter(NETWORK, OWN, NYNORSK)
    for address, name in ((f"nn/{PODCAST}", "Nynorsk"), (PODCAST, "Egen"), (f"nn/{FILM}", "Egen")):
        page = one.open(address)
        page.locator(".kp-voice__go").click()
        assert said(page)[-1]["voice"] == name
        page.close()


def test_voices_that_come_late_or_go_are_followed(enter: Enter) -> None:
    page = enter().open()
    assert page.locator(".kp-voice").count() == 0
    page.evaluate("(voices) => device.get(voices)", [OWN])
    press(page, "Les opp")
    assert page.evaluate("device.speaks()")
    page.evaluate("(voices) => device.get(voices)", [NETWORK])
    assert page.locator(".kp-voice").count() == 0
    assert not page.evaluate("device.speaks()")
    assert marked(page) == []


def test_a_voice_that_turns_out_to_be_gone_is_not_replaced(enter: Enter) -> None:
    page = enter(OWN).open()
    page.evaluate("(voices) => { speechSynthesis.voices = voices; }", [NETWORK])
    press(page, "Les opp")
    expect(page.locator(".kp-voice")).to_have_count(0)
    assert said(page) == []


def test_only_pages_of_manuscripts_ask_for_the_script(enter: Enter) -> None:
    one = enter(OWN)
    for address in ("", "prove/", "prove/1-forste/", "prove/1-forste/01-se/", "ressurser/", "notater/"):
        assert one.open(address).locator("#kp\\.opplest").count() == 0
    assert not any("voice" in url for url in one.requests)
    for address in (FILM, PODCAST, PLAIN):
        one.open(address)
    assert any("voice.js" in url for url in one.requests)


def test_nothing_is_said_before_it_is_asked_for(reader: Listener) -> None:
    page = reader.open()
    expect(bar(page)).to_be_visible()
    assert said(page) == []
    assert page.evaluate("localStorage.length") == 0


def test_the_manuscript_is_read_part_by_part_and_the_part_is_marked(reader: Listener) -> None:
    page = reader.open()
    press(page, "Les opp")
    for at, text in enumerate(READ):
        assert said(page)[at]["text"] == text
        assert len(marked(page)) == 1
        assert bar(page).locator("[data-part=at]").inner_text() == f"Avsnitt {at + 1} av {len(READ)}"
        end(page)
    assert len(said(page)) == len(READ)
    expect(bar(page).get_by_role("status")).to_have_text("Ferdig lest.")
    expect(bar(page).get_by_role("button", name="Les opp")).to_be_visible()
    assert marked(page) == []
    assert kept(page) is None


def test_text_without_speakers_is_read_from_its_beginning(reader: Listener) -> None:
    page = reader.open(PLAIN)
    press(page, "Les opp")
    end(page)
    assert [one["text"] for one in said(page)] == ["Bare løpende tekst.", "To avsnitt."]


def test_pause_keeps_the_place_and_stop_goes_back_to_the_beginning(reader: Listener) -> None:
    page = reader.open()
    press(page, "Les opp")
    end(page, 2)
    press(page, "Pause")
    assert not page.evaluate("device.speaks()")
    assert marked(page) == [READ[2].replace("Forteller", "Forteller (1)").replace("regner", "regner1")]
    press(page, "Fortsett")
    assert [one["text"] for one in said(page)][2:] == [READ[2], READ[2]]
    press(page, "Stopp")
    assert not page.evaluate("device.speaks()")
    assert (marked(page), kept(page)) == ([], None)
    assert page.evaluate("document.activeElement.textContent") == "Les opp"
    press(page, "Les opp")
    assert said(page)[-1]["text"] == READ[0]


def test_another_speed_counts_from_the_part_that_is_read(reader: Listener) -> None:
    page = reader.open()
    press(page, "Les opp")
    end(page)
    page.get_by_label("Fart").select_option("1,5")
    assert [(one["text"], one["rate"]) for one in said(page)] == [(READ[0], 1), (READ[1], 1), (READ[1], 1.5)]


def test_place_and_speed_are_there_after_a_reload_and_in_the_other_edition(reader: Listener) -> None:
    page = reader.open()
    page.get_by_label("Fart").select_option("1,25")
    press(page, "Les opp")
    end(page, 4)
    for again in (page.url, page.url.replace("/leder/", "/laerer/")):
        page.goto(again)
        assert bar(page).locator("[data-part=at]").inner_text() == f"Avsnitt 5 av {len(READ)}"
        assert said(page) == []
        press(page, "Fortsett")
        assert said(page) == [{"text": READ[4], "voice": "Egen", "lang": "nb-NO", "rate": 1.25}]


def test_the_speed_of_the_last_manuscript_is_that_of_the_next(reader: Listener) -> None:
    page = reader.open()
    page.get_by_label("Fart").select_option("0,75")
    other = reader.open(PODCAST)
    press(other, "Les opp")
    assert said(other)[0]["rate"] == 0.75


@pytest.mark.parametrize("text", ["", "Avsnitt 0 av 3, fart 9: «x»", "Avsnitt 99999 av 3, fart 1: «finnes ikke»", "«»",
                                  "<img src=x onerror=alert(1)>", "Avsnitt 7 av 9, fart ,: «»"])
def test_a_place_that_makes_no_sense_breaks_nothing(reader: Listener, text: str) -> None:
    page = reader.open()
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)",
                  [KEY, json.dumps({"v": 1, "at": "2026-01-01T10:00:00.000Z", "text": text})])
    page.reload()
    page.locator(".kp-voice__go").click()
    assert said(page)[0]["text"] in READ
    assert said(page)[0]["rate"] == 1


def test_the_place_is_found_again_when_the_manuscript_has_got_more_parts(reader: Listener) -> None:
    page = reader.open()
    page.evaluate("([key, raw]) => localStorage.setItem(key, raw)", [KEY, json.dumps({
        "v": 1, "at": "2026-01-01T10:00:00.000Z", "text": "Avsnitt 2 av 4, fart 1: «Liv: Jeg så ikke noe.»"})])
    page.reload()
    press(page, "Fortsett")
    assert said(page)[0]["text"] == "Liv: Jeg så ikke noe."


def test_where_one_is_stands_among_ones_notes_and_goes_with_them(reader: Listener, tmp_path: Path) -> None:
    page = reader.open()
    press(page, "Les opp")
    end(page)
    page.goto(f"{reader.base}/leder/notater/")
    listed = page.locator("[data-part=list]").inner_text()
    assert "Filmen «Å lære»" in listed
    assert f"Opplest hit\n\nAvsnitt 2 av {len(READ)}, fart 1: «Bilde: Et rom med to vinduer.»" in listed
    assert "Kan ikke vises" not in listed
    with page.expect_download() as waited:
        page.get_by_role("button", name="Ta vare på alt i en fil").click()
    file = tmp_path / "notater.json"
    waited.value.save_as(file)
    page.get_by_role("button", name="Slett alt", exact=True).click()
    page.get_by_role("button", name="Ja, slett alt").click()
    page.goto(f"{reader.base}/leder/{FILM}")
    press(page, "Les opp")
    end(page, 4)
    page.goto(f"{reader.base}/leder/notater/")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator("[data-part=said]")).to_contain_text("lest inn")
    listed = page.locator("[data-part=list]").inner_text()
    assert "Avsnitt 5" in listed
    assert "Avsnitt 2" in listed
    assert "Kan ikke vises" not in listed
    page.goto(f"{reader.base}/leder/{FILM}")
    press(page, "Fortsett")
    assert said(page)[0]["text"] == READ[4]


def test_what_is_deleted_stays_deleted(reader: Listener) -> None:
    page = reader.open()
    press(page, "Les opp")
    end(page)
    press(page, "Pause")
    other = reader.open("notater/")
    other.get_by_role("button", name="Slett alt", exact=True).click()
    other.get_by_role("button", name="Ja, slett alt").click()
    expect(bar(page).get_by_role("button", name="Les opp")).to_be_visible()
    page.goto(f"{reader.base}/leder/")
    assert kept(page) is None


def test_leaving_the_page_stops_the_voice_and_leaves_other_tabs_alone(reader: Listener) -> None:
    page = reader.open()
    page.evaluate("addEventListener('pagehide', () => sessionStorage.setItem('speaks', device.speaks()))")
    press(page, "Les opp")
    page.goto(f"{reader.base}/leder/")
    assert page.evaluate("sessionStorage.getItem('speaks')") == "false"
    page.goto(f"{reader.base}/leder/{FILM}")
    page.evaluate("""() => { speechSynthesis.cancel = () => sessionStorage.setItem('canceled', 'yes'); }""")
    page.goto(f"{reader.base}/leder/")
    assert page.evaluate("sessionStorage.getItem('canceled')") is None


@pytest.mark.parametrize(("error", "told"), [("interrupted", ""), ("canceled", ""),
                                             ("synthesis-failed", "svarte ikke")])
def test_a_voice_that_is_taken_or_fails_is_a_pause(reader: Listener, error: str, told: str) -> None:
    page = reader.open()
    press(page, "Les opp")
    end(page, 2)
    page.evaluate("(error) => device.fail(error)", error)
    expect(bar(page).get_by_role("status")).to_contain_text(told)
    press(page, "Fortsett")
    assert said(page)[-1]["text"] == READ[2]


def test_it_reads_also_where_the_browser_keeps_nothing(enter: Enter) -> None:
    one = enter(OWN)
    one.context.add_init_script(BLOCKED)
    page = one.open()
    press(page, "Les opp")
    end(page, 2)
    expect(bar(page).get_by_role("status")).to_contain_text("Stedet blir ikke husket")
    press(page, "Pause")
    press(page, "Fortsett")
    assert said(page)[-1]["text"] == READ[2]
    press(page, "Stopp")
    expect(bar(page).get_by_role("button", name="Les opp")).to_be_visible()


def test_in_nynorsk_it_speaks_nynorsk(reader: Listener) -> None:
    page = reader.open(f"nn/{PODCAST}")
    press(page, "Les opp")
    assert said(page)[0]["text"] == "Liv: Eg veit ikkje."
    expect(bar(page)).to_contain_text("Røysta er på eininga di")
    assert "Avsnitt 1 av 1" in kept(page, "kp|/|heard|prove|podkast/opplest")["text"]
