"""A cartridge as one file: the same bytes each time, from the same edition."""

from __future__ import annotations

import io
import os
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from kompetansepakke.machine.faults import plain_reason, printable
from kompetansepakke.machine.kept import Kept, makers, name_of, write_file
from kompetansepakke.publish.cartridge.built_edition import BuiltEdition, built_edition, fresh_edition
from kompetansepakke.publish.cartridge.cartridge_xml import VERSIONS
from kompetansepakke.publish.cartridge.contents import contents
from kompetansepakke.publish.cartridge.manifest import MANIFEST, cartridge_files
from kompetansepakke.publish.deflated import Deflater
from kompetansepakke.publish.verify.listing import EditionFiles
from kompetansepakke.site.project import SiteError
from kompetansepakke.site.site import Site
from kompetansepakke.words.languages import site_words

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first that a zip can say. A cartridge of the same edition has the same bytes on every day."""


def export_cartridge(site: Site, package: str, edition: str, language: str, output: Path, *, version: str,
                     thin: bool) -> int:
    """Write the cartridge of a package, as the built edition has it, to `output`; how many modules it holds.

    `language` is the folder of the edition's language in it.

    Raises SiteError where the edition isn't built, where what was built has been changed, and where `thin` has no site
    to lead to.
    """
    if thin and not site.url:
        raise SiteError("--thin lenker til nettstedet, og trenger adressen. Sett site_url i mkdocs.yml.")
    cartridge = contents(built_edition(site.root / "site", edition, language), package, site.url or "", thin=thin)
    if not cartridge.units:
        raise SiteError(f"Ingen moduler i «{package}» er åpnet i utgaven {edition} ennå, så det er ingenting å ta med.")
    _write(output, _packed(cartridge_files(cartridge, VERSIONS[version]), Deflater(Kept(None))))
    return len(cartridge.units)


def is_cartridge(file: Path) -> bool:
    """Whether a new cartridge may take the place of the file: it is one, or holds nothing."""
    try:
        with zipfile.ZipFile(file) as archive:
            return MANIFEST in archive.namelist()
    except zipfile.BadZipFile:
        return file.stat().st_size == 0
    except (OSError, ValueError, NotImplementedError):
        return False


def write_offered(files: EditionFiles, place: str, offered: Mapping[str, Sequence[str]], site_url: str,
                  kept: Path | None, before: Path | None = None) -> None:
    """Write the cartridges that the pages of an edition lead to, beside them, while it is being built, and note them.

    `place` is where it, or a language of it, will lie in what is published, `offered` the package and the version of
    each, by its path. One whose package is what it was is taken from the folder `kept`, and is the file in the folder
    `before` where that holds the same.
    """
    if not offered:
        return
    edition = fresh_edition(files, place)
    for package in dict.fromkeys(package for package, _ in offered.values()):
        wanted = {path: version for path, (name, version) in offered.items() if name == package}
        for path, data in _offered(edition.only(package), package, wanted, site_url, kept).items():
            write_file(edition.folder / path, data, before and before / path)
            files.note((edition.folder / path).relative_to(files.folder).as_posix())


def _offered(edition: BuiltEdition, package: str, wanted: Mapping[str, str], site_url: str,
             kept: Path | None) -> Mapping[str, bytes]:
    """The cartridges of a package, by their paths, in the versions that are `wanted`."""
    name = name_of(makers(), site_url, repr((edition.catalog, sorted(edition.listed.items()), site_words())))
    with Kept(kept) as products:
        places = {path: name_of("cartridge", edition.id, path) for path in wanted}
        last = {path: products.get(at) or b"" for path, at in places.items()}
        if all(data.startswith(name) for data in last.values()):
            return {path: data[len(name):] for path, data in last.items()}
        made = contents(edition, package, site_url, thin=False)
        deflater = Deflater(products)
        packed = {path: _packed(cartridge_files(made, VERSIONS[version]), deflater) for path, version in wanted.items()}
        for path, data in packed.items():
            products.put(places[path], name + data, is_small=True)
    return packed


def _packed(files: Mapping[str, bytes], deflater: Deflater) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, _DAY)
            entry.external_attr = 0o644 << 16
            deflater.write(archive, entry, data)
    return packed.getvalue()


def _write(output: Path, data: bytes) -> None:
    """Whole or not at all: who takes the file in may do so at any moment."""
    try:
        _replace(output, data)
    except OSError as error:  # which names the temporary file, if any
        raise SiteError(f"Kan ikke skrive «{printable(output)}»: {plain_reason(error)}.") from error


def _replace(output: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".kp-", dir=output.parent)
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(output)
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()
