"""What was made before, kept beside the site by the hash of all that went into it.

Nothing is right or wrong because of it: what is missing, damaged, locked or on a full disk is made anew.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from time import time
from types import TracebackType
from typing import Any, Self

MOST_BYTES = 800_000_000
"""How much is kept; of more, what has not been used for longest goes. Our own site with eight editions takes 165 MB."""
_LEFT = 0.75
"""How much of that is left then, so that not every build has to make room."""
_FILE, _ABOUT = "kept.sqlite", ".gitignore"
_DAY = 86_400
_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (name BLOB PRIMARY KEY, day INTEGER NOT NULL, product BLOB NOT NULL)"
_HASH = 16
_PUBLISHED = stat.S_IFREG | 0o644
"""What `stat` says of a file that is published as all are (`publish/swap.py`)."""


def name_of(*parts: str | bytes) -> bytes:
    """The name of what is made of these, and of nothing else."""
    found = sha256()  # which today's processors have in hardware, two or three times as fast as others
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.digest()[:_HASH]


@cache
def makers() -> bytes:
    """The name of those who make the products: this tool, every installed distribution, and Python, as they are now."""
    package = Path(__file__).parents[1]
    # Without bytecode, which another kp may be writing just now, through files that are gone again.
    own = [part for path in sorted(package.rglob("*")) if path.is_file() and path.parent.name != "__pycache__"
           for part in (path.relative_to(package).as_posix(), path.read_bytes())]
    distributions = sorted({found.name for folder in sys.path if folder and Path(folder).is_dir()
                            for found in Path(folder).glob("*.dist-info")})
    return name_of(sys.version, *distributions, *own)


class Kept:
    """The products in the folder `folder`, or none at all. Close it, so that what was made now is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._base: sqlite3.Connection | None = None
        self._new: dict[bytes, tuple[bytes, int]] = {}
        self._used: set[bytes] = set()
        if folder is not None:
            with self._forgiving():
                self._open(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self.close()

    def get(self, name: bytes) -> bytes | None:
        """The product of this name, just as it was put here; None where it isn't kept, or not whole."""
        if self._base is None:
            return None
        row: tuple[bytes] | None = None
        with self._forgiving():
            row = self._base.execute("SELECT product FROM kept WHERE name = ?", (name,)).fetchone()
        product = _unpacked(row[0], name) if row else None
        if product is not None:
            self._used.add(name)
        return product

    def put(self, name: bytes, product: bytes, *, is_small: bool = False) -> None:
        """Keep a product under its name; one that `is_small` isn't made smaller, as it can't be or needn't."""
        if self._base is not None:
            self._new[name] = product, 0 if is_small else 1

    def get_json(self, name: bytes) -> Any:
        """The value of this name, as JSON holds it; None where it isn't kept, or not whole, or something else."""
        found = self.get(name)
        with suppress(ValueError):  # what another version of the tool kept under the same name, say
            return None if found is None else json.loads(found)
        return None

    def put_json(self, name: bytes, value: object) -> None:
        """Keep a value that JSON can hold, and that isn't None."""
        self.put(name, json.dumps(value).encode())

    def save(self) -> None:
        """Write down what is new, and what was of use."""
        if self._base is None:
            return
        today = int(time()) // _DAY
        with self._forgiving(), self._base:
            self._base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (
                (name, today, _packed(product, name, level)) for name, (product, level) in self._new.items()))
            self._base.executemany("UPDATE kept SET day = ? WHERE name = ? AND day < ?", (
                (today, name, today) for name in sorted(self._used)))
        self._new.clear()
        self._used.clear()

    def close(self) -> None:
        """Save, and let go of the file."""
        self.save()
        if self._base is not None:
            self._base.close()
            self._base = None

    def shrink(self, most: int = MOST_BYTES) -> None:
        """Let go of what has not been used for longest, where more than `most` bytes are kept."""
        if self._base is None:
            return
        with self._forgiving():
            rows = list(self._base.execute("SELECT name, length(product) FROM kept ORDER BY day DESC, rowid DESC"))
            totals = list(accumulate(length for _, length in rows))
            if totals and totals[-1] > most:
                old = [(name,) for (name, _), total in zip(rows, totals, strict=True) if total > most * _LEFT]
                with self._base:
                    self._base.executemany("DELETE FROM kept WHERE name = ?", old)
                self._base.execute("VACUUM")

    def _open(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / _ABOUT).exists():
            (folder / _ABOUT).write_text("*\n", encoding="utf-8")
        self._base = sqlite3.connect(folder / _FILE, timeout=20)
        self._base.execute("PRAGMA synchronous = OFF")  # a machine that fails loses what was kept, nothing else
        self._base.execute(_SCHEMA)

    @contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Do without what can't be read or written; a damaged file makes room for a new one."""
        try:
            yield
        except (sqlite3.Error, OSError) as fault:
            base, self._base = self._base, None
            if base is not None:
                with suppress(sqlite3.Error):
                    base.close()
            damaged = isinstance(fault, sqlite3.DatabaseError) and not isinstance(fault, sqlite3.OperationalError)
            if damaged and self._folder is not None:
                with suppress(OSError):
                    (self._folder / _FILE).unlink(missing_ok=True)


def write_file(target: Path, data: bytes, before: Path | None) -> None:
    """Write a new file. Where `before` holds the same, the two become one file with two names.

    To make a file costs more than to read and compare one, and to remove a name frees nothing that has to be found
    again. What was published keeps its bytes as long as nobody writes into a file that was written so.
    """
    if before is None or not _named_too(target, data, before):
        target.write_bytes(data)


def _named_too(target: Path, data: bytes, before: Path) -> bool:
    try:
        about = os.lstat(before)
        # One with another mode may be another user's, who alone can give it the right one.
        same = about.st_mode == _PUBLISHED and about.st_size == len(data) and before.read_bytes() == data
        if same:
            os.link(before, target)
    except OSError:  # it isn't there, or the disk knows one name a file
        return False
    return same


def _packed(product: bytes, name: bytes, level: int) -> bytes:
    return _check(product, name) + zlib.compress(product, level)


def _unpacked(packed: bytes, name: bytes) -> bytes | None:
    try:
        product = zlib.decompress(packed[_HASH:])
    except zlib.error:
        return None
    return product if packed[:_HASH] == _check(product, name) else None


def _check(product: bytes, name: bytes) -> bytes:
    return name_of(name, product)
