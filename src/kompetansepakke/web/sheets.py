"""The style sheets that pages ask for, made small. A page asks for those that it uses (partials/kp-sheets.html)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from kompetansepakke.web.material_icons import icon_variables

STYLES = Path(__file__).parent / "styles"
_SCRIPTS = Path(__file__).parent / "scripts"
_BESIDE_SCRIPTS = {
    "kp": ("work/worksheet", "notes/notes", "school/school"), "projector": ("meeting/projector",),
    "kept": ("work/kept",), "search": ("search/search",),
    "catalogue": ("catalogue/catalogue",), "offline-page": ("offline/offline",), "voice": ("voice/voice",)}
"""The sheets with what scripts add, each of those that lie beside the scripts, in order. What all pages use is one."""
_CONSTRUCTS = "constructs"
_BOXES = {
    "note": "pencil-circle", "abstract": "clipboard-text", "info": "information", "tip": "fire", "success": "check",
    "question": "help-circle", "warning": "alert", "failure": "close", "danger": "lightning-bolt-circle",
    "bug": "shield-bug", "example": "test-tube", "quote": "format-quote-close"}
"""The icons of boxes by their types, those that Material gives them."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_QUOTES = ('"', "'")
_STRING = re.compile(r"""("[^"]*"|'[^']*')""")
_RUN = re.compile(r"\s+")
_SPACE = re.compile(r" ?([{};,>]) ?|(?<=:) ")


def made_sheets() -> Iterator[tuple[str, str]]:
    """Each style sheet, by its address."""
    for name in sorted({*(path.stem for path in STYLES.glob("*.css")), *_BESIDE_SCRIPTS}):
        yield f"assets/kp/{name}.css", sheet(name)


@lru_cache
def sheet(name: str) -> str:
    """The style sheet of this name, without comments and space."""
    sources = (STYLES / f"{name}.css", *(_SCRIPTS / f"{beside}.css" for beside in _BESIDE_SCRIPTS.get(name, ())))
    text = "".join(source.read_text(encoding="utf-8") for source in sources if source.is_file())
    return small(text + (_box_icons() if name == _CONSTRUCTS else "")) + "\n"


def small(css: str) -> str:
    """The style sheet without comments and the space that says nothing.

    The space before a colon stays: it is what makes `.a :is(b)` another selector than `.a:is(b)`.
    """
    bare = (part if part[:1] in _QUOTES else _SPACE.sub(r"\1", _RUN.sub(" ", part))
            for part in _STRING.split(_COMMENT.sub("", css)))
    return "".join(bare).replace(";}", "}").strip()


def _box_icons() -> str:
    boxes = {f"box-{kind}": f"material/{name}" for kind, name in _BOXES.items()}
    variables = icon_variables({**boxes, "copy": "material/content-copy"})
    return f"@layer tokens {{\n:root {{\n{variables}\n}}\n}}\n"
