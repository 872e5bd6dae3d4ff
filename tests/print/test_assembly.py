"""What leader guides, sheets and records hold, and in which editions they are."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kompetansepakke.pages.print.sheet.clock import START, Clock, time_text
from kompetansepakke.source.blocks.agenda import agenda
from kompetansepakke.source.blocks.blocks import walk

from .content import CLOSED, MKDOCS, SECRET, write_site
from .reading import made, view_of

LEADER, SHEET = "pakke/lederguide/0-apen/index.md", "pakke/deltakerark/0-apen/index.md"
RECORD = "pakke/motereferat/0-apen/index.md"
TEACHERS = {"laerer": {"sees": ["laerer"]}, "ledelse": {"sees": ["laerer", "rektor"]}}
NAMES = {"laerer": {"nb": "Lærer"}, "rektor": {"nb": "Rektor"}}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("print"))


@pytest.mark.parametrize(("edition", "leads"), [("laerer", False), ("leder", True), ("eier", True), ("uh", True)])
def test_leader_guides_are_in_the_editions_that_see_leader_content(site: Path, edition: str, leads: bool) -> None:
    paths = set(made(view_of(site, edition)))
    assert {LEADER in paths, "pakke/lederguide/index.md" in paths} == {leads}
    assert SHEET in paths


def test_with_other_roles_an_edition_that_sees_hidden_tips_has_guides(tmp_path: Path) -> None:
    write_site(tmp_path, mkdocs=MKDOCS)
    for path in (tmp_path / "modules").rglob("*.md"):
        text = path.read_text("utf-8").replace("[leader, owner]", "[rektor]").replace("leader owner", "rektor")
        path.write_text(re.sub(r"(/// tip \| \w+)", r"\1\n    roles: [rektor]", text), "utf-8")
    found = {name: LEADER in made(view_of(tmp_path, name, roles=NAMES, editions=TEACHERS)) for name in TEACHERS}
    assert found == {"laerer": False, "ledelse": True}


@pytest.mark.parametrize("edition", ["laerer", "leder", "uh"])
def test_participants_sheets_hold_no_leader_content_in_any_edition(site: Path, edition: str) -> None:
    pages = made(view_of(site, edition))
    handed = [page for path, page in pages.items() if "lederguide" not in path and "lesehefte" not in path]
    assert len(handed) == 3
    assert all(SECRET not in page.markdown for page in handed)
    assert "Oppgave 1" in pages[SHEET].markdown


def test_the_sheet_is_the_same_in_all_editions(site: Path) -> None:
    assert made(view_of(site, "laerer"))[SHEET].markdown == made(view_of(site, "leder"))[SHEET].markdown


@pytest.mark.parametrize("edition", ["laerer", "leder"])
def test_nothing_of_a_closed_module_but_its_figures(site: Path, edition: str) -> None:
    pages = made(view_of(site, edition))
    assert not [path for path in pages if "1-stengt" in path]
    assert all(CLOSED not in page.markdown for page in pages.values())


def test_every_tip_and_leader_text_stands_once_in_the_guide(site: Path) -> None:
    seen = view_of(site, "leder")
    body = made(seen)[LEADER].markdown
    said = [line for page in seen.pages() for block in walk(page.nodes) for node in block.children
            for line in (getattr(node, "lines", ())) if SECRET in line.text]
    assert len(said) == 8
    assert [body.count(line.text.strip()) for line in said] == [1] * 8


def test_each_meeting_has_a_running_clock_from_two_o_clock(site: Path) -> None:
    body = made(view_of(site, "leder"))[LEADER].markdown
    steps = re.findall(r'kp-clock">([\d.–]+)</span> <span class="kp-minutes">(\d+) min', body)
    assert steps == [("14.00–14.10", "10"), ("14.10–14.30", "20"), ("14.30–14.45", "15")] * 2


def test_the_clock_and_the_core_find_the_same_steps(site: Path) -> None:
    for page in view_of(site, "leder").pages():
        for meeting in (block for block in walk(page.nodes) if block.name == "meeting"):
            clock = Clock()
            lines = [line.text for node in meeting.children for line in getattr(node, "lines", ())]
            assert sum(clock.step(line) != line for line in lines) == len(agenda(meeting)) > 0
            assert clock.now == START + sum(step.minutes for step in agenda(meeting))


def test_past_midnight_the_clock_begins_again() -> None:
    assert time_text(23 * 60 + 50 + 20) == "00.10"


def test_links_stay_on_the_page_where_their_target_does(site: Path) -> None:
    body = made(view_of(site, "leder"))[LEADER].markdown
    assert "[møtet](#mote-1)" in body
    assert "[Oppgave 1](#oppg-1)" in body.replace("&#45;", "-")
    assert "](../../0-apen/01-del.md#merke)" in body


def test_own_ids_are_dropped_and_labels_told_apart(site: Path) -> None:
    body = made(view_of(site, "leder"))["pakke/lesehefte/0-apen/index.md"].markdown
    assert 'id="merke"' not in body
    defined = re.findall(r"^\[(\^?[^\]]+)\]:", body, re.MULTILINE)
    assert len(defined) == len(set(defined)) == 4
    assert {f"^{label.removeprefix('^')}" for label in defined if label[0] == "^"} \
        == {f"^{used}" for used in re.findall(r"\[\^([^\]]+)\](?!:)", body)}


def test_the_page_s_own_title_is_not_said_twice(site: Path) -> None:
    body = made(view_of(site, "leder"))["pakke/lesehefte/0-apen/index.md"].markdown
    assert Counter(re.findall(r"^#+ .*Del 1", body, re.MULTILINE)).total() == 1


def test_a_qr_code_needs_the_site_s_address(site: Path) -> None:
    seen = view_of(site, "leder")
    with_address = made(seen, "https://skole.example/leder/")[LEADER]
    assert with_address.files["qr.svg"].startswith("<svg")
    assert "https://skole.example/leder/pakke/0-apen/" in with_address.markdown
    without = made(seen)[LEADER]
    assert not without.files
    assert "pakke/0-apen/" in without.markdown
    assert "QR" not in without.markdown  # the host is told, in the build


def test_nynorsk_pages_say_what_is_in_bokmal(site: Path) -> None:
    body = made(view_of(site, "leder", locale="nn"))[LEADER].markdown
    assert "Leiarguide" in body
    assert "div[lang=nb]" in body


def test_the_checklist_asks_for_nothing_that_the_module_lacks(tmp_path: Path) -> None:
    page = write_site(tmp_path) / "modules/pakke/0-apen/01-del.md"
    (tmp_path / "modules/pakke/0-apen/02-del.md").unlink()
    task = "/// task | Oppgaven\n    id: t\n    minutes: 5\n    work: team\n\nGjør.\n/// end task\n"
    page.write_text(f"---\ntitle: Del\nroles: all\n---\n\n{task}", "utf-8")
    body = made(view_of(tmp_path, "leder"))[LEADER].markdown
    assert "Skriv ut deltakerark til alle." in body
    assert not [word for word in ("arbeidsark", "møtereferat", "møtet", "agenda") if word in body.lower()]


def test_the_checklist_names_both_sheets_where_there_are_both(site: Path) -> None:
    assert "Skriv ut deltakerark og arbeidsark til alle." in made(view_of(site, "leder"))[LEADER].markdown


def test_a_meeting_without_an_agenda_has_room_for_notes_in_its_record(tmp_path: Path) -> None:
    page = write_site(tmp_path) / "modules/pakke/0-apen/01-del.md"
    page.write_text(re.sub(r"1\. 10 min.*?Slutt\.", "Snakk sammen.", page.read_text("utf-8"), flags=re.DOTALL), "utf-8")
    first, second = made(view_of(tmp_path, "leder"))[RECORD].markdown.split("{: #del.mote-2 }")
    assert "Agenda" not in first
    assert "<strong>Notater</strong>" in first
    assert "Agenda {: #del.mote-2.agenda }" in second


def test_the_record_of_a_meeting_leads_back_to_it(site: Path) -> None:
    record = made(view_of(site, "leder"))[RECORD].markdown
    links = re.findall(r'^## <a href="(.+?)">.+</a> \{: #del\.(.+?) \}$', record, flags=re.MULTILINE)
    assert links
    assert all(re.fullmatch(rf"\.\./\.\./0-apen/[\w-]+/#{meeting}", href) for href, meeting in links)


def test_a_page_that_says_nothing_has_no_place_in_reader_and_guide(tmp_path: Path) -> None:
    write_site(tmp_path)
    for name, roles in (("03-tom", "all"), ("91-tom", "[leader]")):
        text = f"---\ntitle: Tom side {name}\nroles: {roles}\n---\n\n# Tom side\n"
        (tmp_path / f"modules/pakke/0-apen/{name}.md").write_text(text, "utf-8")
    pages = made(view_of(tmp_path, "leder"))
    assert not [path for path in (LEADER, "pakke/lesehefte/0-apen/index.md") if "Tom side" in pages[path].markdown]


def test_a_question_that_tips_on_reading_stand_by_is_quoted(tmp_path: Path) -> None:
    page = write_site(tmp_path) / "modules/pakke/0-apen/01-del.md"
    asked = page.read_text("utf-8").replace("| Oppgave 1", "| Hva så?").replace("tip | demanding", "tip | reading", 1)
    page.write_text(asked, "utf-8")
    said = re.sub(r"</?a[^>]*>", "", made(view_of(tmp_path, "leder"))[LEADER].markdown)
    assert "Tips om videre lesing står også ved «Hva så?»." in said
