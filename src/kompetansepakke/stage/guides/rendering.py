"""A page's text and blocks as they stand in a guide: further down in its headings, with a running clock."""

from __future__ import annotations

import re

from kompetansepakke.core.agenda import agenda
from kompetansepakke.core.blocks import Block, Node, Text
from kompetansepakke.stage.cards import Renderer
from kompetansepakke.stage.guides.clock import STEP, Clock
from kompetansepakke.stage.guides.linking import GuideLinker
from kompetansepakke.strings import text as phrase

_HEADING = re.compile(r"^(?P<lead>[ \t>]*)(?P<marks>#{1,6})(?P<rest>[ \t]+.*)$")
_UNDERLINE = re.compile(r"[ \t>]*(=+|-+)[ \t]*")


class GuideRenderer(Renderer):
    """Renders parts of one page for a made page. `section` is the level of the heading that they stand under."""

    section: int = 1
    for_leaders: bool = False
    agenda_only: bool = False
    _clock: Clock | None = None

    @classmethod
    def create(cls, linker: GuideLinker, section: int, *, for_leaders: bool = False) -> GuideRenderer:
        """A renderer for text from the linker's page."""
        made = cls(linker.view, linker.page, linker)
        made.section = made._level = section
        made.for_leaders = for_leaders
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
        return "\n".join(self._lines).strip("\n") + "\n"

    def _head(self, block: Block, prefix: str, label: str) -> None:
        """In a leader guide a tip need not say that it is for leaders."""
        if block.name == "tip" and block.declared is None and self.for_leaders:
            locale = self.view.locale
            title = f"{phrase(locale, 'tip')}: {phrase(locale, f'tip_{block.argument}').lower()}"
            self._write(prefix, f"**{title}**", "{: .kp-for }", "")
        else:
            super()._head(block, prefix, label)

    def _block(self, block: Block, prefix: str) -> None:
        outer = self._clock
        self._clock = Clock() if block.name == "meeting" and agenda(block) else None
        super()._block(block, prefix)
        self._clock = outer

    def _text(self, node: Text, source: str, target: str) -> None:
        first = len(self._lines)
        super()._text(node, source, target)
        if node.facts.headings:
            if not self.linker.inside_card:
                self._level = min(6, self.section + max(0, node.facts.headings[-1].level - 1))
            self._lines[first:] = self._lowered(self._lines[first:], {h.text for h in node.facts.headings}, first)
        if self._clock:
            lines = self._lines[first:]
            kept = [line for line in lines if STEP.match(line)] if self.agenda_only else lines
            self._lines[first:] = [self._clock.step(line) for line in kept]

    def _lowered(self, lines: list[str], known: set[str], first: int) -> list[str]:
        """The lines with their headings (those known to be headings) below the section that they stand in.

        A title that the page begins with is left out: the section has it.
        """
        made: list[str] = []
        for line in lines:
            match = _HEADING.match(line)
            if match and match["marks"] == "#" and not any(map(str.strip, self._lines[:first + len(made)])):
                continue
            if match and any(text in match["rest"] for text in known):
                made.append(f"{match['lead']}{self._marks(len(match['marks']))}{match['rest']}")
            elif made and _UNDERLINE.fullmatch(line) and made[-1].lstrip(" \t>").split("{")[0].strip() in known:
                lead = made[-1][:len(made[-1]) - len(made[-1].lstrip(" \t>"))]
                made[-1] = f"{lead}{self._marks(1 if '=' in line else 2)} {made[-1][len(lead):]}"
            else:
                made.append(line)
        return made

    def _marks(self, level: int) -> str:
        """A page's own `#` is the section's heading; its `##` goes one below. In a card, one below its title."""
        if self.linker.inside_card:
            return "#" * min(6, self._level + 2)
        return "#" * min(6, max(self.section + 1, self.section + level - 1))
