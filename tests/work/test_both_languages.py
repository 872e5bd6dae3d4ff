"""What is written on a page in one language is there in the other."""

from __future__ import annotations

from playwright.sync_api import expect

from .conftest import SHEET, Room
from .sheets import FIRST, SECOND, fill, kept

MINUTES = "prove/motereferat/1-modul/"


def test_answers_in_bokmal_are_there_in_nynorsk_and_back(room: Room) -> None:
    page = room.page(SHEET)
    fill(page, "Jeg så noe.")
    page.get_by_label("Har prøvd noe").check()
    nynorsk = room.page(f"nn/{SHEET}")
    expect(nynorsk.get_by_label("Kva såg du?").first).to_have_value("Jeg så noe.")
    expect(nynorsk.get_by_label("Har prøvd noko")).to_be_checked()
    expect(nynorsk.get_by_role("radio")).to_have_count(4)
    fill(nynorsk, "Eleven song.", SECOND)
    nynorsk.get_by_label("Kan si hva det går ut på").check()
    page.reload()
    expect(page.get_by_label("Hva gjorde eleven?")).to_have_value("Eleven song.")
    expect(page.get_by_label("Kan si hva det går ut på")).to_be_checked()
    expect(page.locator(FIRST)).to_have_value("Jeg så noe.")


def test_an_answer_in_nynorsk_hangs_on_the_words_of_the_first_language(room: Room) -> None:
    page = room.page(f"nn/{SHEET}")
    fill(page, "Eg såg noko.")
    fill(page, "Det same att.", "#kp\\.ark\\.3")
    fill(page, "I lista.", "#kp\\.ark-tre\\.0")
    assert {"ark/Hva så du?", "ark-tre/Feltet i lista"} < {key.split("|")[-1] for key in kept(page)}
    bokmal = room.page(SHEET)
    for field, text in (("ark\\.0", "Eg såg noko."), ("ark\\.3", "Det same att."), ("ark-tre\\.0", "I lista.")):
        expect(bokmal.locator(f"#kp\\.{field}")).to_have_value(text)


def test_all_notes_show_a_step_as_it_was_called_where_it_was_chosen(room: Room) -> None:
    page = room.page(f"nn/{SHEET}")
    page.get_by_label("Har prøvd noko").check()
    for address in ("nn/notater/", "notater/"):
        notes = room.page(address).locator("article")
        expect(notes).to_contain_text("Har prøvd noko")
        expect(notes).not_to_contain_text("Har prøvd noe")
    room.page(SHEET).get_by_label("Kan si hva det går ut på").check()
    expect(room.page("nn/notater/").locator("article")).to_contain_text("Kan si hva det går ut på")


def test_the_list_in_the_first_language_is_no_part_of_the_page(room: Room) -> None:
    page = room.page(f"nn/{SHEET}")
    assert "Hva så" not in page.locator("article").inner_text()
    expect(page.locator(".kp-first-words")).to_have_count(0)


def test_minutes_of_a_step_are_shared_by_the_languages(room: Room) -> None:
    page = room.page(MINUTES)
    step = page.get_by_label("Hver for seg. Les notatene")
    step.fill("Alle leste.")
    step.blur()
    nynorsk = room.page(f"nn/{MINUTES}")
    expect(nynorsk.get_by_label("Kvar for seg. Les notata")).to_have_value("Alle leste.")
    expect(nynorsk.get_by_label("Summegruppe med tre")).to_have_value("")
