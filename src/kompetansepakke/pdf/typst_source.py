"""A printed set as Typst source: each element of its page becomes a call of a function that `print.typ` defines.

The source is in Typst's code mode, so that text only ever stands in string literals: nothing in a page can be taken
for markup. What an element looks like is said in `print.typ`; here stands only what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from turbohtml import Element, Node, Text

from kompetansepakke.pdf.page_tree import cells, classes, is_in_line, only, shares
from kompetansepakke.pdf.pdf_drawings import drawing
from kompetansepakke.pdf.typst_code import HEADING, array, code_block, literal, marked

Special = Callable[["Source", Element], str]
"""From an element that is laid out in a way of its own to its source."""
Address = Callable[[str], str]
"""From a link's `href` to the address that paper shows or leads to; nothing where it leads nowhere on paper."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_INLINE = {"strong": "strong", "b": "strong", "em": "emph", "i": "emph", "cite": "emph", "sup": "super", "sub": "sub",
           "mark": "marked", "kbd": "key", "del": "strike", "s": "strike", "ins": "underline", "q": "quoted",
           "small": "small"}
"""Elements in a line, by what `print.typ` calls them."""
_BOXES = {"kp-tip": "tip", "kp-leader": "leader", "kp-card": "card"}


@dataclass
class Source:
    """Renders the elements of one page."""

    address: Address
    picture: Callable[[str], bytes | None]
    """The bytes of a picture by its `src`, where it can be drawn."""
    phrase: Callable[..., str]
    """What readers are told by a key of `words/`."""
    ids: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    """The ids of what stands in the contents."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Drawings and pictures, by the names that the source calls them."""
    special: Mapping[str, Special] = field(default_factory=dict)
    """What is made of elements of a class by others than this module, as covers and meetings."""

    def blocks(self, nodes: Iterable[Node]) -> str:
        """What stands below each other, as a code block. Runs of text between blocks become paragraphs."""
        parts: list[str] = []
        for in_line, run in groupby(nodes, key=is_in_line):
            nodes_in_run = list(run)
            alone = only(nodes_in_run)
            if not in_line:
                parts += [self.block(element) for element in nodes_in_run if isinstance(element, Element)]
            elif alone is not None and alone.tag == "img":
                parts.append(self._picture(alone))
            elif line := self.line(nodes_in_run):
                parts.append(f"p({line})")
        return code_block(part for part in parts if part)

    def line(self, nodes: Iterable[Node]) -> str:
        """What stands in a line, as a code block; nothing where there is only white space."""
        parts = _without_edges([part for node in nodes for part in self._inline(node)])
        return code_block(parts) if parts else ""

    def block(self, element: Element) -> str:
        """One element that stands by itself."""
        return marked(element, self._block(element))

    def _block(self, element: Element) -> str:
        tag, names = element.tag, classes(element)
        if "kp-told" in names:
            return ""
        if heading := HEADING.fullmatch(tag):
            return self._heading(element, int(heading[1]))
        if tag == "svg":
            return self._drawing(element)
        known = {**_BY_CLASS, **self.special}
        special = known.get(next((name for name in names if name in known), "")) or _BY_TAG.get(tag)
        if special:
            return special(self, element)
        for name, call in _BOXES.items():
            if name in names:
                return f"{call}({literal(_kind(element, name))}, {self.blocks(element.children)})"
        return self.blocks(element.children)

    def _heading(self, element: Element, level: int) -> str:
        name = element.attr("id") or ""
        body = self.line(element.children)
        listed = "true" if name in self.contents else "false"
        made = f"h({level}, {body}, name: {literal(name)}, listed: {listed})"
        card = element.parent
        if "kp-card__title" not in classes(element) or not isinstance(card, Element):
            return made
        return f"card-title({literal(_kind(card, 'kp-card'))}, {made})"

    def paragraph(self, element: Element) -> str:
        """A paragraph, of the sort that its class says."""
        sort = (element.attr("class") or "").removeprefix("kp-").split(" ")[0].replace("__", "-")
        alone = only(element.children)
        if alone is not None and alone.tag == "img":
            return self._picture(alone)
        line = self.line(element.children)
        return f"p({line}, sort: {literal(sort)})" if line else ""

    def admonition(self, element: Element) -> str:
        """A box, with the type that its title doesn't say."""
        told, title = element.attr("aria-label") or "", element.find(class_="admonition-title")
        said = told if title is None or title.text.strip() != told else ""
        return f"admonition({literal(said)}, {self.blocks(element.children)})"

    def summary(self, element: Element) -> str:
        """What a box that opens, or a tab, is called."""
        return f"p(strong({self.line(element.children) or '[]'}))"

    def items(self, element: Element) -> str:
        """A list; of items with a clock, an agenda; of boxes to tick, a checklist; of fields, lines to fill in."""
        children = [child for child in element.children if isinstance(child, Element) and child.tag == "li"]
        names = classes(element)
        if any(child.find(class_="kp-clock") for child in children):
            return f"agenda({array(self.step(child) for child in children)})"
        call = "checklist" if "kp-checklist" in names else "fields" if "kp-fields" in names else \
            "todos" if children and all("kp-todo" in classes(child) for child in children) else \
            "numbered" if element.tag == "ol" else "bullets"
        start = element.attr("start") or "1"
        more = f", start: {int(start)}" if call == "numbered" and start.isdecimal() else ""
        return f"{call}({array(self._item(child) for child in children)}{more})"

    def _item(self, element: Element) -> str:
        children = list(element.children)
        made = (self.line(children) or "[]") if all(map(is_in_line, children)) else self.blocks(children)
        return marked(element, made) if element.tag == "li" else made

    def step(self, element: Element) -> str:
        """A step of an agenda: its time by the clock, its minutes, and what is done."""
        clock, minutes = (element.find(class_=name) for name in ("kp-clock", "kp-minutes"))
        for found in (clock, minutes):
            if found:
                found.extract()
        told = [literal(found.text) if found else '""' for found in (clock, minutes)]
        return f"({', '.join((*told, self._item(element)))})"

    def table(self, element: Element) -> str:
        """A table, with the kind that its class says."""
        caption = element.find("caption")
        head = [row for part in element.find_all("thead") for row in part.find_all("tr")]
        rows = [row for row in element.find_all("tr") if not any(row is other or row.equals(other) for other in head)]
        columns = max((len(cells(row)) for row in (*head, *rows)), default=1)
        widths = [cell.attr("class") or "" for cell in cells(head[0])] if head else []
        write = [str(at) for at, name in enumerate(widths) if "kp-write" in name]
        kind = (element.attr("class") or "").replace("kp-plan--", "").replace("kp-", "")
        room = shares([cells(row) for row in (*head, *rows)], columns)
        title = self.line(caption.children) if caption else "none"
        return (f"tabular({columns}, {title}, {array(self._row(row) for row in head)}, "
                f"{array(self._row(row) for row in rows)}, write: ({''.join(name + ', ' for name in write)}), "
                f"shares: {array(map(str, room))}, kind: {literal(kind)})")

    def _row(self, row: Element) -> str:
        told = []
        for cell in cells(row):
            spans = "".join(f", {name}: {int(found)}" for name in ("colspan", "rowspan")
                            if (found := cell.attr(name) or "").isdecimal())
            align = next((f", align: {literal(side)}" for side in ("right", "center")
                          if f"kp-{side}" in (cell.attr("class") or "")), "")
            head = ", head: true" if cell.tag == "th" else ""
            strong = ", here: true" if "kp-plan__here" in (row.attr("class") or "") else ""
            told.append(f"cell({self._item(cell)}{spans}{align}{head}{strong})")
        return array(told)

    def lines(self, element: Element) -> str:
        """A title, and lines to write on."""
        title = element.find(class_="kp-lines__title")
        count = len(element.find_all(class_="kp-line"))
        return f"lines({self.line(title.children) if title else '[]'}, {count})"

    def outline(self, element: Element) -> str:
        """The contents, with page numbers."""
        title = element.find("h2")
        count = len(element.find_all("li"))
        return f"contents({self.line(title.children) if title else '[]'}, {count})"

    def figure(self, element: Element) -> str:
        """A picture or a drawing with its caption."""
        caption = element.find("figcaption")
        told = self.line(caption.children) if caption else "none"
        if caption:
            caption.extract()
        return f"figure-of({self.blocks(element.children)}, {told})"

    def definitions(self, element: Element) -> str:
        """Terms, and what is said of each."""
        pairs = []
        for child in element.descendants:
            if isinstance(child, Element) and child.tag in ("dt", "dd"):
                pairs.append(f"({literal(child.tag)}, {self._item(child)})")
        return f"definitions({array(pairs)})"

    def preformatted(self, element: Element) -> str:
        """Code, line by line, under its title."""
        title, code = element.find(class_="filename"), element.find("pre") or element
        return f"code-block({literal(code.text.rstrip())}, {self.line(title.children) if title else 'none'})"

    def _drawing(self, element: Element) -> str:
        name = f"tegning-{len(self.files)}.svg"
        data, told, width = drawing(element)
        self.files[name] = data.encode()
        return f"drawing({literal(name)}, {literal(told)}, {width})"

    def _inline(self, node: Node) -> Iterator[str]:
        if isinstance(node, Text):
            if node.data:
                yield literal(_SPACE.sub(" ", node.data))
            return
        if not isinstance(node, Element):
            return
        yield marked(node, self._in_line(node))

    def _in_line(self, element: Element) -> str:
        if special := _BY_TAG_IN_LINE.get(element.tag):
            return special(self, element)
        inner = self._inner(element)
        return f"{_INLINE[element.tag]}({inner})" if element.tag in _INLINE else inner

    def _inner(self, element: Element) -> str:
        """What stands in a part of a line, with the spaces at its ends."""
        return code_block(part for node in element.children for part in self._inline(node))

    def _span(self, element: Element) -> str:
        names = classes(element)
        if "kp-todo__box" in names:
            return f"ticked({'true' if 'kp-todo__box--done' in names else 'false'})"
        if "twemoji" in names and (svg := element.find("svg")) is not None:
            name = f"tegning-{len(self.files)}.svg"
            self.files[name] = drawing(svg)[0].encode()
            return f"icon({literal(name)}, {literal(element.attr('aria-label') or '')})"
        sort = (element.attr("class") or "").removeprefix("kp-")
        return f"span({literal(sort)}, {self._inner(element)})"

    def _link(self, element: Element) -> str:
        href, inner = element.attr("href") or "", self._inner(element)
        if href.startswith("#"):
            return f"to({literal(href[1:])}, {inner})" if href[1:] in self.ids else inner
        address = self.address(href)
        own = "true" if not re.match(r"(?i)https?:", href) else "false"
        return f"away({literal(address)}, {inner}, own: {own})" if address else inner

    def _picture(self, element: Element, call: str = "picture") -> str:
        """A picture by itself; what it shows in words, where it can't be drawn."""
        if "kp-only-dark" in classes(element):
            return "" if call == "picture" else literal("")
        source, told = element.attr("src") or "", element.attr("alt") or ""
        data = self.picture(source)
        if data is None:
            return f"p({literal(told)})" if call == "picture" else literal(told)
        name = f"bilde-{len(self.files)}.{source.rpartition('.')[2].lower()}"
        self.files[name] = data
        sort = f", {literal(element.attr('class') or '')}" if call == "picture" else ""
        return f"{call}({literal(name)}, {literal(told)}{sort})"


