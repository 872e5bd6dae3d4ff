"""Zip files whose parts may have been made small before: most are what they were, and to deflate takes longest."""

from __future__ import annotations

import zipfile
import zlib
from hashlib import sha256
from pathlib import Path
from typing import Self

from kompetansepakke.machine.kept import Kept, makers, name_of

_DIGEST, _LENGTH = 32, 8


class Deflater:
    """Deflates the parts of what is called `name`, those that are new since the last time. Close it to keep them."""

    def __init__(self, kept: Path | None, name: str) -> None:
        self._kept, self._name = kept, name_of(makers(), "deflated", name)
        with Kept(kept) as products:
            self._before = _read(products.get(self._name) or b"")
        self._now: dict[bytes, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._now.keys() != self._before.keys():
            with Kept(self._kept) as products:
                products.put(self._name, b"".join(digest + len(small).to_bytes(_LENGTH) + small
                                                  for digest, small in self._now.items()), is_small=True)

    def write(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> None:
        """Add a part to an archive as `writestr` does."""
        entry.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(entry, "w") as part:
            # zipfile has no other way in for what is deflated. Were the name another, the part would be deflated anew.
            vars(part)["_compressor"] = _Ready(self._small(data))
            part.write(data)

    def _small(self, data: bytes) -> bytes:
        digest = sha256(data).digest()
        small = self._now.get(digest) or self._before.get(digest) or _deflated(data)
        self._now[digest] = small
        return small


class _Ready:
    """Stands where zipfile has a compressor, with what it would make of the whole."""

    def __init__(self, small: bytes) -> None:
        self._small = small

    def compress(self, _: bytes) -> bytes:
        return self._small

    def flush(self) -> bytes:
        return b""


def _deflated(data: bytes) -> bytes:
    # The highest level makes the whole a two hundredth smaller, and takes half as long again.
    maker = zlib.compressobj(level=6, wbits=-15)
    return maker.compress(data) + maker.flush()


def _read(kept: bytes) -> dict[bytes, bytes]:
    found, at = {}, 0
    while at < len(kept):
        start = at + _DIGEST + _LENGTH
        length = int.from_bytes(kept[at + _DIGEST:start])
        found[kept[at:at + _DIGEST]] = kept[start:start + length]
        at = start + length
    return found
