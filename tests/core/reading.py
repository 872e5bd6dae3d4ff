"""Read sites that exist only as dicts of path to text."""

from __future__ import annotations

from collections.abc import Mapping

from kompetansepakke.base.audience import Vocabulary
from kompetansepakke.base.problems import Problem
from kompetansepakke.content.assemble import Assembler
from kompetansepakke.content.checks import check
from kompetansepakke.content.model import Content, Page
from kompetansepakke.engine.converter import Converter
from kompetansepakke.pages.makers import made_for_checks
from kompetansepakke.pages.tracing import renderer
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.source.macro_code import Macro

CONVERTERS = {locale: Converter(["toc", "tables", "fenced_code"], {}, locale) for locale in ("nb", "nn")}
"""The engine with the extensions that every site has."""
VOCABULARY = vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS)
PAGE = "modules/p/1-a/01-x.md"
PACKAGE = {"modules/p/package.yml": "title: Pakke\npurpose: Lære\n"}
FRONT = "---\ntitle: Modul\nroles: all\nmodule: 1\npurpose: Lære\nmin_weeks: 4-5\n---\n"
HEAD = "---\ntitle: Side\nroles: all\n---\n"
SITE: Mapping[str, str] = {**PACKAGE, "modules/p/1-a/index.md": FRONT}

Files = Mapping[str, str | bytes]


def read(
    files: Files, macros: frozenset[Macro] = frozenset(), known: Vocabulary = VOCABULARY
) -> tuple[Content, list[Problem]]:
    """The content and all its problems, in order."""
    data = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    assembler = Assembler(data, known, macros)
    content = assembler.assemble()
    found = check(content, renderer(content, CONVERTERS), assembler.problems, made_for_checks())
    return content, sorted({*assembler.problems, *found})


def codes(files: Files) -> list[tuple[str, str]]:
    """What is wrong, as (file, code)."""
    return [(found.file, found.code) for found in read(files)[1]]


def body_codes(body: str, *, roles: str = "all", **more: str) -> list[str]:
    """Codes for a page with this body."""
    head = f"---\ntitle: Side\nroles: {roles}\n---\n"
    return [found.code for found in read({**SITE, PAGE: head + body, **more})[1]]


def page(content: Content, source: str = PAGE) -> Page:
    """The page with this source file."""
    return next(found for found in content.pages() if found.source == source)
