"""Our own guides and sheets as PDFs: every page is worth its paper, and is read as it stands."""

from io import BytesIO
from typing import Any

import pikepdf
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


@pytest.fixture(scope="module", params=["nb", "nn"])
def printed(request: pytest.FixtureRequest, built: Built) -> dict[str, bytes]:
    """The PDFs of one language, by their pages."""
    root, locale = built.folder / "site/leder", request.param
    start = root / "nn" if locale == "nn" else root
    pages = [page for pattern in SETS for page in sorted(start.glob(f"{pattern}/index.html"))]
    assert len(pages) > 20
    return {page.parent.relative_to(root).as_posix(): make_pdf(PdfJob(root, page, "x.pdf", "", locale))
            for page in pages}


def test_no_page_is_nearly_empty(printed: dict[str, bytes]) -> None:
    empty = {f"{name}, page {number}": round(filled, 2) for name, data in printed.items()
             for number, filled in enumerate(map(_share, PdfDocument(data)), 1) if filled < LEAST}
    assert empty == {}


def test_what_is_read_aloud_comes_in_the_order_that_it_stands_on_the_page(printed: dict[str, bytes]) -> None:
    """Told of each page by itself: outloud (ORD-001) counts what has bold words in it after these."""
    astray = []
    for name, data in printed.items():
        with pikepdf.open(BytesIO(data)) as pdf:
            read = _read(pdf)
            astray += [f"{name}, page {number}" for number, page in enumerate(pdf.pages, 1)
                       if _painted(page) != read[page.obj.objgen]]
    assert astray == []


def _painted(page: pikepdf.Page) -> list[int]:
    """The numbers of what is marked on a page, in the order that it is painted."""
    marked = (one.operands[1] for one in pikepdf.parse_content_stream(page) if str(one.operator) == "BDC")
    return [int(about.MCID) for about in marked if isinstance(about, pikepdf.Dictionary) and "/MCID" in about]


def _read(pdf: pikepdf.Pdf) -> dict[tuple[int, int], list[int]]:
    """The same in the order of the tags, by page."""
    found: dict[tuple[int, int], list[int]] = {page.obj.objgen: [] for page in pdf.pages}

    def walk(element: Any, page: Any) -> None:
        page = element.get("/Pg", page)
        inside = element.get("/K", pikepdf.Array())
        for kid in inside if isinstance(inside, pikepdf.Array) else [inside]:
            if isinstance(kid, pikepdf.Dictionary) and "/MCID" not in kid:
                walk(kid, page)
            elif isinstance(kid, pikepdf.Dictionary):
                found[kid.get("/Pg", page).objgen].append(int(kid.MCID))
            else:
                found[page.objgen].append(int(kid))

    walk(pdf.Root.StructTreeRoot, None)
    return found


def _share(sheet: PdfPage) -> float:
    """How far down the text goes, as a share of the room between the margins."""
    top = sheet.get_height() - TOP
    lowest = min((bottom for _, bottom, _, upper in (thing.get_bounds() for thing in sheet.get_objects())
                  if bottom > FOOT - 4 and upper < top + 6), default=top)
    return float((top - lowest) / (top - FOOT))
