"""Our own guides and sheets as PDFs: no page that holds too little to be worth its paper."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, PdfPage

from kompetansepakke.pdf.documents import PdfJob, make_pdf

from .built import Built

MILLIMETRE = 72 / 25.4
TOP, FOOT = 21 * MILLIMETRE, 19 * MILLIMETRE
"""The margins, in which running heads and numbers of pages stand."""
LEAST = 0.28
"""How much of a page is filled at least. What comes after a meeting, which has its page alone, begins a page, and short
modules have little there; of Lektor2 the tables of a module don't fit the page before, however tight."""
SETS = ("*/lederguide", "*/deltakerark/*")
"""A package's guide holds the guides of its modules."""


@pytest.mark.parametrize("locale", ["nb", "nn"])
def test_no_page_is_nearly_empty(built: Built, locale: str) -> None:
    root = built.folder / "site/leder"
    start = root / "nn" if locale == "nn" else root
    pages = [page for pattern in SETS for page in sorted(start.glob(f"{pattern}/index.html"))]
    assert len(pages) > 20
    empty = {f"{page.parent.relative_to(root)}, page {number}": round(filled, 2)
             for page in pages for number, filled in enumerate(_filled(root, page, locale), 1) if filled < LEAST}
    assert empty == {}


def _filled(root: Path, page: Path, locale: str) -> list[float]:
    return [_share(sheet) for sheet in PdfDocument(make_pdf(PdfJob(root, page, "x.pdf", "", locale)))]


def _share(sheet: PdfPage) -> float:
    """How far down the text goes, as a share of the room between the margins."""
    top = sheet.get_height() - TOP
    lowest = min((bottom for _, bottom, _, upper in (thing.get_bounds() for thing in sheet.get_objects())
                  if bottom > FOOT - 4 and upper < top + 6), default=top)
    return float((top - lowest) / (top - FOOT))