def _without_edges(parts: list[str]) -> list[str]:
    """What stands in a line without the spaces at its ends, which no browser shows."""
    while parts and parts[0] == '" "':
        parts.pop(0)
    while parts and parts[-1] == '" "':
        parts.pop()
    if parts:
        parts[0] = re.sub('^" ', '"', parts[0])
        parts[-1] = re.sub(' "$', '"', parts[-1])
    return parts


def _kind(element: Element, box: str) -> str:
    """Which kind of box an element is, as its other class says."""
    return next((name.removeprefix("kp-") for name in sorted(classes(element)) if name != box), "")


_BY_CLASS: dict[str, Callable[[Source, Element], str]] = {
    "kp-lines": Source.lines, "kp-contents": Source.outline, "admonition": Source.admonition,
    "highlight": Source.preformatted,
}
_BY_TAG: dict[str, Callable[[Source, Element], str]] = {
    "p": Source.paragraph, "ul": Source.items, "ol": Source.items, "table": Source.table, "figure": Source.figure,
    "dl": Source.definitions, "pre": Source.preformatted, "summary": Source.summary,
    "hr": lambda _source, _element: "rule()",
    "blockquote": lambda source, element: f"blockquote({source.blocks(element.children)})",
}


_BY_TAG_IN_LINE: dict[str, Callable[[Source, Element], str]] = {
    "a": Source._link, "img": lambda source, element: source._picture(element, "picture-in-line"),
    "span": Source._span, "br": lambda _source, _element: "linebreak()",
    "svg": lambda source, element: f"box({source._drawing(element)})",
    "code": lambda _source, element: f"code({literal(element.text)})",
    "samp": lambda _source, element: f"code({literal(element.text)})",
}
