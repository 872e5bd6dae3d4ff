"""The HTML that a document was read as, as a list of blocks of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import turbohtml

from kompetansepakke.site.incoming.as_markdown.escaping import as_code, clean, guard, is_foreign, squeezed
from kompetansepakke.site.incoming.as_markdown.grid import own_rows, read_grid
from kompetansepakke.site.incoming.as_markdown.inline import BREAK, Inline

_LISTS = ("ul", "ol")
_NUMBER = re.compile(r"kp-number-(\d+)")
_NOTE = re.compile(r"(foot|end)note-(\d+)")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_FIRST = re.compile(rf"({_PICTURE.pattern})(?:\\\n|\s)*")
_LAST = re.compile(rf"(?:\\\n|\s)*(?<!\\)({_PICTURE.pattern})$")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page.

    `kind` is `title`, `heading`, `paragraph`, `list`, `table`, `quote`, `todo`, `tip`, `note` (a footnote) or `break`;
    `plain` is what a reader sees of it, and `bold` whether all of it is.
    """

    kind: str
    text: str
    level: int = 0
    plain: str = ""
    bold: bool = False


def read_blocks(html: str, inline: Inline) -> list[Block]:
    """The blocks in their order."""
    body = turbohtml.parse(f"<!doctype html><body>{html}").find("body")
    return list(_Reader(inline).blocks(body)) if isinstance(body, turbohtml.Element) else []


class _Reader:
    def __init__(self, inline: Inline) -> None:
        self._inline = inline

    def blocks(self, parent: turbohtml.Element) -> Iterator[Block]:
        """Those of an element's children; marks between the items of a list come before all of it."""
        for child in _with_lists_joined(parent):
            made = list(self._list(child) if child.tag in _LISTS else self._block(child))
            yield from (Block("todo", doubt) for doubt in dict.fromkeys(self._inline.doubts))
            self._inline.doubts.clear()
            yield from made

    def _block(self, node: turbohtml.Element) -> Iterator[Block]:
        if node.tag == "aside":
            yield Block("todo", node.text)
        elif re.fullmatch("h[1-6]", node.tag):
            yield from self._heading(node)
        elif node.tag == "table":
            yield from self._table(node)
        elif node.tag == "blockquote":
            inner = "\n\n".join(block.text for block in self.blocks(node))
            yield Block("quote", "\n".join(f"> {line}".rstrip() for line in inner.split("\n")))
        elif node.tag == "section":
            yield Block("tip", "\n\n".join(block.text for block in self.blocks(node)))
        elif node.tag == "hr":
            yield Block("break", "")
        else:
            yield from self._paragraph(node)

    def _heading(self, node: turbohtml.Element) -> Iterator[Block]:
        pictures = list(node.find_all("img"))
        text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", self._inline.text(node)).replace(BREAK, " ").replace("**", "")
        plain = " ".join(clean(node.text).split())
        if plain:
            kind = "title" if node.attr("class") == "kp-title" else "heading"
            yield Block(kind, as_code(plain) if is_foreign(plain) else squeezed(text), int(node.tag[1]), plain)
        for one in pictures:
            yield Block("paragraph", self._inline.nodes([one]))

    def _paragraph(self, node: turbohtml.Element) -> Iterator[Block]:
        # a picture of the older kind hangs on its paragraph, and is read as one beside it
        text = self._inline.nodes([node]) if node.tag == "img" else _one_line(self._inline.text(node), node)
        plain = " ".join(clean(node.text).split())
        for part in _apart(text):
            alone = _PICTURE.fullmatch(part) is not None
            yield Block("paragraph", part, plain="" if alone else plain, bold=not alone and _is_bold(node))

    def _table(self, node: turbohtml.Element) -> Iterator[Block]:
        rows = own_rows(node)
        if len(rows) == 1 or not any(len(_elements(row)) > 1 for row in rows):
            if len(rows) + len(_elements(rows[0]) if rows else []) > 2:
                yield Block("todo", "Dette var en tabell med bare én rad eller én kolonne. Se om den skal være tekst.")
            for row in rows:
                for cell in _elements(row):
                    yield from self.blocks(_in_blocks(cell))
            return
        grid = read_grid(node, self._inline)
        yield from (Block("todo", doubt) for doubt in dict.fromkeys(grid.doubts))
        yield Block("table", grid.markdown())

    def _list(self, node: turbohtml.Element) -> Iterator[Block]:
        notes = [item for item in _elements(node) if _NOTE.fullmatch(str(item.attr("id") or ""))]
        if notes:
            yield from (self._note(item) for item in notes)
            return
        yield from (Block("todo", aside.text) for aside in node.find_all("aside"))
        yield Block("list", "\n".join(self._items(node)))

    def _note(self, item: turbohtml.Element) -> Block:
        found = _NOTE.fullmatch(str(item.attr("id")))
        name = f"{'s' if found and found[1] == 'end' else ''}{found[2] if found else ''}"
        inner = "\n\n".join(block.text for block in self.blocks(_in_blocks(item)) if block.kind != "todo")
        return Block("note", f"[^{name}]: " + inner.strip().replace("\n\n", "\n\n    "))

    def _items(self, node: turbohtml.Element) -> Iterator[str]:
        number = _first_number(node)
        for item in (child for child in _elements(node) if child.tag == "li"):
            mark = "- " if node.tag == "ul" else f"{number}. "
            number += 1
            blocks = [block for block in self.blocks(_in_blocks(item)) if block.kind != "todo"]
            lines: list[str] = []
            for at, block in enumerate(blocks):
                if at and not (block.kind == "list" and blocks[at - 1].kind == "paragraph"):
                    lines.append("")
                lines += block.text.split("\n")
            first, *rest = lines or [""]
            if first or rest:
                yield "\n".join([f"{mark}{first or ' '}", *(f"    {line}" if line else "" for line in rest)])


