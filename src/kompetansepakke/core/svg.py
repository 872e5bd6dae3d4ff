"""SVG attachments: pictures only, nothing that runs, fetches or comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kompetansepakke.core.problems import Place, Problem, problem

_REFUSED = re.compile(
    r"<\s*(?:\w+:)?(?:script|foreignObject|iframe|handler)\b|\bon[a-z]+\s*=|<!ENTITY|<!--|<metadata\b"
    r"|(?:href|src)\s*=\s*[\"'](?!#|data:image/(?!svg))|attributeName\s*=\s*[\"']\s*(?:\w+:)?(?:href|on)"
    r"|url\(\s*[\"']?(?!#)|@import", re.IGNORECASE)


def svg_problems(data: bytes, file: str) -> Iterator[Problem]:
    """Refuse what isn't UTF-8, scripts, event handlers, references to other files, comments and metadata in an SVG."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield problem("KP101", Place(file), byte=error.start + 1)
        return
    for match in _REFUSED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield problem("KP408", Place(file, line), html=match[0], why="et bilde skal bare være et bilde.",
                      fix="lagre SVG-en uten skript, kommentarer, metadata og lenker («Optimalisert SVG» i Inkscape).")
