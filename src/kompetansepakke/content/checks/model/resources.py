"""Resources: ids are unique in a package, and what they point to is there for the same readers."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date
from posixpath import dirname, join, normpath

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.content.model import Content, Page
from kompetansepakke.content.references import named_resources
from kompetansepakke.content.view import View, view
from kompetansepakke.source.blocks.blocks import Block, walk


def resource_problems(content: Content) -> Iterator[Problem]:
    """Repeated ids, and meetings that bring what isn't there."""
    unsure = content.unsure
    for page in content.site_pages:
        yield from _repeated([page], {})
        yield from _pointers(page, {})
    known: set[str] = set()
    for package in content.packages:
        ids: dict[str, tuple[Page, Block]] = {}
        yield from _repeated(list(package.pages()), ids)
        known |= {f"{package.id}/{name}" for name, (page, _) in ids.items() if page.source not in unsure}
        # Where a block is wrong, the id may well be there.
        whole = ids if all(page.blocks_known for page in package.pages()) else None
        for page in package.pages():
            yield from _pointers(page, whole)
    for edition in content.vocabulary.editions:
        yield from _hidden(view(content, edition, date.max), known)


def _repeated(pages: list[Page], ids: dict[str, tuple[Page, Block]]) -> Iterator[Problem]:
    for page in pages:
        for block in walk(page.nodes):
            if block.id is None:
                continue
            if block.id in ids:
                first = ids[block.id][1].place
                yield problem("KP311", block.place, id=block.id, other=f"{first.file}:{first.line}")
            ids.setdefault(block.id, (page, block))


def _pointers(page: Page, ids: Container[str] | None) -> Iterator[Problem]:
    """Resources that a page's blocks name and aren't there; `ids` is None where not all of them are known."""
    for block in walk(page.nodes):
        for key, wanted in named_resources(block):
            if ids is not None and wanted not in ids:
                yield problem("KP312", block.place, key=key, id=wanted, why="ikke finnes i pakken.")


def _hidden(seen: View, known: set[str]) -> Iterator[Problem]:
    """Resources that an edition's blocks name and the edition hasn't got."""
    ids = {f"{page.path.split('/')[0]}/{block.id}" for page in seen.pages() for block in page.resources}
    for page in seen.pages():
        package = page.path.split("/")[0]
        for block in walk(page.nodes):
            for key, wanted in named_resources(block):
                if f"{package}/{wanted}" in known - ids:
                    yield problem("KP312", block.place, key=key, id=wanted, why="ikke alle i møtet ser.")


def transcript_source(source: str, name: str) -> str:
    """The source file of the transcript that a block on the page `source` names."""
    return normpath(join(dirname(source), name))
