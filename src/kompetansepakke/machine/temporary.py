"""Temporary folders with what not everyone may read: gone when we end, swept by the next run if we were killed.

Each is locked for as long as its process lives, so that two runs side by side never take each other's for left
behind. The lock is on the folder itself, which leaves no moment in which a folder with text in it is unlocked.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from kompetansepakke.machine.lock import CAN_LOCK_FOLDERS, is_open_at, try_lock, unlock

PREFIX = "kompetansepakke-tmp-"
_OURS = re.compile(re.escape(PREFIX) + r"[a-z0-9_]{8}")
_AT_ONCE = 8
_held: dict[Path, int] = {}


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that only this user can read, while the body runs."""
    folder = make_folder()
    try:
        yield folder
    finally:
        remove_folder(folder)


def make_folder() -> Path:
    """A new folder that only this user can read, until `remove_folder`."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        if not CAN_LOCK_FOLDERS or _hold(folder):
            return folder


def remove_folder(folder: Path) -> None:
    """Remove a folder from `make_folder`, and all in it."""
    remove_inside(folder)
    shutil.rmtree(folder, ignore_errors=True)
    handle = _held.pop(folder, None)
    if handle is not None:
        unlock(handle)


def remove_inside(folder: Path) -> None:
    """Remove the folders in a folder, as far as they can be, side by side: it is the disk that one waits for."""
    with suppress(OSError), ThreadPoolExecutor(_AT_ONCE) as pool:
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                pool.submit(shutil.rmtree, entry.path, ignore_errors=True)


def remove_stale_folders() -> None:
    """Remove what runs of this user left that were killed. What can't be removed now is left for the next run."""
    if not CAN_LOCK_FOLDERS:
        return
    with suppress(OSError):
        for entry in list(os.scandir(tempfile.gettempdir())):
            if _OURS.fullmatch(entry.name):
                with suppress(OSError):
                    _remove_if_stale(Path(entry.path))


def _hold(folder: Path) -> bool:
    """Lock a new folder; False where another run took it for left behind in the moment before it was locked."""
    try:
        handle = _open(folder)
    except FileNotFoundError:
        return False
    try:
        free = try_lock(handle)
    except OSError:
        free = True  # a disk without locks: nobody can lock it, so nobody removes it either
    if free and is_open_at(handle, folder):
        _held[folder] = handle
        return True
    unlock(handle)
    return False


def _remove_if_stale(folder: Path) -> None:
    handle = _open(folder)
    try:
        if os.fstat(handle).st_uid == os.getuid() and try_lock(handle):
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        unlock(handle)


def _open(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
