"""An edition as `kp build` left it: every byte is held against the build's own list before it is used."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kompetansepakke.publish.verify.listing import DIGEST_LETTERS, EDITION_LIST, EditionFiles, read_list
from kompetansepakke.site.made_folders import MARKER
from kompetansepakke.site.project import SiteError


@dataclass(frozen=True, slots=True)
class BuiltEdition:
    """A published edition: its folder, and the length and hash of each file that the build wrote."""

    id: str
    """Its place in what is published, with that of the language below it: `leder`, `leder/nn`."""
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

    def only(self, package: str) -> BuiltEdition:
        """The edition as if it held nothing but one package."""
        listed = {path: known for path, known in self.listed.items() if path.startswith(f"{package}/")}
        return replace(self, listed=listed, catalog={**self.catalog, "packages": [self.package(package)]})


def built_edition(site: Path, name: str, language: str = "") -> BuiltEdition:
    """The edition `name` of what is published in `site`, in the language whose folder is `language`.

    Raises SiteError where it isn't a build of ours.
    """
    folder = site / name / language
    if not (site / MARKER).is_file() or not (site / name / EDITION_LIST).is_file():
        raise SiteError(f"Utgaven {name} er ikke bygd i «{site}». Kjør «kp build» først.")
    told = read_list((site / name / EDITION_LIST).read_bytes())
    if told is None:
        raise _changed(site / name / EDITION_LIST)
    listed = {path.removeprefix(language): known for path, known in told.files.items() if path.startswith(language)}
    if "catalog.json" not in listed:
        raise SiteError(f"Utgaven {name} er ikke bygd på språket «{language.strip('/')}».")
    place = f"{name}/{language}".rstrip("/")
    return BuiltEdition(place, folder, listed, json.loads(_as_listed(folder, "catalog.json", listed)))


def fresh_edition(files: EditionFiles, place: str) -> BuiltEdition:
    """An edition that is being built, and isn't listed yet; `place` is where it, or a language of it, will lie."""
    inner = f"{place}/".partition("/")[2]
    listed = {path.removeprefix(inner): known for path, known in files.listed(files.digests).items()
              if path.startswith(inner)}
    folder = files.folder / inner
    return BuiltEdition(place, folder, listed, json.loads((folder / "catalog.json").read_bytes()))


def _as_listed(folder: Path, path: str, listed: dict[str, tuple[int, str]]) -> bytes:
    file = folder / path
    data = file.read_bytes() if path in listed and file.is_file() else b""
    if path not in listed or hashlib.sha256(data).hexdigest()[:DIGEST_LETTERS] != listed[path][1]:
        raise _changed(file)
    return data


def _changed(file: Path) -> SiteError:
    return SiteError(f"{file} er ikke slik den ble bygd. Kjør «kp build» på nytt.")
