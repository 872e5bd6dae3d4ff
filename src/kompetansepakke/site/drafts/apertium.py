"""Apertium, a program of the system that translates by rules and words; what it doesn't know, it says."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kompetansepakke.site.drafts.segments import Segment, protected
from kompetansepakke.site.project import SiteError

MODES = {("nb", "nn"): "nob-nno_e", ("nn", "nb"): "nno-nob"}
"""Which of its modes leads from a language to another. `_e` writes the e-infinitive."""
_PACKAGE = "apertium-nno-nob"
_SPECIAL = re.compile(r"[\[\]{}^$/\\@<>]")
_PIECE = re.compile(r"\[S(\d+)\](.*?)\.\[\](?=\[S|\s*$)", re.DOTALL)
_TOKEN = re.compile(r"\[(\d+)\]")
_UNKNOWN = re.compile(r"\*(?=\w)")


@dataclass(slots=True)
class Apertium:
    """Translates texts from the language `first` to `locale`; `unknown` gathers the words that it left as they were."""

    first: str
    locale: str
    terms: Mapping[str, str] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)

    def __call__(self, texts: Sequence[str]) -> list[str]:
        """The texts in order, in as few runs as can be, since the program takes long to begin.

        Markup stands where it stood. Where the program moves it, each part of the text is translated by itself.
        """
        pieces = [list(protected(text, self.terms)) for text in texts]
        told = [_put_together(piece, said) for piece, said in zip(pieces, self._run(map(_marked, pieces)), strict=True)]
        moved = [one for piece, text in zip(pieces, told, strict=True) if text is None for one in piece]
        parts = iter(self._run([_escaped(one.text) for one in moved if one.is_prose]))
        return [text if text is not None else
                "".join(_plain(next(parts)) if one.is_prose else one.text for one in piece)
                for piece, text in zip(pieces, told, strict=True)]

    def _run(self, texts: Iterable[str]) -> list[str]:
        texts = list(texts)
        given = "".join(f"[S{place}]{text}.[]" for place, text in enumerate(texts))
        ran = subprocess.run([program(), "-f", "none", MODES[self.first, self.locale]], input=given,
                             capture_output=True, text=True, check=False)
        found = {int(place): text for place, text in _PIECE.findall(ran.stdout)}
        if ran.returncode or len(found) != len(texts):
            raise SiteError(f"Apertium klarte ikke å oversette. Er pakka {_PACKAGE} installert?")
        self.unknown |= {word for text in found.values() for word in re.findall(r"\*(\w[\w-]*)", text)}
        return [_UNKNOWN.sub("", found[place]) for place in range(len(texts))]


def program() -> str:
    """Where the program is; SiteError, with the way to get it, where it isn't."""
    found = shutil.which("apertium")
    if found is None:
        raise SiteError(f"Apertium er ikke installert. På Debian og Ubuntu: apt install {_PACKAGE}.")
    return found


def _marked(piece: Sequence[Segment]) -> str:
    """What the program is given: words, and the numbers of what it is to pass over."""
    return "".join(_escaped(one.text) if one.is_prose else f"[{place}]" for place, one in enumerate(piece))


def _put_together(piece: Sequence[Segment], said: str) -> str | None:
    """The translated text; None where its markup isn't in order."""
    words = _TOKEN.split(said)  # every second one is the number of a piece of markup
    if [int(number) for number in words[1::2]] != [place for place, one in enumerate(piece) if not one.is_prose]:
        return None
    return "".join(piece[int(word)].text if at % 2 else _plain(word) for at, word in enumerate(words))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
