"""The style sheets that pages ask for, made small. A page asks for those that it uses (partials/kp-sheets.html)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import rcssmin

from kompetansepakke.web.material_icons import icon_variables

STYLES = Path(__file__).parent / "styles"
_SCRIPTS = Path(__file__).parent / "scripts"
_BESIDE_SCRIPTS = {
    "work": ("work/worksheet", "notes/notes", "school/school"), "projector": ("meeting/projector",),
    "catalogue": ("catalogue/catalogue",), "offline-page": ("offline/offline",), "voice": ("voice/voice",)}
"""The sheets of what scripts add, each of those that lie beside the scripts, in order."""
_CONSTRUCTS = "constructs"
_BOXES = {
    "note": "pencil-circle", "abstract": "clipboard-text", "info": "information", "tip": "fire", "success": "check",
    "question": "help-circle", "warning": "alert", "failure": "close", "danger": "lightning-bolt-circle",
    "bug": "shield-bug", "example": "test-tube", "quote": "format-quote-close"}
"""The icons of boxes by their types, those that Material gives them."""


def made_sheets() -> Iterator[tuple[str, str]]:
    """Each style sheet, by its address."""
    for name in (*sorted(path.stem for path in STYLES.glob("*.css")), *_BESIDE_SCRIPTS):
        yield f"assets/kp/{name}.css", sheet(name)


@lru_cache
def sheet(name: str) -> str:
    """The style sheet of this name, without comments and space."""
    sources = [_SCRIPTS / f"{beside}.css" for beside in _BESIDE_SCRIPTS.get(name, ())] or [STYLES / f"{name}.css"]
    text = "".join(source.read_text(encoding="utf-8") for source in sources)
    minified: str = rcssmin.cssmin(text + (_box_icons() if name == _CONSTRUCTS else ""))
    return minified + "\n"


def _box_icons() -> str:
    boxes = {f"box-{kind}": f"material/{name}" for kind, name in _BOXES.items()}
    variables = icon_variables({**boxes, "copy": "material/content-copy"})
    return f"@layer tokens {{\n:root {{\n{variables}\n}}\n}}\n"
