"""Whether the files are those of the build: none changed, none missing, none too many."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.publish.verify.findings import Finding
from kompetansepakke.publish.verify.listing import EDITION_LIST, ROOT_LIST, Listing
from kompetansepakke.publish.verify.places import Folder, Published
from kompetansepakke.site.made_folders import MARKER


def file_findings(published: Published, where: str, prefix: str, listing: Listing) -> list[Finding]:
    """Hold every file of a folder (`prefix`) against its list."""
    wrong = list(_wrong(published, where, prefix, listing))
    if isinstance(published, Folder):
        known = {*listing.files, EDITION_LIST, ROOT_LIST, MARKER}
        wrong += [Finding(where, "file_extra", {"path": prefix + name}) for name in published.names(prefix)
                  if name not in known and name.partition("/")[0] not in listing.editions]
    return wrong or [Finding(where, "files", {"count": len(listing.files)})]


def _wrong(published: Published, where: str, prefix: str, listing: Listing) -> Iterator[Finding]:
    for path, answer in published.ask_all(prefix + name for name in listing.files):
        if answer.status != 200:
            yield Finding(where, "file_missing", {"path": path, "status": answer.status})
        elif not listing.has(path.removeprefix(prefix), answer.body):
            yield Finding(where, "file_changed", {"path": path})
