"""Ways from a meeting to what it is led from: on its card, in the leader's strip, and in the menu."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .remembering import Enter, remember

PAGE = "prove/1-modul/01-side/"


@pytest.mark.parametrize(("edition", "sets"), [
    ("leder", {"Lederguide": "lederguide/1-modul/#mote-1", "Deltakerark": "deltakerark/1-modul/",
               "Møtereferat": "motereferat/1-modul/#del.mote-1"}),
    ("laerer", {"Deltakerark": "deltakerark/1-modul/", "Møtereferat": "motereferat/1-modul/#del.mote-1"}),
    ("leder/nn", {"Leiarguide": "lederguide/1-modul/#mote-1", "Deltakarark": "deltakerark/1-modul/",
                  "Møtereferat": "motereferat/1-modul/#del.mote-1"})])
def test_a_meeting_leads_to_the_sets_that_its_edition_has(enter: Enter, edition: str, sets: dict[str, str]) -> None:
    page = enter(PAGE, edition)
    links = page.locator(".kp-meeting .kp-at-meeting a").all()
    assert {link.inner_text(): link.evaluate("one => one.href.split('/prove/')[1]") for link in links} == sets
    for way in sets.values():
        other = enter("prove/" + way, edition)
        if "#" in way:
            assert other.evaluate("Boolean(document.getElementById(location.hash.slice(1)))")


def test_the_strip_is_for_those_who_lead_and_leads_to_the_first_meeting(enter: Enter) -> None:
    assert enter("prove/", "laerer").locator(".kp-strip").count() == 0
    for address in ("prove/", "prove/1-modul/"):
        strip = enter(address).locator(".kp-strip")
        assert strip.get_by_role("link").all_inner_texts() == [
            "Første møte", "Lederguide", "Deltakerark", "Møtereferat", "Storskjerm"]
        assert strip.get_by_role("link").first.evaluate("one => one.href").endswith("/prove/1-modul/01-side/#mote-1")
    page = enter("prove/1-modul/")
    page.get_by_role("link", name="Storskjerm").click()
    page.locator("dialog.kp-projector[open]").wait_for()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Vis på storskjerm")).to_be_focused()


def test_with_a_plan_the_strip_leads_to_the_next_meeting(enter: Enter) -> None:
    remember(enter, plan="?start=2027-01-11&from=3")
    page = enter("prove/")
    link = page.locator(".kp-strip a", has_text="Neste møte")
    link.wait_for()
    ways = page.locator(".kp-strip a").evaluate_all("found => found.map((one) => one.href.split('/prove/')[1])")
    assert ways == ["3-modul/01-side/#mote-3", "lederguide/3-modul/#mote-3", "deltakerark/3-modul/",
                    "motereferat/3-modul/#del.mote-3", "3-modul/01-side/?storskjerm#mote-3"]


def test_every_made_page_is_in_the_menu_with_its_branch_open(small_site: Path) -> None:
    for edition in ("laerer", "leder", "leder/nn"):
        folder = small_site / edition
        pages = [path for path in folder.rglob("index.html") if path.relative_to(folder).parts[:1] != ("nn",)]
        assert len(pages) > 20
        for path in pages:
            html = path.read_text("utf-8")
            menu = html.partition('<nav class="kp-nav')[2].partition("</nav>")[0] + html.partition("<footer")[2]
            assert 'aria-current="page"' in menu, path
            if path.relative_to(folder).parts[0] == "prove":
                assert ">Tidsplan</a>" in menu, path
            module = re.search(r"/prove/(?:\w+/)?(\d-modul)/", path.as_posix())
            if module and "4-modul" not in path.as_posix():
                own = rf'kp-nav__print"><a href="[^"]*motereferat/{module[1]}/"'
                assert re.search(own + '|aria-current="page">Møtereferat', menu), path
