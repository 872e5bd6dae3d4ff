"""One build at a time: an exclusive lock on a file, which a killed process leaves behind unlocked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_held_locks: set[int] = set()


def _leave_locks_to_parent() -> None:
    # A forked worker that outlives a killed build would otherwise hold the lock for as long as it hangs.
    while _held_locks:
        os.close(_held_locks.pop())


if sys.platform != "win32":
    os.register_at_fork(after_in_child=_leave_locks_to_parent)


class LockHeldError(Exception):
    """Another process holds the lock."""


def try_lock(handle: int) -> bool:
    """Take the lock on an open file or folder until `unlock` or the end of this process; False if another has it.

    Raises OSError where the disk knows no locks.
    """
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    _held_locks.add(handle)
    return True


def unlock(handle: int) -> None:
    """Let go of a lock, and close its file."""
    _held_locks.discard(handle)
    os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on the file `path`, made if missing and removed at the end.

    Raises LockHeldError where another process has it, OSError where the disk refuses.
    """
    handle = _take(path)
    try:
        yield
    finally:
        # Removed while held: who opened it in the meantime sees in _take that it is gone, and starts over.
        with suppress(OSError):
            if is_open_at(handle, path) and os.fstat(handle).st_size == 0:
                os.unlink(path)
        unlock(handle)


def _take(path: Path) -> int:
    while True:
        handle = _open(path)
        try:
            free = try_lock(handle)
        except OSError:
            os.close(handle)
            raise
        if not free:
            os.close(handle)
            raise LockHeldError(path)
        if is_open_at(handle, path):
            return handle
        unlock(handle)


def _open(path: Path) -> int:
    flags = os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        return os.open(path, os.O_RDWR | flags, 0o644)
    except PermissionError:
        # Left behind by a killed build of another user: reading is enough to lock it.
        return os.open(path, os.O_RDONLY | flags, 0o644)


def is_open_at(handle: int, path: Path) -> bool:
    """Whether what is open is still what stands at `path`."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), os.lstat(path))
    return False
