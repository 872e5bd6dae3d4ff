"""Blocks as Markdown: each becomes a plain `html` block of pymdownx with a heading, its facts and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kompetansepakke.content.derived.recordings import is_recorded
from kompetansepakke.content.view import PageView, View
from kompetansepakke.figures.markup import figure_html
from kompetansepakke.pages.parts.keyed_lists import first_words, own_lines
from kompetansepakke.pages.parts.labels import audience_label, card_facts, edition_lang, lang_where
from kompetansepakke.pages.parts.linker import Linker
from kompetansepakke.pages.parts.markdown_text import escape_markdown
from kompetansepakke.source.blocks.blocks import Block, Node, Text
from kompetansepakke.source.markdown.code import blank_code, holders, may_be_fence
from kompetansepakke.source.markdown.comments import mark_code
from kompetansepakke.source.markdown.figure_calls import called, figure_key
from kompetansepakke.source.text import Line
from kompetansepakke.source.yaml.kinds import CAPTIONS
from kompetansepakke.words.marks import unmarked
from kompetansepakke.words.strings import text as phrase

_LITERAL = re.compile(r"\\(?=///)")
_LITERAL_IN_CODE = re.compile(r"^([ \t>]*)\\(?=///)")
_SHARP = re.compile(r"(?P<start>[ \t>]*#{1,6}[ \t]+.*?[^\s#\\])(?P<sharps>#+)[ \t]*")
"""A heading whose last word ends in #, as «F#»: Python-Markdown takes it for the heading's closing marks."""


@dataclass(frozen=True, slots=True)
class MeetingLink:
    """A staged page that one leads meetings from: its name, and the end of its address, with the meeting's `{id}`."""

    name: str
    path: str
    anchor: str


