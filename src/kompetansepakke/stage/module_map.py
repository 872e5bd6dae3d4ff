"""The module map: the base below, modules of free order side by side above it, and the last one around them."""

from __future__ import annotations

from dataclasses import dataclass

from kompetansepakke.core.view import ModuleView, PackageView, View
from kompetansepakke.figures.draw import Canvas, figure, wrap
from kompetansepakke.stage.labels import module_figures, opens_text, requires_text
from kompetansepakke.strings import text

_WIDTH, _MARGIN, _GAP, _PER_ROW = 360.0, 8.0, 8.0, 3
_ARROW = 16.0


@dataclass(frozen=True, slots=True)
class _Row:
    """Modules that stand side by side."""

    modules: tuple[ModuleView, ...]


def module_map(package: PackageView, view: View, base: str) -> str:
    """The map of a package as a figure with links; `base` is the way from the page to the package's folder."""
    rows, frame = _layout(package)
    framed = {number for number in frame.meta.requires} if frame else set()
    title = text(view.locale, "map_title", package=package.title)
    boxes: list[tuple[ModuleView, float, float, float, float]] = []
    y, top = _MARGIN, 0.0
    inset = 10.0 if frame else 0.0
    if frame:
        y += _title_height(frame, view, _WIDTH - 2 * _MARGIN) + 6
    bottom = y
    for row in reversed(rows):
        inside = frame is not None and all(module.meta.number in framed for module in row.modules)
        margin = _MARGIN + (inset if inside else 0)
        if frame and not inside and bottom > y - _ARROW - 1 and not top:
            y += inset
            top = y - _ARROW + 4
        width = (_WIDTH - 2 * margin - _GAP * (len(row.modules) - 1)) / len(row.modules)
        height = max(_title_height(module, view, width) for module in row.modules)
        boxes += [(module, margin + index * (width + _GAP), y, width, height)
                  for index, module in enumerate(row.modules)]
        y += height + _ARROW
        bottom = y
    height = y - _ARROW + (inset if frame and not top else 0) + _MARGIN
    canvas = Canvas.create(f"kart-{package.id}", _WIDTH, height, title, _description(package, view))
    if frame:
        end = (top or height - _MARGIN)
        _box(canvas, frame, (_MARGIN, _MARGIN, _WIDTH - 2 * _MARGIN, end - _MARGIN), view, base, "kp-svg__frame")
    for module, x, at, width, tall in sorted(boxes, key=lambda box: box[0].meta.number):
        _box(canvas, module, (x, at, width, tall), view, base, "kp-svg__box")
    _arrows(canvas, boxes)
    return figure(canvas)


def _layout(package: PackageView) -> tuple[list[_Row], ModuleView | None]:
    """Rows from the base up, and the module that stands around what it requires, if there is one."""
    levels: dict[int, int] = {}

    def level(module: ModuleView) -> int:
        known = [found for number in module.meta.requires if (found := package.module(number))]
        if module.meta.number not in levels:
            levels[module.meta.number] = 1 + max(map(level, known), default=-1)
        return levels[module.meta.number]

    by_level: dict[int, list[ModuleView]] = {}
    for module in package.modules:
        by_level.setdefault(level(module), []).append(module)
    last = by_level[max(by_level)]
    frame = last[0] if len(last) == 1 and len(last[0].meta.requires) > 1 else None
    rows = [_Row(tuple(modules[start:start + _PER_ROW])) for _, modules in sorted(by_level.items())
            for start in range(0, len(modules), _PER_ROW) if modules != [frame]]
    return rows, frame


def _lines(module: ModuleView, view: View, width: float) -> tuple[list[str], list[str]]:
    title = wrap(f"{module.meta.number} {module.front.title}", width - 14, 14)
    facts = opens_text(module, view) or ", ".join(module_figures(module, view)[:1])
    return title, wrap(facts, width - 12, 12) if facts else []


def _title_height(module: ModuleView, view: View, width: float) -> float:
    title, facts = _lines(module, view, width)
    return 14 + len(title) * 18.2 + len(facts) * 15.6 + 6


def _box(canvas: Canvas, module: ModuleView, place: tuple[float, float, float, float], view: View, base: str,
         style: str) -> None:
    x, y, width, height = place
    title, facts = _lines(module, view, width)
    link = canvas.group("a", href=f"{base}{module.folder}/", class_="kp-svg__link")
    link.box(x, y, width, height, style if module.is_open else f"{style} kp-svg__closed")
    link.text(x + width / 2, y + 23, title, "kp-svg__title", 14)
    if facts:
        link.text(x + width / 2, y + 23 + len(title) * 18.2, [" " + facts[0], *facts[1:]], "kp-svg__small", 12)


def _arrows(canvas: Canvas, boxes: list[tuple[ModuleView, float, float, float, float]]) -> None:
    """From each row up to the next."""
    tops = sorted({at for _, _, at, _, _ in boxes})
    for below in tops[1:]:
        x = _WIDTH / 2
        canvas.path(f"M{x:g} {below - 2:g}v-{_ARROW - 6:g}m-4 4l4 -4l4 4", "kp-svg__line")


def _description(package: PackageView, view: View) -> str:
    sentences = []
    for module in package.modules:
        label = text(view.locale, "module_title", number=module.meta.number, title=module.front.title)
        facts = ", ".join([*module_figures(module, view)[:1], *filter(None, [opens_text(module, view)])])
        sentences.append(f"{label}: {facts}. {requires_text(module, view)}".strip())
    return " ".join([*sentences, text(view.locale, "map_free")])
