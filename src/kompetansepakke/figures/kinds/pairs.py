"""Two columns side by side."""

from __future__ import annotations

from dataclasses import dataclass

from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas
from kompetansepakke.figures.drawing.figure_labels import TEXT, heading_label, text_label
from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.figure_parts import LINE, TITLE, texts
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key, table
from kompetansepakke.source.yaml.lists import list_of
from kompetansepakke.source.yaml.localized import Words

_GAP, _PAD, _BETWEEN = 8.0, 9.0, 6.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two columns side by side."""

    heads: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    numbered: bool = False


def draw_pairs(canvas: Canvas, pairs: Pairs, locale: str) -> float:
    """The headings, and a box for each text; the two of a row are as high."""
    left = EDGE + (20 if pairs.numbered else 0)
    width = (WIDTH - EDGE - left - _GAP) / 2
    places = (left, left + width + _GAP)
    heads = [heading_label(head(locale), width - 8, locale) for head in pairs.heads]
    y = EDGE + max(head.height for head in heads)
    for x, head in zip(places, heads, strict=True):
        head.draw(canvas, x + width / 2, y - head.height)
    y += 7
    for number, row in enumerate(pairs.rows, start=1):
        made = [text_label(words(locale), width - 2 * _PAD, locale) for words in row]
        height = max(one.height for one in made) + 2 * _PAD - 3
        if pairs.numbered:
            canvas.text(EDGE + 6, y + height / 2 + 5, [str(number)], "kp-svg__title", TEXT + 1)
        for x, one, style in zip(places, made, ("kp-svg__box", "kp-svg__frame"), strict=True):
            canvas.box(x, y, width, height, style, 5)
            one.draw(canvas, x + _PAD, y + (height - one.height) / 2, "start")
        y += height + _BETWEEN
    return y - _BETWEEN + EDGE


PAIRS = FigureKind(
    "pairs", "To spalter side om side.", Pairs,
    table(Key("heads", texts(TITLE, 2, 2), "Overskriftene over spaltene.", required=True),
          Key("rows", list_of(texts(LINE, 2, 2), "rader", 1, 12), "Radene, med venstre og høyre tekst.", required=True),
          Key("numbered", kinds.BOOL, "Om radene har nummer.")), draw_pairs)
