"""The glossary: no word is explained twice to anybody, and each word stands on some page of the package."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.content.front.glossary import Term
from kompetansepakke.content.model import Content, Package
from kompetansepakke.content.view import View


def term_problems(content: Content, views: tuple[View, ...]) -> Iterator[Problem]:
    """Words that two terms share, and terms that no page uses which their readers see."""
    unsure = content.unsure
    for package in content.packages:
        yield from dict.fromkeys(found for edition in content.vocabulary.editions
                                 for locale in content.vocabulary.locales
                                 for found in _shared([term for term in package.glossary
                                                       if term.audience.admits(edition)], locale))
        # On a page that can't be read, the word may stand all the same.
        if all(page.blocks_known and page.source not in unsure for page in package.pages()):
            yield from _unused(package, views)


def _shared(terms: list[Term], locale: str) -> Iterator[Problem]:
    known: dict[str, Term] = {}
    for term in terms:
        own = {word.casefold(): word for word in (term.anchor, *term.spellings(locale))}
        twice = next((word for folded, word in own.items() if folded in known), None)
        if twice is not None:
            yield problem("KP811", term.place, term=twice, other=known[twice.casefold()].place.line)
        known = {**dict.fromkeys(own, term), **known}


def _unused(package: Package, views: tuple[View, ...]) -> Iterator[Problem]:
    used = {term for seen in views for one in seen.packages if one.id == package.id for term in one.glossary}
    for term in package.glossary:
        if term not in used:
            yield problem("KP812", term.place, term=term.term.first)
