"""Drawings in PDFs: an SVG that stands alone has no page's styles, and is told to a listener by one text."""

from __future__ import annotations

import re
from html import escape

from turbohtml import Element

_INK = """
text { fill: #000; font-family: "Inter" }
.kp-svg__title { font-weight: 700 }
.kp-svg__box, .kp-svg__hub, .kp-svg__level, .kp-svg__badge { fill: #fff; stroke: #333; stroke-width: 1.25 }
.kp-svg__frame, .kp-svg__level1 { fill: #eee; stroke: #333; stroke-width: 1.25 }
.kp-svg__badge--wide { stroke-width: 2 }
.kp-svg__line, .kp-svg__ring { fill: none; stroke: #555; stroke-width: 1.5 }
.kp-svg__span { fill: #ddd; stroke: #333; stroke-width: 1 }
.kp-svg__spoke { fill: none; stroke: #999; stroke-width: 1 }
.kp-svg__thin { stroke-width: 1 }
.kp-svg__rail { fill: none; stroke: #555; stroke-width: 3 }
.kp-svg__dot { fill: #555 }
.kp-svg__ground { fill: #fff }
"""
"""The drawings' classes in dark ink on white."""
_OPENING = re.compile(r"(<svg\b[^>]*>)")
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def drawing(svg: Element) -> tuple[str, str, float]:
    """An `svg` element as a file of its own, what it shows in words, and its width in its own units."""
    title, description = (svg.find(name) for name in ("title", "desc"))
    told = ". ".join(found.text.rstrip(".") for found in (title, description) if found) or svg.attr("aria-label") or ""
    text = svg.html
    if _NAMESPACE not in text.split(">", 1)[0]:
        text = text.replace("<svg", f"<svg {_NAMESPACE}", 1)
    if "kp-svg" in (svg.attr("class") or "").split():  # others have colours of their own
        text = _OPENING.sub(lambda match: f"{match[1]}<style>{escape(_INK, quote=False)}</style>", text, count=1)
    box = (svg.attr("viewbox") or svg.attr("viewBox") or "").split()
    return text, told, float(box[2]) if len(box) == 4 else 0
