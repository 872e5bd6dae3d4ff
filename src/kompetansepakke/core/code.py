"""Where code is: fenced fields line by line, and code spans inside a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kompetansepakke.core.text import Line

_FENCE = re.compile(r"(?P<lead>(?:[ \t>]|[-*+][ ]+|\d+[.)][ ]+)*)(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)$")
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)


@dataclass(slots=True)
class FenceTracker:
    """Follows fenced code from line to line."""

    opened: Line | None = None
    mark: str = ""

    def take(self, line: Line) -> bool:
        """Take the next line; True where it belongs to a code field (its fences included)."""
        match = _FENCE.fullmatch(line.text)
        if self.opened is None:
            if not match or (match["mark"][0] == "`" and "`" in match["info"]):
                return False
            self.opened, self.mark = line, match["mark"]
            return True
        if match and match["mark"].startswith(self.mark) and not match["info"].strip():
            self.opened = None
        return True


def blank_spans(text: str) -> str:
    """The text of a paragraph with its code spans blanked out, every other character in place."""
    return _SPAN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def spans(text: str) -> list[str]:
    """What stands in code spans."""
    return [match[2] for match in _SPAN.finditer(text)]
