"""Publish whole or not at all: a fresh folder beside the output is filled, then changes place with it.

Beside the output `site` these may stand, all on its file system: `.site.lock` while a build runs,
`.site.new-…` (a tree being built, or the old one on its way out) and, only where the two can't be exchanged
in one step, `.site.old-…` for a moment. A run that was killed leaves them; the next one cleans up.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import signal
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Literal

from kompetansepakke.machine.faults import plain_reason, printable
from kompetansepakke.machine.lock import LockHeldError, locked
from kompetansepakke.machine.temporary import remove_inside
from kompetansepakke.site.made_folders import MARKER

_MARKER_TEXT = "Denne mappa er laget av «kp build». Alt i den blir byttet ut neste gang.\n"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_NO_EXCHANGE_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
"""An old kernel, a file system without the flag (NFS), a sandbox that forbids the call."""
_CAN_OPEN_FOLDERS = hasattr(os, "O_DIRECTORY")


class OutputRefusedError(Exception):
    """The output can't be published to. The message is one line of Norwegian; the exit code is 2."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the output stands; `shown` is how messages name it."""

    shown: str
    parent: Path
    name: str

    @property
    def site(self) -> Path:
        return self.parent / self.name

    @property
    def lock(self) -> Path:
        return self.parent / f".{self.name}.lock"

    def prefix(self, kind: Literal["new", "old"]) -> str:
        return f".{self.name}.{kind}-"


@contextmanager
def fresh_output(output: Path) -> Iterator[Path]:
    """Yield a new empty folder; where the body ends well, it becomes `output`, in one step where Linux can.

    The body may put anything in the folder but must leave `MARKER` alone. Where the body raises anything at all,
    `output` stays as it was. Published folders get mode 0755 and files 0644, whatever the umask.
    An output that is missing is made, with its parents.

    Raises OutputRefusedError where `output` is not ours to replace, where another build holds it, and in place of
    every OSError, those of the body too.
    """
    place = _place_of(output)
    try:
        _refuse_what_is_not_ours(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        with locked(place.lock), _cleaned_up(place):
            fresh = _make_fresh(place)
            yield fresh
            _make_ready(fresh)
            _swap_in(fresh, place)
    except LockHeldError as held:
        raise OutputRefusedError(f"«{place.shown}» bygges allerede av en annen kjøring. "
                            "Vent til den er ferdig.") from held
    except OSError as error:
        raise OutputRefusedError(f"Kan ikke publisere til «{place.shown}»: {plain_reason(error)}.") from error


def terminate_like_interrupt() -> None:
    """Let SIGTERM end the program through its `finally` clauses, with exit code 143. Call once, at the start."""
    signal.signal(signal.SIGTERM, _exit_on_signal)


def _exit_on_signal(number: int, _frame: FrameType | None) -> None:
    # A second signal must not cut off the cleaning up that the first one set off.
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _place_of(output: Path) -> _Place:
    """Follow links on the way to the output, never the output itself."""
    if output.name in ("", ".."):
        output = Path(os.path.realpath(output))
    if not output.name:
        raise OutputRefusedError(f"«{printable(output)}» er roten av disken. Velg en mappe.")
    return _Place(printable(output), Path(os.path.realpath(output.parent)), output.name)


def _refuse_what_is_not_ours(place: _Place) -> None:
    site = place.site
    if site.is_symlink():
        raise OutputRefusedError(f"«{place.shown}» er en symbolsk lenke. Velg en vanlig mappe.")
    if os.path.lexists(site) and not site.is_dir():
        raise OutputRefusedError(f"«{place.shown}» er en fil, ikke en mappe. Velg en annen mappe.")
    if os.path.ismount(site):
        raise OutputRefusedError(f"«{place.shown}» er et monteringspunkt og kan ikke byttes ut. "
                                 "Velg en mappe inni den.")
    if not _is_vacant(site) and not _has_marker(site):
        raise OutputRefusedError(f"«{place.shown}» er ikke tom, og kp har ikke laget den. "
                            "Velg en annen mappe, eller tøm den selv.")


def _is_vacant(folder: Path) -> bool:
    return not os.path.lexists(folder) or not os.listdir(folder)


def _has_marker(folder: Path) -> bool:
    return (folder / MARKER).is_file() and not (folder / MARKER).is_symlink()


# What a run leaves that was cut off

@contextmanager
def _cleaned_up(place: _Place) -> Iterator[None]:
    _undo_half_swap(place)
    _remove_leftovers(place)
    try:
        yield
    finally:
        # After a success what is left is the old site, after a failure the new one.
        with suppress(OSError):
            _undo_half_swap(place)
        _remove_leftovers(place)


def _undo_half_swap(place: _Place) -> None:
    """Put the old site back where a swap by two renames stopped between them; else send it the way of the rest."""
    for old in _leftovers(place, "old"):
        if _is_vacant(place.site):
            _rename(old, place.site)
        else:
            # Renamed before it is removed, so that a half removed tree can never be put back as the site.
            _rename(old, tempfile.mkdtemp(prefix=place.prefix("new"), dir=place.parent))


def _remove_leftovers(place: _Place) -> None:
    """Remove what may go. A failure is no error: the next run tries again."""
    with suppress(OSError):
        for folder in _leftovers(place, "new"):
            _remove(folder)


def _leftovers(place: _Place, kind: Literal["new", "old"]) -> list[Path]:
    """Folders of ours; an empty one is a run that was killed before it could write the marker."""
    ours = re.compile(re.escape(place.prefix(kind)) + r"[a-z0-9_]{8}")
    folders = [Path(entry.path) for entry in os.scandir(place.parent)
               if ours.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)]
    return sorted(folder for folder in folders if _is_ours(folder) and (kind == "new" or _has_marker(folder)))


