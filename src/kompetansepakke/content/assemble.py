"""From files to content: which file is what, and reading each strictly."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace
from itertools import pairwise
from posixpath import basename, dirname, splitext

from kompetansepakke.base import slugs
from kompetansepakke.base.audience import EVERYONE, Audience, Vocabulary
from kompetansepakke.base.durations import Weeks
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.front import frontmatter, glossary
from kompetansepakke.content.front.frontmatter import IN_A_LANGUAGE, NOBODY, UNREAD_PACKAGE, ModuleMeta, PageMeta
from kompetansepakke.content.model import Content, Module, Package, Page, Translation
from kompetansepakke.figures import read_figures as figures
from kompetansepakke.figures.figure import Figure
from kompetansepakke.source.blocks.blocks import Node
from kompetansepakke.source.blocks.parsed import parsed
from kompetansepakke.source.html.svg import svg_problems
from kompetansepakke.source.macro_code import Macro
from kompetansepakke.source.text import Line, read_lines
from kompetansepakke.source.yaml.yaml_tree import Mapping

__all__ = ["ATTACHMENT_TYPES", "READ_TYPES", "Assembler", "Macro"]

ATTACHMENT_TYPES = frozenset(
    ".avif .csv .docx .gif .ics .jpeg .jpg .m4a .mp3 .mp4 .odp .ods .odt .pdf .png .pptx .srt .svg .vtt .webm "
    ".webp .xlsx .zip".split())
READ_TYPES = frozenset({".md", ".yml", ".svg"})
"""Files whose bytes the reader needs; of the others the name is enough."""

_OF_PACKAGE = ("package.yml", figures.FILE, glossary.FILE)
_OF_BLOCKS = ("KP2", "KP3")
"""Codes of what is wrong with a block or its options."""
_UNREAD = PageMeta()


@dataclass(slots=True)
class Assembler:
    """Builds the content of a site. `files` maps paths from the site's root to bytes, of `READ_TYPES` at least."""

    files: MappingOf[str, bytes]
    vocabulary: Vocabulary
    macros: frozenset[Macro] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def assemble(self) -> Content:
        """Read everything. Problems gather in `problems`; content with errors is for nobody's eyes."""
        attachments: dict[str, str] = {}
        for path in sorted(self.files):
            self._misplaced(path)
            if self._is_attachment(path):
                other = attachments.setdefault(path.split("/", 1)[1], path)
                if other != path:
                    self._report("KP107", path, address=path.split("/", 1)[1], other=other)
        site_pages = tuple(self._site_page(path) for path in sorted(self.files)
                           if path.startswith("docs/") and self._is_page(path))
        packages = tuple(package for name in self._folders("modules") if (package := self._package(name)))
        self._lone_translations()
        return Content(self.vocabulary, packages, site_pages, attachments)

    def _misplaced(self, path: str) -> None:
        """A page where no page is looked for would be lost without a word."""
        name, depth = basename(path), path.count("/")
        if name.lower().endswith(".md") and not name.endswith(".md"):
            self._report("KP105", path, name=name, why="skriv filtypen med små bokstaver, .md.")
        elif (match := IN_A_LANGUAGE.fullmatch(path)) and match["locale"] not in self.vocabulary.locales[1:]:
            why = f"fila hører til språket «{match['locale']}», men mkdocs.yml nevner det ikke blant de andre språkene."
            self._report("KP105", path, name=name, why=why, fix="rett navnet på fila, eller nevn språket i «locales».")
        elif path.startswith("modules/") and name.endswith(".md"):
            if depth == 1 or (depth > 3 and (self._of(name) or name) == "index.md"):
                self._report("KP105", path, name=name, why="sider ligger i en modulmappe.")
        elif name == "README.md":
            self._report("KP108", path, name=name, why="forsida av en mappe heter index.md.")

    def _is_attachment(self, path: str) -> bool:
        kind = splitext(path)[1].lower()
        if kind == ".md" or (basename(path) in _OF_PACKAGE and path.count("/") == 2):
            return False
        names = path.split("/")
        odd = next((name for name in names[1:] if not slugs.FILE.fullmatch(name)), None)
        if odd is not None:
            self._report("KP108", path, name=odd, why="bruk a–z, 0–9, bindestrek, understrek og punktum.",
                         fix=_mend_name(path) if odd == names[-1] else "")
            return False
        if misplaced := _why_not_attached(names, kind):
            self._report("KP105", path, name=names[-1], **misplaced)
            return False
        if kind == ".svg":
            self.problems.extend(svg_problems(self.files[path], path))
        return True

    def _folders(self, parent: str) -> list[str]:
        depth = parent.count("/") + 1
        return sorted({path.split("/")[depth] for path in self.files
                       if path.startswith(parent + "/") and path.count("/") > depth})

    def _site_page(self, path: str) -> Page:
        for name in path.removesuffix(".md").split("/")[1:]:
            if not slugs.FILE.fullmatch(name) or "." in name:
                self._report("KP108", path, name=name, why="bruk a–z, 0–9, bindestrek og understrek.")
        return self._page(path, path.removeprefix("docs/"), None)

    def _package(self, name: str) -> Package | None:
        folder = f"modules/{name}"
        source = f"{folder}/package.yml"
        if not slugs.PACKAGE.fullmatch(name):
            self._report("KP108", folder, name=name, why="en pakke heter noe med a–z, 0–9 og bindestrek.")
        for path in sorted(self.files):
            if dirname(path) == folder and path.endswith(".md"):
                self._report("KP105", path, name=basename(path), why="sider ligger i en modulmappe.")
        modules = [module for child in self._folders(folder) if (module := self._module(name, child))]
        modules.sort(key=lambda module: module.meta.number)
        self._unique_numbers(modules)
        if source not in self.files:
            self._report("KP109", source, what="package.yml")
            return None
        lines, found = read_lines(self.files[source], source)
        meta, more = (None, []) if found else frontmatter.read_package(
            lines, source, self.vocabulary.role_ids, self.vocabulary.locales)
        self.problems += found + more
        drawn, found = self._figures(f"{folder}/{figures.FILE}")
        self.problems += found
        return Package(name, source, meta or UNREAD_PACKAGE, tuple(modules), drawn, not found,
                       self._glossary(f"{folder}/{glossary.FILE}"))

    def _figures(self, path: str) -> tuple[MappingOf[str, Figure], list[Problem]]:
        return figures.read_figures(self.files[path], path, self.vocabulary.locales) if path in self.files else ({}, [])

    def _glossary(self, path: str) -> tuple[glossary.Term, ...]:
        if path not in self.files:
            return ()
        terms, found = glossary.read_glossary(self.files[path], path, self.vocabulary.role_ids, self.vocabulary.locales)
        self.problems += found
        return terms

    def _unique_numbers(self, modules: list[Module]) -> None:
        for first, second in pairwise(modules):
            if first.meta.number == second.meta.number:
                self._report("KP209", second.front.source, number=second.meta.number,
                             why=f"mappa «{first.folder}» har samme nummer.")

    def _module(self, package: str, folder: str) -> Module | None:
        match = slugs.MODULE.fullmatch(folder)
        source = f"modules/{package}/{folder}"
        if not match:
            why = "en modulmappe heter nummeret, en bindestrek og et kort navn, som 1-overordnet-del."
            self._report("KP108", source, name=folder, why=why)
            return None
        pages = [self._module_page(path, match["number"]) for path in sorted(self.files)
                 if path.startswith(source + "/") and self._is_page(path) and basename(path) != "index.md"]
        front = f"{source}/index.md"
        if front not in self.files:
            self._report("KP109", front, what="Modulens forside (index.md)")
            return None
        page, meta = self._front(front, folder, int(match["number"]))
        return Module(folder, page, meta, tuple(sorted((p for p in pages if p), key=_page_order)))

    def _module_page(self, path: str, module: str) -> Page | None:
        match = slugs.PAGE.fullmatch(basename(path).removesuffix(".md"))
        if not match or path.count("/") != 3:
            why = "en side heter to eller tre sifre, en bindestrek og et kort navn, og ligger rett i modulens mappe."
            fix = _in_a_language(path, self.vocabulary.locales[1:]) or _mend_name(path, r"\d{1,3}")
            self._report("KP108", path, name="/".join(path.split("/")[3:]), why=why, fix=fix)
            return None
        return self._page(path, path.removeprefix("modules/"), f"{module}.{int(match['number'])}")

    def _front(self, path: str, folder: str, number: int) -> tuple[Page, ModuleMeta]:
        """A module's front page. Where its figures can't be read, the folder's number stands in for them."""
        mapping, body = self._head(path)
        if mapping is None:
            return self._built(path, path.removeprefix("modules/"), _UNREAD, body, None), _module_meta(number)
        meta, module, found = frontmatter.read_module(mapping, self.vocabulary.role_ids)
        self.problems += found
        if module and module.number != number:
            at = mapping.get("module")
            self.problems.append(problem("KP209", at.place if at else Place(path), number=module.number,
                                         why=f"mappa heter «{folder}»."))
        texts = [meta.title, meta.description, module.purpose if module else None]
        page = self._built(path, path.removeprefix("modules/"), meta, body, None, texts)
        return page, module or _module_meta(number)

    def _page(self, path: str, staged: str, number: str | None) -> Page:
        mapping, body = self._head(path)
        if mapping is None:
            return self._built(path, staged, _UNREAD, body, number)
        meta, found = frontmatter.read_page(mapping, self.vocabulary.role_ids)
        self.problems += found
        return self._built(path, staged, meta, body, number, [meta.title, meta.description])

    def _head(self, path: str) -> tuple[Mapping | None, tuple[Line, ...]]:
        mapping, body, found = frontmatter.read_head(self.files[path], path)
        self.problems += found
        return mapping, body

    def _built(self, path: str, staged: str, meta: PageMeta, body: tuple[Line, ...], number: str | None,
               texts: list[str | None] | None = None) -> Page:
        nodes, known = self._nodes(path, body, meta.audience)
        page = Page(path, staged, meta, nodes, _text_hash(texts or [], body), number,
                    blocks_known=known and (bool(body) or meta is not _UNREAD))
        beside = {locale: f"{path.removesuffix('.md')}.{locale}.md" for locale in self.vocabulary.locales[1:]}
        return replace(page, translations={locale: self._translation(other, page)
                                           for locale, other in beside.items() if other in self.files})

    def _translation(self, path: str, page: Page) -> Translation:
        mapping, body = self._head(path)
        meta, found = frontmatter.read_translation(mapping or Mapping((), Place(path)))
        self.problems += found if mapping else []
        if meta.purpose and basename(page.source) != "index.md":
            self._report("KP203", path, key="purpose", near="", known="title, description, source_hash")
        nodes, known = self._nodes(path, body, page.meta.audience, translation=True)
        return Translation(path, meta, nodes, known and mapping is not None)

    def _nodes(self, path: str, body: tuple[Line, ...], audience: Audience, *,
               translation: bool = False) -> tuple[tuple[Node, ...], bool]:
        """The body's tree, and whether all its blocks could be read."""
        # Where the page doesn't say whom it is for, its blocks can't be held against that.
        nodes, found = parsed(path, self.vocabulary.role_ids, self.macros, translation, body,
                              EVERYONE if audience == NOBODY else audience)
        self.problems += found
        return nodes, not any(one.code.startswith(_OF_BLOCKS) for one in found)

    def _lone_translations(self) -> None:
        for path in sorted(self.files):
            page = self._of(path)
            if page and page not in self.files:
                self._report("KP504", path)

    def _of(self, path: str) -> str:
        """The page that a text in another of the site's languages belongs to; empty for what is no such text."""
        match = IN_A_LANGUAGE.fullmatch(path)
        return f"{match['page']}.md" if match and match["locale"] in self.vocabulary.locales[1:] else ""

    def _is_page(self, path: str) -> bool:
        return path.endswith(".md") and not IN_A_LANGUAGE.fullmatch(path)

    def _report(self, code: str, file: str, /, **values: object) -> None:
        self.problems.append(problem(code, Place(file), **values))


