"""Problems: what is wrong, where, and how to mend it. Everything that refuses content speaks through here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Literal
from unicodedata import normalize

from kompetansepakke.base.codes.all_codes import CODES

Severity = Literal["error", "warning"]

_LOOKALIKES = str.maketrans("абвгеёікмнорстухАВЕКМНОРСТХѕјԁοαενικρτυΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡ",
                            "abbreeikmhopctyxABEKMHOPCTXsjdoaevikptuABEZHIKMNOPTYXig")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a source file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong. `fix` says how to mend it, in Norwegian, for an editor."""

    file: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.severity}: {self.message} Rett: {self.fix}"

    def as_json(self) -> dict[str, str | int]:
        """The form that `kp check --format json` prints."""
        return asdict(self)


def problem(code: str, place: Place, /, **values: object) -> Problem:
    """Make the problem `code` at `place`; `values` fill the code's message and fix.

    A fix given as `fix=` replaces the code's own, where the case at hand can say it better.
    """
    kind = CODES[code]
    own_fix = values.pop("fix", None)
    fix = str(own_fix) if own_fix else kind.fix.format(**values)
    return Problem(place.file, place.line, place.column, code, kind.severity,
                   kind.message.format(**values), fix)


def suggestion(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """«Mente du …?» with a space after it where `word` is nearly something known, else nothing."""
    near = nearest(word, known, cutoff)
    return f"Mente du «{near}»? " if near else ""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """What of the known is nearly `word`; `cutoff` (0 to 1) says how near."""
    folded = normalize("NFKC", word).translate(_LOOKALIKES).strip().lower()
    return next(iter(get_close_matches(folded, sorted(known), n=1, cutoff=cutoff)), None)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a build."""
    return [p for p in problems if p.severity == "error"]
