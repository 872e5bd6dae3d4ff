"""Pages on paper: a PDF as Chromium prints it, read as text and as picture."""

import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.programs import program

A4 = (595, 842)
"""Width and height in points."""
DPI = 72
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    """A word and its place on the page, in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Picture:
    """A page in grey tones, 72 dots to the inch: a pixel is a point."""

    width: int
    height: int
    grey: bytes

    def row(self, y: int) -> bytes:
        """A row of pixels."""
        return self.grey[y * self.width:(y + 1) * self.width]

    def column(self, x: int) -> bytes:
        """A column of pixels."""
        return self.grey[x::self.width]


@dataclass(frozen=True)
class Paper:
    """A printed page of the site."""

    pdf: Path

    @cached_property
    def sizes(self) -> set[tuple[int, int]]:
        """The sizes of its sheets, in points."""
        info = _run("pdfinfo", "-l", "-1", str(self.pdf))
        return {(round(float(width)), round(float(height)))
                for width, height in re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", info)}

    @cached_property
    def sheets(self) -> list[str]:
        """The text of each sheet."""
        return _run("pdftotext", "-layout", str(self.pdf), "-").split("\f")[:-1]

    @cached_property
    def text(self) -> str:
        """All text, with single spaces."""
        return " ".join(" ".join(self.sheets).split())

    @cached_property
    def words(self) -> list[list[Word]]:
        """The words of each sheet."""
        pages = _run("pdftotext", "-bbox", str(self.pdf), "-").split("<page ")[1:]
        return [[Word(text, *map(float, place)) for *place, text in _WORD.findall(page)] for page in pages]

    @cached_property
    def pictures(self) -> list[Picture]:
        """Each sheet as a picture."""
        target = self.pdf.with_suffix("")
        _run("pdftoppm", "-gray", "-r", str(DPI), str(self.pdf), str(target))
        return [_picture(path) for path in sorted(self.pdf.parent.glob(f"{target.name}-*.pgm"))]


def _run(name: str, *arguments: str) -> str:
    return subprocess.run([program(name), *arguments], capture_output=True, text=True, check=True).stdout


def _picture(path: Path) -> Picture:
    _, size, _, grey = path.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    return Picture(width, height, grey)
