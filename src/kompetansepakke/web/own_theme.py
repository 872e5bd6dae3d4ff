"""What a site's own theme and its mkdocs.yml ask of browsers: to fetch nothing from others, and run nothing inline."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import turbohtml

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.html.css import CssRefusal, style_refusals
from kompetansepakke.source.html.html_allowlist import ADDRESSES, PAGE, bare_address, element_refusals, scheme_of
from kompetansepakke.source.html.svg import svg_problems

ICONS = ".icons"
"""The folder of icons, in a theme and in a site's own."""
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TEMPLATE_FIX = "legg skript og stiler i egne filer (extra_javascript og extra_css), og ta det andre bort."
_OTHERS_FIX = "legg fila i mappa med egne maler, og skriv {{ \"sti/til/fila\" | url }}."
_MADE = "\ue000"
"""What stands in an address for what Jinja makes."""
_NAMED = {"alternate", "author", "canonical", "help", "license", "me"}
"""Relations of links that browsers don't follow by themselves."""
_FETCHED = "fetched"
_UNREADABLE_FIX = "skriv adressen rett ut, i hermetegn: url(\"bilde.png\")."


def theme_problems(root: Path, own: Path) -> tuple[Problem, ...]:
    """What the folder of the site's `own` theme asks for.

    What would be fetched from others is KP906; what templates hold that no page may have is KP408.
    """
    return (*style_problems(own, root), *_template_problems(own, root), *_icon_problems(own, root))


def own_icons(own: Path) -> dict[str, str]:
    """The drawings in the `.icons` of the site's own folder, by the short names that Material gives them."""
    folder = own / ICONS
    return {path.relative_to(folder).with_suffix("").as_posix().replace("/", "-"):
            path.read_text(encoding="utf-8-sig", errors="replace").strip() for path in sorted(folder.rglob("*.svg"))}


def _icon_problems(own: Path, root: Path) -> Iterator[Problem]:
    """What in the site's own icons is more than a picture: they stand in the pages themselves."""
    for path in sorted((own / ICONS).rglob("*.svg")):
        yield from svg_problems(path.read_bytes(), _shown(path, root))


def _template_problems(folder: Path, root: Path) -> Iterator[Problem]:
    """What stands in templates as it is: what their Jinja makes is seen in the built pages."""
    for path in sorted(folder.rglob("*.html")):
        written = path.read_text(encoding="utf-8-sig", errors="replace")
        document = turbohtml.parse(_JINJA.sub(lambda match: "\n" * match[0].count("\n"), written))
        for found in (found for element in document.iter_elements() for found in element_refusals(element, PAGE)):
            yield problem("KP408", Place(_shown(path, root), found.line), html=found.shown, why=found.why,
                          fix=_TEMPLATE_FIX)
        yield from _addresses(written, _shown(path, root))


def _addresses(written: str, file: str) -> Iterator[Problem]:
    """Addresses that a template has as they are: of others, or seen from one page alone."""
    document = turbohtml.parse(_JINJA.sub(lambda match: _MADE + "\n" * match[0].count("\n"), written))
    for element in document.iter_elements():
        for name in element.attrs:
            value = bare_address(element.attr(name) or "")
            if name not in ADDRESSES or not value or value.startswith(("#", _MADE)):
                continue
            place = Place(file, element.source_line or 1)
            if element.tag not in ("a", "area") and _from_others(value) and not _is_only_named(element):
                yield problem("KP906", place, target=value, fix=_OTHERS_FIX)
            elif not scheme_of(value) and not value.startswith("//"):
                yield problem("KP215", place, why=f"adressen «{value}» er sett fra én side, men malen gjelder alle.",
                              fix=f"skriv {{{{ \"{value.lstrip('/')}\" | url }}}}.")


def _is_only_named(element: turbohtml.Element) -> bool:
    relations = set((element.attr("rel") or "").lower().split())
    return element.tag == "link" and bool(relations) and relations <= _NAMED


def _shown(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def style_problems(folder: Path, root: Path) -> Iterator[Problem]:
    """What the style sheets below `folder` fetch from other servers, as KP906 at paths from `root`."""
    return sheet_problems(sorted(folder.rglob("*.css")), root)


def sheet_problems(sheets: Iterable[Path], root: Path) -> Iterator[Problem]:
    """The same of these style sheets."""
    for path in sheets:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        for found in _refused(text):
            fix = None if found.why == _FETCHED else _UNREADABLE_FIX
            yield problem("KP906", Place(_shown(path, root), found.line), target=found.shown, fix=fix)


@lru_cache(maxsize=64)  # all editions have the same style sheets
def _refused(text: str) -> tuple[CssRefusal, ...]:
    return tuple(style_refusals(text, _from_others))


def _from_others(address: str) -> str:
    bare = bare_address(address)
    return _FETCHED if scheme_of(bare) not in ("", "data") or bare[:2].replace("\\", "/") == "//" else ""
