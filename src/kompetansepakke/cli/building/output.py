"""The folder that a command writes what it makes to."""

from __future__ import annotations

from pathlib import Path

from kompetansepakke.site.project import SiteError
from kompetansepakke.site.site import Site


def output_folder(site: Site, wanted: Path | None) -> Path:
    """The folder that is wanted, else `site/`; SiteError where the next build would read what is put there."""
    output = wanted or site.root / "site"
    own = output.resolve()
    inside = next((folder for folder in site.reads if folder in (own, *own.parents)), None)
    if inside is not None:
        raise SiteError(f"«{output}» ligger i {inside.name}/, som nettstedet bygges av. Det som ble lagt der, kunne "
                        "blitt publisert neste gang. Velg en mappe utenfor.")
    return output
