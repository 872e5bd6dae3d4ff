"""What a problem code is: its severity, and what it says to an editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem; `message` and `fix` are format strings, `cause` is for the editor guide."""

    severity: Literal["error", "warning"]
    message: str
    fix: str
    cause: str


def error(message: str, fix: str, cause: str) -> Code:
    """A kind of problem that stops a build."""
    return Code("error", message, fix, cause)


def warning(message: str, fix: str, cause: str) -> Code:
    """A kind of problem that stops nothing."""
    return Code("warning", message, fix, cause)
