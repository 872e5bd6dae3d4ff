"""The colours that Material has names for, as its own style sheets have them."""

from __future__ import annotations

from kompetansepakke.web.look.colours import Colour

CUSTOM = "custom"
"""The name of a colour that a style sheet of the site decides."""
_PRIMARY = {
    "red": "ef5552", "pink": "e92063", "purple": "ab47bd", "deep-purple": "7e56c2", "indigo": "4051b5",
    "blue": "2094f3", "light-blue": "02a6f2", "cyan": "00bdd6", "teal": "009485", "green": "4cae4f",
    "light-green": "8bc34b", "lime": "cbdc38", "yellow": "ffec3d", "amber": "ffc105", "orange": "ffa724",
    "deep-orange": "ff6e42", "brown": "795649", "grey": "757575", "blue-grey": "546d78", "black": "14151a",
    "white": "ffffff",
}
_ACCENT = {
    "red": "ff1a47", "pink": "f50056", "purple": "df41fb", "deep-purple": "7c4dff", "indigo": "526cfe",
    "blue": "4287ff", "light-blue": "0091eb", "cyan": "00bad6", "teal": "00bda4", "green": "00c753",
    "light-green": "63de17", "lime": "b0eb00", "yellow": "ffd500", "amber": "ffaa00", "orange": "ff9100",
    "deep-orange": "ff6e42",
}
COLOURLESS = ("black", "white")
"""Names that give the top of the page its colour, but no colour to links."""


def _colours(written: dict[str, str]) -> dict[str, Colour]:
    return {name: Colour(*bytes.fromhex(text)) for name, text in written.items()}


PRIMARY = _colours(_PRIMARY)
ACCENT = _colours(_ACCENT)
