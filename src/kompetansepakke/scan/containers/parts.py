"""What all readers of files share: what they hand back, and bare text among other bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_BYTES = 200_000_000
"""The largest file that is read, and the most that all the files in a file may be, unpacked."""
Part = str | bytes
"""A text, or a file inside the file."""
SHORTEST = 24
"""Shorter runs are no passage, and turn up by chance."""
_BARE = (
    (re.compile(rb"[\t\n\r -~\x80-\xbf\xc2-\xc5\xcb\xe2]{24,}"), "utf-8"),
    (re.compile(rb"[\t\n\r -~\xe6\xf8\xe5\xc6\xd8\xc5\xe9\xe8\xf6\xe4\xfc\xf3\xf2\xf4\xea\xa0\xab\xbb\xad\xb4\x91-\x97]"
                rb"{24,}"), "cp1252"),
    (re.compile(rb"(?:[\t\n\r\x10-\x1e -~\xa0-\xff][\0\x20]){24,}"), "utf-16-le"),
    (re.compile(rb"(?:[\0\x20][\t\n\r\x10-\x1e -~\xa0-\xff]){24,}"), "utf-16-be"),
)
"""How letters of Norwegian look, each way of writing them down."""


class UnreadableError(Exception):
    """A file that can't be read; the message is the reason, in Norwegian, after «kan ikke leses: »."""

    def __init__(self, reason: str, *, locked: bool = False) -> None:
        super().__init__(reason)
        self.locked = locked


def texts_in(data: bytes) -> Iterator[str]:
    """The runs of letters in `data`, once for each way of writing them.

    Most metadata lies like that: bare among other bytes, in one byte a letter, in UTF-8, in UTF-16 either way.
    """
    for pattern, name in _BARE:
        runs = pattern.findall(data)
        if runs:
            yield "\n".join(run.decode(name, "ignore") for run in runs)
