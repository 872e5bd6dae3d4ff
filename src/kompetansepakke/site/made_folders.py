"""What lies in a site's folder: the folders that the tool makes beside its own, and the files that are its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

KEPT_FOLDER = ".cache/kp"
"""Where, beside mkdocs.yml, what was made before is kept. It may be removed at any time."""
MARKER = ".kompetansepakke"
"""The file at the top of every folder that we made. Nothing without it is ever replaced or removed."""
_PASSED_OVER = {".git", ".cache", "node_modules", "__pycache__"}
_NOT_OF_THE_SITE = (MARKER, "pyvenv.cfg", "CACHEDIR.TAG")
"""Files that mark folders of ours, Python's environments, and what programs may make again."""


def made_folder_around(place: Path, root: Path) -> Path | None:
    """The folder of ours that `place` would come inside, if any; one that the site in `root` lies in is its own matter.

    What is put there would be read by all who read what was made, and be gone when it is made again.
    """
    around = (folder for folder in place.parents if folder not in (root, *root.parents))
    return next((folder for folder in around if (folder / MARKER).exists()), None)


def own_bytes(root: Path, but: Callable[[str], bool] = lambda _: False) -> Iterator[str | bytes]:
    """The path and the bytes of every file that the site in `root` is made of, without those that `but` leaves out.

    Raises OSError at a link, which may lead to what isn't seen here.
    """
    for path in _own_files(root, ""):
        if not but(path):
            yield path
            yield (root / path).read_bytes()


def _own_files(root: Path, below: str) -> Iterator[str]:
    entries = sorted(os.scandir(root / below), key=lambda entry: entry.name)
    if below and any(entry.name in _NOT_OF_THE_SITE for entry in entries):
        return
    for entry in entries:
        path = f"{below}{entry.name}"
        if entry.name in _PASSED_OVER or (entry.name.startswith(".") and entry.name.endswith(".lock")):
            continue
        if entry.is_symlink():
            raise OSError(f"{path} is a link")
        if entry.is_dir():
            yield from _own_files(root, f"{path}/")
        else:
            yield path
