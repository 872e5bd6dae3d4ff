"""The contents of a printed set: no heading alone at the foot of a column, no last part alone at the top."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
from outloud import check
from pypdfium2 import PdfDocument

_MODULES, _PARTS = range(6), range(5)
_MM = 72 / 25.4


def _guide(lead: int) -> str:
    """A guide whose contents begin so many lines down its first page."""
    listed = "".join(f'<li><a href="#del.{module}">Modul {module}</a><ol>' + "".join(
        f'<li><a href="#del.{module}.{part}">Del {module}.{part}</a></li>' for part in _PARTS) + "</ol></li>"
        for module in _MODULES)
    text = "".join(f'<h2 id="del.{module}">Modul {module}</h2>' + "".join(
        f'<h3 id="del.{module}.{part}">Del {module}.{part}</h3><p>Tekst.</p>' for part in _PARTS)
        for module in _MODULES)
    return "<p>Linje.</p>" * lead + f'<nav class="kp-contents"><h2>Innhold</h2><ol>{listed}</ol></nav>{text}'


def _columns(pdf: Path) -> list[list[str]]:
    """What the lines of the two columns of contents on the first page begin with."""
    page = PdfDocument(pdf)[0]
    text = page.get_textpage()
    words = [(box, text.get_text_bounded(*box)) for box in map(text.get_rect, range(text.count_rects()))]
    top = next(box[1] for box, word in words if word == "Innhold")
    return [[word.split()[0] for (left, low, _, _), word in sorted(words, key=lambda word: -word[0][1])
             if 19 * _MM < low < top and 0 <= left - start < 6 * _MM] for start in (18 * _MM, 109.5 * _MM)]


def test_no_module_ends_a_column_and_no_last_part_begins_one(printed: Callable[[str], Path]) -> None:
    feet = set()
    for lead in range(15, 24):
        left, right = _columns(printed(_guide(lead)))
        assert len(left) + len(right) == len(_MODULES) * (1 + len(_PARTS)), lead
        assert left[-1] == "Del", lead
        assert right[0] == "Modul" or right[:2] == ["Del", "Del"], lead
        feet.add(len(left) % (1 + len(_PARTS)))
    assert len(feet) == 4  # between modules, and wherever one may be divided


def test_contents_in_columns_can_be_read_aloud_and_followed(printed: Callable[[str], Path]) -> None:
    pdf = printed(_guide(20))
    assert check(str(pdf)).errors == 0
    with pikepdf.open(pdf) as made:
        assert len(made.pages[0].Annots) == len(_MODULES) * (1 + len(_PARTS))
