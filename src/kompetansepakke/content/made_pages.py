"""What the tool makes beside the content, as far as the checks must know it. Whoever makes the pages tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kompetansepakke.content.view import View


def _none(_: View) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class MadePages:
    """Where made pages lie: folders of an edition and of each package, which editors' pages must not take."""

    folders: tuple[str, ...] = ()
    package_folders: tuple[str, ...] = ()
    sources: Callable[[View], frozenset[str]] = _none
    """The made pages of a view as links name them: by the source file that each would have."""


NOTHING_MADE = MadePages()
