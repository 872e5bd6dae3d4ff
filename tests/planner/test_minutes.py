"""Minutes as forms, what was decided at the meeting before, and how long the steps took."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect
from pypdfium2 import PdfDocument

from tests.e2e.browsing import in_both_schemes
from tests.waiting import until

from .remembering import Enter, remember

MINUTES = "prove/motereferat/2-modul/"
KEPT = "Object.keys(localStorage).filter((key) => key.includes('|minutes|')).length"


def part(page: Page, number: int = 0) -> Locator:
    return page.locator(".kp-record").nth(number)


def test_the_minutes_are_a_form_with_everything_that_is_on_paper(enter: Enter) -> None:
    page = enter(MINUTES)
    labels = part(page).locator("label").all_inner_texts()
    assert labels[:6] == ["Dato", "Sted", "Møteleder", "Referent", "Til stede", "Fravær"]
    assert labels[6] == "10 min Åpning, med spørsmål; og svar"
    assert labels[8:11] == ["Hva 1", "Hvem 1", "Frist 1"]
    assert labels[-2] == "Dette etterlater møtet"
    assert page.evaluate("Object.keys(localStorage)") == []


def test_what_is_written_is_there_next_time_and_in_the_other_edition_and_language(enter: Enter) -> None:
    page = enter(MINUTES)
    part(page).get_by_label("Til stede").fill("Alle")
    part(page).get_by_label("Hva 1").fill("Prøve i 9B")
    until(lambda: page.evaluate(KEPT) == 2)
    page.reload()
    expect(part(page).get_by_label("Til stede")).to_have_value("Alle")
    for edition, label in (("laerer", "Hva 1"), ("leder/nn", "Kva 1")):
        expect(part(enter(MINUTES, edition)).get_by_label(label)).to_have_value("Prøve i 9B")
    expect(enter("notater/").locator("[data-part=list]")).to_contain_text("Prøve i 9B")


def test_date_and_place_come_from_the_plan_and_may_be_written_over(planned: Enter) -> None:
    page = planned(MINUTES)
    date = part(page).get_by_label("Dato")
    expect(date).to_have_value(re.compile(r"^onsdag \d+\. \w+ 2027 kl\. 14\.15$"))
    expect(part(page).get_by_label("Sted", exact=True)).to_have_value("Auditoriet")
    expect(part(page).locator(".kp-clock").first).to_have_text("14.15–14.25")
    assert page.evaluate(KEPT) == 0
    date.fill("Torsdag i stedet")
    until(lambda: page.evaluate(KEPT) == 1)
    page.reload()
    expect(date).to_have_value("Torsdag i stedet")
    expect(part(page).get_by_label("Sted", exact=True)).to_have_value("Auditoriet")


def test_what_was_decided_comes_up_at_the_next_meeting(enter: Enter) -> None:
    page = enter(MINUTES)
    expect(page.get_by_text("Fra forrige møte")).to_have_count(2)
    expect(page.get_by_text("Fra forrige møte").last).to_be_hidden()
    for label, text in (("Hva 1", "Prøve i 9B"), ("Hvem 1", "Ola"), ("Frist 1", "fredag"), ("Hva 2", "Lese")):
        part(page).get_by_label(label).fill(text)
    expect(part(page, 1).locator(".kp-note li")).to_have_text(["Prøve i 9B – Ola – fredag", "Lese"])
    part(page).get_by_label("Tas med til neste møte").fill("Tida i februar")
    expect(part(page, 1).locator(".kp-note li").last).to_have_text("Tida i februar")
    part(page).get_by_label("Tas med til neste møte").fill("")
    expect(part(page, 1).locator(".kp-note li")).to_have_count(2)
    told = page.get_by_text("kommer opp i referatet fra neste møte").locator("visible=true")
    expect(told).to_have_count(1)
    remember(enter)
    page.reload()
    expect(part(page, 1).locator(".kp-note li")).to_have_count(2)
    expect(told).to_have_count(0)


def test_what_was_deleted_is_gone_when_the_browser_shows_a_page_that_it_kept(planned: Enter) -> None:
    """Browsers keep whole pages for those who go back, and tell them nothing of what happened meanwhile."""
    back = "localStorage.clear(); dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    page, dated = planned(MINUTES), planned("prove/2-modul/01-side/")
    part(page).get_by_label("Hva 1").fill("Prøve i 9B")
    expect(part(page, 1).locator(".kp-note li")).to_have_text(["Prøve i 9B"])
    dated.locator(".kp-dated").first.wait_for()
    for one in (page, dated):
        one.evaluate(back)
    expect(part(page).get_by_label("Hva 1")).to_have_value("")
    expect(part(page, 1).locator(".kp-note li")).to_have_count(0)
    expect(dated.locator(".kp-dated")).to_have_count(0)


def test_what_was_deleted_does_not_come_back_with_the_page_before(planned: Enter) -> None:
    page = planned(MINUTES)
    for label in ("Til stede", "Hva 1", "Frist 2", "Dette etterlater møtet"):
        part(page).get_by_label(label).fill("Skal bort")
    part(page).locator("ol .kp-grow textarea").first.fill("Skal også bort")
    until(lambda: page.evaluate(KEPT) == 5)
    page.goto(page.url.replace(MINUTES, "notater/"))
    for button in ("Slett alt", "Ja, slett alt"):
        page.get_by_role("button", name=button, exact=True).click()
    until(lambda: page.evaluate("localStorage.length") == 0)
    page.go_back()
    part(page).get_by_label("Hva 1").wait_for()
    assert page.locator("textarea").evaluate_all("found => found.map(one => one.value).join('')") == ""
    page.reload()
    assert page.evaluate("localStorage.length") == 0


def test_with_a_plan_it_comes_up_across_modules(planned: Enter) -> None:
    first = planned("prove/motereferat/1-modul/")
    first.locator(".kp-record").last.get_by_label("Hva 1").fill("Felles språk")
    until(lambda: first.evaluate(KEPT) == 1)
    expect(part(planned(MINUTES)).locator(".kp-note li")).to_have_text(["Felles språk"])


def test_it_comes_as_word_and_as_markdown_with_what_is_filled_in(enter: Enter) -> None:
    page = enter(MINUTES)
    part(page).get_by_label("Til stede").fill("Alle")
    with page.expect_download() as download:
        part(page).get_by_role("button", name="Last ned som Word").click()
    assert "Alle" in [one.text for one in Document(str(download.value.path())).paragraphs]
    with page.expect_download() as download:
        part(page).get_by_role("button", name="Last ned som Markdown").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert text.startswith("# Møtet «2»\n")
    assert "## Til stede\n\nAlle\n" in text
    assert "Hva 5" not in text


def test_a_decision_is_a_line_in_the_file_and_has_room_on_a_phone(enter: Enter) -> None:
    page = enter(MINUTES)
    page.set_viewport_size({"width": 360, "height": 740})
    for label, text in (("Hva 1", "Prøve i 9B"), ("Hvem 1", "Ola"), ("Frist 1", "fredag"), ("Hva 3", "Lese")):
        part(page).get_by_label(label).fill(text)
    with page.expect_download() as download:
        part(page).get_by_role("button", name="Last ned som Markdown").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert "## Dette ble vi enige om\n\nPrøve i 9B – Ola – fredag  \nLese\n" in text
    boxes = [part(page).get_by_label(label).bounding_box() for label in ("Hva 1", "Hvem 1", "Frist 1")]
    assert all(box and box["width"] > least for box, least in zip(boxes, (250, 150, 100), strict=True)), boxes
    assert part(page).get_by_text("Hvem 1").bounding_box()["width"] > 30  # type: ignore[index]
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_on_paper_there_are_answers_and_lines_where_there_are_none(enter: Enter) -> None:
    page = enter(MINUTES)
    part(page).get_by_label("Til stede").fill("Alle")
    page.emulate_media(media="print")
    assert page.locator("textarea:visible").count() == 0
    assert part(page).locator(".kp-line").first.is_visible()
    shown = part(page).locator("li", has_text="Til stede").locator(".kp-grow").evaluate("one => one.dataset.text")
    assert shown == "Alle"


def test_on_paper_each_meeting_has_a_sheet_and_the_first_is_under_the_heading(enter: Enter) -> None:
    page = enter(MINUTES)
    titles = page.locator(".kp-record h2").all_inner_texts()
    sheets = [" ".join(sheet.get_textpage().get_text_range().split())
              for sheet in PdfDocument(page.pdf(prefer_css_page_size=True))]
    assert len(titles) == 2
    for title, sheet in zip(titles, sheets, strict=True):
        assert title in sheet
        assert "Dette etterlater møtet" in sheet
    assert "Møtereferat: Modul 2" in sheets[0]


def test_how_long_the_steps_took_is_kept_when_asked_and_stands_in_the_minutes(enter_alone: Enter) -> None:
    page = enter_alone("prove/2-modul/01-side/")
    page.get_by_role("button", name="Vis på storskjerm").click()
    page.get_by_role("button", name="Start", exact=True).click()
    page.clock.set_fixed_time("2027-01-12T11:12:30Z")
    page.get_by_role("button", name="Neste steg").click()
    page.clock.set_fixed_time("2027-01-12T11:52:30Z")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.get_by_role("button", name="Ta vare på tidsbruken").click()
    expect(page.locator("dialog [role=status]")).to_contain_text("står i møtereferatet")
    minutes = enter_alone(MINUTES)
    expect(part(minutes)).to_contain_text("1. 10 min planlagt, 12,5 min brukt: Åpning")
    with minutes.expect_download() as download:
        part(minutes).get_by_role("button", name="Last ned tidsbruken").click()
    assert Path(download.value.path()).read_bytes().decode() == (
        "pakke;møte;steg;planlagt;brukt\r\nprove;mote-2;1;10;12,5\r\nprove;mote-2;2;50;40\r\n")


def test_who_asks_to_keep_the_times_as_a_meeting_begins_has_them_all_when_it_ends(enter_alone: Enter) -> None:
    page = enter_alone("prove/2-modul/01-side/")
    used = """Object.entries(localStorage).filter(([key]) => key.includes("|used|"))
        .flatMap(([, one]) => JSON.parse(one).steps.map(([, time]) => time))"""
    page.get_by_role("button", name="Vis på storskjerm").click()
    page.get_by_role("button", name="Ta vare på tidsbruken").click()
    page.get_by_role("button", name="Start", exact=True).click()
    assert page.evaluate(used) == [0, 0]
    page.clock.set_fixed_time("2027-01-12T11:12:30Z")
    page.get_by_role("button", name="Neste steg").click()
    assert page.evaluate(used) == [12.5, 0]
    page.clock.set_fixed_time("2027-01-12T11:52:30Z")
    page.get_by_role("button", name="Lukk").click()
    until(lambda: page.evaluate(used) == [12.5, 40])
    page.get_by_role("button", name="Vis på storskjerm").click()
    page.evaluate("localStorage.clear()")
    page.get_by_role("button", name="Ta vare på tidsbruken").click()
    page.evaluate("localStorage.clear()")
    page.get_by_role("button", name="Lukk").click()
    assert page.evaluate(used) == [], "what was deleted comes back"


def test_the_last_step_on_the_big_screen_says_when_the_next_meeting_is(planned: Enter) -> None:
    page = planned("prove/2-modul/01-side/")
    page.locator(".kp-dated").first.wait_for()
    page.get_by_role("button", name="Vis på storskjerm").click()
    page.locator("dialog.kp-projector[open]").wait_for()
    page.keyboard.press("End")
    expect(page.locator(".kp-projector__next")).to_contain_text("Neste møte: onsdag")


def test_closing_the_big_screen_leaves_full_screen_and_the_page_can_be_used(enter: Enter) -> None:
    page = enter("prove/2-modul/01-side/")
    way = page.get_by_role("button", name="Vis på storskjerm")
    way.click()
    page.get_by_role("button", name="Fullskjerm").click()
    until(lambda: page.evaluate("document.fullscreenElement !== null"))
    page.get_by_role("button", name="Lukk").last.click()
    until(lambda: page.evaluate("document.fullscreenElement === null"))
    expect(way).to_be_focused()
    assert page.evaluate("document.elementFromPoint(200, 200) !== document.documentElement")


def test_the_screen_is_kept_awake_while_the_meeting_is_on_it(enter: Enter) -> None:
    page = enter("prove/2-modul/01-side/")
    page.evaluate("""() => {
      window.asked = [];
      const lock = { request: async (kind) => { asked.push(kind); return { release: () => asked.push("release") }; } };
      Object.defineProperty(navigator, "wakeLock", { value: lock });
    }""")
    page.get_by_role("button", name="Vis på storskjerm").click()
    until(lambda: page.evaluate("asked") == ["screen"])
    page.get_by_role("button", name="Lukk").last.click()
    until(lambda: page.evaluate("asked") == ["screen", "release"])


@pytest.mark.parametrize("address", [MINUTES, "prove/lederguide/1-modul/", "prove/", "prove/1-modul/01-side/",
                                     "prove/tidsplan/"])
def test_axe_finds_nothing_and_nothing_spills_over_with_a_plan(planned: Enter, axe: str, address: str) -> None:
    page = planned("catalog.json")
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(page.url.replace("catalog.json", address))
    page.locator(".kp-here, .kp-dated, [data-kp-dated], .kp-record, [data-forget]:visible").first.wait_for()
    page.evaluate(axe)
    assert in_both_schemes(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_what_was_agreed_on_comes_up_at_the_next_meeting_on_its_card_and_the_big_screen(planned: Enter) -> None:
    page = planned("prove/motereferat/1-modul/")
    part(page).get_by_label("Hva 1").fill("Prøve i 9B")
    part(page).get_by_label("Hvem 1").fill("Kari")
    until(lambda: page.evaluate(KEPT) == 2)
    following = planned("prove/2-modul/01-side/?storskjerm#mote-2")
    agreed = following.locator(".kp-meeting > .kp-agreed")
    expect(agreed).to_have_text("Fra forrige møtePrøve i 9B – Kari")
    screen = following.locator(".kp-projector__step")
    expect(screen).to_contain_text("Prøve i 9B – Kari")
    following.keyboard.press("ArrowRight")
    expect(screen).not_to_contain_text("Prøve i 9B")
    expect(planned("prove/1-modul/01-side/").locator(".kp-meeting .kp-dated")).to_be_visible()
    assert planned("prove/1-modul/01-side/").locator(".kp-agreed").count() == 0
