"""An attachment that has been read. What reads it is apart, since its libraries take time to load."""

from __future__ import annotations

from dataclasses import dataclass

from kompetansepakke.scan.containers.parts import MAX_BYTES
from kompetansepakke.scan.folding import Folded


@dataclass(frozen=True, slots=True)
class Opened:
    """An attachment that has been read: its texts, and what kept the rest from being read."""

    texts: tuple[Folded, ...]
    fault: str = ""
    lines: tuple[int, ...] = ()
    """For text files: how many letters stand before each line, in the first of `texts`."""

    def line_of(self, found: str) -> int:
        """The line that the letters `found` begin in; 1 where there are no lines."""
        at = self.texts[0].letters.find(found) if self.lines else -1
        return sum(before <= at for before in self.lines) if at >= 0 else 1


def unread_for_size(size: int) -> Opened | None:
    """An attachment of so many bytes that it isn't read at all; None for others."""
    return Opened((), f"den er større enn {MAX_BYTES // 1_000_000} MB.") if size > MAX_BYTES else None
