"""Resources: ids are unique in a package, and what they point to is there for the same readers."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from kompetansepakke.core.blocks import Block, walk
from kompetansepakke.core.model import Content, Package, Page
from kompetansepakke.core.problems import Problem, problem


def resource_problems(content: Content) -> Iterator[Problem]:
    """Repeated ids, transcripts that are not pages, and meetings that bring what isn't there."""
    pages = {page.source: page for page in content.pages()}
    for page in content.site_pages:
        yield from _repeated([page], {})
        yield from _pointers(page, pages, {}, content)
    for package in content.packages:
        ids: dict[str, tuple[Page, Block]] = {}
        yield from _repeated(list(package.pages()), ids)
        for page in package.pages():
            yield from _pointers(page, pages, ids, content)


def _repeated(pages: list[Page], ids: dict[str, tuple[Page, Block]]) -> Iterator[Problem]:
    for page in pages:
        for block in walk(page.nodes):
            if block.id is None:
                continue
            if block.id in ids:
                first = ids[block.id][1].place
                yield problem("KP311", block.place, id=block.id, other=f"{first.file}:{first.line}")
            ids.setdefault(block.id, (page, block))


def _pointers(page: Page, pages: dict[str, Page], ids: dict[str, tuple[Page, Block]],
              content: Content) -> Iterator[Problem]:
    for block in walk(page.nodes):
        if "transcript" in block.options:
            yield from _transcript(page, block, pages, content)
        for brought in block.options.get("brings", ()):
            target = ids.get(brought)
            if target is None:
                yield problem("KP312", block.place, key="brings", id=brought, why="ikke finnes i pakken.")
            elif block.audience.beyond(target[1].audience, content.vocabulary.role_ids):
                yield problem("KP312", block.place, key="brings", id=brought, why="ikke alle i møtet ser.")


def _transcript(page: Page, block: Block, pages: dict[str, Page], content: Content) -> Iterator[Problem]:
    name = block.options["transcript"]
    target = pages.get(transcript_source(page.source, name))
    if target is None:
        yield problem("KP503", block.place, target=name, why="finnes ikke.")
    elif block.audience.beyond(target.meta.audience, content.vocabulary.role_ids):
        yield problem("KP503", block.place, target=name, why="er ikke åpent for alle som ser blokken.")


def transcript_source(source: str, name: str) -> str:
    """The source file of the transcript that a block on the page `source` names."""
    return normpath(join(dirname(source), name))


def transcripts(package: Package) -> set[str]:
    """The source files of a package's transcript pages."""
    return {transcript_source(page.source, block.options["transcript"])
            for page in package.pages() for block in walk(page.nodes) if "transcript" in block.options}
