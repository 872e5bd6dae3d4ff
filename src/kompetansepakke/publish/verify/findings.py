"""What was looked at, and how it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "files", "list_unreadable", "file_missing", "file_changed", "file_extra",
    "open", "closed", "not_closed", "not_open", "password_refused", "lock_passed", "lock_holds",
    "headers", "header_wrong", "types", "type_wrong", "cache_wrong",
    "redirect", "redirect_wrong", "not_found", "not_found_wrong", "hidden", "hidden_shown",
    "writing", "writing_allowed"]
GOOD: frozenset[Kind] = frozenset(
    {"files", "open", "closed", "lock_holds", "headers", "types", "redirect", "not_found", "hidden", "writing"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: of which edition (or of the whole, `""`), what, and the facts of it."""

    where: str
    kind: Kind
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether it is as it should be."""
        return self.kind in GOOD
