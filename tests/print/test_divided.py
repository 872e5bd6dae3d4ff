"""What is divided between lines and pages, and what isn't: addresses, words in narrow columns, and tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pypdfium2 import PdfDocument

ADDRESS = "skoleutviklingspakka/2-profesjonsfellesskapet/"
COVER = f'<div class="kp-cover"><div class="kp-cover__back"><p>Nettet:<br><a href="../">{ADDRESS}</a></p></div></div>'


def _pages(pdf: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in PdfDocument(pdf)]


def test_no_hyphen_is_put_into_the_address_on_the_cover(printed: Callable[[str], Path]) -> None:
    lines = "".join(_pages(printed(COVER))).partition("Nettet:")[2].split()
    assert lines[:2] != [ADDRESS, "side"]
    assert "".join(lines).startswith(f"{ADDRESS}side")


def test_a_narrow_column_has_room_for_its_words(printed: Callable[[str], Path]) -> None:
    long = "ord " * 20
    table = "<table><thead><tr><th>Modul</th><th>Hva</th><th>Uker</th></tr></thead>" \
        f"<tr><td>{long}</td><td>{long}</td><td>10–13</td></tr></table>"
    lines = "".join(_pages(printed(table))).splitlines()
    assert any(line.endswith("Uker") for line in lines)
    assert any(line.endswith("10–13") for line in lines)


def test_a_table_of_few_rows_stands_on_one_page_and_a_longer_one_is_divided(printed: Callable[[str], Path]) -> None:
    for rows, at_most in ((6, 1), (20, 2)):
        table = "<table>" + "".join(f"<tr><td>rad {row}.</td></tr>" for row in range(rows)) + "</table>"
        printings = [_pages(printed("<p>Linje.</p>" * lines + table + "<p>Linje.</p>" * 30)) for lines in range(36, 46)]
        assert max(sum("rad " in page for page in pages) for pages in printings) == at_most, rows


def _meeting(step: str, tip: str) -> str:
    return ('<section class="kp-card kp-meeting"><h2 id="m">Møte</h2><ol><li><span class="kp-clock">14.00–14.05</span> '
            f'<span class="kp-minutes">5 min</span> {step}</li></ol>'
            f'<aside class="kp-tip"><p>{tip}</p></aside></section>')


def test_long_words_alone_are_divided_in_a_meeting(printed: Callable[[str], Path]) -> None:
    short, long = "fagene deler velge kortene sette noen eller ", "profesjonsfellesskapet "
    assert "\ufffe" not in "".join(_pages(printed(_meeting(short * 30, short * 20))))
    assert "".join(_pages(printed(_meeting(long * 30, long * 20)))).count("\ufffe") > 2


def test_all_lines_of_a_step_begin_at_the_same_place(printed: Callable[[str], Path]) -> None:
    pages = (page.get_textpage() for page in PdfDocument(printed(_meeting("Ordet " * 60, "Tips"))))
    text = next(page for page in pages if "Ordet" in page.get_text_range())
    start = text.get_text_range().index("Ordet")
    lefts = {round(text.get_rect(at)[0], 1) for at in range(text.count_rects(start, len("Ordet " * 60)))}
    assert len(lefts) == 1