def _is_ours(folder: Path) -> bool:
    # What we may not even look into is another user's, and is left to that user's next run.
    with suppress(PermissionError):
        return _has_marker(folder) or _is_vacant(folder)
    return False


def _remove(folder: Path) -> None:
    """Remove the marker last, so that a removal that stops half-way can be taken up again."""
    with suppress(OSError):
        remove_inside(folder)
        for child in [Path(entry.path) for entry in os.scandir(folder) if entry.name != MARKER]:
            child.unlink()
        if os.listdir(folder) == [MARKER]:
            (folder / MARKER).unlink()
        folder.rmdir()


# The fresh folder and its way in

def _make_fresh(place: _Place) -> Path:
    # mkdtemp's 0700 is what we want for now: nobody reads a half-built leader edition past the web server.
    fresh = Path(tempfile.mkdtemp(prefix=place.prefix("new"), dir=place.parent))
    _write_marker(fresh)
    return fresh


def _write_marker(folder: Path) -> None:
    (folder / MARKER).write_text(_MARKER_TEXT, encoding="utf-8", newline="\n")


def _make_ready(fresh: Path) -> None:
    """Set the modes, and have the disk hold all of it before it takes the old site's place."""
    _write_marker(fresh)
    for folder, _, names in os.walk(fresh):
        _set_mode(folder, 0o755)
        for name in names:
            _set_mode(os.path.join(folder, name), 0o644)
    _flush(fresh, whole_disk=True)


def _set_mode(path: str, mode: int) -> None:
    """Set it where it is another, which it seldom is: most were made with it. Nobody asks for the mode of a link."""
    now = os.lstat(path).st_mode
    if not stat.S_ISLNK(now) and stat.S_IMODE(now) != mode:
        os.chmod(path, mode)


def _swap_in(fresh: Path, place: _Place) -> None:
    _refuse_what_is_not_ours(place)
    if _is_vacant(place.site):
        _rename(fresh, place.site)
    elif not _exchange(fresh, place.site):
        os.rename(place.site, place.parent / fresh.name.replace(place.prefix("new"), place.prefix("old"), 1))
        os.rename(fresh, place.site)
    with suppress(OSError):
        # The new site is in place; that the disk is late to note it must not be reported as a failure.
        _flush(place.parent)


def _rename(folder: Path, target: Path | str) -> None:
    """Rename a folder to what isn't there, or is an empty folder, which Windows doesn't replace by itself."""
    try:
        os.rename(folder, target)
    except FileExistsError:
        os.rmdir(target)
        os.rename(folder, target)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False, with nothing done, where system or disk can't.

    Raises OSError where they can but may not.
    """
    libc = _libc()
    if libc is None or not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE_HERE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _flush(folder: Path, whole_disk: bool = False) -> None:
    """Wait until the disk holds the folder's names; or all that waits for its disk, in one call for all files.

    Windows opens no folders, and has no such call.
    """
    if not _CAN_OPEN_FOLDERS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if not whole_disk:
            os.fsync(handle)
        elif (libc := _libc()) is None or not hasattr(libc, "syncfs"):
            os.sync()
        elif libc.syncfs(handle) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(handle)


@cache
def _libc() -> ctypes.CDLL | None:
    return ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
