"""Whether anything has changed since a site was last checked or built: its files, the tool, the day.

A site is made of the files in its folder, the tool and the date, and of nothing else (where that isn't so, `Site` says
it isn't self-contained). So the hash of those names what comes of them, and where what came of them is kept, nothing
need be done again. To find that out, nothing but files is read: no MkDocs, no content.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from kompetansepakke.base.problems import Problem
from kompetansepakke.machine.git_history import commit_of
from kompetansepakke.machine.kept import Kept, makers, name_of
from kompetansepakke.site.made_folders import KEPT_FOLDER, own_bytes


class Unchanged:
    """What came of the site in `root` the last time it was just as it is now, for a wish such as `check` and a date."""

    def __init__(self, root: Path, *wish: str, use: bool = True) -> None:
        self._root, self._wish = root, wish
        self._name = self._named() if use else None

    def problems(self) -> tuple[Problem, ...] | None:
        """What was wrong; None where it must be checked anew."""
        return None if self._told is None else tuple(Problem(**one) for one in self._told["problems"])

    def is_published(self, output: Path) -> bool:
        """Whether `output` is, byte for byte, what was published the last time."""
        return self._told is not None and self._told["published"] == _hash_of(output).hex()

    def keep(self, problems: Sequence[Problem], output: Path | None = None) -> None:
        """Keep what came of it, unless the site was changed meanwhile."""
        if self._name is None or self._name != self._named():
            return
        told = {"problems": [found.as_json() for found in problems],
                "published": _hash_of(output).hex() if output else ""}
        with Kept(self._root / KEPT_FOLDER) as kept:
            kept.put_json(self._name, told)

    @cached_property
    def _told(self) -> Mapping[str, Any] | None:
        folder = self._root / KEPT_FOLDER
        if self._name is None or not folder.is_dir():
            return None
        with Kept(folder) as kept:
            told: Mapping[str, Any] | None = kept.get_json(self._name)
        return told

    def _named(self) -> bytes | None:
        """The name of all that a build reads; None where a file can't be read, or a link leads somewhere else."""
        try:
            wish = (*self._wish, os.environ.get("KP_EDITION", ""))  # one that doesn't exist is told of each time
            return name_of(makers(), *wish, commit_of(self._root), *own_bytes(self._root))
        except OSError:
            return None


def _hash_of(folder: Path) -> bytes:
    """The hash of all that a folder holds, modes included; of a folder that isn't there, that of nothing."""
    found = blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        known = path.lstat()
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found.update(f"{path.relative_to(folder).as_posix()}\0{known.st_mode}\0{len(data)}\0".encode() + data)
    return found.digest()
