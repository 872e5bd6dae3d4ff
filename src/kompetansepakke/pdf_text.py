"""All text in a PDF: on the pages, and in outlines, notes, metadata and attached files."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, DictionaryObject, StreamObject, TextStringObject

T = TypeVar("T")
Otherwise = TypeVar("Otherwise")
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_texts(data: bytes) -> Iterator[str]:
    """Every text that can be got out. A damaged file gives what it gives: no fault in it raises."""
    reader = _tried(partial(PdfReader, io.BytesIO(data)), None)
    if reader is None:
        return
    for page in range(_tried(partial(len, reader.pages), 0)):
        yield _tried(partial(_page_text, reader, page), "")
    for number in range(1, _tried(partial(_size, reader), 0)):
        yield _tried(partial(_object_text, reader, number), "")


def _page_text(reader: PdfReader, page: int) -> str:
    return str(reader.pages[page].extract_text())


def _size(reader: PdfReader) -> int:
    return int(str(reader.trailer["/Size"]))


def _object_text(reader: PdfReader, number: int) -> str:
    return "\n".join(_strings(reader.get_object(number)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, StreamObject):
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
