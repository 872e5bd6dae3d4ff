"""One build at a time: an exclusive lock on a file, which a killed process leaves behind unlocked."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

_held_locks: set[int] = set()
_HELD_ON_WINDOWS = (errno.EACCES, errno.EDEADLK)


def _module(name: str) -> Any:
    """A module that only some systems have, or None."""
    with suppress(ImportError):
        return import_module(name)
    return None


_fcntl, _msvcrt = _module("fcntl"), _module("msvcrt")
CAN_LOCK_FOLDERS = _fcntl is not None
"""Windows locks files alone."""


def _leave_locks_to_parent() -> None:
    # A forked worker that outlives a killed build would otherwise hold the lock for as long as it hangs.
    while _held_locks:
        os.close(_held_locks.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_locks_to_parent)


class LockHeldError(Exception):
    """Another process holds the lock."""


def try_lock(handle: int) -> bool:
    """Take the lock on an open file or folder until `unlock` or the end of this process; False if another has it.

    Raises OSError where the disk knows no locks.
    """
    try:
        if _fcntl:
            _fcntl.flock(handle, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
        elif _msvcrt:
            _msvcrt.locking(handle, _msvcrt.LK_NBLCK, 1)
    except OSError as refused:
        if isinstance(refused, BlockingIOError) or (not _fcntl and refused.errno in _HELD_ON_WINDOWS):
            return False
        raise
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
    # Windows knows neither, and has no symbolic links or pipes that anybody could put here unasked.
    flags = os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
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