def _apart(text: str) -> list[str]:
    """A paragraph, with the pictures that it begins or ends with by themselves: most of those float beside it."""
    before: list[str] = []
    after: list[str] = []
    while found := _FIRST.match(text):
        before.append(found[1])
        text = text[found.end():]
    while found := _LAST.search(text):
        after.insert(0, found[1])
        text = text[:found.start()]
    return [part for part in (*before, text, *after) if part]


def _elements(parent: turbohtml.Element) -> list[turbohtml.Element]:
    return [child for child in parent.children if isinstance(child, turbohtml.Element)]


def _in_blocks(parent: turbohtml.Element) -> turbohtml.Element:
    """The element with what stands loose in it in paragraphs."""
    made: list[str] = []
    loose = ""
    for child in parent.children:
        if isinstance(child, turbohtml.Element) and child.tag in (
                "p", "ul", "ol", "table", "aside", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"):
            made += [f"<p>{loose}</p>" if loose.strip() else "", child.html]
            loose = ""
        else:
            loose += child.html if isinstance(child, turbohtml.Element) else _as_html(child)
    made.append(f"<p>{loose}</p>" if loose.strip() else "")
    found = turbohtml.parse(f"<!doctype html><body>{''.join(made)}").find("body")
    assert isinstance(found, turbohtml.Element)
    return found


def _as_html(node: turbohtml.Node) -> str:
    text = node.data if isinstance(node, turbohtml.Text) else ""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _with_lists_joined(parent: turbohtml.Element) -> list[turbohtml.Element]:
    """The children, where marks between two parts of one list come before it and the parts are one."""
    found: list[turbohtml.Element] = []
    for child in _elements(parent):
        at = len(found)
        while at and found[at - 1].tag == "aside":
            at -= 1
        before = found[at - 1] if at else None
        if before is not None and child.tag in _LISTS and before.tag == child.tag and at < len(found):
            before.extend(list(child.children))
            found[at - 1:] = [*found[at:], before]
        else:
            found.append(child)
    return found


def _first_number(node: turbohtml.Element) -> int:
    """What the list begins with: the document's own count where it goes on from an earlier list."""
    first = next((child for child in _elements(node) if child.tag == "li"), None)
    anchors = first.find_all("a") if first is not None else []
    numbers = [int(found[1]) for anchor in anchors if (found := _NUMBER.search(str(anchor.attr("id") or "")))]
    return numbers[0] if numbers else 1


def _is_bold(node: turbohtml.Element) -> bool:
    return all(any(isinstance(one, turbohtml.Element) and one.tag == "strong" for one in text.ancestors)
               for text in node.descendants if isinstance(text, turbohtml.Text) and text.data.strip())


def _one_line(text: str, node: turbohtml.Element) -> str:
    """A paragraph, with a backslash at each line break."""
    plain = clean(node.text).strip()
    if is_foreign(plain):
        return as_code(" ".join(plain.split()))
    lines = [guard(squeezed(line)) for line in text.strip(f" {BREAK}").split(BREAK)]
    return "\\\n".join(line or "&nbsp;" for line in lines) if any(lines) else ""
