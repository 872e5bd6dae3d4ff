"""Texts made comparable: letters, words, names and addresses, whatever the spaces, marks and forms they come in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from unicodedata import is_normalized, normalize

_LETTERS = re.compile(r"[^\W\d_]+")
_BETWEEN = bytes(code if chr(code).isalpha() or code > 127 else 32 for code in range(256))
"""Of the bytes of UTF-8, those of ASCII that are no letters become spaces."""
_AROUND_NAMES = bytes(code if chr(code).isalnum() or chr(code) in "_.-" or code > 127 else 32 for code in range(256))
"""The same of those that no name has."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_NAME = re.compile(r"\w+(?:[.-]\w+)*")
_ADDRESS = re.compile(r"https?://[^\s\"'<>()\[\]\\`]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PLACE = r"""(?:(?<=[/#]){0}(?=["'/?#<>&\s),\\]|$)|\bid\\?["']?\s*[=:]\s*\\?["']?{0}(?!\w))"""


@dataclass(frozen=True)
class Folded:
    """A text in one form: composed letters, without case, without what is not seen."""

    text: str

    @property
    def _bytes(self) -> bytes:
        return self.text.encode("utf-8", "surrogatepass")

    @cached_property
    def words(self) -> list[str]:
        """The words, without figures and marks."""
        # As the pattern finds them, twice as fast: nearly all words lie between marks of ASCII and hold letters alone.
        parts = self._bytes.translate(_BETWEEN).decode("utf-8", "surrogatepass").split()
        return [word for part in parts for word in ((part,) if part.isalpha() else _LETTERS.findall(part))]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Each word once."""
        return frozenset(self.words)

    @cached_property
    def letters(self) -> str:
        """All letters in a row: whoever joins or divides words (hyphens, runs, cells, line ends) changes nothing."""
        return "".join(self.words)

    @cached_property
    def spaced(self) -> str:
        """The words with one space between them and around them."""
        return f" {' '.join(self.words)} "

    def has_name(self, name: str) -> bool:
        """Whether `name` stands there as the whole name of a file, a folder or a page, or as an id."""
        return name in self.text and re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-]|\.\w)", self.text) is not None

    def has_segment(self, word: str) -> bool:
        """Whether a single word stands there as a part of a path, after `#`, or as an id."""
        return re.search(_PLACE.format(re.escape(word)), self.text) is not None

    @cached_property
    def names(self) -> frozenset[str]:
        """All that may be a name: words joined by full stops, hyphens and underscores."""
        return frozenset(_NAME.findall(self.runs))

    @cached_property
    def runs(self) -> str:
        """All that may be a name, or hold some, each once: nearly all names come again and again."""
        runs = set(self._bytes.translate(_AROUND_NAMES).split())
        return b"\n".join(runs).decode("utf-8", "surrogatepass")

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Addresses of pages and of post."""
        if "http" not in self.text and "@" not in self.text:
            return frozenset()
        return frozenset(found.rstrip("/.,;:!?") for found in _ADDRESS.findall(self.text))


def folded(text: str) -> Folded:
    """The text in its one form."""
    known = text if text.isascii() or is_normalized("NFKC", text) else normalize("NFKC", text)
    return Folded((known if known.isascii() else _UNSEEN.sub("", known)).casefold())
