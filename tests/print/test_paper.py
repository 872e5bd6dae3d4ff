"""Printed sets as Chromium prints them: whole tables, whole pictures, and even lines to write on."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.paper import A4, Paper, Word

from .content import LONG
from .hard import CELLS

PRINTED = {"guide": "lederguide/0-m", "reader": "lesehefte/0-m", "sheet": "deltakerark/0-m",
           "worksheets": "arbeidsark/0-m", "record": "motereferat/0-m", "page": "0-m/01-vanskelig",
           "picture": "0-m/02-bilde"}
WITH_TABLES = ("guide", "reader", "sheet", "page")
_TALL_ROW = """(region) => {
  region.querySelector("table").createCaption().textContent = "Tabellen";
  region.querySelector("tbody tr").style.height = "80mm";
  region.insertAdjacentHTML("beforebegin", "<div></div>");
  region.previousSibling.style.breakBefore = "page";
}"""
"""A table with a caption and a row that needs much room, after an empty box on a new sheet."""
MARGIN = 48
"""Points: 17 mm."""


@pytest.fixture(scope="module")
def papers(hard: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """Each of them, printed."""
    folder = tmp_path_factory.mktemp("papers")
    page = browser.new_page()
    for name, path in PRINTED.items():
        page.goto((hard / "leder/pakke" / path / "index.html").as_uri())
        page.evaluate("document.fonts.ready")
        page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True, print_background=True)
    page.close()
    return {name: Paper(folder / f"{name}.pdf") for name in PRINTED}


@pytest.mark.parametrize("name", WITH_TABLES)
def test_a_table_with_many_columns_and_long_words_keeps_all_of_them(papers: dict[str, Paper], name: str) -> None:
    paper = papers[name]
    last = {cells[-1].split()[1] for cells in CELLS}
    assert last <= {word.text for words in paper.words for word in words}
    assert max(word.right for words in paper.words for word in words) <= A4[0] - MARGIN + 1


@pytest.mark.parametrize(("name", "word", "beside", "same"), [
    ("guide", "Gjør", "worksheets", "Felt"), ("reader", "Gjør", "worksheets", "Felt"),
    ("sheet", "Gjør", "worksheets", "Felt"),
    ("page", "Vanskelig", "picture", "Bilde")])
def test_a_wide_table_makes_nothing_else_smaller(papers: dict[str, Paper], name: str, word: str, beside: str,
                                                 same: str) -> None:
    assert _height(papers[name], word) == pytest.approx(_height(papers[beside], same), rel=0.12)


def _height(paper: Paper, wanted: str) -> float:
    return next(word.bottom - word.top for words in paper.words for word in words if word.text == wanted)


def test_no_row_of_headings_stands_alone_at_the_foot(hard: Path, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto((hard / "leder/pakke/0-m/01-vanskelig/index.html").as_uri())
    table = page.locator(".kp-table").nth(1)
    table.evaluate(_TALL_ROW)
    for height in range(160, 250, 15):
        table.evaluate("(table, height) => { table.previousSibling.style.height = `${height}mm`; }", height)
        page.pdf(path=tmp_path / f"{height}.pdf", prefer_css_page_size=True)
        heads = [sheet for sheet in Paper(tmp_path / f"{height}.pdf").sheets if "Hvem" in sheet.split()]
        assert [LONG[:20] in sheet for sheet in heads] == [True], height
    page.close()


def test_a_tall_picture_stands_whole_on_one_sheet(papers: dict[str, Paper]) -> None:
    for name in ("picture", "reader"):
        dark = [sum(grey < 40 for grey in picture.grey) / len(picture.grey) for picture in papers[name].pictures]
        assert [share > 0.04 for share in dark].count(True) == 1, (name, dark)


@pytest.mark.parametrize("name", ["worksheets", "reader", "page"])
def test_the_lines_of_a_worksheet_are_evenly_spaced(papers: dict[str, Paper], name: str) -> None:
    paper = papers[name]
    at, top, foot = next((index, first.bottom, second.top) for index, words in enumerate(paper.words)
                         for first, second in _fields(words))
    picture = paper.pictures[at]
    lines = [y for y in range(round(top), round(foot))
             if sum(grey < 235 for grey in picture.row(y)) > 0.6 * picture.width]
    steps = [after - before for before, after in pairwise(lines) if after - before > 2]
    assert len(steps) == 2
    assert max(steps) - min(steps) <= 4


def _fields(words: list[Word]) -> list[tuple[Word, Word]]:
    """The words «en» and «to» of two fields that stand on the same sheet."""
    first = [word for before, word in pairwise(words) if (before.text, word.text) == ("Felt", "en")]
    second = [word for before, word in pairwise(words) if (before.text, word.text) == ("Felt", "to")]
    return list(zip(first, second, strict=False))


def test_what_is_agreed_has_more_room_than_who_and_when(papers: dict[str, Paper]) -> None:
    words = next(words for words in papers["record"].words if any(word.text == "Frist" for word in words))
    what, who = (next(word.left for word in words if word.text == wanted) for wanted in ("Hva", "Hvem"))
    assert who - what > (A4[0] - 2 * MARGIN) / 2


def test_dates_and_names_have_the_room_that_minutes_do_not_need(papers: dict[str, Paper]) -> None:
    words = next(words for words in papers["guide"].words if any(word.text == "Møteleder" for word in words))
    top = next(word.top for word in words if word.text == "Møteleder")
    left = {word.text: word.left for word in words if abs(word.top - top) < 2}
    assert left["Dato"] - left["Min"] < left["Møteleder"] - left["Dato"]


def test_goals_are_not_split_between_sheets(hard: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto((hard / "leder/pakke/lederguide/0-m/index.html").as_uri())
    assert page.locator(".kp-goals").evaluate("goals => getComputedStyle(goals).breakInside") == "avoid"
    page.close()


@pytest.mark.parametrize("language", ["", "nn/"])
def test_the_first_meeting_stands_below_the_heading_of_all(built: Path, browser: Browser, language: str) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.goto((built / f"leder/{language}pakke/lederguide/0-apen/index.html").as_uri())
    begins = page.locator(".kp-meeting").evaluate_all("all => all.map((one) => getComputedStyle(one).breakBefore)")
    assert begins == ["auto", "page", "page"]
    page.close()
