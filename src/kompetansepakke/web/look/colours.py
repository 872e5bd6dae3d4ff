"""Colours, and whether text in one can be read on another (WCAG 2, 1.4.3)."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable
from dataclasses import dataclass

from tinycss2.color3 import RGBA, parse_color

READABLE = 4.5
"""The least contrast between text and its ground."""
_STEPS = 200


@dataclass(frozen=True, slots=True)
class Colour:
    """An opaque colour; each part is 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """How bright it looks, from 0 (black) to 1 (white)."""
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                            for part in (self.red / 255, self.green / 255, self.blue / 255))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def mixed(self, other: Colour, share: float) -> Colour:
        """The colour with `share` (0 to 1) of another in it."""
        pairs = zip((self.red, self.green, self.blue), (other.red, other.green, other.blue), strict=True)
        return Colour(*(round(mine + (theirs - mine) * share) for mine, theirs in pairs))

    def lit(self, lightness: float) -> Colour:
        """The same hue and saturation with another lightness, 0 to 1."""
        hue, _, saturation = colorsys.rgb_to_hls(self.red / 255, self.green / 255, self.blue / 255)
        return Colour(*(round(part * 255) for part in colorsys.hls_to_rgb(hue, lightness, saturation)))


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def colour(text: str) -> Colour | None:
    """The colour that CSS writes so; None where it is none, or isn't opaque."""
    found = parse_color(text)
    if not isinstance(found, RGBA) or found.alpha < 1:
        return None
    return Colour(*(round(min(max(part, 0), 1) * 255) for part in (found.red, found.green, found.blue)))


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, brighter = sorted((one.luminance, other.luminance))
    return (brighter + 0.05) / (darker + 0.05)


def reads_on(text: Colour, grounds: Iterable[Colour]) -> bool:
    """Whether text in this colour can be read on each of the grounds."""
    return all(contrast(text, ground) >= READABLE for ground in grounds)


def made_readable(wish: Colour, grounds: tuple[Colour, ...]) -> Colour:
    """The colour nearest to `wish`, of its hue, that can be read on all `grounds`, which are all bright or all dark."""
    if reads_on(wish, grounds):
        return wish
    _, lightness, _ = colorsys.rgb_to_hls(wish.red / 255, wish.green / 255, wish.blue / 255)
    end = 0.0 if contrast(BLACK, grounds[0]) > contrast(WHITE, grounds[0]) else 1.0
    tries = (wish.lit(lightness + (end - lightness) * step / _STEPS) for step in range(1, _STEPS))
    return next((one for one in tries if reads_on(one, grounds)), WHITE if end else BLACK)


def ink_on(ground: Colour) -> Colour:
    """White where it can be read on the ground, else black, which then can."""
    return WHITE if reads_on(WHITE, (ground,)) else BLACK
