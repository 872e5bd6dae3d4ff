"""Zip files whose parts may have been made small before: most are what they were, and to deflate takes longest."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from kompetansepakke.machine.kept import Kept, makers, name_of

_ABOUT = struct.Struct("<LQ")
_OF_A_PART = ("_compressor", "_crc", "_file_size")
"""Where zipfile keeps what it knows of a part while it is written."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a zip says and holds of a part."""

    crc: int
    size: int
    small: bytes

    def as_bytes(self) -> bytes:
        """What `of_bytes` reads."""
        return _ABOUT.pack(self.crc, self.size) + self.small

    @classmethod
    def of_bytes(cls, told: bytes) -> _Part:
        """What `as_bytes` told."""
        crc, size = _ABOUT.unpack_from(told)
        return cls(crc, size, told[_ABOUT.size:])


class Deflater:
    """Deflates the parts of archives, each of them once; not those that are kept."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._done: dict[bytes, _Part] = {}

    def write(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> None:
        """Add a part to an archive as `writestr` does."""
        self.add(archive, entry, sha256(data).digest(), lambda: data)

    def add(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: bytes, make: Callable[[], bytes]) -> None:
        """Add what `make` makes; `name` says all that decides what that is, and where it is known nothing is made."""
        known = self._part(name_of(makers(), "deflated", name), make)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(entry, "w") as part:
            # zipfile has no other way in for what is deflated. Were these named otherwise, it would be deflated anew.
            can_tell = vars(part).keys() >= set(_OF_A_PART)
            if can_tell:
                vars(part).update(zip(_OF_A_PART, (_Ready(known.small), known.crc, known.size), strict=True))
            part.write(b"" if can_tell else make())

    def _part(self, name: bytes, make: Callable[[], bytes]) -> _Part:
        if name not in self._done:
            told = self._kept.get(name)
            self._done[name] = found = _Part.of_bytes(told) if told else _deflated(make())
            if told is None:
                self._kept.put(name, found.as_bytes(), is_small=True)
        return self._done[name]


class _Ready:
    """Stands where zipfile has a compressor, with what it would make of the whole."""

    def __init__(self, small: bytes) -> None:
        self._small = small

    def compress(self, _: bytes) -> bytes:
        return self._small

    def flush(self) -> bytes:
        return b""


def _deflated(data: bytes) -> _Part:
    # The highest level makes the whole a two hundredth smaller, and takes half as long again.
    maker = zlib.compressobj(level=6, wbits=-15)
    return _Part(zlib.crc32(data), len(data), maker.compress(data) + maker.flush())
