"""Pictures: what cameras and programs write beside what is drawn (EXIF, XMP, comments, the texts of PNG)."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from PIL import ExifTags, Image

from kompetansepakke.scan.containers.parts import Part, UnreadableError

_PNG = b"\x89PNG\r\n\x1a\n"
_TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"iCCP")
_MOST_TEXT = 20_000_000
_FOLDERS = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.Interop)
_FAULTS = (OSError, SyntaxError, ValueError, IndexError, KeyError, TypeError, EOFError, struct.error, zlib.error,
           OverflowError, RuntimeError)
"""What Pillow raises at pictures that are not whole."""


def is_picture(data: bytes) -> bool:
    """Whether it begins as PNG, JPEG, GIF, WebP or AVIF does."""
    return (data.startswith((_PNG, b"\xff\xd8\xff", b"GIF87a", b"GIF89a"))
            or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
            or (data[4:8] == b"ftyp" and any(brand in data[8:40] for brand in (b"avif", b"avis"))))


def picture_parts(data: bytes) -> Iterator[Part]:
    """All metadata. Bare text is found by the sweep; this is what is packed, in parts or in tags."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as picture:
                if data.startswith(_PNG):
                    picture.verify()
                    yield from _png_texts(data)
                else:
                    yield from _metadata(picture)
                if picture.format == "JPEG":
                    picture.draft("L", (max(1, picture.width // 8), max(1, picture.height // 8)))
                    picture.load()
    except Image.DecompressionBombError as error:
        raise UnreadableError("bildet har for mange punkter") from error
    except _FAULTS as error:
        raise UnreadableError("bildet er skadet") from error


def _metadata(picture: Image.Image) -> Iterator[Part]:
    exif = picture.getexif()
    folders: list[Mapping[Any, Any]] = [picture.info, exif, *(exif.get_ifd(folder) for folder in _FOLDERS)]
    for folder in folders:
        for value in folder.values():
            if isinstance(value, str | bytes):
                yield value


def _png_texts(data: bytes) -> Iterator[Part]:
    """The texts of a PNG, wherever they stand: `key NUL …`, some of them packed."""
    at = len(_PNG)
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        if kind in _TEXTS:
            chunk = data[at + 8:at + 8 + size]
            key, _, rest = chunk.partition(b"\0")
            yield key
            if kind == b"iTXt":
                yield _international(rest)
            else:
                yield _unpacked(rest[1:]) if kind in (b"zTXt", b"iCCP") else rest
        at += 12 + size


def _international(rest: bytes) -> bytes:
    """What stands behind the key of an iTXt: two flags, the language, the key in it, and the text."""
    language, _, text = rest[2:].partition(b"\0")
    translated, _, text = text.partition(b"\0")
    return b"\n".join((language, translated, _unpacked(text) if rest[:1] == b"\1" else text))


def _unpacked(packed: bytes) -> bytes:
    engine = zlib.decompressobj()
    try:
        text = engine.decompress(packed, _MOST_TEXT)
    except zlib.error as error:
        raise UnreadableError("bildet er skadet") from error
    if engine.unconsumed_tail:
        raise UnreadableError("bildet har for mye tekst i seg")
    return text
