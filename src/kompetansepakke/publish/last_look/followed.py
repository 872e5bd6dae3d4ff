"""What was followed before: a page without faults has none until it changes, or what it may lead to is gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Followed:
    """The pages of a site in which nothing was wrong, and what they could lead to then."""

    pages: Mapping[str, str]
    """The name of what each page was, by its path."""
    anchors: Mapping[str, frozenset[str]]
    """The anchors of each of the pages."""
    files: frozenset[str]
    """The paths of all files, those of other editions too."""

    def still(self, now: Mapping[str, str]) -> frozenset[str]:
        """The pages that are what they were."""
        return frozenset(path for path, name in now.items() if self.pages.get(path) == name)

    def is_lost(self, files: frozenset[str], anchors: Mapping[str, Iterable[str]]) -> bool:
        """Whether there was something to lead to that isn't there any more."""
        return not self.files <= files or any(not had.issubset(anchors.get(path, ()))
                                              for path, had in self.anchors.items())

    def as_json(self) -> list[Any]:
        """What `of_json` reads."""
        return [dict(self.pages), {path: sorted(found) for path, found in self.anchors.items()}, sorted(self.files)]

    @classmethod
    def of_json(cls, told: list[Any] | None) -> Self:
        """What `as_json` told; nothing at all where nothing was."""
        pages, anchors, files = told or ({}, {}, [])
        return cls(pages, {path: frozenset(found) for path, found in anchors.items()}, frozenset(files))
