"""Text moved from its own page to a page that is put together from several: links, notes, ids and macros follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from textwrap import dedent, indent
from typing import Literal, NamedTuple
from urllib.parse import quote

from kompetansepakke.base.problems import Place
from kompetansepakke.content.targets import resolve
from kompetansepakke.content.view import PageView, View
from kompetansepakke.pages.parts.labels import lang_of
from kompetansepakke.pages.parts.linker import Linker, Places
from kompetansepakke.pages.parts.markdown_text import in_language
from kompetansepakke.source.blocks.blocks import Block, Text, texts
from kompetansepakke.source.markdown.links import Label, Link
from kompetansepakke.words.marks import marked

_OPEN, _CLOSE = "\x02", "\x03"
_MARKED = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)
_REFERENCE = re.compile(r"(?P<text>\[[^\[\]]*\])(?:[ ]?\[(?P<label>[^\[\]]*)\])?")
_NOTE = re.compile(r"\[\^([^\]\n]*)\]")
_DEFINED = re.compile(r"\[(?P<note>\^?)(?P<label>[^\]\n]*)\]:")
_MACRO = re.compile(r"^(?P<lead>[ \t>]*)(?P<call>\{\{[^{}\n]*\}\})[ \t]*$", re.MULTILINE)


class _Edit(NamedTuple):
    """Replace what stands from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Shared:
    """What the texts of one made page have in common."""

    own_ids: frozenset[str] = frozenset()
    """Ids of the resources that stand on the page itself."""
    repeated: str = ""
    """What is said in place of a macro's output that the page holds already."""
    seen_macros: set[str] = field(default_factory=set)
    used_notes: set[str] = field(default_factory=set)
    definitions: dict[Label, str] = field(default_factory=dict)
    """Definitions of notes, references and abbreviations, which stand at the foot."""

    def foot(self, body: str) -> str:
        """The definitions that `body` has use for."""
        kept = [text for (kind, label), text in self.definitions.items()
                if kind == "ref" or (kind == "note" and label in self.used_notes) or (kind == "abbr" and label in body)]
        return "\n\n".join(kept) + "\n" if kept else ""


class SheetLinker(Linker):
    """Rewrites text from the page `origin` for the page `path`, which is made of several pages."""

    def __init__(self, view: View, origin: PageView, path: str, address: str, places: Places,
                 shared: Shared) -> None:
        super().__init__(view, replace(origin, path=path, address=address), places)
        self.origin, self.shared = origin, shared
        self.key = re.sub(r"[^a-z0-9]+", "-", origin.address.lower()).strip("-") or "side"
        self._defined = {label for found in origin.facts for label, _ in found.defines}
        for node in texts(origin.nodes):
            if node.facts.defines:
                self._moved(node)

    def rewrite(self, node: Text) -> str:
        """The text as it is to stand on the made page; its definitions go to `shared`."""
        self.shared.used_notes |= {f"{self.key}-{name}" for (kind, name), _ in node.facts.uses if kind == "note"}
        text = _without_ids(self._moved(node), node.facts.anchors)
        return _MACRO.sub(self._macro, text)

    def says_nothing(self, block: Block) -> bool:
        """Whether all that a block holds is definitions, which stand at the foot."""
        return not any(isinstance(child, Block) or self._moved(child).strip(" >\n\t") for child in block.children)

    def resource(self, wanted: str) -> str | None:
        """A link to the resource, on this page if it stands here."""
        link = super().resource(wanted)
        if link is None or wanted not in self.shared.own_ids:
            return link
        return link[:link.rindex("](")] + f"](#{wanted})"

    def _moved(self, node: Text) -> str:
        text = "\n".join(line.text for line in node.lines)
        addresses = [(link, self._address(link)) for link in node.facts.links]
        gone = [link for link, address in addresses if address is None]
        edits = [*_link_edits(addresses, gone, text), *self._label_edits(node, text, gone),
                 *_definition_marks(node, text)]
        for edit in sorted(edits, key=lambda found: (found.start, found.end), reverse=True):
            text = text[:edit.start] + edit.text + text[edit.end:]
        for match in _MARKED.finditer(text):
            self._define(match[1])
        return _MARKED.sub("", text)

    def _address(self, link: Link) -> str | None:
        target = resolve(link.target, self.page.source)
        if target.anchor and target.anchor in self.shared.own_ids and target.kind in ("same-page", "page"):
            return f"#{target.anchor}"
        if target.kind == "same-page":
            place = self._html_address if link.shape.startswith("html") else self._relative
            return f"{place(self.origin.path)}#{quote(target.anchor)}"
        return super()._address(link)

    def _label_edits(self, node: Text, text: str, gone: Sequence[Link]) -> Iterator[_Edit]:
        """Labels are told apart by the page that they come from. Of the links that are `gone`, the text is left."""
        for (kind, name), place in (*node.facts.uses, *node.facts.short_uses):
            at = _offset(node, place)
            match = (_NOTE if kind == "note" else _REFERENCE).match(text, at)
            if match is None or (kind, name) not in self._defined or any(g.start <= at < g.end for g in gone):
                continue
            if kind == "note":
                yield _Edit(at, match.end(), f"[^{self.key}-{name}]")
            else:
                yield _Edit(at + len(match["text"]), match.end(), f"[{self.key}-{name}]")

    def _define(self, chunk: str) -> None:
        """Take up a definition: its first line decides what it is."""
        lines = chunk.split("\n")
        lead = len(lines[0]) - len(lines[0].lstrip(" \t>"))
        body = "\n".join(line[lead:] if not line[:lead].strip(" \t>") else line for line in lines).rstrip()
        if body.startswith("*["):
            self.shared.definitions.setdefault(("abbr", body[2:body.index("]")]), body)
            return
        match = _DEFINED.match(body)
        if match:
            own = match["label"] if match["note"] else " ".join(match["label"].split()).lower()
            label = f"{self.key}-{own}"
            kind: Literal["note", "ref"] = "note" if match["note"] else "ref"
            said = body[match.end():]
            if kind == "note" and (tag := lang_of(self.origin, self.view)):
                said = _in_language(tag, said)
            self.shared.definitions[(kind, label)] = f"[{match['note']}{label}]:{said}"

    def _macro(self, match: re.Match[str]) -> str:
        """A macro's output, such as a figure with ids, stands once on a page."""
        call = re.sub(r"\s+", "", match["call"])
        if call in self.shared.seen_macros:
            return match["lead"] + self.shared.repeated
        self.shared.seen_macros.add(call)
        return match[0]


