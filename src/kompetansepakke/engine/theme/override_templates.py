"""A site's own templates held against the theme: what they extend, fill and fetch is there, or is told at its line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from kompetansepakke.base.problems import Place, Problem, problem, suggestion
from kompetansepakke.web.bundle import THEME, made_assets

_EVERYWHERE, _DOCUMENT, _ALONE = "main.html", "base.html", "404.html"
_WITHOUT_EFFECT = {"outdated": "nettstedet har én versjon om gangen."}
"""Blocks that Material has and that are never shown here."""
_OWN_PAGES = ("page_head", "page_body")
"""Blocks that the tool's own pages fill."""
_INSTEAD = {"header": "header", "nav": "site_nav", "tabs": "tabs", "toc": "site_nav", "content": "content",
            "search": "header", "palette": "header", "alternate": "header", "source": "footer"}
"""The block to fill, for some of Material's partials that aren't here."""
_EXTENDS_FIX = 'begynn fila med {% extends "base.html" %}, og skriv det som er nytt, i blokkene.'
_FILE = re.compile(r"[\w./-]+\.\w{2,5}")


def override_problems(root: Path, own: Path, folders: list[str]) -> Iterator[Problem]:
    """What is wrong with the templates in the folder `own`; `folders` are the theme's, in the order they are read."""
    environment = Environment(autoescape=True)
    environment.filters |= {"url": str, "script_tag": str}
    written = []
    for path in sorted(own.rglob("*.html")):
        name = path.relative_to(own).as_posix()
        file = Path(os.path.relpath(path, root)).as_posix()
        try:
            written.append(_Template(name, file, environment.parse(path.read_text(encoding="utf-8-sig"))))
        except (TemplateSyntaxError, UnicodeDecodeError) as wrong:
            line = wrong.lineno if isinstance(wrong, TemplateSyntaxError) else 1
            yield problem("KP215", Place(file, line), why=f"Jinja sier «{wrong}».")
    check = _Check(environment, own, folders, written)
    for template in written:
        yield from check.problems(template)


@dataclass(frozen=True)
class _Template:
    """One of the site's own: its name among templates, its path from the site's root, and what it says."""

    name: str
    file: str
    tree: nodes.Template

    @cached_property
    def extends(self) -> tuple[str, int] | None:
        """What it extends, and in which line; the name is empty where it is worked out."""
        found = self.tree.find(nodes.Extends)
        return (_text(found.template), found.lineno) if found else None

    def taken_in(self) -> Iterator[tuple[str, int]]:
        """The templates that it can't do without, by name and line."""
        for found in self.tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            name = _text(found.template)  # type: ignore[attr-defined]
            if name and not getattr(found, "ignore_missing", False):
                yield name, found.lineno

    def blocks(self) -> Iterator[nodes.Block]:
        """Those that it fills, but for new ones inside them."""
        return (node for node in self.tree.body if isinstance(node, nodes.Block))

    def files(self) -> Iterator[tuple[str, int]]:
        """The files that it asks for by `{{ "path" | url }}`, and the line."""
        for found in self.tree.find_all(nodes.Filter):
            if found.name == "url" and _FILE.fullmatch(path := _text(found.node)):
                yield path, found.lineno


@dataclass(frozen=True)
class _Check:
    environment: Environment
    own: Path
    folders: list[str]
    written: list[_Template]

    def problems(self, template: _Template) -> Iterator[Problem]:
        yield from self._extends(template)
        yield from self._taken_in(template)
        yield from self._blocks(template)
        yield from self._files(template)
        if not self._is_used(template):
            yield _unused(template)

    @cached_property
    def _known(self) -> frozenset[str]:
        """The theme's blocks that a site may fill."""
        tree = self.environment.parse((THEME / _DOCUMENT).read_text(encoding="utf-8"))
        return frozenset(block.name for block in tree.find_all(nodes.Block)) - {*_OWN_PAGES}

    @cached_property
    def _made(self) -> frozenset[str]:
        return frozenset(address for address, _ in made_assets())

    def _extends(self, template: _Template) -> Iterator[Problem]:
        if template.name == _EVERYWHERE and not template.extends:
            yield problem("KP215", Place(template.file), fix=_EXTENDS_FIX,
                          why="den bygger ikke på noen annen, så sidene ville vært uten innhold.")
        elif template.extends and template.extends[0] == template.name != _EVERYWHERE:
            instead = _DOCUMENT if template.name != _DOCUMENT else "et annet navn på fila, som main.html"
            yield problem("KP215", Place(template.file, template.extends[1]), why="den bygger på seg selv.",
                          fix=f"bruk {instead}.")

    def _taken_in(self, template: _Template) -> Iterator[Problem]:
        for name, line in template.taken_in():
            ours = any((folder / name).is_file() for folder in (self.own, THEME))
            found = next((folder for folder in self.folders if (Path(folder) / name).is_file()), "")
            if not ours and not found:
                yield problem("KP213", Place(template.file, line), path=name, key="malen", folder=self.own.name)
            elif not ours and not name.startswith(".icons/"):
                yield problem("KP215", Place(template.file, line),
                              why=f"«{name}» er Materials egen, skrevet for Materials HTML og skript.",
                              fix=f"ta linja bort, eller skriv din egen {self.own.name}/{name}.")

    def _blocks(self, template: _Template) -> Iterator[Problem]:
        for block in template.blocks() if template.extends else ():
            place = Place(template.file, block.lineno)
            if block.name in _WITHOUT_EFFECT:
                yield problem("KP216", place, what=f"Blokken «{block.name}»", why=_WITHOUT_EFFECT[block.name])
            elif block.name not in self._known:
                near = suggestion(block.name, self._known)
                yield problem("KP216", place, what=f"Blokken «{block.name}»",
                              why="temaet har ingen blokk med det navnet.",
                              fix=f"{near}Blokker her: {', '.join(sorted(self._known - _WITHOUT_EFFECT.keys()))}.")

    def _files(self, template: _Template) -> Iterator[Problem]:
        for path, line in template.files():
            bare = path.lstrip("/")
            there = any((folder / bare).is_file() for folder in (self.own, THEME)) or bare in self._made
            if not there and not bare.endswith((".html", ".md")):
                yield problem("KP213", Place(template.file, line), path=path, key="malen", folder=self.own.name)

    def _is_used(self, template: _Template) -> bool:
        taken_in = {name for other in self.written if other is not template for name, _ in other.taken_in()}
        return template.name in taken_in or (template.name != "chooser.html" and (THEME / template.name).is_file()) \
            or template.name == "partials/site-footer.html"


def _unused(template: _Template) -> Problem:
    """A template that no page can choose."""
    folder, _, part = template.name.removesuffix(".html").rpartition("/")
    if folder.startswith("partials"):
        block = _INSTEAD.get(part)
        mend = f"fyll blokken «{block}» i main.html i stedet." if block else "ta fila bort."
        return problem("KP216", Place(template.file), what=f"Delen «{template.name}»", fix=mend,
                       why="temaet har ingen slik del.")
    return problem("KP216", Place(template.file), what=f"Malen «{template.name}»",
                   why="ingen side kan velge den, for sidehodet har ingen nøkkel «template».",
                   fix="legg det som skal på alle sider, i main.html, og det som gjelder én side, i teksten på sida.")


def _text(node: nodes.Node | None) -> str:
    return str(node.value) if isinstance(node, nodes.Const) else ""
