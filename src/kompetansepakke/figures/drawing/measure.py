"""How much room text takes, and where it breaks into lines."""

from __future__ import annotations

from functools import cache
from itertools import accumulate

from pyphen import Pyphen, language_fallback

_WIDTHS = {letter: int(width) / 100 for width, letters in (part.split("\t") for part in (
    "24\tijl|27\tI|28\t |29\t.,:!·|30\t;'|33\tt|36\t()/|37\tf|38\tr|41\t1|46\t-|47\t\"|50\t–|51\t?|53\ts|55\tkxz|"
    "56\tavyåä|57\tcJL7|58\te«»éèê|59\thnuF5ü|60\toøEôóòö|61\tbdgpq2|62\t3689|63\tZ0|64\tPRS&|65\tBT4|66\t+|67\tK|"
    "68\tXY|69\tAVÅ|72\tD|73\tC|74\tHU|75\tGN|76\tOQØ|82\tw|86\t…|88\tm|90\tM|92\tæ|95\t→|98\t%|99\tWÆ|100\t—"
).split("|")) for letter in letters}
"""Widths of the site's typeface (Inter) at weight 400, in shares of the font size."""

_OTHER, _WIDE = 0.75, 1.1
_BOLD = 1.06
"""How much wider weight 650 is, at most."""

_MARGIN = 1.02
"""For typefaces that stand in for ours, which are narrower as a rule."""

_FEWEST = 3
"""A piece of a word has at least so many letters."""


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line in pixels, at font size `size`."""
    return sum(map(_letter, text)) * size * _MARGIN * (_BOLD if bold else 1)


def lines(text: str, width: float, size: float, *, bold: bool = False, locale: str = "nb") -> list[str]:
    """Break `text` into lines of at most `width` pixels. Words that are longer are hyphenated, as the language does."""
    def fits(line: str) -> bool:
        return text_width(line, size, bold=bold) <= width

    found: list[str] = []
    for word in text.split():
        before, _, last = found[-1].rpartition(" ") if found else ("", "", "")
        if found and fits(f"{found[-1]} {word}"):
            found[-1] += f" {word}"
        elif before and word.startswith("…") and fits(f"{last} {word}"):
            found[-1:] = [before, f"{last} {word}"]  # dots at the start of a line would seem to begin something
        else:
            found += _pieces(word, width / (size * _MARGIN * (_BOLD if bold else 1)), locale)
    return found


def _pieces(word: str, room: float, locale: str) -> list[str]:
    """The word in pieces that fit; `room` counts font sizes."""
    pieces = []
    while sum(map(_letter, word)) > room and len(word) > 1:
        at = _break(word, room - _letter("-"), locale)
        pieces.append(word[:at] + ("" if word[at - 1] in "-–/" else "-"))
        word = word[at:]
    return [*pieces, word]


def _break(word: str, room: float, locale: str) -> int:
    """Where to break: after the «s» that joins two words, else at the last syllable that fits, else at any letter."""
    most = max(1, sum(width <= room for width in accumulate(map(_letter, word))))
    allowed = [at for at in _syllables(word, locale) if _FEWEST <= at <= most and len(word) - at >= _FEWEST]
    joints = [at for at in allowed if word[at - 1] == "s" and at > _FEWEST and len(word) - at > _FEWEST]
    if joints:
        return min(joints, key=lambda at: abs(2 * at - len(word)))
    return max(allowed, default=min(most, len(word) - 1))


def _syllables(word: str, locale: str) -> list[int]:
    hyphens = [at + 1 for at, letter in enumerate(word[:-1]) if letter in "-–/"]
    return hyphens or [int(at) for at in _hyphenator(locale).positions(word)]


@cache
def _hyphenator(locale: str) -> Pyphen:
    """Divides words as the language does; one that has no patterns of its own, as Norwegian."""
    return Pyphen(lang=language_fallback(locale.replace("-", "_")) or "nb")


def _letter(letter: str) -> float:
    return _WIDTHS.get(letter, _WIDE if ord(letter) > 0x2E7F else _OTHER)
