"""An edition as `kp build` left it: every byte is held against the build's own list before it is used."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kompetansepakke.publish.offline import DIGEST_LETTERS, LIST
from kompetansepakke.site.made_folders import MARKER
from kompetansepakke.site.project import SiteError


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """A published edition: its folder, and the length and hash of each file that the build wrote."""

    id: str
    folder: Path
    listed: dict[str, tuple[int, str]]
    catalog: dict[str, Any]

    def read(self, path: str) -> bytes:
        """The file, as it was built; SiteError where it has been changed since."""
        return _as_listed(self.folder, path, self.listed)

    def text(self, path: str) -> str:
        """The file as text."""
        return self.read(path).decode("utf-8")

    def package(self, name: str) -> dict[str, Any]:
        """What the catalog says of a package; SiteError where the edition doesn't have it."""
        packages = {package["id"]: package for package in self.catalog["packages"]}
        if name not in packages:
            known = ", ".join(packages) or "ingen"
            raise SiteError(f"Pakken «{name}» finnes ikke i utgaven {self.id}. Pakker: {known}.")
        found: dict[str, Any] = packages[name]
        return found


def built_edition(site: Path, name: str) -> BuiltEdition:
    """The edition `name` of what is published in `site`; SiteError where it isn't a build of ours."""
    folder = site / name
    if not (site / MARKER).is_file() or not (folder / LIST).is_file():
        raise SiteError(f"Utgaven {name} er ikke bygd i «{site}». Kjør «kp build» først.")
    listed = json.loads((folder / LIST).read_bytes())["files"]
    return BuiltEdition(name, folder, listed, json.loads(_as_listed(folder, "catalog.json", listed)))


def _as_listed(folder: Path, path: str, listed: dict[str, tuple[int, str]]) -> bytes:
    file = folder / path
    data = file.read_bytes() if path in listed and file.is_file() else b""
    if path not in listed or hashlib.sha256(data).hexdigest()[:DIGEST_LETTERS] != listed[path][1]:
        raise SiteError(f"{file} er ikke slik den ble bygd. Kjør «kp build» på nytt.")
    return data
