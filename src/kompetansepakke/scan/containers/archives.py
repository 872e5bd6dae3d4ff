"""Zip files and what is made of them (docx, xlsx, pptx, odt, ods, odp), and gzip."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from kompetansepakke.scan.containers.parts import MAX_BYTES, Part, UnreadableError

_ENCRYPTED = 0x1
_FAULTS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError)
"""What the libraries raise at archives that are not whole."""


def is_zip(data: bytes) -> bool:
    """Whether it begins as zip files do, or is one behind something else."""
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        return True
    return b"PK\5\6" in data[-66_000:] and zipfile.is_zipfile(io.BytesIO(data))


def zip_parts(data: bytes) -> Iterator[Part]:
    """Names, comments and files."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _FAULTS as error:
        raise UnreadableError("zip-en er skadet") from error
    with archive:
        yield archive.comment
        if sum(item.file_size for item in archive.infolist()) > MAX_BYTES:
            raise UnreadableError(f"det er større enn {MAX_BYTES // 1_000_000} MB utpakket")
        for item in archive.infolist():
            yield from (item.filename, item.comment)
            if item.flag_bits & _ENCRYPTED:
                raise UnreadableError(f"«{item.filename}» i den er låst med passord", locked=True)
            yield _member(archive, item)


def _member(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(item)
    except _FAULTS as error:
        raise UnreadableError(f"«{item.filename}» i den er skadet eller pakket på en måte vi ikke kan lese") from error


def is_gzip(data: bytes) -> bool:
    """Whether it begins as gzip does."""
    return data.startswith(b"\x1f\x8b")


def gzip_parts(data: bytes) -> Iterator[Part]:
    """What is packed in it; names and comments in its head are bare."""
    while data:
        engine = zlib.decompressobj(31)
        try:
            yield engine.decompress(data, MAX_BYTES)
        except zlib.error as error:
            raise UnreadableError("pakkingen er skadet") from error
        if engine.unconsumed_tail or not engine.eof:
            raise UnreadableError("den er for stor, eller kuttet")
        data = engine.unused_data.lstrip(b"\0")
