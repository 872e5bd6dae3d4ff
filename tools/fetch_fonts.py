"""Vendor the typeface Inter (OFL) as small woff2 files for pages and three for PDFs: `python tools/fetch_fonts.py`.

Run by hand when the font or the letters change; what it writes is committed, so neither a build nor CI needs it.
Needs npm on the path and `fonttools[woff]`. The same versions give the same bytes, but other versions of
fontTools and brotli may not: the files were written with fontTools 4.68.0 and brotli 1.2.1.
"""

import io
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.scaleUpem import scale_upem  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]
from npm_package import fetch_members

PACKAGE = "inter-ui"
VERSION = "4.1.1"
TARBALL_SHA256 = "e392e4d71f18a7c1f23dfecd833d68fa05eeab41862686584e80fd2b5d87e9c0"
FONT_MEMBER = "package/variable/InterVariable.woff2"
ITALIC_MEMBER = "package/variable/InterVariable-Italic.woff2"
LICENCE_MEMBER = "package/LICENSE.txt"

SOURCE = Path(__file__).resolve().parent.parent / "src" / "kompetansepakke"
FONTS = SOURCE / "web" / "theme" / "assets" / "kp" / "fonts"
STYLES = SOURCE / "web" / "styles"
PRINTED = SOURCE / "pdf" / "fonts"
CUTS = {"Regular": (FONT_MEMBER, 400), "Bold": (FONT_MEMBER, 700), "Italic": (ITALIC_MEMBER, 400)}
"""The typeface of PDFs, one file a cut: what sets them reads neither woff2 nor variable fonts."""
WEIGHTS = (400, 700)
TEXT_SIZE = 14
"""The optical size that is kept, in points: Inter's cut for running text."""
FEATURES = ("kern", "tnum")
UNITS_PER_EM = 1000
"""How fine outlines are on pages, where Inter has 2048: smaller numbers take less room, and no eye sees it."""
FIGURES = frozenset(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
"""The glyphs that have a tabular form on pages; Inter has it of signs too."""
NAME_IDS = (0, 1, 2, 5)
"""Copyright, family, style and version. The licence lies beside the files, and in those of PDFs by name too."""
LICENCE_IDS = (13, 14)


@dataclass(frozen=True, slots=True)
class Part:
    """One woff2 file and the characters it is asked to draw."""

    file: str
    about: str
    code_points: frozenset[int]


def both_cases(letters: str) -> frozenset[int]:
    """Code points of `letters` and of their capitals, where a capital is one letter."""
    capitals = (letter.upper() for letter in letters)
    return frozenset(map(ord, letters)) | {ord(capital) for capital in capitals if len(capital) == 1}


NORSK = Part(
    "inter-norsk.woff2",
    "Norsk",
    # what Norwegian text is written in; brackets of code, currencies and their like are among the others
    frozenset(range(0x20, 0x7F)) - frozenset(map(ord, "#$*<>@[\\]^_`{|}~"))
    | both_cases("æøåé")
    | frozenset(map(ord, "èêàòóôöäüá"))
    # no-break space, section, copyright, «, degree, middle dot, », times
    | {0xA0, 0xA7, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xD7}
    # hyphen (also drawn where a soft hyphen breaks a word), no-break hyphen, en dash, em dash, narrow no-break space
    | {0x2010, 0x2011, 0x2013, 0x2014, 0x202F}
    # single quote, double quotes (left, right), bullet, ellipsis, arrow to the right, minus
    | {0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x2192, 0x2212},
)
SAMISK = Part(
    "inter-samisk.woff2",
    "Samisk: nord-, lule-, sør- og skoltesamisk, og eldre rettskriving",
    # the last two are Skolt Sámi's modifier prime and modifier apostrophe
    (both_cases("áčđŋšŧž" + "ńñ" + "ï" + "õʒǯǥǧǩ" + "ĸ") | {0x2B9, 0x2BC}) - NORSK.code_points,
)
FLERE = Part(
    "inter-flere.woff2",
    "Flere: aksenter og sjeldne tegn",
    (frozenset(range(0x20, 0x7F)) | both_cases("àèêóòôâäöçü")
    # plus-minus, squared, cubed, micro, quarter, half, three quarters, thin space
    | {0xB1, 0xB2, 0xB3, 0xB5, 0xBC, 0xBD, 0xBE, 0x2009}
    # single quote (left), double quote (low), dagger, double dagger, per mille
    | {0x2018, 0x201E, 0x2020, 0x2021, 0x2030}
    # euro, arrows (left, up, down), almost equal, not equal, at most, at least
    | {0x20AC, 0x2190, 0x2191, 0x2193, 0x2248, 0x2260, 0x2264, 0x2265}) - NORSK.code_points,
)
PARTS = (NORSK, SAMISK, FLERE)


def options() -> Options:
    """What a subset keeps besides its glyphs: kerning, tabular figures and a few names."""
    chosen = Options()
    chosen.flavor = "woff2"
    chosen.layout_features = list(FEATURES)
    chosen.name_IDs = list(NAME_IDS)
    chosen.drop_tables += ["STAT"]
    chosen.hinting = False
    chosen.recalc_timestamp = False
    return chosen


def subset(source: bytes, code_points: frozenset[int]) -> bytes:
    """A woff2 file that draws `code_points` in the weights `WEIGHTS`; exits if Inter lacks any of them."""
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    missing = code_points - font.getBestCmap().keys()
    if missing:
        sys.exit(f"{PACKAGE}@{VERSION} does not draw {unicode_range(missing)}")
    font["fvar"].instances = []
    keep_tabular(font, FIGURES)
    subsetter = Subsetter(options())
    subsetter.populate(unicodes=code_points)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"opsz": TEXT_SIZE, "wght": WEIGHTS})
    scale_upem(font, UNITS_PER_EM)
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def keep_tabular(font: TTFont, glyphs: frozenset[str]) -> None:
    """Let `glyphs` alone have a tabular form."""
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for number in record.Feature.LookupListIndex:
                for subtable in table.LookupList.Lookup[number].SubTable:
                    subtable.mapping = {name: tabular for name, tabular in subtable.mapping.items() if name in glyphs}


