"""What a problem code is."""

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
    """What stops a build."""
    return Code("error", message, fix, cause)


def warning(message: str, fix: str, cause: str) -> Code:
    """What is told, and stops nothing but `--strict`."""
    return Code("warning", message, fix, cause)
