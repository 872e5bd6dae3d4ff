"""The page of a package's pacing: on paper, without JavaScript, and with the planner on top."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page, Request

from tests.e2e.browsing import in_both_schemes

PATH = "prove/tidsplan/"
ODD = ("?start=2026-02-30", "?order=1,1", "?order=9", "?order=x", "?pace=weeks=0", "?pace=until=2027-02-29",
       "?weekday=sun", "?calendar=nowhere", "?start=", "?pace=<b>", "?start=%00")
Open = Callable[..., Page]


@pytest.fixture
def show(browser: Browser, small_base: str) -> Iterator[Open]:
    """Open the page of an edition; whatever the console says at the end is a fault."""
    contexts, said = [], []

    def opened(query: str = "", edition: str = "leder", path: str = PATH, **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{small_base}/{edition}/{path}{query}")
        if options.get("java_script_enabled", True):
            page.focus(".kp-planner__form:not([hidden]) [name=start]")
            page.wait_for_selector(".kp-planner__form:not([aria-busy])")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not said, said


def status(page: Page) -> str:
    return page.inner_text("[data-said]")


def figures(page: Page) -> list[str]:
    return [ET.canonicalize(svg) for svg in page.eval_on_selector_all(
        "[data-kp-plan] svg", "found => found.map(one => new XMLSerializer().serializeToString(one))")]


def tables(page: Page) -> list[str]:
    return [re.sub(r"\s+(?=<)|(?<=>)\s+", "", html) for html in page.eval_on_selector_all(
        "[data-kp-plan] .kp-table", "found => found.map(one => one.outerHTML)")]


def test_without_javascript_it_holds_every_order_and_a_plan_with_dates(show: Open) -> None:
    page = show(java_script_enabled=False)
    assert page.is_hidden(".kp-planner__form")
    assert "Uten JavaScript" in page.inner_text(".kp-planner")
    weeks = page.locator(".kp-pacing--weeks")
    assert weeks.count() == 2
    rows = [weeks.nth(n).locator("tbody tr").all_inner_texts() for n in range(2)]
    assert [row.split("\t") for row in rows[0]] == [
        ["1, 2, 3, 4", "uke 1–2", "uke 3–5", "uke 6", "uke 7", "7"],
        ["1, 3, 2, 4", "uke 1–2", "uke 4–6", "uke 3", "uke 7", "7"]]
    assert rows[1][1].split("\t") == ["1, 3, 2, 4", "uke 1–3", "uke 6–9", "uke 4–5", "uke 10", "10"]
    plan = page.inner_text("[data-kp-plan]")
    assert "mandag 30. november 2026" in plan
    assert "Planen venter" in plan
    page.click("#modul-1 + details summary")
    assert "uke 2" in page.inner_text("#modul-1 + details .kp-table")


_FORM = """form => [form.querySelector("ol").innerHTML, form.querySelector("[data-said]").textContent,
  ...[...form.elements].map(one => [one.name, one.value, one.disabled, one.closest("p")?.hidden])]"""


def _noting(asked: list[str]) -> Callable[[Request], None]:
    return lambda request: asked.append(request.url.rsplit("/", 1)[1])


def test_the_form_stands_ready_nothing_is_fetched_until_one_reaches_for_it_and_then_nothing_is_another(
        browser: Browser, small_base: str) -> None:
    """What Python showed, form, tables and figures, the browser shows when it has worked it out itself."""
    for edition in ("laerer", "leder", "leder/nn"):
        with closing(browser.new_context()) as context:
            page = context.new_page()
            asked: list[str] = []
            page.on("request", _noting(asked))
            page.goto(f"{small_base}/{edition}/{PATH}", wait_until="networkidle")
            before = [page.eval_on_selector(".kp-planner__form:not([hidden])", _FORM), tables(page), figures(page)]
            assert all(before)
            assert not {"planner-page.js", "plan.json"} & set(asked)
            page.evaluate("document.querySelector('[data-kp-plan]').firstElementChild.dataset.python = ''")
            page.hover(".kp-planner__form")
            page.wait_for_selector(".kp-planner__form:not([aria-busy])")
            assert {"planner-page.js", "plan.json"} <= set(asked)
            assert page.locator("[data-python]").count() == 0
            assert [page.eval_on_selector("form.kp-planner__form", _FORM), tables(page), figures(page)] == before


def test_what_is_chosen_and_pressed_while_the_script_is_on_its_way_counts(browser: Browser, small_base: str) -> None:
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.route("**/planner-page.js", lambda route: None)
        page.goto(f"{small_base}/leder/{PATH}")
        page.fill("[name=start]", "2027-01-11")
        page.locator("summary", has_text="Rekkefølge").click()
        page.get_by_role("button", name="Flytt modul 3 opp").press("Enter")
        assert page.locator("form[aria-busy=true]").count() == 1
        page.unroute("**/planner-page.js")
        page.evaluate("""() => {
          const again = document.createElement("script");
          again.src = document.querySelector("script[src$='planner-page.js']").src;
          again.onload = () => document.querySelector("script[src$='planner-page.js']").onload();
          document.head.append(again);
        }""")
        page.wait_for_url("**/?start=2027-01-11&order=1,3,2,4&*")
        assert page.evaluate("document.activeElement.textContent.includes('modul 3')")


def test_where_its_script_does_not_come_it_says_so_and_tries_again(browser: Browser, small_base: str) -> None:
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.route("**/planner-page.js", lambda route: route.abort())
        page.goto(f"{small_base}/leder/{PATH}?start=2027-01-11")
        page.get_by_text("Planleggeren kunne ikke lastes").wait_for()
        assert page.locator("[data-kp-plan] table").count() > 2
        page.unroute("**/planner-page.js")
        page.focus("[name=pace]")
        page.locator("[data-said]", has_text="Planen går fra").wait_for()
        assert page.input_value("[name=start]") == "2027-01-11"


def test_from_disk_it_says_where_dates_can_be_chosen(browser: Browser, small_site: Path) -> None:
    with closing(browser.new_context()) as context:
        page = context.new_page()
        page.goto((small_site / "leder" / PATH / "index.html").as_uri())
        assert "Det gjør dere på nettsidene" in page.inner_text(".kp-planner")
        assert page.locator("form.kp-planner__form").count() == 0
        assert page.locator("[data-kp-plan] table").count() > 2


def test_every_edition_has_the_same_plan(show: Open) -> None:
    wish = "?start=2026-11-30&pace=minimum&weekday=wed&calendar=standard"
    rows = [show(wish, edition).locator("[data-kp-plan] tbody tr") for edition in ("laerer", "leder")]
    assert [found.nth(1).inner_text().split("\t")[2] for found in rows] == ["3", "3"]
    held = [set(re.findall(r"møte [0-9].*?\t([a-zø]+dag .*? [0-9]{4})", "\n".join(found.all_inner_texts())))
            for found in rows]
    assert held[0]
    assert held[0] <= held[1]


def test_a_date_that_is_typed_is_one_step_when_it_is_a_date(show: Open) -> None:
    page = show()
    before = page.evaluate("history.length")
    for value in ("0002-08-20", "0020-08-20", "0202-08-20", "2027-08-20", "2027-08-23"):
        page.fill("[name=start]", value)
        page.dispatch_event("[name=start]", "change")
        assert "Dette går ikke" not in status(page)
    assert page.evaluate("history.length") == before + 1
    assert "start=2027-08-23" in page.url
    page.go_back()
    assert page.input_value("[name=start]") == "2026-11-30"


def test_a_plan_is_adjusted_and_each_change_can_be_taken_back(show: Open) -> None:
    page = show("?start=2026-11-30&amp;time=14:15")
    assert "kl. 14.15" in page.inner_text("[data-kp-plan]")
    page.locator("summary", has_text="Flytt møter").click()
    page.fill("[name=day]", "2026-12-08")
    page.click("[data-off]")
    page.click("[data-week]")
    assert "off=2026-W50" in page.url
    page.get_by_role("button", name="Angre: Uke 50").click()
    assert "off=" not in page.url
    page.select_option("[name=meeting]", "mote-1")
    page.fill("[name=to]", "2026-12-12")
    page.click("[data-move]")
    assert "det er ingen skoledag" in status(page)
    assert "Planen er som før." in status(page)
    assert "kl. 14.15" in page.inner_text("[data-kp-plan]")
    assert "move=" not in page.url
    page.fill("[name=to]", "2026-12-15")
    page.click("[data-move]")
    assert "move=mote-1=2026-12-15" in page.url
    page.get_by_role("button", name="Angre: ").click()
    assert "move=" not in page.url


def test_what_few_change_is_folded_and_what_was_changed_by_hand_stands_open(show: Open) -> None:
    page = show("?start=2026-11-30&off=2026-12-08")
    assert page.locator(".kp-planner__form details[open]").count() == 0
    assert page.get_by_role("button", name="Angre: ").is_visible()
    page.set_viewport_size({"width": 360, "height": 740})
    form, plan = (page.locator(one).bounding_box() for one in (".kp-planner__form", "[data-kp-plan]"))
    assert form
    assert plan
    assert plan["y"] - form["y"] < 1700


def test_meetings_are_rows_that_a_phone_shows_whole_with_what_belongs_to_them_folded(show: Open) -> None:
    page = show("?start=2026-11-30&time=14:15", viewport={"width": 360, "height": 740})
    rows = page.locator("[data-kp-plan] tr", has_text="møte 1")
    for row in rows.all():
        box = row.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 360
        assert box["height"] < 160
    folded = rows.first.locator("details")
    assert folded.locator("summary").inner_text() == "Forbered (1)"
    assert folded.locator("li").is_hidden()
    folded.locator("summary").click()
    assert folded.locator("li").is_visible()
    page.emulate_media(media="print")
    assert folded.locator("summary").is_hidden()
    assert rows.nth(1).locator("li").first.is_visible()


def test_an_unknown_parameter_is_told(show: Open) -> None:
    assert "(kalender)" in status(show("?start=2026-11-30&kalender=x"))


def test_choices_stand_in_the_address_and_can_be_gone_back_on(show: Open) -> None:
    page = show()
    first = tables(page)
    page.fill("[name=start]", "2027-01-11")
    page.dispatch_event("[name=start]", "change")
    page.select_option("[name=pace]", "weeks")
    page.fill("[name=weeks]", "40")
    page.dispatch_event("[name=weeks]", "change")
    page.select_option("[name=weekday]", "thu")
    assert page.url.endswith("?start=2027-01-11&pace=weeks=40&weekday=thu&calendar=standard")
    chosen = tables(page)
    assert chosen != first
    assert tables(show("?" + page.url.split("?")[1])) == chosen
    for _ in range(4):
        page.go_back()
    assert tables(page) == first
    assert page.input_value("[name=start]") == "2026-11-30"
    page.go_forward()
    assert page.input_value("[name=start]") == "2027-01-11"


def test_modules_are_moved_with_the_keyboard_and_only_where_it_is_allowed(show: Open) -> None:
    page = show()
    page.locator("summary", has_text="Rekkefølge").press("Enter")
    button = page.get_by_role("button", name="Flytt modul 3 opp")
    button.focus()
    page.keyboard.press("Enter")
    assert "order=1,3,2,4" in page.url
    assert "Modul 3 er nå nummer 2" in status(page)
    assert page.evaluate("document.activeElement.textContent.includes('modul 3')")
    page.get_by_role("button", name="Flytt modul 3 opp").press("Enter")
    assert "order=1,3,2,4" in page.url
    assert "Modul 3 krever at modul 1 er gjennomført" in status(page)
    assert page.get_by_role("button", name="Flytt modul 1 opp").is_disabled()
    _go(page, "?start=2027-01-11&from=2")
    page.get_by_role("button", name="Flytt modul 3 opp").press("Enter")
    assert "order=1,3,2,4" in page.url
    assert page.input_value("[name=from]") == "3"


def test_of_a_module_that_the_edition_lacks_nothing_is_named_and_nothing_forgotten(show: Open) -> None:
    page = show("?start=2027-01-11&from=2&move=2.1=2027-01-13", "laerer", path="andre/tidsplan/")
    assert "Planen går fra" in status(page)
    assert "Et møte som ikke er i denne utgaven: onsdag 13. januar 2027" in page.inner_text("[data-adjusted]")
    page.get_by_role("button", name="Angre: Et møte").click()
    assert page.locator("[name=from] option:checked").inner_text() == "Noe som ikke er i denne utgaven"
    page.select_option("[name=weekday]", "mon")
    assert "from=2" in page.url
    page.select_option("[name=from]", "")
    page.locator("summary", has_text="Rekkefølge").click()
    rows = page.locator(".kp-planner__form ol li > span:first-child")
    assert rows.all_inner_texts() == ["Modul 1: En annen", "Modul 3: En tredje"]
    page.get_by_role("button", name="Flytt modul 3 opp").click()
    assert "order=3,1,2&" in page.url
    assert "Modul 3 er nå nummer 1 i rekkefølgen." in status(page)
    assert rows.all_inner_texts() == ["Modul 3: En tredje", "Modul 1: En annen"]


def test_a_wish_that_cannot_be_had_says_why_and_gives_no_file(show: Open) -> None:
    page = show("?start=2026-11-30&pace=weeks=3")
    assert "Tidligste slutt er" in page.inner_text("[data-kp-plan]")
    assert page.locator("[data-kp-plan] caption").all_inner_texts() == ["Årshjul, skoleåret 2026/27"]
    assert page.is_disabled("[data-download]")
    page.click("[data-reset]")
    assert page.locator("[data-kp-plan] table").count() > 2


def _go(page: Page, query: str) -> str:
    """Change the address, which the page reads in the same way when it is opened; what is said then."""
    page.evaluate("query => history.pushState(null, '', query)", query)
    page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    return status(page)


def test_an_odd_address_gives_the_usual_plan_and_says_so(show: Open) -> None:
    page = show(ODD[0])
    assert "Noe i adressen kan ikke brukes" in status(page)
    for query in ODD:
        assert "Noe i adressen" not in _go(page, "?start=2027-01-11")
        assert "mandag 30. november 2026" not in page.inner_text("[data-kp-plan]")
        assert "Noe i adressen kan ikke brukes" in _go(page, query), query
        assert "mandag 30. november 2026" in page.inner_text("[data-kp-plan]"), query


def test_odd_wishes_give_a_plan_or_a_sentence(show: Open) -> None:
    page = show("?start=2028-02-29")
    for query in ("?start=2028-02-29", "?start=2027-07-01", "?start=2027-01-01", "?start=1900-01-01",
                  "?start=9999-12-31", "?order=4,1,2,3", "?order=3", "?pace=until=2020-01-01"):
        page.evaluate("document.querySelector('[data-kp-plan]').textContent = ''")
        assert _go(page, query), query
        assert "Noe i adressen" not in status(page), query
        assert len(page.inner_text("[data-kp-plan]")) > 30, query


def test_a_cleared_field_is_asked_for_and_the_plan_stays(show: Open) -> None:
    page = show()
    before = tables(page)
    page.fill("[name=start]", "")
    page.dispatch_event("[name=start]", "change")
    assert status(page) == "Skriv en dato som finnes."
    assert tables(page) == before


def test_the_calendar_file_has_the_plan_with_stable_uids(show: Open, small_base: str) -> None:
    page = show("?start=2027-01-11")
    with page.expect_download() as download:
        page.click("[data-download]")
    events = icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    found = {str(event["UID"]): event for event in events}
    assert {"prove-2026-modul-1@kompetansepakke", "prove-2026-modul-1-mote-2@kompetansepakke",
            "prove-2026-modul-2-mote-2@kompetansepakke"} <= found.keys()
    meeting = found["prove-2026-modul-1-mote-1@kompetansepakke"]
    assert str(meeting["URL"]) == f"{small_base}/leder/prove/1-modul/01-side/#mote-1"
    assert "1. 10 min: Åpning, med spørsmål; og svar" in str(meeting["DESCRIPTION"])
    assert download.value.suggested_filename == "prove-tidsplan.ics"


def test_nothing_that_the_edition_may_not_see_or_that_has_not_opened(small_site: Path) -> None:
    for edition, hidden in (("laerer", ("Kvartalsm", "Rektorsak", "Lederdag", "Skjult samling", "Hemmelig")),
                            ("leder", ("Hemmelig",))):
        folder = small_site / edition / "prove"
        texts = {path: path.read_text("utf-8") for name in ("tidsplan", "planer")
                 for path in (folder / name).rglob("*") if path.is_file()}
        assert len(texts) >= 5
        assert not [(path, word) for path, text in texts.items() for word in hidden if word in text]
    closed = json.loads((small_site / "leder/prove/tidsplan/plan.json").read_text("utf-8"))["modules"][3]
    assert [closed["meetings"][0]["title"], closed["opens"], closed["floor"]] == [None, "2027-05-03", 1]


@pytest.mark.parametrize("query", ["", "?pace=weeks=3", "?order=4,3,2,1"])
def test_axe_finds_nothing_and_nothing_spills_over(show: Open, axe: str, query: str) -> None:
    page = show(query, viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    page.evaluate(axe)
    assert in_both_schemes(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    small = page.eval_on_selector_all(".kp-planner button, .kp-planner input, .kp-planner select", """found => found
        .filter(one => one.offsetParent && one.getBoundingClientRect().height < 44).map(one => one.outerHTML)""")
    assert small == []


def test_on_paper_the_plan_stands_and_the_form_does_not(show: Open) -> None:
    page = show("?start=2027-01-11")
    page.emulate_media(media="print")
    assert page.is_hidden(".kp-planner__form")
    assert page.is_visible("[data-kp-plan] svg")
    assert "mandag 11. januar 2027" in page.inner_text("[data-kp-plan]")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_front_pages_lead_to_the_plan(small_site: Path) -> None:
    package = (small_site / "leder/prove/index.html").read_text("utf-8")
    assert 'href="tidsplan/"' in package
    assert 'href="planer/region/"' in package
    module = (small_site / "leder/prove/2-modul/index.html").read_text("utf-8")
    assert "Minst 3–4 uker, minst 3 møter." in module
    assert 'href="../tidsplan/#modul-2"' in module
