"""Tables of HTML as tables of Markdown, which have one row of headings and no cells that go over several."""

from __future__ import annotations

from dataclasses import dataclass, field

import turbohtml

from kompetansepakke.site.incoming.as_markdown.escaping import as_code, clean, is_foreign, squeezed
from kompetansepakke.site.incoming.as_markdown.inline import BREAK, Inline

_BLOCKS = frozenset({"p", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "aside", "section", "blockquote"})
_LINES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})


@dataclass(slots=True)
class Grid:
    """A table's cells as Markdown, and what an editor should look at in it."""

    rows: list[list[str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def markdown(self) -> str:
        """The table; the first row is its headings."""
        head, *rest = [f"| {' | '.join(cell or ' ' for cell in row)} |" for row in self.rows]
        return "\n".join([head, f"|{' --- |' * len(self.rows[0])}", *rest])


def own_rows(table: turbohtml.Element) -> list[turbohtml.Element]:
    """The rows of the table, without those of tables in it."""
    return [row for row in table.find_all("tr") if row.closest("table") == table]


def read_grid(table: turbohtml.Element, inline: Inline) -> Grid:
    """The table with a cell for each row and column; a cell that went over several rows is repeated in each."""
    grid = Grid()
    hanging: dict[int, tuple[str, int]] = {}
    for row in own_rows(table):
        cells: list[str] = []
        for cell in (child for child in row.children if isinstance(child, turbohtml.Element)):
            _hang(cells, hanging)
            _place(cell, cells, hanging, grid, inline)
        _hang(cells, hanging)
        grid.rows.append(cells)
    width = max(map(len, grid.rows), default=0)
    grid.rows = [row + [""] * (width - len(row)) for row in grid.rows]
    return grid


def _place(cell: turbohtml.Element, cells: list[str], hanging: dict[int, tuple[str, int]], grid: Grid,
           inline: Inline) -> None:
    over, down = (int(str(cell.attr(name) or 1)) for name in ("colspan", "rowspan"))
    if over > 1 or down > 1:
        grid.doubts.append("Tabellen hadde sammenslåtte celler. Se om den kan leses slik den står, eller del den.")
    if cell.find("table"):
        grid.doubts.append("En celle hadde en tabell i seg. Den står som linjer i cella; lag heller to tabeller.")
    if cell.find("li"):
        grid.doubts.append("En celle hadde en liste. Den står som linjer i cella.")
    grid.doubts += [aside.text for aside in cell.find_all("aside")]
    text = cell_text(cell, inline)
    if down > 1:
        hanging.update({len(cells) + at: (text if at == 0 else "", down - 1) for at in range(over)})
    cells += [text, *[""] * (over - 1)]


def _hang(cells: list[str], hanging: dict[int, tuple[str, int]]) -> None:
    while len(cells) in hanging:
        at = len(cells)
        text, left = hanging.pop(at)
        cells.append(text)
        if left > 1:
            hanging[at] = (text, left - 1)


def cell_text(cell: turbohtml.Element, inline: Inline) -> str:
    """The cell on one line, with a break for each paragraph."""
    lines = [squeezed(line) for line in _lines(cell, inline)]
    return "<br>".join(line for line in lines if line).replace("|", "&#124;")


def _lines(element: turbohtml.Element, inline: Inline, mark: str = "") -> list[str]:
    found: list[str] = []
    loose: list[turbohtml.Node] = []
    for child in element.children:
        if isinstance(child, turbohtml.Element) and (child.tag in _BLOCKS or child.tag in _LINES or
                                                     child.tag in ("tbody", "thead", "td", "th")):
            found += _flush(loose, inline, mark)
            if child.tag != "aside":
                found += _lines(child, inline, "• " if child.tag == "li" else mark)
                mark = "" if child.tag == "p" else mark
        else:
            loose.append(child)
    return found + _flush(loose, inline, mark)


def _flush(loose: list[turbohtml.Node], inline: Inline, mark: str) -> list[str]:
    text = inline.nodes(loose)
    plain = clean("".join(node.data if isinstance(node, turbohtml.Text) else node.text
                          for node in loose if isinstance(node, turbohtml.Text | turbohtml.Element))).strip()
    loose.clear()
    lines = [as_code(" ".join(plain.split()), in_cell=True)] if is_foreign(plain) else text.split(BREAK)
    return [mark + lines[0], *lines[1:]] if text.strip() else []
