"""Footnotes, reference links and abbreviations: definition and use must meet in every edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kompetansepakke.base.audience import Edition
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.conversion import Render, Rendered
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import View, visible
from kompetansepakke.source.blocks.blocks import Node, texts
from kompetansepakke.source.markdown.facts import Facts
from kompetansepakke.source.markdown.links import Label

_NAMES = {"ref": "Referanselenka", "note": "Fotnoten", "abbr": "Forkortelsen"}


Truth = Mapping[str, Rendered | None]
"""What a page becomes in each edition that has it, by the edition's id."""


def label_problems(content: Content, views: tuple[View, ...], render: Render | None) -> Iterator[Problem]:
    """Labels whose definition or use falls away, in all or in some editions."""
    for page in content.pages():
        by_locale = dict(zip((content.vocabulary.first_locale, *page.translations), page.trees, strict=True))
        for locale, nodes in by_locale.items():
            if any(facts.defines or facts.uses for facts in _facts(nodes)):
                truth = {seen.edition.id: render(seen, there).facts for seen in views
                         if render and seen.locale == locale and (there := seen.by_path.get(page.path))}
                yield from _twice(nodes)
                yield from _page(nodes, content, truth)


def _facts(nodes: tuple[Node, ...]) -> list[Facts]:
    return [text.facts for text in texts(nodes)]


def _twice(nodes: tuple[Node, ...]) -> Iterator[Problem]:
    seen: set[Label] = set()
    for label, place in (item for facts in _facts(nodes) for item in facts.defines):
        if label in seen:
            yield _report(label, place, "er definert to ganger", ())
        seen.add(label)


def _page(nodes: tuple[Node, ...], content: Content, truth: Truth) -> Iterator[Problem]:
    defined = {label for facts in _facts(nodes) for label, _ in facts.defines}
    missing: dict[tuple[Label, Place, str], list[Edition]] = {}
    for edition in content.vocabulary.editions:
        facts = _facts(visible(nodes, edition))
        made = truth.get(edition.id)
        here = {label for part in facts for label, _ in part.defines}
        here = here if made is None else {label for label in here if label[0] == "abbr"} | _defined(made)
        used = dict(_uses(facts, defined))
        for label, place in used.items():
            if label not in here:
                missing.setdefault((label, place, "mangler definisjon"), []).append(edition)
        for label, place in (item for part in facts for item in part.defines):
            if label not in used and not (made and f"fnref:{label[1]}" in made.ids):
                missing.setdefault((label, place, "er definert, men ikke brukt"), []).append(edition)
    everywhere = len(content.vocabulary.editions)
    for (label, place, why), editions in missing.items():
        yield _report(label, place, why, () if len(editions) == everywhere else tuple(editions))


def _uses(facts: list[Facts], defined: set[Label]) -> Iterator[tuple[Label, Place]]:
    for part in reversed(facts):
        yield from reversed(part.uses)
        yield from ((label, place) for label, place in part.short_uses if label in defined)
        for label in defined:
            if label[0] == "abbr" and re.search(rf"(?<!\w){re.escape(label[1])}(?!\w)", part.words):
                yield label, part.start


def _defined(made: Rendered) -> set[Label]:
    """The notes and references that the converted page defines."""
    notes: set[Label] = {("note", name.removeprefix("fn:")) for name in made.ids if name.startswith("fn:")}
    refs: set[Label] = {("ref", name) for name in made.converted.references}
    return {*notes, *refs}


def _report(label: Label, place: Place, why: str, editions: tuple[Edition, ...]) -> Problem:
    where = " i utgaven " + ", ".join(edition.id for edition in editions) if editions else ""
    return problem("KP407", place, what=_NAMES[label[0]], label=label[1], why=why, where=where + ".")
