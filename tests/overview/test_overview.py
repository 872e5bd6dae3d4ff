"""Several schools' plans beside each other, read in the browser and sent nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.e2e.browsing import in_both_schemes

from .conftest import STAMP, plan_file

Open = Callable[..., Page]
SCRIPT = "assets/kp/overview-page.js"
"""What reads and compares the plans."""
TAKEN = ("assets/kp/exported.js", "prove/tidsplan/plan.json")
"""What is asked for where a file is taken along from «Mine notater»: all of the package's plans are made of it."""


@pytest.fixture
def show(browser: Browser, owners_base: str) -> Iterator[Open]:
    """Open the page; complaints, and requests after it has come, are faults."""
    contexts, said, asked = [], [], []

    def opened(path: str = "eier/oversikt/", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.clock.set_fixed_time("2026-10-12T10:00:00+02:00")
        page.goto(f"{owners_base}/{path}", wait_until="networkidle")
        page.on("request", lambda request: asked.append((request.method, request.url)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not said, said
    # The service worker keeps the page itself, Chromium asks for a page's icon when it likes, and what compares the
    # plans comes when it is needed; nothing that was read is sent along.
    own = {("GET", f"{owners_base}/eier/{path}") for path in ("oversikt/", "assets/kp/icon.svg", SCRIPT, *TAKEN)}
    assert {(method, url) for method, url in asked if not url.startswith("blob:")} <= own


def file(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/calendar", "buffer": data}


def choose(page: Page, *files: FilePayload) -> None:
    said = page.locator("[data-part=said]")
    said.evaluate("(one) => one.replaceChildren()")
    page.get_by_label("Velg planfiler").set_input_files(files)
    expect(said).not_to_be_empty(timeout=30_000)


def rows(page: Page, caption: str) -> list[list[str]]:
    """The cells of a table, by its caption."""
    table = page.locator("table", has=page.locator("caption", has_text=re.compile(f"^{caption}$")))
    found: list[list[str]] = table.locator("tbody tr").evaluate_all(
        "found => found.map(row => [...row.cells].map(cell => cell.textContent))")
    return found


def test_it_is_in_the_menu_of_owners_and_in_no_other_edition(owners: Path) -> None:
    assert 'href="oversikt/"' in (owners / "eier/index.html").read_text(encoding="utf-8")
    assert not (owners / "laerer/oversikt").exists()
    assert "oversikt/" not in (owners / "laerer/index.html").read_text(encoding="utf-8")
    assert "Planane til skulane" in (owners / "eier/nn/oversikt/index.html").read_text(encoding="utf-8")


def test_two_schools_show_where_they_are_and_the_holidays_that_differ(show: Open) -> None:
    page = show()
    choose(page, file("a.ics", plan_file("Åsen skole")),
           file("b.ics", plan_file("Dalen skole", start=date(2026, 9, 28), off=date(2026, 10, 12), at=time(14, 15))))
    assert page.inner_text("[data-part=said]") == "2 planer er lest inn."
    dalen, asen = rows(page, "Hvor skolene er")
    assert dalen[:3] == ["Dalen skole", "Modul 1: Navn 1", "Modul 2: Navn 2, 9. nov – 4. des"]
    assert dalen[3].startswith("onsdag 21. oktober 2026 kl. 14.15: Modul 1, møte 1")
    assert asen[:2] == ["Åsen skole", "Modul 2: Navn 2"]
    assert rows(page, "Fridager som er ulike") == [[
        "mandag 12. oktober 2026 – fredag 16. oktober 2026 (Vinterferie på Dalen)", "1 av 2: Dalen skole",
        "1 av 2: Åsen skole"]]
    assert page.locator("svg[role=img] .kp-timeline__bar").count() == 6


def test_meetings_on_network_days_are_told_of_days_typed_and_days_read(show: Open) -> None:
    page = show()
    choose(page, file("a.ics", plan_file("Åsen skole")))
    held = next(row[3] for row in rows(page, "Hvor skolene er"))
    assert held.startswith("onsdag 14. oktober 2026")
    page.get_by_label("Dag", exact=True).fill("2026-10-14")
    page.get_by_label("Hva det er").fill("Ledernettverk")
    page.get_by_label("Hva det er").press("Enter")
    expect(page.locator("[data-part=days] li")).to_have_count(1)
    other = plan_file("x").replace(b"-modul-", b"-annet-")  # a calendar, but none of the planner's
    choose(page, file("nettverk.ics", other))
    found = rows(page, "Nettverksdager")
    assert found[0][0].startswith("Modul")
    clash = next(row for row in found if row[0].startswith("Ledernettverk"))
    assert clash[1].startswith("Åsen skole (Modul 2, møte")
    assert clash[2] == "Ingen"


def test_one_calendar_file_holds_every_school_and_no_two_events_with_one_uid(show: Open) -> None:
    page = show()
    choose(page, *(file(f"{name}.ics", plan_file("", at=time(14, 15))) for name in ("nord", "sør")))
    with page.expect_download() as download:
        page.get_by_role("button", name="Last ned én kalenderfil").click()
    data = Path(download.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    events: list[Any] = list(calendar.walk("VEVENT"))
    assert len({str(event["UID"]) for event in events}) == len(events) == 2 * (3 + 9)
    assert {str(event["SUMMARY"]).split(": ")[0] for event in events} == {"nord", "sør"}
    assert len(calendar.walk("VTIMEZONE")) == 1
    assert {event["DTSTART"].dt.hour for event in events if "-mote-" in event["UID"]} == {14}


def test_what_reads_plans_is_fetched_when_a_reader_reaches_for_the_form(show: Open) -> None:
    page = show()
    assert page.locator(f"script[src$='{SCRIPT}']").count() == 0
    with page.expect_request(f"**/{SCRIPT}"):
        page.get_by_label("Velg planfiler").focus()


def test_where_it_does_not_come_the_page_says_so_and_reads_later(browser: Browser, owners_base: str) -> None:
    page = browser.new_page()
    page.route(f"**/{SCRIPT}", lambda route: route.abort())
    page.goto(f"{owners_base}/eier/oversikt/")
    choose(page, file("a.ics", plan_file("Åsen skole")))
    expect(page.locator("[data-part=said]")).to_have_text(
        "Det som leser filene, kom ikke fram. Prøv igjen når du har nett.")
    page.unroute(f"**/{SCRIPT}")
    choose(page, file("a.ics", plan_file("Åsen skole")))
    expect(page.locator("[data-part=said]")).to_have_text("1 plan er lest inn.")
    page.close()


def test_a_newer_file_of_a_school_replaces_the_older_whichever_comes_last(show: Open) -> None:
    page = show()
    newer = plan_file("Åsen skole", start=date(2026, 9, 28), stamped=STAMP + timedelta(days=1))
    choose(page, file("ny.ics", newer), file("gammel.ics", plan_file("Åsen skole")))
    assert "En nyere fil gjelder for Åsen skole." in page.inner_text("[data-part=said]")
    assert [row[1] for row in rows(page, "Hvor skolene er")] == ["Modul 1: Navn 1"]


@pytest.mark.parametrize("data", [b"", b"hei", b" {", b'{"records": [{"kind": "plan"}]}',
                                  b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", bytes(range(256)),
                                  b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"])
def test_what_is_no_plan_is_named_and_nothing_breaks(show: Open, data: bytes) -> None:
    page = show()
    choose(page, file("rart.ics", data), file("a.ics", plan_file("Åsen skole")))
    assert page.inner_text("[data-part=said]") == ("1 plan er lest inn. "
                                                     "Har ingen plan eller kalender som kan leses: rart.ics.")


def test_forty_schools_come_without_a_pause_and_axe_finds_nothing(show: Open, axe: str) -> None:
    page = show()
    files = [file(f"{place}.ics", plan_file(f"Skole {place:02}", start=date(2026, 8, 17) + timedelta(weeks=place % 9),
                                            off=date(2026, 10, 12) if place % 3 else None)) for place in range(40)]
    page.evaluate("""() => {
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ type: "longtask" });
    }""")
    choose(page, *files)
    assert len(rows(page, "Hvor skolene er")) == 40
    assert page.evaluate("window.longest") < 1000
    page.locator("details summary").click()
    page.evaluate(axe)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert in_both_schemes(page) == [], width


def test_all_of_it_can_be_done_from_the_keyboard_and_ends_where_it_began(show: Open) -> None:
    page = show()
    choose(page, file("a.ics", plan_file("Åsen skole")))
    page.locator("details summary").press("Enter")
    name = page.get_by_label("Navnet på skolen: Åsen skole")
    name.fill("Åsen ungdomsskole")
    name.press("Tab")
    assert rows(page, "Hvor skolene er")[0][0] == "Åsen ungdomsskole"
    page.get_by_role("button", name="Ta bort: Åsen skole").press("Enter")
    expect(page.get_by_label("Velg planfiler")).to_be_focused()
    assert page.locator("svg[role=img] .kp-timeline__bar").count() == 0


def test_on_paper_stand_the_plans_and_not_the_form(show: Open) -> None:
    page = show()
    choose(page, file("a.ics", plan_file("Åsen skole")))
    page.emulate_media(media="print")
    expect(page.locator(".kp-planner__form")).to_be_hidden()
    expect(page.locator("svg[role=img]")).to_have_count(1)


def test_nothing_is_kept(show: Open) -> None:
    page = show()
    choose(page, file("a.ics", plan_file("Åsen skole")))
    assert page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0


def test_the_file_that_is_taken_along_gives_the_same_as_the_planners_own(browser: Browser, owners_base: str,
                                                                         tmp_path: Path) -> None:
    """Of a plan that was adjusted, and of nothing else in the file."""
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time("2026-10-12T10:00:00+02:00")
    page.goto(f"{owners_base}/eier/prove/tidsplan/?start=2026-10-12&pace=minimum&weekday=thu&calendar=standard"
              "&time=14:15&name=%C3%85sen%20skole&off=2026-10-15")
    page.get_by_role("button", name="Husk planen i denne nettleseren").click()
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    download.value.save_as(tmp_path / "plan.ics")
    page.goto(f"{owners_base}/eier/notater/")
    page.evaluate("""() => localStorage.setItem(Object.keys(localStorage).find((key) => key.includes("|plan|"))
      .replace("|plan|prove|planen", "|note|prove|en"), '{"v":1,"at":"2026-10-01T10:00:00Z","text":"Bare mitt"}')""")
    with page.expect_download() as download:
        page.get_by_role("button", name="Ta vare på alt i en fil").click()
    download.value.save_as(tmp_path / "notater.json")
    shown = []
    for name in ("plan.ics", "notater.json"):
        page.goto(f"{owners_base}/eier/oversikt/")
        choose(page, file(name, (tmp_path / name).read_bytes()))
        expect(page.locator("[data-part=said]")).to_have_text("1 plan er lest inn.")
        shown.append(page.locator("[data-part=out]").inner_text())
    context.close()
    assert shown[0] == shown[1]
    assert "kl. 14.15" in shown[0]
    assert "Bare mitt" not in shown[0]


def exported(name: str, start: str, at: str = "2026-06-01T10:00:00.000Z", pack: str = "prove") -> FilePayload:
    query = f"?start={start}&pace=minimum&weekday=wed&calendar=standard&name={name}"
    record = {"v": 1, "at": at, "query": query, "text": name}
    records = [{"kind": "plan", "pack": pack, "id": "planen", "record": record}]
    text = json.dumps({"format": "kompetansepakke", "version": 1, "records": records})
    return {"name": f"{name}.json", "mimeType": "application/json", "buffer": text.encode()}


def test_files_of_both_kinds_are_one_school_when_they_have_one_name_and_the_newest_counts(show: Open) -> None:
    page = show()
    choose(page, file("a.ics", plan_file("Dalen")), exported("Dalen", "2026-10-05"),
           exported("Dalen", "2026-09-21", "2026-07-01T10:00:00.000Z"))
    assert page.inner_text("[data-part=said]").startswith("3 planer er lest inn. En nyere fil gjelder for Dalen")
    assert [row[1:] for row in rows(page, "Modulene på skolene")] == [["21. sep – 9. okt"]]


def test_a_plan_of_a_package_that_the_edition_does_not_have_is_named(browser: Browser, owners_base: str) -> None:
    page = browser.new_page()
    page.goto(f"{owners_base}/eier/oversikt/")
    choose(page, exported("Bakken", "2026-08-17", pack="ukjent"))
    expect(page.locator("[data-part=said]")).to_have_text(
        "Har ingen plan eller kalender som kan leses: Bakken.json.")
    page.close()


def test_events_of_unknown_time_zones_are_told_of_and_others_are_days_in_norway(show: Open) -> None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for name, zone, at in (("Samling", "Asia/Tokyo", "20261015T060000"), ("Ukjent", "Min klokke", "20261016T080000")):
        lines += ["BEGIN:VEVENT", f"SUMMARY:{name}", f"DTSTART;TZID={zone}:{at}", "DURATION:PT1H", "END:VEVENT"]
    page = show()
    choose(page, file("dager.ics", "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()))
    assert page.inner_text("[data-part=said]") == (
        "Dager som er lest inn: 1. Hendelser uten dag eller i en ukjent tidssone er utelatt: 1.")
    expect(page.locator("[data-part=days] li")).to_contain_text("Samling, onsdag 14. oktober 2026")


def test_in_nynorsk_all_that_is_said_is_nynorsk(browser: Browser, owners_base: str) -> None:
    page = browser.new_page()
    page.clock.set_fixed_time("2026-10-12T10:00:00+02:00")
    page.goto(f"{owners_base}/eier/nn/oversikt/")
    page.get_by_label("Vel planfiler").set_input_files([
        file("a.ics", plan_file("Åsen skule", teller="nn")), exported("Dalen skule", "2026-09-28"),
        file("b.ics", plan_file("Bakken skule", off=date(2026, 10, 12), teller="nn")), file("rart.ics", b"")])
    said = page.locator("[data-part=said]")
    expect(said).to_have_text("3 planar er lesne inn. Har ingen plan eller kalender som kan lesast: rart.ics.")
    page.get_by_label("Dag", exact=True).fill("2026-10-14")
    page.get_by_label("Kva det er").fill("Leiarnettverk")
    page.get_by_role("button", name="Legg til dagen").click()
    expect(said).to_have_text("Dagar som er lesne inn: 1.")
    bakken, dalen, asen = rows(page, "Kvar skulane er")
    assert (bakken[:2], asen[0]) == (["Bakken skule", "Modul 2: Navn 2"], "Åsen skule")
    assert dalen[1] == "Modul 1: Modulen"
    assert "måndag 12. oktober 2026 – fredag 16. oktober 2026" in rows(page, "Fridagar som er ulike")[0][0]
    [clash] = rows(page, "Nettverksdagar")
    assert clash[0] == "Leiarnettverk, onsdag 14. oktober 2026"
    text = page.locator("main").inner_text()
    assert not re.search(r"\b(?:skole|skolene|ikke|møter|fridager|dager|uke|hvor|planene)\b", text, re.IGNORECASE)
    page.close()