def _why_not_attached(names: list[str], kind: str) -> dict[str, str]:
    """Why a file can't be an attachment, and the mend where there is a better one than to take it away."""
    if names[0] == "modules" and len(names) == 3 and kind in (".yml", ".yaml"):
        for known in _OF_PACKAGE:
            if splitext(names[-1])[0].lower() == splitext(known)[0]:
                return {"why": f"fila skal hete {known}.", "fix": f"gi fila navnet {known}."}
    if kind in (".markdown", ".mdown", ".mkd"):
        return {"why": "sider har filtypen .md.", "fix": f"gi fila navnet {splitext(names[-1])[0]}.md."}
    if kind not in ATTACHMENT_TYPES:
        return {"why": f"filtypen {kind or '(ingen)'} er ukjent."}
    if names[0] == "modules" and len(names) < 4:
        return {"why": "vedlegg ligger i modulens mappe."}
    return {}


def _in_a_language(path: str, locales: tuple[str, ...]) -> str:
    """The mend of a translation's name that ends in `_nn`; empty for other names."""
    stem, _, locale = basename(path).removesuffix(".md").rpartition("_")
    return f"gi fila navnet «{stem}.{locale}.md», med et punktum foran språket." if locale in locales else ""


def _mend_name(path: str, number: str = "") -> str:
    """A name that would do, for a file whose own won't; empty where there is none to offer."""
    stem, kind = splitext(basename(path))
    digits = re.match(number, stem) if number else None
    short = slugs.slug(stem[digits.end():] if digits else stem)
    if not short or not slugs.FILE.fullmatch(f"x{kind}") or (number and path.count("/") != 3):
        return ""
    if number and not digits:
        return f"sett et ledig nummer foran navnet, som «06-{short}{kind.lower()}»."
    return f"gi fila et navn som «{f'{int(digits[0]):02}-' if digits else ''}{short}{kind.lower()}»."


def _module_meta(number: int) -> ModuleMeta:
    """What stands in for a module's figures where they can't be read, so that the rest can be checked."""
    return ModuleMeta(number, "", Weeks(None), meetings=0)


def _page_order(page: Page) -> tuple[int, str]:
    return int((page.number or "0.0").split(".")[1]), page.path


def _text_hash(texts: list[str | None], body: tuple[Line, ...]) -> str:
    """Twelve hex digits of what a translator reads: the texts of the front matter, and the body."""
    text = "\n".join([*(text or "" for text in texts), *(line.text.rstrip() for line in body)]).strip()
    return hashlib.sha256(text.encode()).hexdigest()[:12]
