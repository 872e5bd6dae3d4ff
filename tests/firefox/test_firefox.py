"""What readers do with the site, in Firefox, as Debian has it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

import icalendar
import pypdfium2
import pytest

from tests.e2e.built import Built
from tests.e2e.kinds import ALL_KINDS, KINDS, PAGE, SITE
from tests.offline.host import serving as host

from .driver import Firefox

Do = Callable[..., Any]
NARROWEST = 320
_PLAIN = re.compile(r"<p>([^<&]{20,})</p>")
WORDS = "Elevene så på hverandre først, æøå & <b>."
_BRINGS = re.compile(r'<p class="kp-brings">.*?</p>', re.DOTALL)
_CARD = r'<div class="kp-card kp-(?:video|podcast|text|task)\b[^>]*>\s*<h\d class="kp-card__title" id="{}"'


@pytest.fixture
def part(built: Built, base: str) -> str:
    """A page of a module."""
    return base + KINDS["part"](built)


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_page_opens_without_complaint_and_fits_a_narrow_screen(go_on: Do, built: Built, base: str, kind: str) -> None:
    seen = go_on("look", address=base + ALL_KINDS[kind](built), width=NARROWEST)
    assert [line for line in seen["complaints"] if kind != "not-found" or not line.startswith("404 ")] == []
    assert seen["title"]
    assert seen["text"]
    assert seen["over"] <= 0


@pytest.mark.parametrize("name", ["index.html", "prove/0-alt/01-tekst/index.html", "prove/tidsplan/index.html"])
def test_a_page_from_the_zip_on_disk_opens_without_complaint(
        go_on: Do, built: Built, tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(built.folder / "prove/leder/uten-nett/leder.zip") as archive:
        archive.extractall(tmp_path)
    address = (tmp_path / "kompetansepakke-leder" / name).as_uri()
    assert go_on("look", address=address, width=NARROWEST)["complaints"] == []
    assert go_on("read", address=address)["styled"]


@pytest.mark.parametrize("popover", ["kp-nav", "kp-roles"])
def test_menu_and_role_switch_open_and_close_by_keyboard(do: Do, part: str, popover: str) -> None:
    assert do("popover", address=part, id=popover) == {"inside": True, "closed": True, "back": True}


def test_search_finds_closes_with_escape_and_leads_to_the_page(do: Do, part: str) -> None:
    seen = do("search", address=part, query="laeringsmiljo")
    assert re.match(r"[1-9]\d* treff", seen["said"])
    assert "læringsmiljø" in seen["marked"].lower()
    assert seen["closed"]
    assert seen["back"]
    assert seen["arrived"]


def test_a_worksheet_keeps_what_is_written_and_gives_it_as_a_word_file(
        do: Do, built: Built, base: str, firefox: Firefox) -> None:
    seen = do("worksheet", address=base + built.first(SITE, PAGE, "kp-card kp-worksheet"), words=WORDS)
    assert seen["said"] == "Lagret i denne nettleseren."
    assert seen["kept"] == WORDS
    with zipfile.ZipFile(firefox.downloads / seen["file"]) as packed:
        assert packed.testzip() is None
        parts = {name: ElementTree.fromstring(packed.read(name)) for name in packed.namelist()}
    assert "[Content_Types].xml" in parts
    text = "".join(parts["word/document.xml"].itertext())
    assert WORDS in text
    assert seen["title"] in text


def _brought(built: Built) -> tuple[str, str, str]:
    """A meeting that brings something with a note field, the page that holds it, and its id."""
    for meeting, html in built.pages.items():
        paragraph = _BRINGS.search(html) if meeting.startswith(SITE) and PAGE in html else None
        for link in re.findall(r'href="([^"]+)"', paragraph[0]) if paragraph else ():
            address, _, name = urljoin(meeting, link).partition("#")
            if re.search(_CARD.format(re.escape(name)), built.pages[address]):
                return meeting, address, name
    raise AssertionError("no meeting brings a film, a text or a task")


def test_a_note_stands_among_all_notes_and_in_the_meeting_that_brings_it(do: Do, built: Built, base: str) -> None:
    meeting, address, name = _brought(built)
    seen = do("note", address=base + address, id=name, words=WORDS, meeting=base + meeting,
              everything=f"{base}{SITE}notater/")
    assert seen["said"].startswith("Lagret kl.")
    assert WORDS in seen["listed"]
    assert WORDS in seen["brought"]


def test_two_tabs_with_the_same_note_follow_each_other(do: Do, built: Built, base: str) -> None:
    _, address, name = _brought(built)
    assert do("tabs", address=base + address, id=name, first="Fra den ene.", second=" Fra den andre.") == \
        "Fra den ene. Fra den andre."


def test_a_page_marked_as_done_counts_in_its_module(do: Do, part: str) -> None:
    seen = do("done", address=part, front=urljoin(part, "../"))
    assert seen["said"] == "Sida og alt på den er merket som gjort."
    assert re.search(r"\b[1-9]\d* av \d+ gjort", seen["progress"])
    assert seen["ticked"]


def test_a_choice_in_the_catalogue_counts_stands_in_the_address_and_is_undone_by_going_back(do: Do, base: str) -> None:
    seen = do("catalogue", address=f"{base}{SITE}ressurser/", box="[name=slag][value=film]")
    before, chosen = seen["before"], seen["chosen"]
    assert 0 < chosen["shown"] < before["shown"]
    assert chosen["count"].startswith(f"{chosen['shown']} ressurser, ")
    assert chosen["query"] == "?slag=film"
    assert chosen["checked"]
    assert seen["back"] == before


def test_a_meeting_on_the_big_screen_goes_on_and_closes_by_keyboard(do: Do, built: Built, base: str) -> None:
    seen = do("projector", address=base + KINDS["meeting"](built))
    first, second = seen["first"], seen["second"]
    assert first["open"]
    assert second["open"]
    assert first["count"].startswith("Steg 1 av ")
    assert second["count"].startswith("Steg 2 av ")
    assert first["step"] != second["step"]
    assert seen["back"] == "Vis på storskjerm"


def test_the_planner_plans_from_another_day_and_gives_a_calendar(
        do: Do, built: Built, base: str, firefox: Firefox) -> None:
    seen = do("planner", address=base + KINDS["pacing"](built), start="2028-01-10")
    assert "10. januar 2028" not in seen["before"]
    assert "fra mandag 10. januar 2028 til " in seen["after"]
    calendar = icalendar.Calendar.from_ical((firefox.downloads / seen["file"]).read_bytes())
    days = [event.decoded("dtstart") for event in calendar.walk("VEVENT")]
    assert len(days) > 3
    assert min(date(day.year, day.month, day.day) for day in days) >= date(2028, 1, 10)


def test_what_was_read_and_a_package_on_request_are_there_without_a_network(go_on: Do, built: Built) -> None:
    package = "lektor2"
    with host(built.folder / "site") as served:
        edition = f"{served.address}/leder/"
        read = KINDS["part"](built)
        go_on("visit", address=served.address + read.removeprefix("/site"))
        assert go_on("keep", address=f"{edition}uten-nett/", name=package).startswith("Hele pakken er lagret")
        served.down = True
        kept = [address for address in built.pages if address.startswith(f"{SITE}{package}/")]
        assert len(kept) > 5
        for address in (read, *kept[::6]):
            seen = go_on("read", address=served.address + address.removeprefix("/site"))
            assert f">{seen['text']}</h1>" in built.pages[address]
            assert seen["address"].endswith(address.removeprefix("/site"))
            assert seen["styled"]
        missed = go_on("read", address=f"{edition}fagfornyelsen/5-profesjonsfellesskapet/01-hvor-skal-vi/")
        assert "/uten-nett/" in missed["address"]


@pytest.mark.parametrize("kind", ["part", "guide"])
def test_a_page_prints(do: Do, built: Built, base: str, tmp_path: Path, kind: str) -> None:
    """Its text is held against the page's paragraphs: Firefox draws bold words of a variable typeface as outlines."""
    address, file = KINDS[kind](built), tmp_path / f"{kind}.pdf"
    do("paper", address=base + address, file=str(file))
    with pypdfium2.PdfDocument(file) as document:
        pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    assert 1 <= len(pages) < 40
    assert all(pages)
    body = built.pages[address].split("<article", 1)[1].split("</article>")[0]
    for paragraph in (found[0] for found in (_PLAIN.findall(body)[:1], _PLAIN.findall(body)[-1:])):
        assert any(" ".join(paragraph.split()[:6]) in page for page in pages), paragraph
    assert not any("Hopp til innholdet" in page for page in pages)
