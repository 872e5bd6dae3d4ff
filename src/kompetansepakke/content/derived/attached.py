"""Which attachments an edition uses, and from which of its pages."""

from __future__ import annotations

from collections.abc import Container

from kompetansepakke.content.references import references
from kompetansepakke.content.targets import resolve
from kompetansepakke.content.view import PageView, View


def attached(seen: View, known: Container[str]) -> dict[str, PageView]:
    """The source files among `known` that the edition's pages use, each with the first page that does.

    What lies in the folder of a module that hasn't opened is not yet used.
    """
    closed = tuple(f"modules/{package.id}/{module.folder}/" for package in seen.packages
                   for module in package.modules if not module.is_open)
    found: dict[str, PageView] = {}
    for page in seen.pages():
        for link in references(page.nodes):
            source = resolve(link.target, page.source).source
            if source in known and not source.startswith(closed):
                found.setdefault(source, page)
    return found
