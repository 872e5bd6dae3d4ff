"""What is asked of a printed page's tree before it becomes Typst source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from turbohtml import Element, Node, Text

_FLOWING = frozenset(
    "a abbr b br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr".split())
"""Elements that stand in a line; all others are blocks."""
TOLD = "kp-told"
"""The class of what has been told already, in another place than its own."""
_NUMBER = re.compile(r"\d+")


def ids_and_contents(article: Element) -> tuple[frozenset[str], frozenset[str]]:
    """The ids on the page, and those of them that its contents lead to."""
    ids = frozenset(name for element in article.iter_elements() if (name := element.attr("id")))
    contents = article.find(class_="kp-contents")
    links = contents.find_all("a") if contents else []
    return ids, frozenset((link.attr("href") or "").removeprefix("#") for link in links)


@dataclass(frozen=True, slots=True)
class Stop:
    """A module on the way through its package; `here` is the one that the set is about."""

    number: str
    title: str
    here: bool


def way(article: Element) -> tuple[Stop, ...]:
    """The package's modules, in order, as the set's table of them has them; none where it has no such table."""
    table = article.find(class_="kp-order")
    return tuple(_stop(row) for row in table.find_all("tr") if row.find("td")) if table else ()


def _stop(row: Element) -> Stop:
    here = "kp-plan__here" in classes(row)
    cell = row.find("td")
    text = next((node.data for node in cell.children if isinstance(node, Text)), "") if cell else ""
    name = text.rpartition(" (")[0] if here else text
    number = _NUMBER.search(name)
    return Stop(number[0] if number else "", name.partition(": ")[2] or name, here)


def classes(element: Element | None) -> set[str]:
    """The classes of an element; none of none."""
    return set((element.attr("class") or "").split()) if element is not None else set()


def told(element: Element) -> Element:
    """The element, marked as told already, so that it isn't told again where it stands."""
    element.add_class(TOLD)
    return element


def neighbour(element: Element, way: int) -> Element | None:
    """The element before (-1) or after (1) this one."""
    near = element.next_siblings if way > 0 else element.previous_siblings
    return next((other for other in near if isinstance(other, Element)), None)


def only(nodes: Iterable[Node]) -> Element | None:
    """The one element among white space, if there is nothing else."""
    told = [node for node in nodes if not (isinstance(node, Text) and not node.data.strip())]
    return told[0] if len(told) == 1 and isinstance(told[0], Element) else None


def cells(row: Element) -> list[Element]:
    """The cells of a row of a table."""
    return [cell for cell in row.children if isinstance(cell, Element) and cell.tag in ("th", "td")]


def shares(rows: Iterable[list[Element]], columns: int) -> list[int]:
    """How much room each column asks for: as much as its longest text, within reason."""
    shares = [4] * columns
    for cells in rows:
        for at, cell in enumerate(cells):
            shares[at] = max(shares[at], min(40, len(cell.text)) + 3)
    return shares


def is_in_line(node: Node) -> bool:
    """Whether a node stands in a line with what comes before and after it."""
    return not isinstance(node, Element) or node.tag in _FLOWING
