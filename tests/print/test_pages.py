"""How PDFs are divided into pages: meetings lie alone, tips are read where they belong, and no page is nearly empty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from kompetansepakke.pdf.documents import PdfJob, make_pdf
from kompetansepakke.pdf.page_segments import End, tighter

from .read_aloud import heard

GUIDE = "pakke/lederguide/0-apen/index.html"
TIP = '<div class="kp-tip"><p class="kp-for"><strong>Tips</strong></p><p>Ved punkt 2: {words}</p></div>'
LAST_STEP = "<li><span class=\"kp-clock\">14.30"


@pytest.fixture
def guide(built: Path) -> Iterator[Path]:
    """A copy of the small site's guide, to be changed."""
    copy = (built / "leder" / GUIDE).with_name("copy.html")
    copy.write_text((built / "leder" / GUIDE).read_text("utf-8"), "utf-8")
    yield copy
    copy.unlink()


def _pages(page: Path, built: Path, **replaced: str) -> list[str]:
    """What is heard of each page of the guide's PDF, with this put after the agenda of its first meeting."""
    if "tip" in replaced:
        before, meeting, after = page.read_text("utf-8").partition('<div class="kp-card kp-meeting">')
        page.write_text(before + meeting + after.replace("</ol>", "</ol>" + replaced["tip"], 1), "utf-8")
    document = PdfDocument(make_pdf(PdfJob(built / "leder", page, "x.pdf", "", "nb")))
    return [heard(sheet) for sheet in document]


def test_a_guide_has_no_more_pages_than_it_needs(built: Path, guide: Path) -> None:
    assert len(_pages(guide, built)) == 7


def test_each_meeting_has_a_page_that_begins_with_it(built: Path, guide: Path) -> None:
    pages = _pages(guide, built)
    meetings = [page for page in pages if " av 3 Møte " in page]
    assert ["Møte 1 av 3 Møte 1" in meetings[0], *(page[:11] for page in meetings[1:])] \
        == [True, "Møte 2 av 3", "Møte 3 av 3"]
    assert all("Dato Begynner kl. Sted Møteleder" in page and "Notater" in page for page in meetings)


def test_a_tip_in_the_margin_is_read_after_the_step_that_it_names(built: Path, guide: Path) -> None:
    page = next(page for page in _pages(guide, built, tip=TIP.format(words="Vent litt.")) if "Møte 1 av 3" in page)
    assert page.index("14.10–14.30") < page.index("Ved punkt 2: Vent litt.") < page.index("14.30–14.45")


def test_tips_that_would_go_below_the_agenda_are_moved_up(built: Path, guide: Path) -> None:
    long = "ord " * 120
    pages = _pages(guide, built, tip=TIP.format(words=long) * 3)
    assert len(pages) == 7
    assert next(page for page in pages if "Møte 1 av 3" in page).count("ord") == 360


def test_a_meeting_too_long_for_a_page_goes_on_with_its_tips_last(built: Path, guide: Path) -> None:
    pages = _pages(guide, built, tip=TIP.format(words="ord " * 1500))
    at = next(number for number, page in enumerate(pages) if "Møte 1 av 3" in page)
    told = " ".join(pages[at:at + 3])
    assert told.count("ord ") >= 1500
    assert told.index("14.30–14.45") < told.index("Ved punkt 2")


def test_no_page_of_a_guide_is_nearly_empty(built: Path) -> None:
    document = PdfDocument(built / "leder/pakke/lederguide/0-apen/lederguide.pdf")
    assert min(len(page.get_textpage().get_text_bounded()) for page in document) > 80


def test_the_first_module_of_a_package_begins_below_the_table_of_modules(built: Path) -> None:
    page = built / "leder/pakke/lederguide/index.html"
    document = PdfDocument(make_pdf(PdfJob(built / "leder", page, "x.pdf", "", "nb")))
    page_of_table = heard(document[1]).partition("Modulene i rekkefølge Modul Uker")
    assert page_of_table[0] == ""
    assert "For leder Krav" in page_of_table[2]


def test_a_part_is_set_tighter_only_where_that_may_save_its_last_page() -> None:
    ends = [End(1, 0.9), End(6, 0.2), End(11, 0.4), End(13, 0.3), End(14, 0.1), End(25, 0.99)]
    assert tighter(ends, {}) == {1: 1, 2: 1, 3: 1}
    assert tighter(ends, {1: 3, 2: 1}) == {2: 1, 3: 1}


def _lines_on_pages(built: Path, words: int, fields: int) -> list[int]:
    """Of a sheet of two tasks of so many words, each with so many lines to write on: the lines on each of its pages."""
    page = built / "laerer/pakke/deltakerark/0-apen/index.html"
    lines = '<div class="kp-line"></div>' * fields
    task = f'<div class="kp-lines"><p class="kp-lines__title">Svar</p>{lines}</div>'
    copy = page.with_name("copy.html")
    before, heading, _ = page.read_text("utf-8").partition("</h1>")
    body = f"<p>{'ord ' * words}</p>{task}" * 2
    copy.write_text(f"{before}{heading}{body}</article></body></html>", "utf-8")
    document = PdfDocument(make_pdf(PdfJob(built / "laerer", copy, "x.pdf", "", "nb")))
    copy.unlink()
    return [sum(abs(upper - lower) < 1 and right - left > 400
                for left, lower, right, upper in (thing.get_bounds() for thing in sheet.get_objects()))
            for sheet in document]


def test_a_sheet_has_fewer_lines_to_write_on_where_that_saves_a_page(built: Path) -> None:
    assert _lines_on_pages(built, 20, 8) == [16]
    (lines,) = _lines_on_pages(built, 180, 10)
    assert 8 <= lines < 20


def test_a_sheet_that_needs_its_pages_keeps_its_lines(built: Path) -> None:
    pages = _lines_on_pages(built, 500, 12)
    assert len(pages) > 1
    assert sum(pages) == 24


def test_lines_to_write_on_go_on_over_the_page_with_some_on_either_side(built: Path) -> None:
    for words in (940, 980, 1020):
        first, second, third = _lines_on_pages(built, words, 12)
        assert min(first, second) >= 3
        assert (first + second, third) == (12, 12)
