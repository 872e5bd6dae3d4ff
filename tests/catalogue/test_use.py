"""Using the catalogue: focus, keyboard, live count, accessibility, narrow screens, paper, and without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route

from kompetansepakke.scan.containers.opening import texts_of
from tests.e2e.browsing import Desk, in_both_schemes
from tests.waiting import painted, until

from .model import chosen, read, total
from .sheet import Sheet, opened

THREE = "?slag=podkast&slag=film&tid=90"
EMPTY = "?slag=arbeidsark&tid=10"
STATES = {"plain": "", "chosen": THREE, "empty": EMPTY, "one package": "?pakke=beta&modul=beta.0&sok=verdier"}
_WATCH = """globalThis.shifts = [];
globalThis.watcher = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
watcher.observe({ type: "layout-shift", buffered: true });
"""
_SHIFTS = "() => [...shifts, ...watcher.takeRecords()].reduce((all, { value }) => all + value, 0)"
PROBES = Path(__file__).parents[1] / "e2e/probes.js"
_PLACES = """() => [...document.querySelectorAll(".kp-filter :is(legend, label)")]
  .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())
  .map(({ left, top, height }) => [left, top, height])"""


def moved(page: Page, before: list[list[float]]) -> bool:
    """Whether any part of the filters stands elsewhere than before, by more than a pixel's rounding."""
    now = page.evaluate(_PLACES)
    return len(now) != len(before) or any(abs(new - old) >= 1 for one, other in zip(now, before, strict=True)
                                          for new, old in zip(one, other, strict=True))


def test_removing_a_chip_leaves_the_focus_on_the_next_and_at_last_on_the_count(desk: Desk) -> None:
    with opened(desk, THREE) as sheet:
        assert sheet.read()["chips"] == ["Fjern Podkast", "Fjern Film", "Fjern Høyst 90 min"]
        for remove, focused in (("Film", "Fjern Høyst 90 min"), ("Høyst 90 min", "Fjern Podkast")):
            sheet.page.get_by_role("button", name=f"Fjern {remove}").focus()
            sheet.page.keyboard.press("Enter")
            assert sheet.focused() == focused
        sheet.page.keyboard.press("Space")
        assert sheet.focused() == sheet.read()["total"]
        assert sheet.query == []
        assert sheet.read()["on"] == []


def test_reset_takes_everything_away_and_leaves_the_focus_on_the_count(desk: Desk, world: Path) -> None:
    with opened(desk, THREE + "&sok=verdier") as sheet:
        sheet.page.get_by_role("button", name="Nullstill").click()
        found = sheet.read()
        assert (found["on"], found["words"], found["chips"], sheet.query) == ([], "", [], [])
        assert sheet.focused() == found["total"] == total(read(world / "leder/catalog.json"))
        assert not sheet.page.get_by_role("button", name="Nullstill").is_visible()
        sheet.page.go_back()
        assert sheet.read()["words"] == "verdier"


def test_an_empty_list_offers_to_take_back_the_last_choice(desk: Desk) -> None:
    with opened(desk, EMPTY) as sheet:
        assert sheet.page.get_by_text("Ingen ressurser passer").is_visible()
        assert sheet.read()["headings"] == []
        sheet.page.get_by_role("button", name="Fjern det siste valget: Høyst 10 min").click()
        assert sheet.read()["chips"] == ["Fjern Arbeidsark"]
        assert sheet.focused() == sheet.read()["total"]
        assert not sheet.page.get_by_text("Ingen ressurser passer").is_visible()


def test_the_focus_is_not_lost_when_going_back_takes_away_what_had_it(desk: Desk) -> None:
    with opened(desk) as sheet:
        sheet.press(("slag", "film"))
        sheet.page.get_by_role("button", name="Fjern Film").focus()
        sheet.page.go_back()
        assert sheet.focused() == sheet.read()["total"]


def test_a_choice_is_told_politely_and_the_focus_stays_on_it(desk: Desk) -> None:
    with opened(desk) as sheet:
        status = sheet.page.get_by_role("status").filter(has_text="ressurser")
        assert status.count() == 1
        sheet.box(("slag", "mote")).focus()
        sheet.page.keyboard.press("Space")
        assert status.inner_text().startswith(f"{len(sheet.read()['entries'])} ressurser")
        assert sheet.page.evaluate("document.activeElement.value") == "mote"


def test_everything_is_done_with_the_keyboard(desk: Desk) -> None:
    with opened(desk) as sheet:
        press = sheet.page.keyboard.press
        sheet.page.locator("#kp-sok").focus()
        sheet.page.keyboard.type("om")
        press("Enter")
        sheet.page.wait_for_url("**?sok=om")
        for key in ("Tab", "Space", "Tab", "Tab", "Tab", "Tab", "Space"):
            press(key)
        for _ in range(7):
            press("Tab")
        press("ArrowDown")
        assert sheet.page.evaluate("document.activeElement.name") == "tid"
        press("ArrowDown")
        assert sheet.query == [("sok", "om"), ("pakke", "alfa"), ("slag", "podkast"), ("tid", "15")]
        press("ArrowUp")
        press("ArrowUp")
        assert sheet.query == [("sok", "om"), ("pakke", "alfa"), ("slag", "podkast")]
        while sheet.focused() != "Nullstill":
            press("Tab")
        press("Tab")
        assert sheet.focused() == "Fjern «om»"


