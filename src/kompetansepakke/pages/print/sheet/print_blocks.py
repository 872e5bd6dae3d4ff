"""A page's text and blocks as they stand in a printed set: further down in its headings, with a running clock."""

from __future__ import annotations

import re

from kompetansepakke.pages.parts.cards import Renderer
from kompetansepakke.pages.parts.keyed_lists import first_words
from kompetansepakke.pages.parts.labels import card_facts
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.pages.print.sheet.clock import Clock
from kompetansepakke.pages.print.sheet.print_links import SheetLinker
from kompetansepakke.source.blocks.agenda import STEP, agenda
from kompetansepakke.source.blocks.blocks import Block, Node, Text
from kompetansepakke.source.markdown.comments import mark_code
from kompetansepakke.source.text import Line
from kompetansepakke.words.strings import text as phrase

_HEADING = re.compile(r"^(?P<lead>[ \t>]*)(?P<marks>#{1,6})(?P<rest>[ \t]+.*)$")
_UNDERLINE = re.compile(r"[ \t>]*(=+|-+)[ \t]*")
_RAW_HEADING = re.compile(r"<(?P<end>/?)[hH](?P<level>[2-6])(?=[\s>])")


def _unclocked(meeting: Block) -> list[str]:
    """The steps in the site's first language, with their minutes as the page shows them."""
    steps = (f"{number}. {step.minutes} min {step.text}" for number, step in enumerate(agenda(meeting), 1))
    return first_words(steps)


class SheetRenderer(Renderer):
    """Renders parts of one page for a made page. `section` is the level of the heading that they stand under."""

    section: int = 1
    for_leaders: bool = False
    meetings_apart: bool = False
    """Whether meetings have their own place in the set, so that the text only names them."""
    agenda_only: bool = False
    _clock: Clock | None = None
    _titled: bool = False
    """Whether the text stands in a block with a heading of its own."""
    _raw: int = 2
    """The level that the raw heading now open has got."""

    @classmethod
    def create(cls, linker: SheetLinker, section: int, *, for_leaders: bool = False,
               meetings_apart: bool = False) -> SheetRenderer:
        """A renderer for text from the linker's page."""
        made = cls(linker.view, linker.page, linker)
        made.section = made._level = section
        made.for_leaders = for_leaders
        made.meetings_apart = meetings_apart
        return made

    def nodes(self, nodes: tuple[Node, ...], prefix: str = "") -> str:
        """These nodes as Markdown; `prefix` is what their lines have before them in the source."""
        self._lines = []
        self._nodes(nodes, prefix, "")
        return "\n".join(self._lines).strip("\n") + "\n"

    def agenda(self, meeting: Block) -> str:
        """A meeting's agenda alone."""
        self._lines, self._clock, self.agenda_only = [], Clock(), True
        for node in meeting.children:
            if isinstance(node, Text):
                self._text(node, meeting.prefix, "")
        self._clock, self.agenda_only = None, False
        self._lines += _unclocked(self.page.originals[meeting.id or ""]) if self.page.originals else []
        return "\n".join(self._lines).strip("\n") + "\n"

    def _head(self, block: Block, prefix: str, label: str) -> None:
        """In a leader guide a tip need not say that it is for leaders."""
        if block.kind.argument == "tip" and block.declared is None and self.for_leaders:
            locale = self.view.locale
            title = f"{phrase(locale, 'tip')}: {phrase(locale, f'tip_{block.argument}').lower()}"
            self._write(block, prefix, f"**{title}**", f"{{: .kp-for{self._ours} }}", "")
        else:
            super()._head(block, prefix, label)

    def _block(self, block: Block, prefix: str) -> None:
        if block.kind.is_meeting and self.meetings_apart:
            self._name(block, prefix)
            return
        outer = self._clock, self._titled
        self._clock = Clock() if block.kind.is_meeting and agenda(block) else None
        self._titled = self._titled or block.kind.is_card
        super()._block(block, prefix)
        self._clock, self._titled = outer

    def _name(self, meeting: Block, prefix: str) -> None:
        locale = self.view.locale
        note = phrase(locale, "print_meeting_at", section=phrase(locale, "print_meetings_one_by_one"))
        facts = escape_markdown(" · ".join(card_facts(meeting, locale)))
        title = f"**[{escape_markdown(meeting.argument)}](#{meeting.id})**"
        self._write(meeting, prefix, "", f"{title} · {facts}<br>{note}", f"{{: .kp-pointer{self._ours} }}", "")

    def _text(self, node: Text, source: str, target: str) -> None:
        first, level = len(self._lines), self._level
        super()._text(node, source, target)
        self._level = level  # the page's own levels don't count here
        self._lines[first:] = self._lowered("\n".join(self._lines[first:]).split("\n"), node, first)
        if self._clock:
            lines = self._lines[first:]
            kept = [line for line in lines if STEP.match(line)] if self.agenda_only else lines
            self._lines[first:] = [self._clock.step(line) for line in kept]

    def _lowered(self, lines: list[str], node: Text, first: int) -> list[str]:
        """The lines with their headings below the section that they stand in.

        A title that the page begins with is left out: the section has it.
        """
        if not node.facts.headings and not any("#" in line or "<" in line for line in lines):
            return lines  # as of most texts
        underlined = {heading.text for heading in node.facts.headings}
        prose = mark_code(tuple(Line(0, line) for line in lines)).prose().split("\n")
        made: list[str] = []
        for line, plain in zip(lines, prose, strict=True):
            match = _HEADING.match(line) if _HEADING.match(plain) else None
            if match and match["marks"] == "#" and not any(map(str.strip, self._lines[:first] + made)):
                continue
            if match:
                made.append(f"{match['lead']}{'#' * self._lower(len(match['marks']))}{match['rest']}")
            elif made and _UNDERLINE.fullmatch(line) and made[-1].lstrip(" \t>").split("{")[0].strip() in underlined:
                lead = made[-1][:len(made[-1]) - len(made[-1].lstrip(" \t>"))]
                made[-1] = f"{lead}{'#' * self._lower(1 if '=' in line else 2)} {made[-1][len(lead):]}"
            else:
                made.append(self._lower_raw(line, plain))
        return made

    def _lower_raw(self, line: str, plain: str) -> str:
        """The line with its raw HTML headings lowered like those in Markdown; code is left as it is."""
        for match in _RAW_HEADING.finditer(plain):
            if not match["end"]:
                self._raw = self._lower(int(match["level"]))
            line = f"{line[:match.start('level')]}{self._raw}{line[match.end():]}"
        return line

    def _lower(self, level: int) -> int:
        """The level on this page of a heading that has `level` on its own; none is skipped on the way down.

        A page's own `#` is the section's heading; its `##` goes one below. In a card, one below its title.
        """
        if self.linker.inside_card:
            return min(6, self._level + 1 + self._titled)
        self._level = min(6, max(self.section + 1, min(self.section + level - 1, self._level + 1)))
        return self._level
