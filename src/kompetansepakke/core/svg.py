"""SVG attachments: pictures only, nothing that runs, fetches or comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kompetansepakke.core.problems import Place, Problem, problem

_REFUSED = re.compile(
    r"<\s*(?:\w+:)?(?:script|foreignObject|iframe|handler)\b|\bon[a-z]+\s*=|<!ENTITY|<!--|<metadata\b"
    r"|(?:href|src)\s*=\s*[\"'](?!#|data:image/)|url\(\s*[\"']?(?!#)|@import", re.IGNORECASE)


def svg_problems(data: bytes, file: str) -> Iterator[Problem]:
    """Refuse scripts, event handlers, references to other files, comments and metadata in an SVG."""
    text = data.decode("utf-8", "replace")
    for match in _REFUSED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield problem("KP408", Place(file, line), html=match[0], why="et bilde skal bare være et bilde.",
                      fix="lagre SVG-en uten skript, kommentarer, metadata og lenker («Optimalisert SVG» i Inkscape).")