def test_the_filters_stand_still_while_one_chooses(desk: Desk) -> None:
    with opened(desk) as sheet:
        for scroll in (0, 900):
            sheet.go()
            sheet.page.evaluate("y => scrollTo(0, y)", scroll)
            before = sheet.page.evaluate(_PLACES)
            for choice in (("slag", "podkast"), ("tid", "10"), ("arbeid", "team")):
                sheet.box(choice).evaluate("box => box.click()")  # no scrolling to it, as Playwright would
                painted(sheet.page)
                assert not moved(sheet.page, before), (scroll, choice)


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("query", ["", THREE, EMPTY])
def test_nothing_jumps_when_a_link_is_opened_and_the_script_is_late(desk: Desk, query: str, width: int) -> None:
    with desk.fresh(width, 800) as (page, seen):
        # The list comes after two seconds without the script: they stand still here, however long the script takes.
        page.context.new_cdp_session(page).send("Animation.setPlaybackRate", {"playbackRate": 0})
        page.add_init_script(_WATCH)
        late: list[Route] = []
        page.route("**/catalogue.js", lambda route: late.append(route))  # noqa: PLW0108 (no method of a list)
        page.goto(f"{seen.base}/leder/ressurser/{query}", wait_until="commit")
        page.locator("h1").wait_for()
        until(lambda: page.title() and late)
        painted(page)
        late[0].continue_()
        page.locator(".kp-catalogue__total").wait_for()
        painted(page)
        assert page.evaluate(_SHIFTS) < .01


def test_the_whole_list_is_shown_where_the_script_does_not_come(desk: Desk, world: Path) -> None:
    with desk.fresh() as (page, seen):
        page.route("**/catalogue.js", lambda route: route.abort())
        page.goto(f"{seen.base}/leder/ressurser/{THREE}")
        page.locator("[data-kp-r] a").last.wait_for()
        assert page.locator("[data-kp-r] a:visible").count() == len(read(world / "leder/catalog.json"))


def test_a_choice_far_down_the_list_shows_the_list_from_its_beginning(desk: Desk) -> None:
    with opened(desk) as sheet:
        sheet.page.evaluate("scrollTo(0, 2000)")
        sheet.box(("slag", "film")).check()
        painted(sheet.page)
        count = sheet.page.locator(".kp-catalogue__total").bounding_box()
        assert count
        assert 50 < count["y"] < 130


def test_on_a_phone_the_filters_unfold_stand_still_and_lead_to_the_list(desk: Desk) -> None:
    with opened(desk, width=360) as sheet:
        assert not sheet.box(("slag", "film")).is_visible()
        sheet.page.get_by_text("Velg ut ressurser").click()
        for choice in (("slag", "arbeidsark"), ("tid", "10")):
            sheet.box(choice).scroll_into_view_if_needed()
            before = sheet.page.evaluate(_PLACES)
            sheet.box(choice).check()
            assert not moved(sheet.page, before)
        sheet.box(("tid", "")).check()
        shown = len(sheet.read()["entries"])
        sheet.page.get_by_role("button", name=f"Vis {shown} ressurser").click()
        assert not sheet.box(("slag", "film")).is_visible()
        assert sheet.focused() == sheet.read()["total"]


def test_on_a_phone_the_count_is_in_sight_down_all_choices_and_hides_none_that_has_focus(desk: Desk) -> None:
    with opened(desk, width=360) as sheet:
        sheet.page.get_by_text("Velg ut ressurser").click()
        show = sheet.page.locator("[data-kp-show]")
        boxes = sheet.page.locator(".kp-filter label > input:visible")
        for place in range(boxes.count()):
            boxes.nth(place).focus()
            bar, box = show.bounding_box(), boxes.nth(place).bounding_box()
            assert bar
            assert box
            assert 0 < bar["y"] <= sheet.page.viewport_size["height"] - bar["height"]  # type: ignore[index]
            assert box["y"] + box["height"] / 2 <= bar["y"], place


def test_only_modules_of_a_chosen_package_are_offered(desk: Desk) -> None:
    with opened(desk, "?modul=beta.1") as sheet:
        assert sheet.read()["modules"] == ["alfa.0", "alfa.1", "beta.0", "beta.1"]
        sheet.press(("pakke", "alfa"))
        assert sheet.read()["modules"] == ["alfa.0", "alfa.1"]
        assert sheet.query == [("pakke", "alfa")]


