"""A Markdown extension for what must hold of every page, whatever the author wrote.

Tables scroll in a region of their own with a name and a tab stop, their header cells have a scope, a first column
that is bold all the way down is a column of row headings, and alignment is a class: the site's CSP allows no style
attributes. Boxes without a title of their own, and footnotes, speak the page's language instead of English. Lists and
line breaks are read as editors know them from elsewhere. Links that show their own address are marked, so that paper
doesn't tell it twice. Words of the glossary open their explanations.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from functools import partial
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksProcessor
from pymdownx.inlinehilite import InlineHilitePattern
from pymdownx.keys import KeysPattern

from kompetansepakke.engine.extension.boxes import Boxes, Tabs
from kompetansepakke.engine.extension.first_words import FirstWords
from kompetansepakke.engine.extension.footnotes import register_footnotes
from kompetansepakke.engine.extension.inline.explained import Explained
from kompetansepakke.engine.extension.inline.shortcodes import register_shortcodes
from kompetansepakke.engine.extension.list_marks import register_lists
from kompetansepakke.engine.extension.placed import Placed
from kompetansepakke.engine.extension.tables import Tables
from kompetansepakke.engine.extension.toc_languages import TocLanguages
from kompetansepakke.words.languages import MODEL, UnknownLanguageError, language

_MARKS = {InlineHilitePattern: "`", KeysPattern: "+"}
"""What is in all that a pattern finds."""


class _Links(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        for link in root.iter("a"):
            names = link.get("class", "").split()
            if not any(name.startswith("footnote-") for name in names) and \
                    link.get("href", "") == "".join(link.itertext()):
                link.set("class", " ".join([*names, "kp-url"]))


class _Around:
    """What blocks lie in, which is looked through for lists around a block in a block, and for nothing else.

    pymdownx looks through it for every paragraph of a block, which is a sixth of the work on a long page.
    """

    def __init__(self, element: ET.Element, reader: BlocksProcessor) -> None:
        self._element, self._reader = element, reader

    def iter(self) -> Iterable[ET.Element]:
        return self._element.iter() if len(self._reader.stack) > 1 else ()


def _look_around_seldom(md: Markdown) -> None:
    for reader in md.parser.blockprocessors:
        if isinstance(reader, BlocksProcessor):
            setattr(reader, "parse_blocks", partial(_parse_blocks, reader, reader.parse_blocks))  # noqa: B010


def _parse_blocks(reader: BlocksProcessor, parse: Any, blocks: list[str], parent: ET.Element) -> None:
    parse(blocks, _Around(parent, reader))


class _Seldom:
    """The expression of a pattern, which looks at no text without the mark that all it finds has.

    What those of pymdownx may begin with stands behind the reader, so that they are tried at every letter of a page.
    """

    def __init__(self, expression: re.Pattern[str], mark: str) -> None:
        self._expression, self._mark = expression, mark

    def finditer(self, text: str, start: int = 0) -> Iterable[re.Match[str]]:
        return self._expression.finditer(text, start) if self._mark in text else ()


def _look_for_marks_first(md: Markdown) -> None:
    for pattern in md.inlinePatterns:
        for kind, mark in _MARKS.items():
            if isinstance(pattern, kind):
                setattr(pattern, "compiled_re", _Seldom(pattern.getCompiledRegExp(), mark))  # noqa: B010


def _known(locale: str) -> str:
    """The language, or the tool's first under an engine that hasn't been told of the site's own words (`kp stage`)."""
    try:
        return language(locale).locale
    except UnknownLanguageError:
        return MODEL


class PageExtension(Extension):
    """What every page needs, in the language `locale`."""

    def __init__(self, **options: Any) -> None:
        self.config = {"locale": [MODEL, "The page's language"],
                       "icons": [{}, "The site's own icons, each an SVG, by their short names"],
                       "drawn": [True, "Whether icons are drawn, or only their places kept"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Register the tree processors after inline text is parsed, and write HTML rather than XHTML."""
        locale = _known(str(self.getConfig("locale")))
        md.set_output_format("html")
        _look_around_seldom(md)
        _look_for_marks_first(md)
        register_lists(md, locale)
        register_footnotes(md, locale)
        register_shortcodes(md, self.getConfig("icons"), drawn=bool(self.getConfig("drawn")))
        md.treeprocessors.register(Tabs(md), "kp_tabs", 7)
        md.treeprocessors.register(Placed(md), "kp_placed", 6)
        md.treeprocessors.register(FirstWords(md), "kp_first_words", 5.5)
        md.treeprocessors.register(Tables(md, locale), "kp_tables", 5)
        md.treeprocessors.register(Boxes(md, language(locale).boxes), "kp_boxes", 4)
        md.treeprocessors.register(_Links(md), "kp_links", 3)
        md.treeprocessors.register(Explained(md, locale), "kp_explained", 2)
        md.treeprocessors.register(TocLanguages(md), "kp_toc_languages", 1)


def makeExtension(**options: Any) -> PageExtension:  # noqa: N802 (the name is Python-Markdown's)
    """The entry point that Python-Markdown asks for."""
    return PageExtension(**options)
