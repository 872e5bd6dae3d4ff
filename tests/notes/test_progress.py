"""Marks of what is done: on cards and pages, counted where modules and packages are shown, and leading onward."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .reader import FILM, MEETING, MODULE, SECOND, WORK, Reader, card, key, record, store, stored

ALL = 10
"""Items of the first module in the leaders' edition: three pages, and seven resources."""


def _done(page: Page, resource: str) -> None:
    card(page, resource).get_by_role("button", name="Gjort").click()


def _counts(page: Page) -> list[str]:
    return page.locator("main .kp-progress:visible span").all_inner_texts()


def test_a_resource_is_marked_and_unmarked_by_keyboard(reader: Reader) -> None:
    page = reader.open(FILM)
    toggle = card(page, "film").get_by_role("button", name="Gjort – Filmen «Å lære»")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    toggle.focus()
    page.keyboard.press("Space")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    assert list(stored(page)) == [key("done", "film")]
    assert stored(page)[key("done", "film")]["module"] == 1
    page.reload()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    toggle.press("Enter")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    assert stored(page) == {}


def test_marking_a_page_marks_all_on_it_and_unmarking_it_likewise(reader: Reader) -> None:
    page = reader.open(WORK)
    page.get_by_role("button", name="Merk sida som gjort").click()
    expect(page.locator(".kp-page-done [role=status]")).to_have_text("Sida og alt på den er merket som gjort.")
    assert set(stored(page)) == {
        key("done", name) for name in ("oppgave", "ark", "lederoppgave", "1-forste/02-arbeid/")}
    assert page.locator(".kp-done[aria-pressed=true]").count() == 3
    undo = page.get_by_role("button", name="Sida er gjort. Ta bort merket")
    expect(undo).to_be_focused()
    undo.press("Enter")
    assert stored(page) == {}
    expect(page.get_by_role("button", name="Merk sida som gjort")).to_be_focused()


def test_only_pages_of_content_can_be_marked(reader: Reader) -> None:
    page = reader.open()
    for address in ("", "prove/", MODULE, "prove/1-forste/50-manus/", "notater/", "prove/lederguide/1-forste/"):
        page.goto(f"{reader.base}/leder/{address}")
        assert page.locator(".kp-page-done, article:not(.kp-guide) .kp-done").count() == 0, address
    assert page.locator(".kp-done, .kp-notes").count() == 0


def test_nothing_is_counted_before_something_is_marked(reader: Reader) -> None:
    page = reader.open()
    for address in ("", "prove/", MODULE):
        page.goto(f"{reader.base}/leder/{address}")
        shown = page.locator(".kp-progress:visible, [data-kp-continue] .kp-onward, .kp-tick, .kp-svg__done")
        assert shown.count() == 0, address


def test_front_pages_and_navigation_count_what_is_done(reader: Reader) -> None:
    page = reader.open(WORK)
    page.get_by_role("button", name="Merk sida som gjort").click()
    nav = page.locator(".kp-nav")
    expect(nav.locator(".kp-progress:visible")).to_have_text([f"4 av {ALL} gjort", "0 av 2 gjort"])
    expect(nav.get_by_role("link", name="Arbeid (gjort)")).to_be_visible()
    assert nav.get_by_role("link", name="Se og lytt", exact=True).count() == 1
    page.goto(f"{reader.base}/leder/prove/")
    assert _counts(page) == [f"4 av {ALL + 2} gjort", f"4 av {ALL} gjort", "0 av 2 gjort"]
    bar = page.get_by_role("progressbar", name=f"4 av {ALL} gjort")
    assert bar.evaluate("(bar) => [bar.value, bar.max]") == [4, ALL]
    assert page.locator(".kp-svg__done").count() == 1
    page.goto(f"{reader.base}/leder/")
    assert _counts(page) == [f"4 av {ALL + 2} gjort", f"4 av {ALL} gjort", "0 av 2 gjort"]
    page.goto(f"{reader.base}/leder/{MODULE}")
    assert _counts(page) == [f"4 av {ALL} gjort"]
    ticked = page.locator("main a:has(.kp-tick)").all_inner_texts()
    assert [name.replace("\n", " ").split(" (")[0] for name in ticked] == [
        "1.2 Arbeid", "Oppgaven", "For lederen alene", "Arket"]


