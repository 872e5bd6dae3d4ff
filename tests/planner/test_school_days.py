"""A school's own days off in the planner: read from a calendar file or written in, in the browser alone."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.pacing.test_import_calendar import YEAR, calendar
from tests.waiting import until

from .remembering import Enter

Sent = list[tuple[str, str]]
START = "prove/tidsplan/?start=2026-09-28"


@pytest.fixture(scope="module")
def moment() -> str:
    """A day in August."""
    return "2026-08-20T12:00:00+02:00"


def file(text: str | bytes, name: str = "dalen.ics") -> FilePayload:
    return {"name": name, "mimeType": "text/calendar", "buffer": text if isinstance(text, bytes) else text.encode()}


def unfold(page: Page) -> None:
    if not page.locator("[data-own][open]").count():
        page.click("[data-own] > summary")


def read(page: Page, text: str | bytes, name: str = "dalen.ics") -> None:
    unfold(page)
    page.get_by_label("Kalenderfil (.ics)").set_input_files(file(text, name))


def said(page: Page, text: str) -> None:
    expect(page.locator("[data-said]")).to_contain_text(text)


def add(page: Page, name: str, first: str, last: str = "") -> None:
    unfold(page)
    page.get_by_label("Navn, som Høstferie").fill(name)
    page.get_by_label("Første fridag").fill(first)
    if last:
        page.get_by_label("Siste fridag").fill(last)
    page.get_by_role("button", name="Legg til i skoleruta").click()


def rows(page: Page) -> list[str]:
    return page.locator("[data-own] details li > span").all_text_contents()


def test_a_calendar_file_becomes_the_schools_calendar_and_is_sent_nowhere(enter: Enter) -> None:
    page = enter(START)
    expect(page.locator("[data-kp-plan]")).to_contain_text("Planen går fra")
    sent: Sent = []
    page.on("request", lambda request: sent.append((request.method, request.post_data or "")))
    read(page, calendar(*YEAR))
    said(page, "7 ferier og fridager er lest inn.")
    expect(page.locator("[name=calendar]")).to_have_value("own")
    assert rows(page)[2] == "Høstferie: mandag 5. oktober 2026 – fredag 9. oktober 2026"
    expect(page.get_by_role("row", name="Skolerute Skolerute for Dalen")).to_be_visible()
    assert "title=Skolerute%20for%20Dalen" in page.url
    assert all(method == "GET" and not body for method, body in sent)


def test_what_a_name_does_not_tell_is_asked_about(enter: Enter) -> None:
    page = enter(START)
    read(page, calendar(*YEAR, ("Aktivitetsdag", "20261116", "20261117"), ("Temadag", "20261118", "20261119")))
    said(page, "Navnet sier ikke om det er fri.")
    expect(page.get_by_role("button", name="Aktivitetsdag: Fri")).to_be_focused()
    page.get_by_role("button", name="Aktivitetsdag: Ikke fri").click()
    page.get_by_role("button", name="Temadag: Fri").click()
    said(page, "8 ferier og fridager er lest inn.")
    assert "Temadag: onsdag 18. november 2026" in rows(page)
    assert not any("Aktivitetsdag" in row for row in rows(page))
    expect(page.locator("[data-own-questions]")).to_be_hidden()


@pytest.mark.parametrize(("text", "told"), [
    ("ikke en kalender", "dalen.ics er ikke en kalenderfil (.ics) i UTF-8."),
    (calendar(*YEAR).encode("latin-1"), "dalen.ics er ikke en kalenderfil (.ics) i UTF-8."),
    (calendar(), "dalen.ics har ingen ferier eller fridager."),
    (calendar(YEAR[2], more="RRULE:FREQ=YEARLY"), "kan ikke leses: «Høstferie»"),
    (calendar(("", "20261005", "20261010")), "kan ikke leses: en uten navn"),
])
def test_a_file_that_cannot_be_read_is_told_of_and_leaves_the_plan(enter: Enter, text: str | bytes, told: str) -> None:
    page = enter(START)
    expect(page.locator("[data-kp-plan]")).to_contain_text("Planen går fra")
    address = page.url
    read(page, text)
    said(page, told)
    assert page.url == address
    assert rows(page) == []


def test_days_are_written_in_taken_away_and_taken_back(enter: Enter) -> None:
    page = enter("prove/tidsplan/")
    add(page, "Høstferie", "2026-10-12", "2026-10-16")
    add(page, "Planleggingsdag", "2026-09-01")
    expect(page.locator("[data-own] li")).to_have_count(2)
    assert rows(page) == ["Planleggingsdag: tirsdag 1. september 2026",
                          "Høstferie: mandag 12. oktober 2026 – fredag 16. oktober 2026"]
    add(page, "", "2026-10-12")
    said(page, "Skriv navn")
    page.locator("[data-own] details > summary").click()
    page.get_by_role("button", name="Ta bort: Planleggingsdag").click()
    assert len(rows(page)) == 1
    page.get_by_role("button", name="Ta bort alle").click()
    said(page, "Skolens egne dager er tatt bort.")
    expect(page.locator("[name=calendar]")).to_have_value("standard")
    for count in (1, 2):
        page.get_by_role("button", name="Angre siste valg").click()
        expect(page.locator("[data-own] li")).to_have_count(count)
    page.select_option("[name=calendar]", "standard")
    assert "calendar=standard" in page.url
    assert len(rows(page)) == 2


def test_a_press_that_comes_before_the_script_is_carried_out(enter: Enter) -> None:
    page = enter("prove/tidsplan/")
    held: list[Route] = []
    page.route("**/school-days.js", lambda route: held.append(route))  # noqa: PLW0108 (Playwright takes no built-in)
    add(page, "Høstferie", "2026-10-12", "2026-10-16")
    expect(page.locator("[data-own] li")).to_have_count(0)
    until(lambda: page.evaluate("() => 1") and held)
    held[0].continue_()
    expect(page.locator("[data-own] li")).to_have_count(1)


def test_the_days_are_remembered_with_the_plan_and_move_its_meetings_in_every_edition(enter: Enter) -> None:
    page = enter(START + "&weekday=mon")
    read(page, calendar(*YEAR, ("Fri", "20261012", "20261017")))
    said(page, "8 ferier")
    held = page.locator("[data-kp-plan] tr", has_text="Modul 1, møte 1").locator("time").inner_text()
    page.get_by_role("button", name="Husk planen i denne nettleseren").click()
    said(page, "Planen er husket")
    (record,) = page.evaluate("Object.values(localStorage)")
    assert "days=2026-10-05/2026-10-09%20H%C3%B8stferie" in json.loads(record)["query"]
    for edition in ("laerer", "leder"):
        expect(enter("prove/1-modul/01-side/", edition).locator(".kp-meeting .kp-dated")).to_have_text(held)
    nynorsk = enter("prove/tidsplan/", "leder/nn")
    expect(nynorsk.locator("[data-own] li")).to_have_count(8)
    expect(nynorsk.locator("[name=calendar]")).to_have_value("own")
    page.get_by_role("button", name="Glem planen").click()
    assert page.evaluate("localStorage.length") == 0


def test_a_file_that_was_chosen_before_the_scripts_came_is_read(enter: Enter) -> None:
    page = enter("prove/tidsplan/")
    assert not page.evaluate("[...document.scripts].some((one) => one.src.endsWith('planner-page.js'))")
    read(page, calendar(*YEAR))
    said(page, "7 ferier og fridager er lest inn.")


def test_no_page_fetches_what_reads_calendars_before_somebody_reaches_for_it(enter: Enter) -> None:
    page = enter(START)
    expect(page.locator("[data-kp-plan]")).to_contain_text("Planen går fra")
    scripts = page.evaluate("[...document.scripts].map((one) => one.src)")
    assert not [one for one in scripts if "school-days" in one]
