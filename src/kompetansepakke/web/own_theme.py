"""What a site's own theme and its mkdocs.yml ask of browsers: to fetch nothing from others, and run nothing inline."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import turbohtml

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.html.css import style_refusals
from kompetansepakke.source.html.html_allowlist import PAGE, bare_address, element_refusals, scheme_of

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TEMPLATE_FIX = "legg skript og stiler i egne filer (extra_javascript og extra_css), og ta det andre bort."
_FETCHED = "fetched"
_UNREADABLE_FIX = "skriv adressen rett ut, i hermetegn: url(\"bilde.png\")."


def theme_problems(root: Path, own: Path | None) -> tuple[Problem, ...]:
    """What the folder of the site's `own` theme asks for.

    What would be fetched from others is KP906; what templates hold that no page may have is KP408.
    """
    return (*style_problems(own, root), *_template_problems(own, root)) if own else ()


def _template_problems(folder: Path, root: Path) -> Iterator[Problem]:
    """What stands in templates as it is: what their Jinja makes is seen in the built pages."""
    for path in sorted(folder.rglob("*.html")):
        written = path.read_text(encoding="utf-8-sig", errors="replace")
        document = turbohtml.parse(_JINJA.sub(lambda match: "\n" * match[0].count("\n"), written))
        for found in (found for element in document.iter_elements() for found in element_refusals(element, PAGE)):
            place = Place(Path(os.path.relpath(path, root)).as_posix(), found.line)
            yield problem("KP408", place, html=found.shown, why=found.why, fix=_TEMPLATE_FIX)


def style_problems(folder: Path, root: Path) -> Iterator[Problem]:
    """What the style sheets below `folder` fetch from other servers, as KP906 at paths from `root`."""
    for path in sorted(folder.rglob("*.css")):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        for found in style_refusals(text, _from_others):
            fix = None if found.why == _FETCHED else _UNREADABLE_FIX
            place = Place(Path(os.path.relpath(path, root)).as_posix(), found.line)
            yield problem("KP906", place, target=found.shown, fix=fix)


def _from_others(address: str) -> str:
    bare = bare_address(address)
    return _FETCHED if scheme_of(bare) not in ("", "data") or bare[:2].replace("\\", "/") == "//" else ""
