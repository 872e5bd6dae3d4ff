"""What readers of files hand back."""

from __future__ import annotations

MAX_BYTES = 200_000_000
"""The largest file that is read, and the most that all the files in a file may be, unpacked."""
Part = str | bytes
"""A text, or a file inside the file."""


class Unreadable(Exception):  # noqa: N818 (it is told to an editor, not raised at one)
    """A file that can't be read; the message is the reason, in Norwegian, after «kan ikke leses: »."""

    def __init__(self, reason: str, *, locked: bool = False) -> None:
        super().__init__(reason)
        self.locked = locked
