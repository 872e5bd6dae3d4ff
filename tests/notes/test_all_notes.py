"""The page with all that a reader has: shown in order, taken along, brought in, deleted and brought back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.waiting import until

from .reader import BLOCKED, FILM, TABLE, WORK, Reader, key, parsed, record, stored, write
from .test_fields import FULL

NOTES = "notater/"
SOME = {
    key("note", "siste"): record(text="Til den siste", title="Siste oppgave"),
    key("note", "film"): record(text="Til filmen\nto linjer", title="Gammel tittel"),
    key("sheet", "ark/Hva lærte du?"): record(text="Å spørre", title="Arket", label="Hva lærte du?"),
    key("note", "oppgave", "annen"): record(text="I den andre pakken"),
    key("note", "borte"): record(text="Til noe som er borte", title="Borte nå", url="prove/1-forste/09-x/#borte"),
    key("done", "film"): record(module=1),
    key("done", "1-forste/01-se/"): record(module=1),
    key("note", "podkast"): '{"v":2,"at":"2031-01-01","text":"Fra en nyere utgave"}',
    key("note", "tekst"): "{ødelagt",
}


def _open(reader: Reader, values: dict[str, str], edition: str = "leder") -> Page:
    return reader.open(NOTES, edition, holding=values)


def _said(page: Page) -> Any:
    return expect(page.locator("[data-part=said]"))


def _say_nothing(page: Page) -> None:
    page.locator("[data-part=said]").evaluate("(said) => said.replaceChildren()")


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _download(page: Page, name: str) -> str:
    with page.expect_download() as waited:
        _press(page, name)
    return waited.value.path().read_text("utf-8")


def _bring(page: Page, text: str, folder: Path) -> None:
    file = folder / "notater.json"
    file.write_text(text, encoding="utf-8")
    with page.expect_file_chooser() as waited:
        _press(page, "Hent inn fra fil")
    waited.value.set_files(file)


def test_everything_stands_by_package_and_module_in_order(reader: Reader) -> None:
    page = _open(reader, SOME)
    told = "\n".join(page.locator(":is([data-part=list], [data-part=lost])").all_inner_texts())
    lines = [line.strip() for line in told.split("\n") if line.strip()]
    assert [line for line in lines if not line.startswith("Lagret")] == [
        "Den andre pakken", "Modul 0: Start", "Samme id", "I den andre pakken",
        "Prøvepakken", "Merket som gjort: 2", "Modul 1: Den første", "Filmen «Å lære»", "Til filmen", "to linjer",
        "Arket", "Hva lærte du?", "Å spørre", "Modul 2: Den andre", "Siste oppgave", "Til den siste",
        "Til noe som ikke finnes her", "Borte nå", "Til noe som er borte",
        "Kan ikke vises her", lines[-3], "prove podkast Last ned", "prove tekst Last ned"]
    page.get_by_role("link", name="Filmen «Å lære»").click()
    page.wait_for_url("**/leder/prove/1-forste/01-se/#film")


def test_an_edition_lists_notes_to_what_it_does_not_hold_by_their_stored_title(reader: Reader) -> None:
    page = _open(reader, {key("note", "lederoppgave"): record(text="Mitt", title="For lederen alene")}, "laerer")
    expect(page.get_by_role("heading", name="Til noe som ikke finnes her")).to_be_visible()
    expect(page.get_by_role("heading", name="For lederen alene")).to_be_visible()
    answer = page.goto(page.url)
    assert answer
    assert "lederen alene" not in answer.text()


def test_what_cannot_be_read_is_offered_as_it_is(reader: Reader) -> None:
    page = _open(reader, SOME)
    for name, raw in (("podkast", SOME[key("note", "podkast")]), ("tekst", "{ødelagt")):
        assert _download(page, f"Last ned: {name}") == raw
    assert page.evaluate(TABLE) == SOME


def test_nothing_written_is_said_so(reader: Reader) -> None:
    page = reader.open(NOTES)
    expect(page.get_by_text("Du har ikke skrevet eller merket av noe her ennå.")).to_be_visible()
    expect(page.get_by_text("Ingen andre ser det")).to_be_visible()
    assert stored(page) == {}


def test_all_of_it_comes_back_from_the_exported_file(reader: Reader, tmp_path: Path) -> None:
    page = _open(reader, {**SOME, "annet nettsted": "urørt"})
    exported = _download(page, "Ta vare på alt i en fil")
    told = json.loads(exported)
    assert (told["format"], told["version"], len(told["records"])) == ("kompetansepakke", 1, len(SOME))
    page.evaluate("localStorage.clear()")
    page.reload()
    _bring(page, exported, tmp_path)
    _said(page).to_have_text(f"{len(SOME)} oppføringer er lest inn. Der teksten var ulik, er begge tatt vare på.")
    assert stored(page) == {name: parsed(raw) for name, raw in SOME.items()}
    before = page.evaluate(TABLE)
    _say_nothing(page)
    _bring(page, exported, tmp_path)
    _said(page).not_to_be_empty()
    assert page.evaluate(TABLE) == before


def test_different_texts_are_both_kept_newest_first_and_marks_are_united(reader: Reader, tmp_path: Path) -> None:
    page = _open(reader, {key("note", "film"): record(text="Her"), key("done", "film"): record(module=1)})
    newer = {"v": 1, "at": "2026-02-01T10:00:00.000Z"}
    records = [{"kind": "note", "pack": "prove", "id": "film", "record": {**newer, "text": "Hjemme", "mood": 1}},
               {"kind": "done", "pack": "prove", "id": "mote", "record": newer},
               {"kind": "framtid", "pack": "prove", "id": "x", "record": {"v": 3, "ny": True}}]
    _bring(page, json.dumps({"format": "kompetansepakke", "version": 9, "ukjent": 1, "records": records}), tmp_path)
    _said(page).to_contain_text("3 oppføringer")
    held = stored(page)
    assert held[key("note", "film")]["text"] == "Hjemme\n\n– – –\n\nHer"
    assert held[key("note", "film")]["mood"] == 1
    assert key("done", "film") in held
    assert key("done", "mote") in held
    assert held[key("framtid", "x")] == {"v": 3, "ny": True}
    expect(page.get_by_text("Hjemme")).to_be_visible()


OTHERS = ("", "hei", "{}", "null", "[]", '{"format":"annet","records":[]}', '{"format":"kompetansepakke"}',
          '{"format":"kompetansepakke","records":[null]}', '{"format":"kompetansepakke","records":7}')


def test_a_file_that_is_not_ours_is_refused_in_so_many_words(reader: Reader, tmp_path: Path) -> None:
    page = _open(reader, SOME)
    for text in OTHERS:
        _say_nothing(page)
        _bring(page, text, tmp_path)
        _said(page).to_have_text(
            "Fila kan ikke hentes inn. Velg en fil som er laget med «Ta vare på alt i en fil» på denne sida.")
        assert page.evaluate(TABLE) == SOME, text


def test_a_file_cannot_write_outside_our_own_records(reader: Reader, tmp_path: Path) -> None:
    page = _open(reader, {})
    odd: list[dict[str, Any]] = [{"kind": kind, "pack": pack, "id": name, "raw": "x"} for kind, pack, name in (
        ("note|x", "p", "a"), ("note", "p|q", "a"), ("note", "p", ""), (7, "p", "a"), ("note", None, "a"),
        ("note", "p", {"a": 1}))]
    odd.append({"kind": "note", "pack": "p", "id": "a", "raw": 7})
    _bring(page, json.dumps({"format": "kompetansepakke", "records": odd}), tmp_path)
    _said(page).not_to_be_empty()
    assert list(stored(page)) == ["kp|/|note|p|q|a", "kp|/|note|x|p|a"]


@pytest.mark.parametrize(("folder", "said"), [
    ("notater/", "1 oppføring er lest inn. Der teksten var ulik, er begge tatt vare på."),
    ("nn/notater/", "1 oppføring er lesen inn. Der teksten var ulik, er begge tekne vare på.")])
def test_one_record_is_told_as_one(reader: Reader, tmp_path: Path, folder: str, said: str) -> None:
    page = reader.open(folder)
    file = tmp_path / "notater.json"
    file.write_text(_exported({"text": "Hei"}), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    _said(page).to_have_text(said)


def _exported(*fields: dict[str, Any]) -> str:
    records = [{"kind": "note", "pack": "prove", "id": f"en-{at}", "record": {**json.loads(record()), **own}}
               for at, own in enumerate(fields)]
    return json.dumps({"format": "kompetansepakke", "version": 1, "records": records})


NO_TEXTS = (7, None, True, ["x"], {"a": 1})


def test_records_whose_fields_are_no_texts_are_told_and_left_out_and_the_rest_is_read_in(
        reader: Reader, tmp_path: Path) -> None:
    page = _open(reader, {key("note", "film"): record(text="Her fra før")})
    bad = [{"text": "Dårlig", name: value} for name in ("text", "title", "label", "url") for value in NO_TEXTS]
    _bring(page, _exported({"text": "God", "title": "Tittel"}, *bad, {"text": "God til"}), tmp_path)
    _said(page).to_have_text("2 oppføringer er lest inn. Der teksten var ulik, er begge tatt vare på. "
                             "Oppføringer i fila som ikke kan leses, er utelatt: 20.")
    expect(page.get_by_text("Her fra før")).to_be_visible()
    expect(page.get_by_text("God til")).to_be_visible()
    assert len(stored(page)) == 3
    page.reload()
    expect(page.get_by_text("God til")).to_be_visible()


def test_damaged_records_in_the_store_hide_nothing_else(reader: Reader) -> None:
    damaged = {name: raw for at, value in enumerate(NO_TEXTS) for name, raw in (
        (key("note", f"borte-{at}"), record(text="x", title=value)),
        (key("sheet", f"ark-{at}/Hva?"), record(text="y", label=value)))}
    page = _open(reader, {key("note", "film"): record(text="Hel"), **damaged})
    expect(page.get_by_text("Hel", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Kan ikke vises her")).to_be_visible()
    assert page.get_by_role("button", name="Last ned: ").count() == len(damaged)
    assert len(stored(page)) == 1 + len(damaged)


def test_a_file_in_another_encoding_is_told_and_not_read_in(reader: Reader, tmp_path: Path) -> None:
    page = _open(reader, SOME)
    for encoding in ("cp1252", "utf-16"):
        file = tmp_path / f"{encoding}.json"
        file.write_bytes(_exported({"text": "Ærlig"}).replace("\\u00c6", "Æ").encode(encoding))
        _say_nothing(page)
        page.locator("input[type=file]").set_input_files(file)
        _said(page).to_contain_text("Fila er ikke lagret som UTF-8")
    assert page.evaluate(TABLE) == SOME


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_the_file_is_named_by_the_day_that_it_is_where_the_reader_is(reader: Reader, zone: str) -> None:
    page = reader.open(NOTES, timezone_id=zone)
    page.clock.install(time="2026-11-28T12:00:00Z")
    page.reload()
    with page.expect_download() as waited:
        _press(page, "Ta vare på alt i en fil")
    day = "2026-11-29" if zone == "Pacific/Kiritimati" else "2026-11-28"
    assert waited.value.suggested_filename == f"notater-{day}.json"


def test_too_much_to_bring_in_leaves_what_was_there(reader: Reader, tmp_path: Path) -> None:
    page = _open(reader, {key("note", "film"): record(text="Her")})
    page.evaluate(FULL)
    entry = {"kind": "note", "pack": "prove", "id": "film", "record": json.loads(record(text="Langt " * 5000))}
    _bring(page, json.dumps({"format": "kompetansepakke", "version": 1, "records": [entry]}), tmp_path)
    _said(page).to_contain_text("Oppføringer som ikke fikk plass: 1.")
    assert stored(page)[key("note", "film")]["text"] == "Her"


def test_markdown_reads_as_the_page_does(reader: Reader) -> None:
    told = _download(_open(reader, SOME), "Last ned for å lese (Markdown)")
    assert told.startswith("# Mine notater\n\n## Den andre pakken\n\n### Modul 0: Start\n\n#### Samme id\n\n"
                           "I den andre pakken\n")
    for part in ("#### Filmen «Å lære»\n\nTil filmen\nto linjer\n", "Hva lærte du?\n\nÅ spørre\n", "### Borte nå\n"):
        assert part in told


def test_deleting_asks_once_and_can_be_undone(reader: Reader) -> None:
    page = _open(reader, {**SOME, "annet": "urørt", "kp|/x/|note|p|a": "andres"})
    before = page.evaluate(TABLE)
    page.get_by_role("button", name="Slett alt", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Avbryt")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Slett alt", exact=True)).to_be_focused()
    assert page.evaluate(TABLE) == before
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Ja, slett alt")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate(TABLE) == {"annet": "urørt", "kp|/x/|note|p|a": "andres"}
    _said(page).to_contain_text("Alt er slettet.")
    expect(page.get_by_role("button", name="Angre")).to_be_focused()
    page.keyboard.press("Enter")
    _said(page).to_have_text("Alt er tilbake.")
    assert page.evaluate(TABLE) == before
    expect(page.get_by_role("button", name="Angre")).to_be_hidden()


def test_deleting_takes_what_is_no_record_too(reader: Reader) -> None:
    page = _open(reader, {**SOME, key("note", ""): "ord uten id", key("note", "").rsplit("|", 2)[0]: "[]"})
    _press(page, "Slett alt")
    _press(page, "Ja, slett alt")
    _said(page).to_contain_text("Alt er slettet.")
    assert page.evaluate(TABLE) == {}


def test_deleting_empties_an_open_page_in_another_tab(reader: Reader) -> None:
    page = _open(reader, SOME)
    other = reader.open("prove/1-forste/01-se/")
    expect(other.locator(".kp-video textarea")).to_have_value("Til filmen\nto linjer")
    _press(page, "Slett alt")
    _press(page, "Ja, slett alt")
    expect(other.locator(".kp-video textarea")).to_have_value("")
    _press(page, "Angre")
    expect(other.locator(".kp-video textarea")).to_have_value("Til filmen\nto linjer")


def test_what_was_deleted_does_not_come_back_with_the_page_before(reader: Reader) -> None:
    """The page is loaded anew, as where the host says no-store; the browser then fills in what stood in its fields."""
    page = reader.open(FILM, service_workers="allow")
    page.on("dialog", lambda dialog: dialog.accept())
    write(page, "film", "Skal bort")
    for address in (WORK, NOTES):
        page.goto(f"{reader.base}/leder/{address}")
        if address == WORK:
            page.locator(".kp-worksheet textarea").first.fill("Skal også bort")
            page.get_by_label("Litt").check()
            until(lambda: len(stored(page)) == 3)
    _press(page, "Slett alt")
    _press(page, "Ja, slett alt")
    assert stored(page) == {}
    page.go_back()
    expect(page.locator(".kp-worksheet textarea").first).to_have_value("")
    expect(page.get_by_label("Litt")).not_to_be_checked()
    page.go_back()
    expect(page.locator("#film ~ details textarea")).to_have_value("")
    page.goto(f"{reader.base}/leder/{NOTES}")
    assert stored(page) == {}


def test_what_was_deleted_is_gone_from_a_page_that_the_browser_kept_whole(reader: Reader) -> None:
    """A page that is kept for those who go back hears nothing of what happens meanwhile, but that it shows again."""
    back = "localStorage.clear(); dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    leave = "dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))"
    film = reader.open(FILM)
    write(film, "film", "Skal bort")
    film.evaluate(back)
    expect(film.locator("#film ~ details textarea")).to_have_value("")
    work = reader.open(WORK)
    work.locator(".kp-worksheet textarea").first.fill("Skal også bort")
    work.get_by_label("Litt").check()
    until(lambda: len(stored(work)) == 2)
    work.evaluate(back)
    expect(work.locator(".kp-worksheet textarea").first).to_have_value("")
    expect(work.get_by_label("Litt")).not_to_be_checked()
    for page in (film, work):
        page.evaluate(leave)
        assert stored(page) == {}


def test_what_is_written_in_another_tab_shows_here(reader: Reader) -> None:
    page = reader.open(NOTES)
    other = reader.open("prove/1-forste/01-se/")
    other.locator(".kp-video summary").click()
    other.locator(".kp-video textarea").fill("Nå nettopp")
    expect(page.get_by_text("Nå nettopp")).to_be_visible()


def test_a_blocked_storage_is_told(reader: Reader) -> None:
    reader.before_each_page(BLOCKED)
    page = reader.open(NOTES)
    _said(page).to_contain_text("Nettleseren slipper ikke til")


def test_texts_are_shown_as_text(reader: Reader) -> None:
    page = _open(reader, {key("note", "film"): record(text="<b onclick=alert(1)>x</b>", title="<i>y</i>"),
                          key("note", "<s>"): record(text="z", title="<u>t</u>")})
    assert page.locator(":is([data-part=list], [data-part=lost]) :is(b, i, u, s)").count() == 0
    expect(page.get_by_text("<u>t</u>")).to_be_visible()


def test_it_opens_from_disk(reader: Reader, site: Path) -> None:
    page = reader.open(NOTES)
    page.goto((site / "leder/notater/index.html").as_uri())
    expect(page.get_by_role("button", name="Slett alt", exact=True)).to_be_visible()
    page.goto((site / "leder/prove/1-forste/01-se/index.html").as_uri())
    page.locator(".kp-video summary").click()
    page.locator(".kp-video textarea").fill("Fra disk")
    expect(page.get_by_text("Lagret kl.")).to_be_visible()
    page.goto((site / "leder/notater/index.html").as_uri())
    link = page.get_by_role("link", name="Filmen «Å lære»")
    link.click()
    page.wait_for_url("**/01-se/index.html#film")
    # A preload asks across origins, which a disk has none of; the style sheet fetches the typeface all the same.
    reader.complaints[:] = [said for said in reader.complaints if "inter-norsk.woff2" not in said
                            and said != "Failed to load resource: net::ERR_FAILED"]


def test_navigation_and_footer_lead_here_in_every_edition_and_language(reader: Reader) -> None:
    page = reader.open()
    for address, name in (("laerer/", "Mine notater"), ("leder/prove/", "Mine notater"), ("leder/nn/", "Notata mine")):
        page.goto(f"{reader.base}/{address}")
        assert page.locator(".kp-nav, .kp-footer").get_by_role("link", name=name).count() == 2
        page.locator(".kp-footer").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
