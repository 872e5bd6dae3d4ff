"""The facts of a comparison: what was changed, how, and what is otherwise about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from kompetansepakke.words.languages import Locale

Subject = Literal["edition", "language", "package", "module", "page", "block", "file", "id", "field", "address",
                  "translation", "term", "setup", "macros"]
Verdict = Literal["new", "gone", "moved", "changed", "lost", "stale"]
Value = str | int | None


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that is otherwise, with its values; None where it has none, or where they are too long to tell.

    Of `words`, `before` is how many are gone and `after` how many are new.
    """

    name: str
    before: Value = None
    after: Value = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change. `place` is an address from the edition's root: of a page, of a block's page, of a file."""

    subject: Subject
    verdict: Verdict
    name: str
    place: str = ""
    before: str = ""
    """The place that it was moved from."""
    kind: str = ""
    """Of a block its kind, of a translation its language."""
    id: str = ""
    details: tuple[Detail, ...] = ()
    mend: str = ""
    """What an editor can write so that nothing is lost: an alias, or the id that a block had."""
    file: str = ""
    """The source file that `mend` belongs in; of a translation its own."""
    page: str = ""
    """Of a block, what the page is called that it stands on."""

    def as_json(self) -> dict[str, Any]:
        """Its facts, without those that it lacks."""
        return {key: value for key, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """What is otherwise in an edition, in one language."""

    edition: str
    locale: Locale
    changes: tuple[Change, ...]
