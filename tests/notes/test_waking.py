"""What a first visit doesn't ask for, and that nothing is lost or dead until it has come."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect

from tests.waiting import until

from .reader import FILM, WORK, Reader, card, key, note, record, store, stored

MORE = "**/assets/kp/sheets.js"
"""What the page with a worksheet asks for when a reader reaches for something."""


def _asked(page: Page) -> set[str]:
    names: list[str] = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    return {name for name in (urlsplit(name).path.rpartition("/")[2] for name in names) if name.endswith(".js")}


def _held(page: Page) -> list[Route]:
    """From now on what the page asks for when it is reached for waits here."""
    held: list[Route] = []
    page.route(MORE, lambda route: held.append(route))  # noqa: PLW0108 (Playwright takes no built-in)
    return held


def test_a_first_visit_asks_for_nothing_that_it_does_not_show(reader: Reader) -> None:
    page = reader.open(WORK)
    assert _asked(page) == {"scheme.js", "kp.js", "forms.js"}
    page.locator("h1").click()
    page.keyboard.press("Tab")
    assert _asked(page) == {"scheme.js", "kp.js", "forms.js"}
    note(page, "oppgave").focus()
    until(lambda: {"sheets.js", "counted.js"} <= _asked(page))


def test_where_something_is_kept_all_is_there_at_once(reader: Reader) -> None:
    page = reader.open(FILM, holding={key("note", "film"): record(text="Fra før")})
    assert "work.js" in _asked(page)
    assert note(page, "film").input_value() == "Fra før"


def test_what_is_fetched_waits_for_the_pages_own_scripts_which_it_builds_on(reader: Reader) -> None:
    page = reader.open(FILM)
    store(page, {key("note", "film"): record(text="Fra før")})
    held: list[Route] = []
    page.route("**/cards.js", lambda route: held.append(route))  # noqa: PLW0108 (Playwright takes no built-in)
    page.reload(wait_until="commit")
    expect(page.locator("[data-kp-theme]:visible")).not_to_have_count(0)  # what kp.js shows
    assert page.locator("script[src$='/work.js']").count() == 0
    held[0].continue_()
    expect(note(page, "film")).to_have_value("Fra før")
    assert "work.js" in _asked(page)


def test_what_is_written_before_the_script_comes_is_kept_when_the_reader_leaves(reader: Reader) -> None:
    page = reader.open(WORK)
    _held(page)
    note(page, "oppgave").fill("Rett før")
    page.get_by_label("Hva lærte du?").fill("Å spørre")
    page.goto("about:blank")
    kept = stored(reader.open(FILM))
    assert kept[key("note", "oppgave")]["text"] == "Rett før"
    assert kept[key("note", "oppgave")]["url"] == f"{WORK}#oppgave"
    assert kept[key("sheet", "ark/Hva lærte du?")]["text"] == "Å spørre"


def test_what_is_written_before_the_script_comes_stays_in_the_field_and_joins_what_is_kept(reader: Reader) -> None:
    page = reader.open(WORK)
    held = _held(page)
    area = note(page, "oppgave")
    area.fill("Skrevet her")
    store(page, {key("note", "oppgave"): record(text="Skrevet i en annen fane")})
    until(lambda: held)
    held[0].continue_()
    expect(area).to_have_value("Skrevet her\n\nSkrevet i en annen fane")
    until(lambda: "Skrevet her" in stored(page)[key("note", "oppgave")]["text"])


def test_a_button_that_is_pressed_before_the_script_comes_does_what_it_says(reader: Reader) -> None:
    page = reader.open(WORK)
    held = _held(page)
    page.get_by_role("button", name="Last ned som Markdown").first.click()
    until(lambda: held)
    with page.expect_download() as coming:
        held[0].continue_()
    assert coming.value.suggested_filename.endswith(".md")


def test_a_script_that_does_not_come_is_told_of_and_asked_for_again(reader: Reader) -> None:
    page = reader.open(WORK)
    page.route(MORE, lambda route: route.abort())
    area = note(page, "oppgave")
    area.fill("En")
    told = card(page, "oppgave").locator("> .kp-notes [role=status]")
    expect(told).to_have_text("Ikke alt på sida kunne hentes. Prøv igjen når du har nett.")
    assert area.input_value() == "En"
    page.unroute(MORE)
    area.press("End")
    area.press_sequentially(" til")
    until(lambda: stored(page).get(key("note", "oppgave"), {}).get("text") == "En til")
    expect(told).to_contain_text("Lagret kl.")
    assert all("ERR_FAILED" in complaint for complaint in reader.complaints)
    reader.complaints.clear()
