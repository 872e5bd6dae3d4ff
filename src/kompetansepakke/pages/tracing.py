"""An edition's page converted as it will be published, each line of it traced to the source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kompetansepakke.content.checks.model.translations import block_differences
from kompetansepakke.content.conversion import Convert, Render, Rendering
from kompetansepakke.content.model import Content, Page
from kompetansepakke.content.view import PageView, View
from kompetansepakke.pages.parts.cards import Renderer
from kompetansepakke.pages.parts.linker import Linker, Places
from kompetansepakke.source.blocks.blocks import texts, walk

_MACRO = re.compile(r"\{\{[^{}\n]*\}\}")
_MACRO_STAND_IN = "makro"
"""What a call stands for is known when the site is built; the built page is looked through once more."""
_LITERAL, _LITERAL_STAND_IN = "&#47;//", "&#47;-/"
"""Three slashes that the author wants shown, so that they aren't taken for a block line that nobody read."""
_FIGURE = '<div class="kp-figure"></div>'


def renderer(content: Content, converters: Mapping[str, Convert]) -> Render:
    """What converts the pages of `content`, with a converter for each language; every text once.

    It may be asked for views of one date alone.
    """
    pages: dict[tuple[str, str, str], Rendering] = {}
    same: dict[tuple[str, str], Rendering] = {}
    places = Places({source: staged for staged, source in content.attachments.items()}, None)
    broken = {page.path for page in content.pages() if not _is_whole(page)}

    def render(seen: View, page: PageView) -> Rendering:
        key = (seen.edition.id, page.locale, page.path)
        if key not in pages:
            made = _rendering(seen, page, places, converters[page.locale], whole=page.path not in broken)
            pages[key] = same.setdefault((page.source, "\n".join(made.lines)), made)
        return pages[key]

    return render


def _is_whole(page: Page) -> bool:
    """Whether all blocks of the page, and of its translations, could be read and belong together."""
    return page.blocks_known and all(told.is_sound and not any(block_differences(page, told))
                                     for told in page.translations.values())


def _rendering(seen: View, page: PageView, places: Places, convert: Convert, *,
               whole: bool) -> Rendering:
    # Where a page has no translation, the few words that the tool adds make no difference.
    own = seen if page.locale == seen.locale else replace(seen, locale=page.locale)
    tracer = _Tracer(own, page, Linker(own, page, places))
    lines = tracer.traced(whole=whole)
    blocks = {block.place.line: f"/// {block.name}" + (f" | {block.argument}" if block.argument else "")
              for block in walk(page.nodes)}
    return Rendering(page.source, tuple(line for line, _ in lines), tuple(number for _, number in lines), convert,
                     frozenset(tracer.linker.known), blocks)


@dataclass
class _Tracer(Renderer):
    """Renders a page, and remembers the line of the source that each line is made of."""

    _origins: list[int] = field(default_factory=list)

    def traced(self, *, whole: bool) -> list[tuple[str, int]]:
        """The page's lines as the engine gets them, each with its line in the source.

        Of a page that isn't `whole`, since a block in it is wrong, only what stands in and around its blocks.
        """
        if whole:
            self._nodes(self.page.nodes, "", "")
        else:
            for node in texts(self.page.nodes):
                self._text(node, "", "")
                self._emit([node.lines[-1].number if node.lines else 1], [""])
        return [(_stood_in(line), number) for line, number in zip(self._lines, self._origins, strict=True)]

    def _emit(self, numbers: Sequence[int], lines: Sequence[str]) -> None:
        super()._emit(numbers, lines)
        self._origins += numbers

    def _figure(self, name: str) -> str:
        return _FIGURE


def _stood_in(line: str) -> str:
    if "{{" not in line and _LITERAL not in line:
        return line
    return _MACRO.sub(_MACRO_STAND_IN, line).replace(_LITERAL, _LITERAL_STAND_IN)
