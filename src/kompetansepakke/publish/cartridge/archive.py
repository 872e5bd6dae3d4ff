"""A cartridge as one file: the same bytes each time, from the same edition."""

from __future__ import annotations

import os
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

from kompetansepakke.publish.cartridge.built_edition import built_edition
from kompetansepakke.publish.cartridge.cartridge_xml import VERSIONS
from kompetansepakke.publish.cartridge.contents import contents
from kompetansepakke.publish.cartridge.manifest import cartridge_files
from kompetansepakke.site.project import SiteError
from kompetansepakke.site.site import Site

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can say. A cartridge of the same edition has the same bytes on every day."""


def export_cartridge(site: Site, package: str, edition: str, output: Path, *, version: str, thin: bool) -> int:
    """Write the cartridge of a package, as the built edition has it, to `output`; how many modules it holds.

    Raises SiteError where the edition isn't built, where what was built has been changed, and where `thin` has no site
    to lead to.
    """
    if thin and not site.url:
        raise SiteError("--thin lenker til nettstedet, og trenger adressen. Sett site_url i mkdocs.yml.")
    cartridge = contents(built_edition(site.root / "site", edition), package, site.url or "", thin=thin)
    if not cartridge.units:
        raise SiteError(f"Ingen moduler i «{package}» er åpnet i utgaven {edition} ennå, så det er ingenting å ta med.")
    _write(output, cartridge_files(cartridge, VERSIONS[version]))
    return len(cartridge.units)


def _write(output: Path, files: dict[str, bytes]) -> None:
    """Whole or not at all: who takes the file in may do so at any moment."""
    handle, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    try:
        with os.fdopen(handle, "wb") as target, zipfile.ZipFile(target, "w") as archive:
            for path, data in files.items():
                entry = zipfile.ZipInfo(path, _DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, data)
        Path(name).chmod(0o644)
        Path(name).replace(output)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
