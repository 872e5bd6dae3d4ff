"""What is kept of a page's body is kept by all that it is made of.

A body is taken again although other pages say something else by then. So it must be made of nothing of theirs but what
`outlined` leaves: of our own content, each is made once more where that is all there is of many others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest

from kompetansepakke.base.fingerprint import Fingerprints
from kompetansepakke.content.derived.outlined import outlined
from kompetansepakke.content.derived.supplements import supplements
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import ModuleView, PageView, View, view
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.pages.other_language import with_languages
from kompetansepakke.pages.parts.made_page import Body, Making
from kompetansepakke.pages.writer import Stager
from kompetansepakke.plan.outline import school

ROOT = Path(__file__).parents[2]
Split = Callable[[PageView], int]
"""A number of what a page belongs to: where that is even, or odd, pages are whole."""
SPLITS: Mapping[str, Split] = {
    "by page": lambda page: crc32(page.path.encode()),
    "by module": lambda page: crc32(page.path.rsplit("/", 1)[0].encode()),
    "by package": lambda page: crc32(page.path.split("/", 1)[0].encode()),
}


@pytest.fixture(scope="module")
def content() -> Content:
    """Our own content."""
    return open_site(ROOT).read().content


@pytest.mark.parametrize("split", SPLITS.values(), ids=SPLITS)
@pytest.mark.parametrize(("edition", "locale"), [("uh", "nb"), ("leder", "nn")])
def test_bodies_of_the_same_name_are_the_same_whatever_else_others_say(
        content: Content, tmp_path: Path, edition: str, locale: str, split: Split,
        monkeypatch: pytest.MonkeyPatch) -> None:
    seen = with_languages(view(content, content.vocabulary.edition(edition), date(2026, 11, 21), locale), content)
    handed_out = supplements(seen)  # is told apart of the outline
    for room in ("writer", "print.print_pages"):
        monkeypatch.setattr(f"kompetansepakke.pages.{room}.supplements", lambda _: handed_out)
    known = _bodies(content, seen, tmp_path)
    for half in (0, 1):
        made = _bodies(content, _partly(seen, split, half), tmp_path)
        same = known.keys() & made.keys()
        assert len(same) > len(known) / 10
        assert {name: made[name] for name in same} == {name: known[name] for name in same}


def _bodies(content: Content, seen: View, folder: Path) -> dict[bytes, Body]:
    """All bodies that are remembered of an edition, by the names of what they are made of."""
    names, found = Fingerprints(), dict[bytes, Body]()

    def remember(made_of: tuple[object, ...], make: Callable[[], Body]) -> Body:
        return found.setdefault(names.of(made_of), make())

    making = Making(seen, school=school(content, seen.on), pdf=True, offline=True)
    Stager(making, ROOT, folder, remember=remember).write(pages=False)
    return found


def _partly(seen: View, split: Split, half: int) -> View:
    """The view with no more than the outlines of one half of its pages."""
    outlines = outlined(seen).by_path

    def page(one: PageView) -> PageView:
        return one if split(one) % 2 == half else outlines[one.path]

    def module(one: ModuleView) -> ModuleView:
        return replace(one, front=page(one.front), pages=tuple(map(page, one.pages)))

    return replace(seen, site_pages=tuple(map(page, seen.site_pages)), packages=tuple(
        replace(package, modules=tuple(map(module, package.modules))) for package in seen.packages))
