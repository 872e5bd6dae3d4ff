"""On paper: A4, nothing but the text, nothing cut, and room to write."""

from itertools import pairwise

import pytest

from .browsing import Desk
from .paper import A4, Paper

PRINTED = ("part", "meeting", "leader", "package", "module", "catalogue", "text-torture", "block-torture")
FURNITURE = ("Meny", "Hopp til innholdet", "På denne sida", "Forrige", "Bytt rolle", "Følg enheten", "Foreslå en")
Printed = tuple[Paper, list[str]]


@pytest.fixture(scope="module")
def papers(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Each page as a reader with a dark theme prints it, with its headings."""
    folder = tmp_path_factory.mktemp("papers")
    printed: dict[str, Printed] = {}
    with desk.fresh(color_scheme="dark") as (page, _):
        for kind in PRINTED:
            page.goto(desk.address(kind))
            page.evaluate("document.fonts.ready")
            headings = page.locator("article :is(h1, h2, h3, h4, h5, h6)").all_inner_texts()
            page.pdf(path=folder / f"{kind}.pdf", prefer_css_page_size=True, print_background=True)
            printed[kind] = Paper(folder / f"{kind}.pdf"), [" ".join(text.split()) for text in headings]
    return printed


@pytest.fixture(params=PRINTED)
def printed(papers: dict[str, Printed], request: pytest.FixtureRequest) -> Printed:
    """Each of them in turn."""
    return papers[request.param]


def test_the_sheets_are_a4(printed: Printed) -> None:
    assert printed[0].sizes == {A4}


def test_there_is_no_navigation(printed: Printed) -> None:
    paper, headings = printed
    assert headings[0].split()[0] in paper.sheets[0]
    assert not [word for word in FURNITURE if word in paper.text]


def test_the_ink_is_dark_on_white_and_nothing_runs_into_the_margin(printed: Printed) -> None:
    for picture in printed[0].pictures:
        assert picture.grey.count(255) > 0.8 * len(picture.grey)
        assert min(picture.grey) < 90
        for x in (*range(30), *range(picture.width - 30, picture.width)):
            assert min(picture.column(x)) > 250, x


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(printed: Printed) -> None:
    paper, headings = printed
    for sheet in paper.sheets[:-1]:
        lines = [" ".join(line.split()) for line in sheet.splitlines() if line.strip()]
        assert lines[-1].count("/") == 1, "the number of the sheet comes last"
        assert lines[-2] not in headings


def test_a_list_fills_its_sheets(papers: dict[str, Printed]) -> None:
    for words in papers["catalogue"][0].words[:-1]:
        assert sum(word.top > 0.75 * A4[1] for word in words) > 5, words[:5]


def test_tables_are_whole_and_their_headings_come_again(papers: dict[str, Printed]) -> None:
    paper, _ = papers["text-torture"]
    cells = ("Fag", "Sum", "12 345", "Orientering", "Friluftsliv", "Retorikk", "99")
    assert not [cell for cell in cells if cell not in paper.text]
    rows = ("Norsk og", "Kroppsøving", "Samfunnsfag")
    sheets = [sheet for sheet in paper.sheets if any(row in sheet for row in rows)]
    assert [sheet.count("Sum") for sheet in sheets] == [1] * len(sheets)
    for picture, words in zip(paper.pictures, paper.words, strict=True):
        for word in (word for word in words if word.text == "Sum"):
            after = picture.row(round(word.top) + 4)[round(word.right) + 1:]
            assert min(after) < 200, "the right edge of the table is drawn"


def test_addresses_of_links_are_told_once(papers: dict[str, Printed]) -> None:
    text = papers["text-torture"][0].text.replace(" ", "")
    assert "(https://example.org/boks)" in text
    assert "(https://example.org/fotnote)" in text
    assert "(https://example.org/)" not in text
    assert "(https://example.org/film)" in papers["block-torture"][0].text


def test_what_is_folded_on_screen_is_open_on_paper(papers: dict[str, Printed]) -> None:
    assert "Skjult til den åpnes" in papers["text-torture"][0].text
    assert "Tekst i details" in papers["text-torture"][0].text


def test_a_worksheet_has_lines_to_write_on(papers: dict[str, Printed]) -> None:
    paper, _ = papers["block-torture"]
    sheet = next(index for index, text in enumerate(paper.sheets) if "Hva gjorde eleven?" in text)
    picture = paper.pictures[sheet]
    top = min(word.top for word in paper.words[sheet] if word.text == "gjorde")
    foot = min(word.top for word in paper.words[sheet] if word.text == "vil" and word.top > top)
    lines = [y for y in range(round(top) + 14, round(foot))
             if sum(grey < 235 for grey in picture.row(y)) > 0.6 * picture.width]
    assert len(lines) == 3
    assert all(20 <= below - above <= 26 for above, below in pairwise(lines))


def test_what_is_for_leaders_shows_without_colour(papers: dict[str, Printed]) -> None:
    paper, _ = papers["block-torture"]
    assert "Tips: metode og tidsbruk · For skoleleder og skoleeier" in paper.text
    sheet = next(index for index, text in enumerate(paper.sheets) if "metode og tidsbruk" in text)
    word = next(word for word in paper.words[sheet] if word.text == "tidsbruk")
    row = paper.pictures[sheet].row(round(word.bottom) + 6)
    strong = [x for x in range(round(word.left)) if row[x] < 120]
    assert len(strong) >= 3, "a double rule at the left"
