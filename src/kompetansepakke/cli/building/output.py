"""Where a command may write what it makes: not among the sources, and not in what has been published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kompetansepakke.content.checks.upkeep import ADDRESSES
from kompetansepakke.site.drafts.accepting import DRAFTS
from kompetansepakke.site.made_folders import made_folder_around
from kompetansepakke.site.project import SiteError
from kompetansepakke.site.site import Site
from kompetansepakke.site.tripwire import TRIPWIRE

_MORE_SOURCES = (ADDRESSES, DRAFTS, TRIPWIRE, "overrides")
"""What a person has written for the site beside what a build reads, and where its own theme usually lies."""


def output_folder(site: Site, wanted: Path | None) -> Path:
    """The folder that is wanted, else `site/`; SiteError where it would come among sources or what is published."""
    output = wanted or site.root / "site"
    _keep_apart(site, output)
    return output


def output_file(site: Site, output: Path, is_former: Callable[[Path], bool]) -> Path:
    """The file that is wanted; SiteError where it can't be written, or would take the place of what isn't a former."""
    _keep_apart(site, output)
    if output.is_dir():
        raise SiteError(f"«{output}» er en mappe. Skriv også hva fila skal hete.")
    if not output.parent.is_dir():
        raise SiteError(f"Mappa «{output.parent}» finnes ikke. Lag den først, eller velg en annen.")
    if (output.exists() or output.is_symlink()) and not is_former(output):
        raise SiteError(f"«{output}» finnes fra før, og er ikke laget av «kp export». Velg et annet navn.")
    return output


def _keep_apart(site: Site, output: Path) -> None:
    own = output.parent.resolve() / output.name if output.name not in ("", "..") else output.resolve()
    source = next((path for path in _sources(site) if path in (own, *own.parents)), None)
    if source is not None:
        where = "er noe" if source == own else f"ligger i {source.name}/,"
        raise SiteError(f"«{output}» {where} som nettstedet bygges av. Det som ble lagt der, kunne blitt publisert "
                        "neste gang, eller tatt plassen til det du har skrevet. Velg et sted utenfor.")
    published = made_folder_around(own, site.root)
    if published is not None:
        raise SiteError(f"«{output}» ligger i «{published}», som kp har laget. Det som ble lagt der, kunne alle som "
                        "leser den, hente, og neste gang ville det blitt borte. Velg et sted utenfor.")


def _sources(site: Site) -> list[Path]:
    named = {*site.reads, *site.watched, *(site.root / name for name in _MORE_SOURCES)}
    return sorted({path.resolve() for path in named} - {site.root, *site.root.parents})
