"""The colour and the icons of a built site, taken from its style sheets, so that paper has those of the pages."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from kompetansepakke.pdf.typst_code import array, literal

_SHEETS = "assets/kp"
_COLOUR = re.compile(r"--kp-accent:\s*(#[0-9a-fA-F]{6})")
_ICON = re.compile(r'--kp-icon-([a-z]+):\s*url\("data:image/svg\+xml,(.+?)"\)')
_ON_PAPER = ("goals", "video", "podcast", "text", "task", "meeting", "worksheet", "tip", "leader")
_DEFAULT = "#0b5d4e"


def ink_files(root: Path) -> dict[str, bytes]:
    """The files that `print.typ` takes colour and icons from, for the edition that is built in `root`.

    Each icon is there twice: in the colour itself, and as paper shows through a square of that colour.
    """
    colour = next((found[1] for name in ("palette.css", "kp.css") if (found := _COLOUR.search(_sheet(root, name)))),
                  _DEFAULT)
    icons = {name: unquote(svg) for name, svg in _ICON.findall(_sheet(root, "icons.css")) if name in _ON_PAPER}
    told = f"#let tone = rgb({literal(colour)})\n#let icons = {array(map(literal, icons))}\n"
    return {"ink.typ": told.encode(),
            **{f"{name}.svg": _filled(svg, colour) for name, svg in icons.items()},
            **{f"{name}-white.svg": _filled(svg, "#ffffff") for name, svg in icons.items()}}


def _sheet(root: Path, name: str) -> str:
    """A style sheet of the edition; in a language of its own it may lie a folder higher."""
    found = next((path for folder in (root, root.parent) if (path := folder / _SHEETS / name).is_file()), None)
    return found.read_text(encoding="utf-8") if found else ""


def _filled(svg: str, colour: str) -> bytes:
    return svg.replace("<svg", f'<svg fill="{colour}"', 1).encode()
