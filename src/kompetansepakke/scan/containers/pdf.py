"""All that a PDF holds: text on the pages, in outlines, notes, forms and metadata, and the files attached to it."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, DictionaryObject, StreamObject, TextStringObject
from pypdfium2 import PdfDocument, PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_REMOVE_SECURITY

from kompetansepakke.scan.containers.parts import Part, UnreadableError

T = TypeVar("T")
Otherwise = TypeVar("Otherwise")
_TEXT_STREAMS = ("/EmbeddedFile", "/Metadata")
"""Streams that hold text of their own; the rest are fonts, pictures and drawing."""

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def pdf_parts(data: bytes) -> Iterator[Part]:
    """Every text that can be got out, and the attached files. UnreadableError where it is locked or no reader opens it.

    A fault in one of its parts takes that part alone.
    """
    try:
        document = PdfDocument(data)
        pages = len(document)
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) == FPDF_ERR_PASSWORD or "assword" in str(error)
        raise UnreadableError("den er låst med passord" if locked else "PDF-en er skadet", locked=locked) from error
    yield "\n".join(_tried(partial(_page_text, document, page), "") for page in range(pages))
    reader = _reader(data, document)
    for number in range(1, _tried(partial(_size, reader), 0)):
        yield from _tried(partial(_object_parts, reader, number), ())


def _page_text(document: PdfDocument, page: int) -> str:
    text: str = document[page].get_textpage().get_text_range()
    # A word that was hyphenated at the end of a line is one word again.
    return re.sub("(?:\u2010|\ufffe|\x02)\r?\n?", "", text)


def _reader(data: bytes, document: PdfDocument) -> PdfReader:
    """What walks the objects: on the file itself, or on a copy that is mended and without its lock for changes."""
    reader = _tried(partial(PdfReader, io.BytesIO(data)), None)
    if reader is not None and not reader.is_encrypted and _tried(partial(_size, reader), 0):
        return reader
    copy = io.BytesIO()
    try:
        document.save(copy, flags=FPDF_REMOVE_SECURITY)
        return PdfReader(copy)
    except Exception as error:  # pypdf may raise anything on a file that is not whole
        raise UnreadableError("PDF-en er skadet") from error


def _size(reader: PdfReader) -> int:
    return int(str(reader.trailer["/Size"]))


def _object_parts(reader: PdfReader, number: int) -> tuple[Part, ...]:
    found = [*_parts(reader.get_object(number))]
    text = "\n".join(part for part in found if isinstance(part, str))
    return (text, *(part for part in found if isinstance(part, bytes)))


def _parts(value: object) -> Iterator[Part]:
    if isinstance(value, StreamObject) and value.get("/Type") in _TEXT_STREAMS:
        yield value.get_data()
    if isinstance(value, DictionaryObject):
        for key, item in value.items():
            if key in ("/EF", "/XFA"):
                yield from _streams(item.get_object())
            yield from _parts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _parts(item)
    elif isinstance(value, TextStringObject):
        yield str(value)
    elif isinstance(value, ByteStringObject):
        yield value.decode("utf-8", "replace")


def _streams(value: object) -> Iterator[Part]:
    """The files of an attachment, and the parts of a form, which need not say what they are."""
    items = value.values() if isinstance(value, DictionaryObject) else value if isinstance(value, list) else ()
    for item in items:
        stream = item.get_object()
        if isinstance(stream, StreamObject) and stream.get("/Type") not in _TEXT_STREAMS:
            yield stream.get_data()


def _tried(read: Callable[[], T], otherwise: Otherwise) -> T | Otherwise:
    """What `read` gives; `otherwise` where the library can't, which may raise anything on a file that is not whole."""
    try:
        return read()
    except Exception:
        return otherwise
