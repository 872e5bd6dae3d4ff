"""A built page as browsers read it: what it offers, what it asks for, and what no published page may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, NamedTuple

import turbohtml

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.html.html_allowlist import PAGE, Refusal, element_refusals, is_plain, namespace_of, unsure

ELSEWHERE = "data-kp-elsewhere"
"""Marks a link that leads out of the edition's folder, as the role switch does."""

Use = Literal["link", "fetched", "named"]
"""What the browser does with an address: follows it when asked, fetches it by itself, or only knows it."""

_ADDRESS_ATTRIBUTES = frozenset({"href", "xlink:href", "src", "poster", "action"})
_SET_ATTRIBUTES = frozenset({"srcset", "imagesrcset"})
_NAMED_RELATIONS = {"alternate", "author", "canonical", "help", "license", "me"}
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s[^,]*)?(?:,|$)")


class Reference(NamedTuple):
    """An address in a page; `elsewhere` where it is marked as leading out of the edition."""

    target: str
    use: Use
    elsewhere: bool


@dataclass(slots=True)
class Page:
    """What one HTML file offers (`anchors`), asks for (`references`, each with its lines) and may not have."""

    anchors: set[str] = field(default_factory=set)
    references: dict[Reference, list[int]] = field(default_factory=dict)
    refusals: dict[Refusal, None] = field(default_factory=dict)

    def as_json(self) -> list[Any]:
        """What the page offers and asks for, without what was refused."""
        return [sorted(self.anchors), [[*reference, lines] for reference, lines in self.references.items()]]

    @classmethod
    def of_json(cls, told: list[Any]) -> Page:
        """The page of which `as_json` told."""
        anchors, references = told
        return cls(set(anchors), {Reference(*reference): lines for *reference, lines in references})


def read_page(html: str) -> Page:
    """Read a page twice: as browsers do with scripts and without, since the two see other things in `noscript`."""
    page = Page()
    for scripting in (False, True) if "<noscript" in html.lower() else (False,):
        document = turbohtml.parse(html, scripting=scripting, allow_declarative_shadow_roots=False)
        for element in document.iter_elements():
            noted, judged = _looked_at(namespace_of(element), element.tag, tuple(element.attrs))
            if judged:
                page.refusals |= dict.fromkeys(element_refusals(element, PAGE))
            if noted and not scripting:
                _note(page, element, noted)
        page.refusals |= dict.fromkeys(unsure(html, document))
    return page


def page_problems(html: str, file: str) -> list[Problem]:
    """All that no published page may have, in the page `file`, as KP903. Its addresses are followed elsewhere."""
    return refusal_problems(read_page(html), file)


def refusal_problems(page: Page, file: str) -> list[Problem]:
    """What was refused in a page that has been read, as KP903."""
    return [problem("KP903", Place(file, found.line), html=shown(found.shown, 80), why=found.why,
                    address=file.removesuffix("index.html") or "forsida") for found in page.refusals]


def shown(text: str, most: int = 200) -> str:
    """The text on one line of `most` characters at most."""
    short = text if len(text) <= most else text[:most - 1] + "…"
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in short)


@cache
def _looked_at(namespace: str, tag: str, names: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Attributes to note in an element of this shape, and whether its values are to be judged: most are not."""
    noted = tuple(name for name in names if name == "id" or (name == "name" and tag == "a")
                  or name in _ADDRESS_ATTRIBUTES or name in _SET_ATTRIBUTES)
    return noted, not is_plain(namespace, tag, names, PAGE)


def _note(page: Page, element: turbohtml.Element, names: tuple[str, ...]) -> None:
    for name in names:
        if name in ("id", "name"):
            page.anchors.add(element.attr(name) or "")
            continue
        for target, use in _targets(element, name):
            reference = Reference(target, use, element.attr(ELSEWHERE) is not None)
            page.references.setdefault(reference, []).append(element.source_line or 1)


def _targets(element: turbohtml.Element, name: str) -> Iterator[tuple[str, Use]]:
    value = element.attr(name) or ""
    if name in _SET_ATTRIBUTES:
        for candidate in _CANDIDATE.findall(value):
            yield candidate, "fetched"
    elif element.tag in ("a", "area"):
        yield value, "link"
    elif element.tag == "link":
        relations = set((element.attr("rel") or "").lower().split())
        yield value, "named" if relations and relations <= _NAMED_RELATIONS else "fetched"
    else:
        yield value, "fetched"
