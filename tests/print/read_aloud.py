"""A page of a PDF as a listener hears it: its text in the order of the tags."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import POINTER, c_ushort, cast, create_string_buffer
from typing import Any

from pypdfium2 import PdfPage, raw


def heard(page: PdfPage) -> str:
    """The text of the page, with single spaces."""
    said = _texts(page)
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    roots = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(raw.FPDF_StructTree_CountChildren(tree))]
    parts = [said.get(mark, "") for root in roots for mark in _marks(root)]
    raw.FPDF_StructTree_Close(tree)
    return " ".join(" ".join(parts).replace("\u00ad ", "").replace("\u00ad", "").split())


def _texts(page: PdfPage) -> dict[int, str]:
    """What stands on the page, by its mark."""
    inside = page.get_textpage()
    found: dict[int, str] = {}
    for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
        length = raw.FPDFTextObj_GetText(thing.raw, inside.raw, None, 0)
        held = create_string_buffer(length)
        raw.FPDFTextObj_GetText(thing.raw, inside.raw, cast(held, POINTER(c_ushort)), length)
        mark = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
        found[mark] = found.get(mark, "") + held.raw.decode("utf-16-le").rstrip("\0") + " "
    return found


def _marks(element: Any) -> Iterator[int]:
    """The marks of an element and of those in it, in order."""
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if mark >= 0:
            yield mark
        elif child:
            yield from _marks(child)