@dataclass(slots=True)
class Renderer:
    """Turns one page's visible tree into staged Markdown."""

    view: View
    page: PageView
    linker: Linker
    at_meetings: tuple[MeetingLink, ...] = ()
    """What each meeting on the page leads to."""
    keyed: bool = False
    """Whether translated worksheets bring their items in the site's first language too, which answers are kept by."""
    _level: int = 1
    """The level of the section that the text has come to: a card's title goes one below."""
    _lines: list[str] = field(default_factory=list)

    def render(self) -> str:
        """The page's body."""
        self._nodes(self.page.nodes, "", "")
        return "\n".join(self._lines).strip("\n") + "\n"

    @property
    def _ours(self) -> str:
        """What marks the tool's own words on a page that isn't in the edition's language."""
        tag = edition_lang(self.page, self.view)
        return f" lang={tag}" if tag else ""

    def _nodes(self, nodes: tuple[Node, ...], source: str, target: str) -> None:
        """`source` is the prefix that the lines have, `target` the one that they get."""
        before: list[str] = []
        for node in nodes:
            if isinstance(node, Text):
                self._text(node, source, target)
                before += [line.text[len(source):] for line in node.lines]
            else:
                own = _rendered_prefix(node.prefix[len(source):], before)
                self._block(node, target + own)

    def _text(self, node: Text, source: str, target: str) -> None:
        if node.facts.headings and not self.linker.inside_card:
            self._level = node.facts.headings[-1].level
        numbers, made = [], []
        for at, (line, in_code) in enumerate(_lines(self.linker.rewrite(node)) if node.lines else ()):
            number = node.lines[at if at < len(node.lines) else -1].number
            if "{{" in line and not in_code and (name := called(line)) is not None:
                numbers += [number] * 3
                made += ["", self._figure(name), ""]
                continue
            meant = _LITERAL_IN_CODE.sub(r"\1", line) if in_code else _as_meant(line)
            inner = meant[len(source):] if meant.startswith(source) else meant.lstrip(" \t>")
            numbers.append(number)
            made.append((target + inner).rstrip() if not inner.strip() else target + inner)
        self._emit(numbers, made)

    def _figure(self, name: str) -> str:
        """The figure that the text calls, in the language of the text if it has words in that."""
        found, locale = self.view.figures[figure_key(self.page.source, name)], self.page.locale
        self.linker.drawn[name] += 1
        tag = lang_where(self.view, is_written=found.is_written_in(locale))
        return figure_html(found, locale, self.linker.drawn[name], tag)

    def _block(self, block: Block, prefix: str) -> None:
        label = audience_label(block.declared, self.view) if block.declared else ""
        if block.kind.argument == "roles" and not label:
            self._nodes(block.children, block.prefix, prefix)
            return
        slashes = "/" * (3 + _height(block))
        self._write(block, prefix, "", f"{slashes} html | {_selector(block)}", "")
        outer, self.linker.inside_card = self.linker.inside_card, True
        self._head(block, prefix, label)
        self._nodes(block.children, block.prefix, prefix)
        self.linker.inside_card = outer
        self._write(block, prefix, "", slashes, "")
        if self.keyed and block.kind.is_worksheet and (original := self.page.originals.get(block.id or "")):
            self._write(block, prefix, *first_words(own_lines(original)))

    def _head(self, block: Block, prefix: str, label: str) -> None:
        locale = self.view.locale
        if block.kind.argument == "roles":
            self._write(block, prefix, f"{escape_markdown(label)}", f"{{: .kp-for{self._ours} }}", "")
            return
        if block.kind.argument == "tip":
            seen = audience_label(block.audience, self.view)
            title = f"{phrase(locale, 'tip')}: {phrase(locale, f'tip_{block.argument}').lower()}"
            self._write(block, prefix, f"**{title}** · {escape_markdown(seen)}" if seen else f"**{title}**",
                        f"{{: .kp-for{self._ours} }}", "")
            return
        titled = block.kind.argument == "title"
        title = unmarked(block.argument) if titled else phrase(locale, block.name)
        names = f"#{block.id} .kp-card__title" if block.id else ".kp-card__title"
        own = f"{{: {names}{'' if titled else self._ours} }}"
        self._write(block, prefix, f"{'#' * min(self._level + 1, 6)} {escape_markdown(title)} {own}", "")
        if titled:
            self._write(block, prefix, escape_markdown(" · ".join(card_facts(block, locale))),
                        f"{{: .kp-facts{self._ours} }}", "")
        if label:
            self._write(block, prefix, escape_markdown(label), f"{{: .kp-for{self._ours} }}", "")
        for line in self._offers(block):
            self._write(block, prefix, line, "")

    def _offers(self, block: Block) -> list[str]:
        """Where the resource is to be had: a recording, a text, a manuscript, what a meeting brings."""
        locale, options, title = self.view.locale, block.options, escape_markdown(block.argument)
        offers = []
        if "url" in options:
            offers.append(f"[{phrase(locale, f'{block.name}_open', title=title)}](<{options['url']}>)")
        elif not is_recorded(block):
            offers.append(phrase(locale, f"{block.name}_missing"))
        if "transcript" in options:
            target = self.linker.named(options["transcript"])
            offers.append(f"[{phrase(locale, 'transcript', title=title)}]({target})")
        offers += self._captions(options.get("captions"))
        lines = [" ".join(offers) + f"\n{{: .kp-offer{self._ours} }}"] if offers else []
        if block.kind.is_meeting and self.at_meetings:
            ways = [f"[{one.name}]({self.linker.made(one.path)}{one.anchor.format(id=block.id)})"
                    for one in self.at_meetings]
            lines.append(" ".join(ways) + f"\n{{: .kp-at-meeting{self._ours} data-kp-noindex=\"\" }}")
        brought = [link for name in options.get("brings", ()) if (link := self.linker.resource(name))]
        if brought:
            strong = f"**{phrase(locale, 'brings')}**" + (f"{{:{self._ours} }}" if self._ours else "")
            lines.append(f"{strong} " + ", ".join(brought) + "\n{: .kp-brings }")
        return lines

    def _captions(self, captions: str | bool | None) -> list[str]:
        if not captions:
            return []
        locale = self.view.locale
        if captions is True:
            return [phrase(locale, "captions")]
        if CAPTIONS.targets(captions):
            # Until the module that the file lies in has opened, there is nothing to lead to.
            address = self.linker.named(captions)
            return [f"[{phrase(locale, 'captions_file')}](<{address}>)" if address else phrase(locale, "captions")]
        return [phrase(locale, "captions_text", text=escape_markdown(captions))]

    def _write(self, block: Block, prefix: str, *lines: str) -> None:
        made = [prefix + part if part else prefix.rstrip() for line in lines for part in line.split("\n")]
        self._emit([block.place.line] * len(made), made)

    def _emit(self, numbers: Sequence[int], lines: Sequence[str]) -> None:
        """Add lines, each of which is made of the source's line with this number."""
        self._lines += lines


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """The lines, and of each whether it belongs to a field of code."""
    lines = text.split("\n")
    if not may_be_fence(text):
        return zip(lines, (False,) * len(lines), strict=True)
    return zip(lines, mark_code(tuple(Line(at, line) for at, line in enumerate(lines))).code, strict=True)


def _as_meant(line: str) -> str:
    """A line outside code, with escaped slashes as slashes and the last # of «F#» as a letter, to any engine."""
    if "\\///" in line:
        for match in reversed([*_LITERAL.finditer(blank_code([(line, False)]))]):
            line = f"{line[:match.start()]}&#47;{line[match.end() + 1:]}"
    heading = _SHARP.fullmatch(line) if "#" in line else None
    return heading["start"] + "\\#" * len(heading["sharps"]) if heading else line


def _height(block: Block) -> int:
    """How many levels of blocks stand inside: pymdownx tells nested blocks apart by their slashes."""
    return max((1 + _height(child) for child in block.children if isinstance(child, Block)), default=0)


def _selector(block: Block) -> str:
    if block.kind.is_card:
        return f"div.kp-card.kp-{block.name}"
    return "div.kp-leader" if block.kind.argument == "roles" else f"div.kp-{block.name}"


def _rendered_prefix(extra: str, before: list[str]) -> str:
    """The prefix a nested block gets inside its surroundings.

    Indentation counts only where it places the block in a list item, a box, a tab, a note or an explanation; elsewhere
    it is the author's way of showing nesting, and Markdown would take it for code.
    """
    quotes = extra.lstrip(" \t")
    within = next(holders(len(extra.expandtabs(4)) - len(quotes), before), None)
    return " " * (within.indent + 4) + quotes if within else quotes