def cut(source: bytes, style: str, weight: int) -> bytes:
    """A TrueType file that draws all `PARTS` in one style and weight."""
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    font = instantiateVariableFont(font, {"opsz": TEXT_SIZE, "wght": weight})
    chosen = options()
    chosen.flavor, chosen.name_IDs = None, [*NAME_IDS, *LICENCE_IDS, 4, 6]
    subsetter = Subsetter(chosen)
    subsetter.populate(unicodes=frozenset[int]().union(*(part.code_points for part in PARTS)))
    subsetter.subset(font)
    font.flavor = None
    for number, name in ((1, "Inter"), (2, style), (4, f"Inter {style}"), (6, f"Inter-{style}")):
        font["name"].setName(name, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = {"Regular": 0x40, "Bold": 0x20, "Italic": 0x01}[style]
    font["head"].macStyle = {"Regular": 0, "Bold": 1, "Italic": 2}[style]
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def unicode_range(code_points: Iterable[int]) -> str:
    """`code_points` as the value of CSS `unicode-range`, with neighbours joined."""
    numbered = enumerate(sorted(code_points))
    runs = [[point for _, point in run] for _, run in groupby(numbered, lambda pair: pair[1] - pair[0])]
    return ", ".join(f"U+{run[0]:X}" if len(run) == 1 else f"U+{run[0]:X}-{run[-1]:X}" for run in runs)


def font_face(part: Part) -> str:
    """The @font-face rule of one file. The first has no range: it is asked for what the ranges of the others leave."""
    letters = "" if part is NORSK else f"\n  unicode-range: {unicode_range(part.code_points)};"
    return f"""
/* {part.about} */
@font-face {{
  font-family: "Inter";
  font-style: normal;
  font-weight: {WEIGHTS[0]} {WEIGHTS[1]};
  font-display: swap;
  src: url("fonts/{part.file}") format("woff2");{letters}
}}
"""


def stylesheet() -> str:
    """All of fonts.css."""
    head = f"/* Inter {VERSION}, SIL Open Font License 1.1 (fonts/OFL.txt). Written by tools/fetch_fonts.py. */\n"
    return head + "".join(map(font_face, PARTS))


def main() -> None:
    """Write the fonts, their licence and fonts.css, and print the sizes and the unicode ranges."""
    members = fetch_members(PACKAGE, VERSION, TARBALL_SHA256, (FONT_MEMBER, ITALIC_MEMBER, LICENCE_MEMBER))
    built = {part.file: subset(members[FONT_MEMBER], part.code_points) for part in PARTS}
    for part in PARTS:
        (FONTS / part.file).write_bytes(built[part.file])
        print(f"{part.file}: {len(built[part.file])} bytes")
        print(f"unicode-range: {unicode_range(part.code_points)};")
    PRINTED.mkdir(parents=True, exist_ok=True)
    for style, (member, weight) in CUTS.items():
        (PRINTED / f"inter-{style.lower()}.ttf").write_bytes(cut(members[member], style, weight))
    for folder in (FONTS, PRINTED):
        (folder / "OFL.txt").write_bytes(members[LICENCE_MEMBER])
    (STYLES / "fonts.css").write_text(stylesheet(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
