"""The school's plan, remembered in the browser and used on the pages of its package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .remembering import NOON, PLAN, Enter, context, remember

MODULE, PAGE, GUIDE = "prove/1-modul/", "prove/1-modul/01-side/", "prove/lederguide/1-modul/"


def kept(page: Page) -> dict[str, object]:
    """The one record that is kept."""
    (raw,) = page.evaluate("Object.values(localStorage)")
    found: dict[str, object] = json.loads(raw)
    return found


def test_the_planner_opens_with_the_remembered_plan_in_every_edition(enter: Enter) -> None:
    page = remember(enter)
    assert "?" + str(kept(page)["query"]).removeprefix("?") == PLAN
    for edition in ("leder", "laerer", "leder/nn"):
        other = enter("prove/tidsplan/", edition)
        expect(other.locator("[name=start]")).to_have_value("2027-01-11")
        expect(other.locator("[name=name]")).to_have_value("Fjord skole")
        assert "kl. 14.15" in other.inner_text("[data-kp-plan]")
        expect(other.locator("[data-remember]")).to_be_disabled()


def test_a_link_to_another_plan_shows_that_and_keeps_what_is_remembered(enter: Enter) -> None:
    page = remember(enter)
    other = enter("prove/tidsplan/?start=2027-03-01")
    expect(other.locator("[name=start]")).to_have_value("2027-03-01")
    assert "2027-01-11" in str(kept(page)["query"])


def test_meetings_and_what_is_done_before_them_have_their_dates(enter: Enter) -> None:
    page = remember(enter)
    held = page.locator("[data-kp-plan] tr", has_text="Modul 1, møte 1").locator("time").inner_text()
    assert held.endswith("2027 kl. 14.15")
    page = enter(PAGE, "laerer")
    expect(page.locator(".kp-meeting .kp-dated")).to_have_text(f"{held}, Auditoriet")
    expect(page.locator(".kp-task .kp-dated")).to_have_text(f"Før møtet {held}, Auditoriet")
    sheet = enter("prove/deltakerark/1-modul/", "laerer")
    expect(sheet.locator(".kp-task .kp-dated")).to_have_text(f"Før møtet {held}, Auditoriet")


def test_the_guide_has_dates_and_clocks_on_screen_and_paper(planned: Enter) -> None:
    page = planned(GUIDE)
    expect(page.locator("tr[data-kp-meeting] [data-kp-date]").first).to_contain_text("kl. 14.15")
    expect(page.locator("[data-kp-place]").first).to_have_text("Auditoriet")
    expect(page.locator("tr[data-kp-module='1'] [data-kp-from]")).to_have_text("11. januar 2027")
    assert page.locator(".kp-clock").all_inner_texts() == ["14.15–14.25", "14.25–15.15"]
    expect(page.get_by_text("Klokka er regnet fra 14.15.")).to_be_visible()
    held = page.locator("tr[data-kp-meeting='mote-1'] [data-kp-date]").inner_text().split(" ", 1)[1]
    before = page.locator("tr[data-kp-resource='opp-1'] [data-kp-when]")
    assert before.inner_text() == f"Før møtet {held.removesuffix(' kl. 14.15')}"
    assert page.locator("[data-kp-period]").inner_text().startswith("11. januar 2027 – ")
    page.emulate_media(media="print")
    assert page.is_visible("tr[data-kp-meeting] [data-kp-date] span")


def test_a_plan_without_a_time_of_day_leaves_the_clocks(enter: Enter) -> None:
    remember(enter, plan="?start=2027-01-11")
    page = enter(GUIDE)
    expect(page.locator("tr[data-kp-meeting] [data-kp-date]").first).to_contain_text("2027")
    assert page.locator(".kp-clock").all_inner_texts() == ["14.00–14.10", "14.10–15.00"]


def test_front_pages_say_where_one_is_and_what_comes_next(planned: Enter) -> None:
    here = planned("prove/").locator(".kp-here li")
    expect(here).to_contain_text(["Dere er her: Modul 1: Navnet 1, uke 1 av 3", "Neste møte: Modul 1, møte 1",
                                  "Neste forberedelse: Oppgave: Forbered 1"])
    expect(planned("prove/3-modul/").locator(".kp-here li").first).to_contain_text("I planen: begynner")
    page = planned("prove/", "laerer")
    page.locator(".kp-here a", has_text="Forbered 1").click()
    page.wait_for_url("**/laerer/prove/1-modul/01-side/#opp-1")
    page.locator(".kp-task .kp-done").click()
    expect(planned("prove/", "laerer").locator(".kp-here li").nth(2)).to_contain_text("merket som gjort")


def test_a_plan_that_is_remembered_in_another_tab_reaches_pages_that_were_open_before(enter: Enter) -> None:
    front, card = enter("prove/"), enter("prove/1-modul/01-side/")
    begin = front.locator(".kp-begin a")
    expect(begin).to_have_text("Lag en tidsplan for skolen", use_inner_text=True)
    planner, other = remember(enter), enter("prove/tidsplan/")
    expect(other.locator("[data-forget]")).to_be_visible()
    expect(card.locator(".kp-meeting .kp-dated")).to_contain_text("2027")
    expect(begin).to_have_text("Se og endre tidsplanen", use_inner_text=True)
    planner.click("[data-forget]")
    expect(begin).to_have_text("Lag en tidsplan for skolen", use_inner_text=True)
    expect(other.locator("[data-forget]")).to_be_hidden()


@pytest.mark.parametrize(("at", "following"), [("2027-01-20T15:10:00+01:00", False),
                                               ("2027-01-20T15:20:00+01:00", True)])
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_a_meeting_is_next_until_it_is_over_whatever_the_readers_zone(browser: Browser, small_base: str, at: str,
                                                                    zone: str, *, following: bool) -> None:
    with context(browser, small_base, at, timezone_id=zone) as enter:
        page = remember(enter, plan=PLAN + "&move=mote-1=2027-01-20")
        expect(page.locator("[data-kp-plan]")).to_contain_text("onsdag 20. januar 2027 kl. 14.15")
        line = enter("prove/").locator(".kp-here li").nth(1)
        expect(line).to_contain_text("Modul 1, møte 2" if following else "onsdag 20. januar 2027 kl. 14.15")


def test_a_change_in_another_tab_is_seen_and_forgetting_leaves_the_page_as_it_was(enter: Enter) -> None:
    planner, page = remember(enter), enter(GUIDE)
    expect(page.locator(".kp-clock").first).to_have_text("14.15–14.25")
    planner.fill("[name=time]", "08:30")
    planner.dispatch_event("[name=time]", "change")
    planner.click("[data-remember]")
    expect(page.locator(".kp-clock").first).to_have_text("08.30–08.40")
    planner.click("[data-forget]")
    expect(planner.locator("[data-said]")).to_contain_text("Planen er glemt")
    expect(page.locator("[data-kp-dated]")).to_have_count(0)
    expect(page.locator(".kp-clock").first).to_have_text("14.00–14.10")
    assert planner.evaluate("Object.keys(localStorage)") == []


def test_the_plan_is_listed_taken_along_and_deleted_with_the_notes(planned: Enter, tmp_path: Path) -> None:
    page = planned("notater/")
    expect(page.locator("[data-part=list]")).to_contain_text("Fjord skole: Planen går fra mandag 11. januar 2027")
    expect(page.locator("[data-part=lost]")).to_be_hidden()
    with page.expect_download() as download:
        page.get_by_role("button", name="Ta vare på alt i en fil").click()
    download.value.save_as(tmp_path / "alt.json")
    page.get_by_role("button", name="Slett alt", exact=True).click()
    page.get_by_role("button", name="Ja, slett alt").click()
    expect(planned("prove/tidsplan/").locator("[name=start]")).to_have_value("2026-11-30")
    page.locator("input[type=file]").set_input_files(tmp_path / "alt.json")
    expect(page.locator("[data-part=said]")).to_contain_text("1 oppføring er lest inn")
    expect(planned("prove/tidsplan/").locator("[name=start]")).to_have_value("2027-01-11")


def test_of_two_plans_the_newest_counts_and_the_other_is_kept(enter: Enter, tmp_path: Path) -> None:
    remember(enter, plan="?start=2027-02-01")
    page = enter("notater/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Ta vare på alt i en fil").click()
    text = Path(download.value.path()).read_text("utf-8").replace('"at": "2027-01-12', '"at": "2026-12-12')
    (tmp_path / "alt.json").write_text(text, encoding="utf-8")
    remember(enter)
    page.locator("input[type=file]").set_input_files(tmp_path / "alt.json")
    expect(page.locator("[data-part=said]")).to_contain_text("lest inn")
    kinds = page.evaluate("Object.keys(localStorage).map((key) => key.split('|')[2]).sort()")
    assert kinds == ["aside", "plan"]
    expect(enter("prove/tidsplan/").locator("[name=start]")).to_have_value("2027-01-11")


def test_without_a_plan_nothing_is_fetched_or_shown(enter: Enter) -> None:
    page = enter("notater/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url.replace("notater/", MODULE), wait_until="networkidle")
    assert not [url for url in asked if "school-plan" in url or "plan.json" in url]
    assert page.locator("[data-kp-dated]").count() == 0
    assert page.locator("[data-kp-here]").inner_text() == ""


def test_choices_are_taken_back_one_by_one(enter: Enter) -> None:
    page = enter("prove/tidsplan/?start=2027-01-11")
    undo = page.get_by_role("button", name="Angre siste valg")
    expect(undo).to_be_disabled()
    page.select_option("[name=weekday]", "fri")
    page.select_option("[name=pace]", "minimum")
    undo.click()
    expect(page.locator("[name=pace]")).to_have_value("recommended")
    undo.click()
    expect(page.locator("[name=weekday]")).to_have_value("wed")
    expect(undo).to_be_disabled()


def test_a_change_is_told_to_be_the_planners_alone_until_it_is_remembered(enter: Enter) -> None:
    page = remember(enter)
    said = page.locator("[data-said]")
    expect(said).not_to_contain_text("Sidene følger fortsatt")
    page.select_option("[name=weekday]", "fri")
    expect(said).to_contain_text("Sidene følger fortsatt planen som nettleseren husker.")
    assert "weekday=wed" in str(kept(page)["query"])
    page.get_by_role("button", name="Husk planen i denne nettleseren").click()
    expect(said).to_contain_text("Planen er husket")
    expect(said).not_to_contain_text("Sidene følger fortsatt")
    assert "weekday=fri" in str(kept(page)["query"])
    expect(enter("prove/tidsplan/" + PLAN).locator("[data-said]")).to_contain_text("Sidene følger fortsatt")


def test_a_running_plan_says_where_one_is_and_not_that_its_start_has_passed(enter: Enter) -> None:
    page = remember(enter)
    expect(page.locator(".kp-planner .kp-here li")).to_contain_text(["Dere er her: Modul 1: Navnet 1, uke 1 av 3",
                                                                     "Neste møte", "Neste forberedelse"])
    expect(page.locator("[data-said]")).not_to_contain_text("er passert")


def test_the_front_page_begins_with_the_package_that_has_a_plan_and_says_where_one_is(enter: Enter) -> None:
    packages, here = ".kp-package h2", ".kp-package:first-child .kp-here li"
    page = enter("")
    expect(page.locator(packages)).to_have_text(["Pakken før", "Prøvepakken"])
    remember(enter)
    expect(page.locator(here).last, "a page that was open before").to_have_text("Se tidsplanen")
    for edition, see in (("leder", "Se tidsplanen"), ("laerer/nn", "Sjå tidsplanen")):
        page = enter("", edition)
        expect(page.locator(here)).to_have_count(4)
        expect(page.locator(packages)).to_have_text(["Prøvepakken", "Pakken før"])
        assert page.locator(here).first.inner_text().endswith("1 av 3")
        page.locator(here).get_by_text(see).click()
        expect(page.locator("[name=name]")).to_have_value("Fjord skole")
    page.locator("[data-forget]").click()
    expect(enter("").locator(packages)).to_have_text(["Pakken før", "Prøvepakken"])


def test_on_a_phone_the_front_page_shows_packages_before_their_modules(enter: Enter) -> None:
    page = enter("")
    module = page.locator(".kp-module").first
    expect(module).to_be_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    expect(module).to_be_hidden()
    page.get_by_text("Moduler (3)").click()
    expect(module).to_be_visible()


def test_a_role_that_needs_less_is_told_when_it_begins_itself(enter: Enter) -> None:
    remember(enter, plan="?start=2027-01-11&from=2")
    expect(enter("prove/2-modul/").locator(".kp-here li").first).to_have_text("Dere er her: uke 1 av 4")
    first = enter("prove/2-modul/", "laerer").locator(".kp-here li").first
    expect(first).to_have_text("I planen: begynner mandag 18. januar 2027")


def test_the_next_meeting_is_at_hand_to_be_moved_and_what_became_of_it_is_told_in_sight(enter: Enter) -> None:
    page = enter("prove/tidsplan/" + PLAN)
    page.set_viewport_size({"width": 360, "height": 740})
    said, move = page.locator("[data-said]"), page.get_by_role("button", name="Flytt møtet")
    page.locator("summary", has_text="Flytt møter").click()
    expect(page.locator("[name=meeting]")).to_have_value("mote-1")
    held = page.locator("[data-kp-plan] tr", has_text="Modul 1, møte 1").locator("time").get_attribute("datetime")
    expect(page.locator("[name=to]")).to_have_value(str(held))
    page.fill("[name=to]", "2027-01-16")
    page.locator("[name=to]").blur()
    move.click()
    expect(said).to_contain_text("det er ingen skoledag")
    expect(said).to_be_in_viewport(ratio=0.99)
    expect(page.locator("[name=to]")).to_have_value("2027-01-16")
    page.fill("[name=to]", "2027-01-22")
    move.click()
    expect(said).to_contain_text("Modul 1, møte 1: Møtet «1» er flyttet til fredag 22. januar 2027.")
    expect(said).to_be_in_viewport(ratio=0.99)
    page.select_option("[name=meeting]", "mote-2")
    other = page.locator("[data-kp-plan] tr", has_text="Modul 2, møte 1").locator("time").get_attribute("datetime")
    expect(page.locator("[name=to]")).to_have_value(str(other))
    page.fill("[name=day]", "2027-02-11")
    page.click("[data-off]")
    expect(said).to_contain_text("Dagen er lagt inn: torsdag 11. februar 2027.")
    page.click("[data-week]")
    expect(said).to_contain_text("Uke 6 er hoppet over.")


def test_a_start_that_has_passed_is_told(enter: Enter) -> None:
    page = enter("prove/tidsplan/?start=2027-01-11")
    expect(page.locator("[data-said]")).to_contain_text("Starten, mandag 11. januar 2027, er passert.")
    page.fill("[name=start]", "2027-01-12")
    page.dispatch_event("[name=start]", "change")
    expect(page.locator("[data-said]")).not_to_contain_text("er passert")


@pytest.mark.parametrize(("button", "edition"), [("Kopier lenke til kollegiet", "laerer"),
                                                 ("Kopier lenke til ledergruppa", "leder")])
def test_the_copied_link_leads_to_the_same_plan_in_the_receivers_edition(browser: Browser, small_base: str,
                                                                       button: str, edition: str) -> None:
    with context(browser, small_base, NOON,
                  permissions=["clipboard-read", "clipboard-write"]) as enter:
        page = enter("prove/tidsplan/" + PLAN)
        page.get_by_role("button", name=button).click()
        expect(page.locator("[data-said]")).to_contain_text("Lenka er kopiert")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith(f"{small_base}/{edition}/prove/tidsplan/?start=2027-01-11")
        page.goto(copied)
        expect(page.locator("[name=name]")).to_have_value("Fjord skole")
        expect(page.locator("[name=place]")).to_have_value("Auditoriet")
