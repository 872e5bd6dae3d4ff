"""All text in a PDF: on the pages, and in outlines, notes, metadata and attached files."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, DictionaryObject, StreamObject, TextStringObject
from pypdfium2 import PdfDocument

T = TypeVar("T")
Otherwise = TypeVar("Otherwise")
_TEXT_STREAMS = ("/EmbeddedFile", "/Metadata")
"""Streams that hold text of their own; the rest are fonts, pictures and drawing."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_texts(data: bytes) -> Iterator[str]:
    """Every text that can be got out. A damaged file gives what it gives: no fault in it raises."""
    pages = _tried(partial(PdfDocument, data), None)
    for page in range(_tried(partial(len, pages), 0) if pages else 0):
        yield _tried(partial(_page_text, pages, page), "")
    reader = _tried(partial(PdfReader, io.BytesIO(data)), None)
    if reader is None:
        return
    for number in range(1, _tried(partial(_size, reader), 0)):
        yield _tried(partial(_object_text, reader, number), "")


def _page_text(pages: PdfDocument, page: int) -> str:
    text: str = pages[page].get_textpage().get_text_range()
    # A word that was hyphenated at the end of a line is one word again.
    return re.sub("(?:\u2010|\ufffe|\x02)\r?\n?", "", text)


def _size(reader: PdfReader) -> int:
    return int(str(reader.trailer["/Size"]))


def _object_text(reader: PdfReader, number: int) -> str:
    return "\n".join(_strings(reader.get_object(number)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, StreamObject) and value.get("/Type") in _TEXT_STREAMS:
        yield value.get_data().decode("utf-8", "replace")
    if isinstance(value, DictionaryObject):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, TextStringObject):
        yield str(value)
    elif isinstance(value, ByteStringObject):
        yield value.decode("utf-8", "replace")


def _tried(read: Callable[[], T], otherwise: Otherwise) -> T | Otherwise:
    """What `read` gives; `otherwise` where pypdf can't, which may raise anything on a file that is not whole."""
    try:
        return read()
    except Exception:
        return otherwise
