"""Two columns side by side."""

from __future__ import annotations

from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas
from kompetansepakke.figures.drawing.figure_labels import TEXT, heading_label, text_label
from kompetansepakke.figures.specification import Pairs

_GAP, _PAD, _BETWEEN = 8.0, 9.0, 6.0


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
