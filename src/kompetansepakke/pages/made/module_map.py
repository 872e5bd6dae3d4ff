"""The module map: the base below, modules of free order side by side above it, and the last one around them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise

from kompetansepakke.content.view import ModuleView, PackageView, View
from kompetansepakke.figures.drawing.draw import Canvas, figure
from kompetansepakke.figures.drawing.measure import lines
from kompetansepakke.pages.parts.labels import lang_of, module_figures, module_title, opens_text, requires_text
from kompetansepakke.words.marks import unmarked
from kompetansepakke.words.strings import text

_WIDTH, _MARGIN, _GAP, _ARROW, _INSET = 360.0, 8.0, 8.0, 16.0, 10.0
_PER_ROW = 3
_TITLE, _FACTS, _LEADING = 14.0, 12.0, 1.3


@dataclass(frozen=True, slots=True)
class _Box:
    """A module's place on the map."""

    module: ModuleView
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Map:
    """Draws one package; `base` is the way from the page to the package's folder."""

    package: PackageView
    view: View
    base: str

    def draw(self) -> str:
        rows, frame = _layout(self.package)
        inside = [row for row in rows if frame and all(module.meta.number in frame.meta.requires for module in row)]
        below = [row for row in rows if row not in inside]
        y = _MARGIN
        boxes: list[_Box] = []
        if frame and inside:
            head = self._height(frame, _WIDTH - 2 * _MARGIN) - 2
            placed, end = self._rows(inside, y + head, _MARGIN + _INSET)
            boxes += [_Box(frame, _MARGIN, y, _WIDTH - 2 * _MARGIN, end + _INSET - y), *placed]
            y = end + _INSET + _ARROW
        placed, end = self._rows(below, y, _MARGIN)
        boxes += placed
        bottom = max(box.y + box.height for box in boxes)
        title = text(self.view.locale, "map_title", package=unmarked(self.package.title))
        canvas = Canvas.create(f"kart-{self.package.id}", _WIDTH, bottom + _MARGIN, title, self._description())
        for box in boxes:
            self._box(canvas, box, "kp-svg__frame" if inside and box.module is frame else "kp-svg__box")
        _arrows(canvas, [box for box in boxes if not inside or box.module is not frame])
        return figure(canvas)

    def _rows(self, rows: list[tuple[ModuleView, ...]], y: float, margin: float) -> tuple[list[_Box], float]:
        """Boxes of rows from the top down (the base last), and where they end."""
        boxes: list[_Box] = []
        for row in reversed(rows):
            width = (_WIDTH - 2 * margin - _GAP * (len(row) - 1)) / len(row)
            height = max(self._height(module, width) for module in row)
            boxes += [_Box(module, margin + index * (width + _GAP), y, width, height)
                      for index, module in enumerate(row)]
            y += height + _ARROW
        return boxes, y - _ARROW

    def _lines(self, module: ModuleView, width: float) -> tuple[list[str], list[str]]:
        facts = opens_text(module, self.view) or ", ".join(module_figures(module, self.view)[:1])
        title = f"{module.meta.number} {unmarked(module.front.title)}"
        return (lines(title, width - 8, _TITLE, bold=True, locale=module.front.locale),
                lines(facts, width - 12, _FACTS, locale=self.view.locale))

    def _height(self, module: ModuleView, width: float) -> float:
        title, facts = self._lines(module, width)
        return 20 + (len(title) * _TITLE + len(facts) * _FACTS) * _LEADING

    def _box(self, canvas: Canvas, box: _Box, style: str) -> None:
        title, facts = self._lines(box.module, box.width)
        closed = "" if box.module.is_open else " kp-svg__closed"
        link = canvas.group("a", href=f"{self.base}{box.module.folder}/", class_="kp-svg__link")
        link.box(box.x, box.y, box.width, box.height, style + closed)
        middle, first = box.x + box.width / 2, box.y + 23
        lang = lang_of(box.module.front, self.view)
        named = link.group(lang=lang) if lang else link
        named.text(middle, first, title, "kp-svg__title", _TITLE)
        link.text(middle, first + len(title) * _TITLE * _LEADING, facts, "kp-svg__small", _FACTS)

    def _description(self) -> str:
        sentences = []
        for module in self.package.modules:
            label = unmarked(module_title(module, self.view.locale))
            facts = [*module_figures(module, self.view)[:1], *filter(None, [opens_text(module, self.view)])]
            sentences.append(f"{label}: {', '.join(facts)}. {requires_text(module, self.view)}".strip())
        return " ".join([*sentences, text(self.view.locale, "map_free")])


def module_map(package: PackageView, view: View, base: str) -> str:
    """The map of a package as a figure with links; `base` is the way from the page to the package's folder."""
    return _Map(package, view, base).draw()


def _layout(package: PackageView) -> tuple[list[tuple[ModuleView, ...]], ModuleView | None]:
    """Rows from the base up, and the module that stands around what it requires, if there is one."""
    levels: dict[int, int] = {}

    def level(module: ModuleView) -> int:
        if module.meta.number not in levels:
            known = [found for number in module.meta.requires if (found := package.module(number))]
            levels[module.meta.number] = 1 + max(map(level, known), default=-1)
        return levels[module.meta.number]

    ordered = sorted(package.modules, key=lambda module: (level(module), module.meta.number))
    by_level = [list(modules) for _, modules in groupby(ordered, key=level)]
    last = by_level[-1]
    frame = last[0] if len(last) == 1 and len(last[0].meta.requires) > 1 else None
    rows = [tuple(modules[start:start + _PER_ROW]) for modules in by_level
            for start in range(0, len(modules), _PER_ROW) if modules != [frame]]
    return rows, frame


def _arrows(canvas: Canvas, boxes: list[_Box]) -> None:
    """From what a row requires of the row below it, up to that row; none where it requires nothing of it."""
    tops = sorted({box.y for box in boxes})
    for top, below in pairwise(tops):
        needed = {number for box in boxes if box.y == top for number in box.module.meta.requires}
        bases = [box for box in boxes if box.y == below and box.module.meta.number in needed]
        if bases:
            x = (bases[0].x + bases[-1].x + bases[-1].width) / 2
            canvas.path(f"M{x:g} {below - 2:g}v-{_ARROW - 6:g}m-4 4l4 -4l4 4", "kp-svg__line")
