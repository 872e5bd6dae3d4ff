"""What a build says of itself: `published.json` at the root, `offline.json` in each edition."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from kompetansepakke.scan.published import files_below

ROOT_LIST = "published.json"
EDITION_LIST = "offline.json"
DIGEST_LETTERS = 32
"""How much of each file's SHA-256, in hexadecimal, stands in a list."""


def entry(data: bytes) -> tuple[int, str]:
    """What a list says of a file: its length, and the start of its hash."""
    return len(data), hashlib.sha256(data).hexdigest()[:DIGEST_LETTERS]


@dataclass(frozen=True, slots=True)
class EditionFiles:
    """The files of an edition that is being built in `folder`; each is read once, and what it holds known by its hash.

    Nobody else writes there: what is written later must be noted.
    """

    folder: Path
    digests: dict[str, bytes] = field(default_factory=dict)
    """The SHA-256 of each, by its path."""
    _entries: dict[str, tuple[int, str]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> EditionFiles:
        """All that is there now."""
        files = cls(folder)
        for path in files_below(folder):
            files.note(path)
        return files

    @property
    def paths(self) -> list[str]:
        """The paths, folder by folder."""
        return sorted(self.digests, key=lambda path: path.split("/"))

    def note(self, path: str) -> None:
        """Know of a file that has just been written."""
        data = (self.folder / path).read_bytes()
        self.digests[path] = hashlib.sha256(data).digest()
        self._entries[path] = len(data), self.digests[path].hex()[:DIGEST_LETTERS]

    def listed(self, paths: Iterable[str]) -> dict[str, tuple[int, str]]:
        """What a list says of these files."""
        return {path: self._entries[path] for path in paths}


@dataclass(frozen=True, slots=True)
class Listing:
    """The files that a build wrote into a folder, each with its length and hash."""

    files: dict[str, tuple[int, str]]
    editions: tuple[str, ...] = ()
    """Of the whole site: its editions, the least privileged first."""

    def has(self, path: str, data: bytes) -> bool:
        """Whether the file holds what the build wrote."""
        return hashlib.sha256(data).hexdigest()[:DIGEST_LETTERS] == self.files[path][1]


def write_root_list(folder: Path, editions: Iterable[str]) -> None:
    """Write what lies at the root of the site, beside the editions."""
    names = list(editions)
    own = (path for path in sorted(folder.iterdir()) if path.name not in names)
    files = (path for one in own for path in (one, *sorted(one.rglob("*"))) if path.is_file())
    listed = {path.relative_to(folder).as_posix(): entry(path.read_bytes()) for path in files
              if not path.name.startswith(".")}
    written = json.dumps({"editions": names, "files": listed}, separators=(",", ":"))
    (folder / ROOT_LIST).write_text(written + "\n", encoding="utf-8", newline="\n")


def read_list(data: bytes) -> Listing | None:
    """The list of a site or an edition; None where it is none."""
    try:
        told = json.loads(data)
        files = {name: (int(size), str(digest)) for name, (size, digest) in {**told["files"], **told.get("apart", {})}
                 .items()}
        return Listing(files, tuple(map(str, told.get("editions", ()))))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
