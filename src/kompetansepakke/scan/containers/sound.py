"""Sound and film: what is written beside it, in tags of ID3 and MP4. Those of WebM are bare."""

from __future__ import annotations

import io
from collections.abc import Iterator

from mutagen import MutagenError
from mutagen.id3 import ID3, Frame, ID3NoHeaderError, ID3Tags
from mutagen.mp4 import MP4

from kompetansepakke.scan.containers.parts import Part, UnreadableError
from kompetansepakke.scan.containers.pictures import is_picture

_WEBM = b"\x1a\x45\xdf\xa3"
_FAULTS = (MutagenError, OSError, ValueError, EOFError, IndexError, KeyError, TypeError)


def is_sound(data: bytes) -> bool:
    """Whether it begins as MP3, MP4 (with M4A) or WebM does."""
    return data.startswith((b"ID3", _WEBM)) or _is_mp4(data) or _is_frame(data)


def sound_parts(data: bytes) -> Iterator[Part]:
    """Texts and pictures in the tags."""
    try:
        tags = MP4(io.BytesIO(data)).tags if _is_mp4(data) else None if data.startswith(_WEBM) else _id3(data)
    except _FAULTS as error:
        raise UnreadableError("lyden eller filmen er skadet") from error
    for key, value in tags.items() if tags else ():
        yield str(key)
        yield from _values(value)


def _is_mp4(data: bytes) -> bool:
    return data[4:8] in (b"ftyp", b"moov", b"mdat", b"wide") and not is_picture(data)


def _is_frame(data: bytes) -> bool:
    """The head of a frame of MPEG sound: eleven bits that are set, then the third layer."""
    return len(data) > 3 and data[0] == 0xFF and data[1] & 0xE6 == 0xE2


def _id3(data: bytes) -> ID3 | None:
    try:
        return ID3(io.BytesIO(data))
    except ID3NoHeaderError:
        return None


def _values(value: object) -> Iterator[Part]:
    """All texts and bytes in a tag's value, which may be a list or a frame with fields of its own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield bytes(value)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _values(item)
    elif isinstance(value, Frame):
        for item in vars(value).values():
            yield from _values(item)
    elif isinstance(value, ID3Tags):
        yield from _values(list(value.values()))
