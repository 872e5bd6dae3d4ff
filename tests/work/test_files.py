from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import docx
import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from .conftest import SHEET, Room
from .sheets import FIRST, SECOND, download, fill, said, sheet

ODD = "Linje én\n\nTegn: <w:t> & \"«æøå»\" 🎒\tog \u0007klokke \ud800 halv"
PLAIN = "Linje én\n\nTegn: <w:t> & \"«æøå»\" 🎒\tog klokke "
FIELDS = ["Hva så du?", "Hva gjorde eleven?", "Hvor langt er dere kommet?", "Hva så du?"]
STEPS = ["☐ Har hørt om det", "☒ Kan si hva det går ut på", "☐ Har prøvd noe på grunn av det",
         "☐ Har vært med på å endre det"]


def _filled(room: Room, address: str = SHEET) -> Page:
    page = room.page(address)
    page.locator(FIRST).evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input')) }", ODD)
    page.get_by_label("Kan si hva det går ut på").check()
    return page


def test_the_word_file_holds_title_headings_answers_and_language(room: Room, tmp_path: Path) -> None:
    path = download(_filled(room), "Last ned som Word", tmp_path)
    assert path.name == "ark-oving-pa-a-laere.docx"
    document = docx.Document(str(path))
    paragraphs = [(part.style.name if part.style else "", part.text) for part in document.paragraphs]
    assert paragraphs[0] == ("Title", "Ark: øving på «å lære»")
    assert [text for style, text in paragraphs if style == "Heading 1"] == FIELDS
    answers = [text for style, text in paragraphs if style == "Normal"]
    assert answers[0].rstrip("\ufffd halv") == PLAIN.rstrip()
    assert answers[1:] == ["", "\n".join(STEPS), ""]
    (lang,) = document.styles.element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}lang")
    assert "nb-NO" in lang.attrib.values()


def test_the_word_file_is_a_sound_zip_of_well_formed_parts_and_the_same_each_time(room: Room, tmp_path: Path) -> None:
    page = _filled(room)
    data = download(page, "Last ned som Word", tmp_path).read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in packed.namelist():
            ElementTree.fromstring(packed.read(name))
    assert download(page, "Last ned som Word", tmp_path).read_bytes() == data


def test_the_word_file_of_a_nynorsk_page_is_in_nynorsk(room: Room, tmp_path: Path) -> None:
    path = download(room.page(f"nn/{SHEET}"), "Last ned som Word", tmp_path)
    with zipfile.ZipFile(path) as packed:
        assert b'<w:lang w:val="nn-NO"/>' in packed.read("word/styles.xml")


def test_a_very_long_answer_comes_whole(room: Room, tmp_path: Path) -> None:
    page = room.page(SHEET)
    page.fill(FIRST, "ord " * 100_000)
    document = docx.Document(str(download(page, "Last ned som Word", tmp_path)))
    assert document.paragraphs[2].text == "ord " * 100_000


def test_the_markdown_file_holds_it_all(room: Room, tmp_path: Path) -> None:
    page = room.page(SHEET)
    page.fill(FIRST, "Linje én\nLinje to")
    page.get_by_label("Kan si hva det går ut på").check()
    path = download(page, "Last ned som Markdown", tmp_path)
    assert path.name == "ark-oving-pa-a-laere.md"
    assert path.read_text("utf-8") == (
        "# Ark: øving på «å lære»\n\n## Hva så du?\n\nLinje én  \nLinje to\n\n## Hva gjorde eleven?\n\n\n\n"
        "## Hvor langt er dere kommet?\n\n" + "  \n".join(STEPS) + "\n\n## Hva så du?\n\n\n")


def test_the_files_come_where_nothing_can_be_kept(room: Room, tmp_path: Path) -> None:
    room.alone().add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page = room.page(SHEET)
    page.fill(FIRST, "ikke lagret")
    assert "ikke lagret" in download(page, "Last ned som Markdown", tmp_path).read_text("utf-8")
    assert docx.Document(str(download(page, "Last ned som Word", tmp_path))).paragraphs[2].text == "ikke lagret"


def _mail(page: Page) -> str:
    """The address that «Send på e-post» leads to; nothing where it leads nowhere."""
    page.evaluate("void (document.onclick = (event) => {"
                  " window.stopped = event.defaultPrevented; event.preventDefault(); })")
    link = sheet(page).get_by_role("link", name="Send på e-post")
    link.click()
    return "" if page.evaluate("stopped") else link.get_attribute("href") or ""


def test_a_mail_has_the_title_as_its_subject_and_the_answers_as_its_text(room: Room) -> None:
    page = room.page(SHEET)
    page.fill(SECOND, "Spurte & lo\nto ganger")
    address = _mail(page)
    assert address.startswith("mailto:?subject=Ark%3A%20%C3%B8ving")
    assert "Hva gjorde eleven?\r\nSpurte & lo\r\nto ganger\r\n\r\n" in unquote(address.split("&body=")[1])


@pytest.mark.parametrize("character", ["a", "å"])
def test_what_is_too_long_for_a_mail_is_said_and_no_mail_is_begun(room: Room, character: str) -> None:
    page = room.page(SHEET)
    page.fill(SECOND, "kort")
    encoded = len(_mail(page))
    room_left = (1799 - encoded) // (6 if character == "å" else 1)
    page.fill(SECOND, "kort" + character * room_left)
    assert 1790 < len(_mail(page)) < 1800
    page.fill(SECOND, "kort" + character * (room_left + 7))
    assert _mail(page) == ""
    expect(said(page)).to_have_text("Svarene er for lange for en e-post herfra. Last ned arket og legg det ved.")


def _paper(page: Page) -> str:
    return "\n".join(text.get_textpage().get_text_range() for text in pypdfium2.PdfDocument(page.pdf()))


def test_answers_are_on_paper_when_the_page_is_printed(room: Room) -> None:
    page = room.page(SHEET)
    page.fill(FIRST, "Et langt svar. " * 60 + "Slutten.")
    text = " ".join(_paper(page).split())
    assert "Et langt svar. Slutten." in text
    assert "Et ark til" in text
    assert "Last ned" not in text
    assert "blir bare i denne nettleseren" not in text


def test_one_sheet_is_printed_alone_and_filled_in(room: Room) -> None:
    page = room.page(SHEET)
    page.evaluate("window.print = () => {}")
    fill(page, "Svaret mitt")
    sheet(page).get_by_role("button", name="Skriv ut arket").click()
    text = _paper(page)
    assert "Svaret mitt" in text
    assert "Hvor langt er dere kommet?" in text
    assert "Et ark til" not in text
    assert "Filmen" not in text
    assert "Til lederen" not in text
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert "Et ark til" in _paper(page)


def test_a_long_answer_breaks_across_sheets_of_paper(room: Room) -> None:
    page = room.page(SHEET)
    page.fill(FIRST, "\n".join(f"Linje {number}." for number in range(120)))
    text = "".join(_paper(page).split())
    assert [number for number in range(120) if f"Linje{number}." not in text] == []
