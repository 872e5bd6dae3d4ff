"""Whether anything has changed since a site was last checked or built: its files, the tool, the day.

A site is made of the files in its folder, the tool and the date, and of nothing else (where that isn't so, `Site` says
it isn't self-contained). So the hash of those names what comes of them, and where what came of them is kept, nothing
need be done again. To find that out, nothing but files is read: no MkDocs, no content.
"""

from __future__ import annotations

import os
import stat
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
        """Whether nobody has touched `output` since it was published the last time."""
        return self._told is not None and self._told["published"] == _state_of(output).hex()

    def keep(self, problems: Sequence[Problem], output: Path | None = None) -> None:
        """Keep what came of it, unless the site was changed meanwhile."""
        if self._name is None or self._name != self._named():
            return
        told = {"problems": [found.as_json() for found in problems],
                "published": _state_of(output).hex() if output else ""}
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


def _state_of(folder: Path) -> bytes:
    """The hash of what the system says of all that a folder holds; of a folder that isn't there, that of nothing.

    Whoever writes to a file, or gives it a mode or a time, changes its `ctime`, which nobody can set. So no file need
    be read; of a folder that was copied, nothing is known.
    """
    found = blake2b(digest_size=16)
    for place, folders, files in os.walk(folder):
        folders.sort()
        inside = place[len(str(folder)):]
        for name in (*folders, *sorted(files)):
            known = os.lstat(os.path.join(place, name))
            times = () if stat.S_ISDIR(known.st_mode) else (known.st_size, known.st_mtime_ns, known.st_ctime_ns)
            found.update(os.fsencode(f"{inside}/{name}\0{known.st_mode}\0{times}\0"))
    return found.digest()
