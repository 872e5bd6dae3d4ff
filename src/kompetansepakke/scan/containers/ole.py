"""The files of older Office programs, which are also how newer ones embed objects."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from kompetansepakke.scan.containers.parts import Part, UnreadableError

_PACKAGE = "\x01Ole10Native"
_LOCKED = {"EncryptedPackage", "EncryptionInfo"}


def is_ole(data: bytes) -> bool:
    """Whether it begins as such files do."""
    return data.startswith(olefile.MAGIC)


def ole_parts(data: bytes) -> Iterator[Part]:
    """Each stream as a file of its own, and the files that stand in packages."""
    try:
        opened = olefile.OleFileIO(io.BytesIO(data))
        streams = opened.listdir()
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise UnreadableError("Office-fila er skadet") from error
    with opened:
        if any(path[-1] in _LOCKED for path in streams):
            raise UnreadableError("den er låst med passord", locked=True)
        for path in streams:
            stream = _read(opened, path)
            yield "/".join(path)
            yield stream
            if path[-1] == _PACKAGE:
                yield _packaged(stream)


def _read(opened: olefile.OleFileIO, path: list[str]) -> bytes:
    try:
        return bytes(opened.openstream(path).read())
    except (OSError, ValueError, IndexError) as error:
        raise UnreadableError("Office-fila er skadet") from error


def _packaged(stream: bytes) -> bytes:
    """The file in a package: behind two names, a path and their lengths; nothing where it isn't laid out so."""
    at = 6
    for _ in range(2):
        at = stream.find(b"\0", at) + 1
    path = at + 4
    if at < 6 or len(stream) < path + 4:
        return b""
    length = path + 4 + int.from_bytes(stream[path:path + 4], "little")
    size = int.from_bytes(stream[length:length + 4], "little")
    return stream[length + 4:length + 4 + size]