def _in_language(tag: str, note: str) -> str:
    """Notes stand at the foot of the page, outside what tells the language of the text that they belong to."""
    if "\n\n" not in note:
        return f" {marked(note.strip(), tag)}"
    return "\n\n" + indent(in_language(tag, dedent(f"    {note.strip()}")), "    ")


def _label(construct: str, link: Link) -> str:
    if link.shape.startswith("html") or link.shape == "definition":
        return ""
    return construct[construct.index("[") + 1:construct.rindex("](")]


def _link_edits(addresses: Iterable[tuple[Link, str | None]], gone: Sequence[Link], text: str) -> Iterator[_Edit]:
    for link, address in addresses:
        if any(outer.start < link.start and link.end <= outer.end for outer in gone):
            continue
        if address is None:
            yield _Edit(link.start, link.end, _label(text[link.start:link.end], link))
        elif address != link.target:
            yield _Edit(link.target_start, link.target_end, address)


def _offset(node: Text, place: Place) -> int:
    """Where in the node's text a place in its file is."""
    at = 0
    for line in node.lines:
        if line.number == place.line:
            return at + place.column - 1
        at += len(line.text) + 1
    return at


def _definition_marks(node: Text, text: str) -> Iterator[_Edit]:
    """Marks around each definition, so that it can be taken out once all in it is rewritten."""
    ends = {link.start: link.end for link in node.facts.links if link.shape == "definition"}
    for (kind, _), place in node.facts.defines:
        start = text.rfind("\n", 0, _offset(node, place)) + 1
        end = ends.get(start) if kind == "ref" else _end_of_line(text, start)
        if end is not None:
            yield _Edit(start, start, _OPEN)
            yield _Edit(stop := _continued(text, start, end) if kind == "note" else end, stop, _CLOSE)


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _continued(text: str, start: int, end: int) -> int:
    """Where a note ends: what is indented below it, or follows without a blank line, is part of it."""
    lead = len(text[start:end]) - len(text[start:end].lstrip(" \t>"))
    blank = False
    at = end + 1
    while at < len(text):
        stop = _end_of_line(text, at)
        line = text[at:stop][lead:]
        if not line.strip(" \t>"):
            blank = True
        elif line.startswith(("    ", "\t")) or (not blank and not line.lstrip().startswith(("[^", "*[", "#", "["))):
            end = stop
        else:
            break
        at = stop + 1
    return end


def _without_ids(text: str, anchors: Iterable[str]) -> str:
    """The text without the ids that it sets: they lead to its own page, and may stand on several."""
    for anchor in anchors:
        name = re.escape(anchor)
        text = re.sub(rf"(\{{:?[^{{}}\n]*?)#{name}(?![\w-])", r"\1", text)
        text = re.sub(rf"""(<[^<>]*?)\s(?:id|name)\s*=\s*(?:"{name}"|'{name}'|{name}(?=[\s>]))""", r"\1", text)
    return re.sub(r"\{:?[ ]*\}", "", text) if anchors else text