@pytest.mark.parametrize("query", STATES.values(), ids=STATES)
def test_axe_finds_nothing_in_any_state(desk: Desk, query: str) -> None:
    with opened(desk, query) as sheet:
        sheet.page.evaluate(desk.axe)
        for width in (1280, 360):
            _unfold(sheet.page, width, 800)
            assert not in_both_schemes(sheet.page), width


@pytest.mark.parametrize("query", STATES.values(), ids=STATES)
def test_nothing_is_too_wide_cut_or_too_small_for_a_thumb(desk: Desk, query: str) -> None:
    with opened(desk, query) as sheet:
        sheet.page.evaluate(PROBES.read_text("utf-8"))
        for size in ((320, 700), (320, 256), (800, 700), (1280, 700)):
            _unfold(sheet.page, *size)
            for probe in ("wider", "cut", "small"):
                assert not sheet.page.evaluate(f"probes.{probe}()"), (size, probe)


def _unfold(page: Page, width: int, height: int) -> None:
    """Show the choices on a screen of this size."""
    page.set_viewport_size({"width": width, "height": height})
    painted(page)  # then the script has heard of it, which folds them on a phone
    page.evaluate("document.querySelector('.kp-filter').open = true")


def test_without_javascript_all_entries_are_there_and_no_dead_control_is(desk: Desk, world: Path) -> None:
    with desk.fresh(java_script_enabled=False) as (page, seen):
        page.goto(f"{seen.base}/leder/ressurser/{THREE}")
        assert page.locator("[data-kp-r] a").count() == len(read(world / "leder/catalog.json"))
        assert page.locator("[data-kp-r] a").last.is_visible()
        assert page.locator("main :is(input, button, summary):visible").count() == 0
        assert page.locator("main .kp-chips:visible, main [data-kp-empty]:visible").count() == 0
        page.locator("[data-kp-r] a").first.click()
        assert page.url.endswith("/alfa/0-alfa/01-side/#alfa-0-1-0")


def test_paper_holds_what_is_chosen_and_says_which_choices(desk: Desk, world: Path) -> None:
    with opened(desk, THREE + "&sok=verdier") as sheet:
        sheet.page.emulate_media(media="print")
        text = " ".join(" ".join(texts_of(sheet.page.pdf(prefer_css_page_size=True))).split())
        left = chosen(read(world / "leder/catalog.json"),
                      [("slag", "podkast"), ("slag", "film"), ("tid", "90"), ("sok", "verdier")])
        assert left
        assert "Valgt: Podkast · Film · Høyst 90 min · «verdier»" in text
        assert total(left) in text
        for one in read(world / "leder/catalog.json"):
            if one in left:
                kind = "Film" if one.data["kind"] == "video" else "Podkast"
                assert f"{one.data['title']} {kind} · {one.data['minutes']} " in text
        assert text.count(" minutter") == len(left)
        for word in ("Nullstill", "Velg ut ressurser", "Uansett tid", "Fjern"):
            assert word not in text


def test_it_works_from_a_folder_on_disk(browser: Any, world: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((world / "leder/ressurser/index.html").as_uri() + "?slag=film")
    before = page.locator("[data-kp-r]:not([hidden])").count()
    page.locator("input[value='10']").check()
    assert 0 < page.locator("[data-kp-r]:not([hidden])").count() < before
    page.evaluate("location.hash = '#kp.innhold'")
    assert page.locator("input[value='10']").is_checked()
    assert not errors
    context.close()


def test_nynorsk_has_the_same_page_in_its_own_words(desk: Desk, world: Path) -> None:
    with desk.fresh() as (page, seen):
        sheet = Sheet(page, seen)
        sheet.go("?slag=film&slag=podkast", "leder/nn")
        left = chosen(read(world / "leder/nn/catalog.json"), [("slag", "film"), ("slag", "podkast")])
        assert sheet.read()["entries"] == [one.data["url"] for one in left]
        assert sheet.read()["total"] == total(left).replace("ressurser", "ressursar")
        assert page.get_by_role("heading", level=1).inner_text() == "Finn ressursar"
        assert not seen.complaints()


def test_choosing_fetches_nothing_and_stores_nothing(desk: Desk) -> None:
    with opened(desk) as sheet:
        asked: list[str] = []
        sheet.page.on("request", lambda request: asked.append(request.url))
        sheet.press(("slag", "film"))
        sheet.write("verdier")
        assert [url for url in asked if not url.endswith("/icon.svg")] == []  # Chromium's own, at each new address
        assert sheet.page.evaluate("Object.keys(localStorage).length") == 0


def test_words_from_a_hyphenated_text_find_the_same(desk: Desk) -> None:
    with opened(desk, f"?sok={quote('læringsmiljø')}") as sheet:
        usual = sheet.read()["entries"]
        assert usual
        for typed in ("lærings\u00admiljø", "lærings\u200bmiljø", "\ufefflæringsmiljø"):
            sheet.go(f"?sok={quote(typed)}")
            assert sheet.read()["entries"] == usual
