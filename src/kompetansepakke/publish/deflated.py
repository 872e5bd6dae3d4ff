"""Zip files whose parts may have been made small before: most are what they were, and to deflate takes longest."""

from __future__ import annotations

import zipfile
import zlib

from kompetansepakke.machine.kept import Kept, makers, name_of


class Deflater:
    """Deflates the parts of archives, each of them once; not those that are kept."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._done: dict[bytes, bytes] = {}

    def write(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> None:
        """Add a part to an archive as `writestr` does."""
        entry.compress_type = zipfile.ZIP_DEFLATED
        with archive.open(entry, "w") as part:
            # zipfile has no other way in for what is deflated. Were the name another, the part would be deflated anew.
            vars(part)["_compressor"] = _Ready(self._small(data))
            part.write(data)

    def _small(self, data: bytes) -> bytes:
        name = name_of(makers(), "deflated", data)
        if name not in self._done:
            small = self._kept.get(name)
            if small is None:
                small = _deflated(data)
                self._kept.put(name, small, is_small=True)
            self._done[name] = small
        return self._done[name]


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