def test_each_edition_counts_what_it_holds(reader: Reader) -> None:
    page = reader.open(WORK)
    page.get_by_role("button", name="Merk sida som gjort").click()
    assert _counts(reader.open("prove/", "laerer")) == [
        f"3 av {ALL + 1} gjort", f"3 av {ALL - 1} gjort", "0 av 2 gjort"]
    assert _counts(reader.open("nn/prove/")) == [f"4 av {ALL + 2} gjort", f"4 av {ALL} gjort", "0 av 2 gjort"]


def test_marks_of_what_is_gone_are_not_counted(reader: Reader) -> None:
    marked = {key("done", name): record(module=1) for name in ("film", "borte", "1-forste/09-borte/", "mote")}
    page = reader.open("prove/", holding=marked)
    assert _counts(page)[1] == f"2 av {ALL} gjort"


ONWARD: tuple[tuple[list[str], str | None], ...] = (
    (["film"], f"{FILM}#podkast"),
    (["podkast", "film"], f"{FILM}#tekst"),
    (["1-forste/01-se/", "film", "podkast", "tekst"], WORK),
    (["siste"], FILM),
    (["2-andre/01-oppgave/"], f"{SECOND}#siste"),
    (["2-andre/01-oppgave/", "siste"], FILM),
    (["mote"], "prove/2-andre/01-oppgave/"),
    (["borte"], FILM),
    ([], None),
)


def test_onward_leads_to_the_first_not_done_after_the_latest_mark(reader: Reader) -> None:
    page = reader.open("prove/")
    for marked, onward in ONWARD:
        page.evaluate("localStorage.clear()")
        store(page, {key("done", name): f'{{"v":1,"at":"2026-01-0{at}"}}' for at, name in enumerate(marked, start=1)})
        for address in ("", "prove/"):
            page.goto(f"{reader.base}/leder/{address}")
            link = page.get_by_role("link", name="Fortsett der du slapp")
            if onward is None:
                assert link.count() == 0
            else:
                assert link.evaluate("(link) => link.href") == f"{reader.base}/leder/{onward}", marked
        assert page.locator(".kp-begin:visible").count() == (1 if onward is None else 0), marked


def test_onward_is_gone_when_all_is_done(reader: Reader) -> None:
    page = reader.open(SECOND)
    for address in (FILM, WORK, MEETING, SECOND):
        page.goto(f"{reader.base}/leder/{address}")
        page.get_by_role("button", name="Merk sida som gjort").click()
    page.goto(f"{reader.base}/leder/prove/")
    assert _counts(page)[0] == f"{ALL + 2} av {ALL + 2} gjort"
    assert page.locator("[data-kp-continue] .kp-onward").count() == 0


def test_a_mark_in_another_tab_is_seen_here(reader: Reader) -> None:
    here, other = reader.open("prove/"), reader.open(FILM)
    _done(other, "film")
    expect(here.locator("main .kp-progress span").first).to_have_text(f"1 av {ALL + 2} gjort")
    third = reader.open(FILM)
    _done(third, "film")
    expect(card(other, "film").get_by_role("button", name="Gjort")).to_have_attribute("aria-pressed", "false")
    expect(here.locator("main .kp-progress").first).to_be_hidden()


def test_closed_modules_give_nothing_away(reader: Reader) -> None:
    page = reader.open("prove/")
    assert "skjult" not in page.content()
    assert "hemmelig" not in page.content()
    counted = page.request.get(f"{reader.base}/leder/assets/kp/counted.js").text()
    assert "1-forste/" in counted
    assert "skjult" not in counted
    assert "3-stengt" not in counted


def test_without_javascript_nothing_of_it_shows(reader: Reader) -> None:
    page = reader.open(FILM, java_script_enabled=False)
    assert page.locator("textarea:visible, .kp-done, .kp-notes, progress").count() == 0
    page = reader.open("notater/")
    assert "<noscript><p class=\"kp-note\">Notatene ligger i nettleseren din" in page.content()
    assert page.locator("main button:visible, main input:visible").count() == 0
