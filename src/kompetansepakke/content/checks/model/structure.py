"""The numbers of pages, and roles that a page names in vain."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from posixpath import basename

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.model import Content


def number_problems(content: Content) -> Iterator[Problem]:
    """Pages of a module with the same number."""
    for module in (module for package in content.packages for module in package.modules):
        for first, second in pairwise(module.pages):
            if first.number == second.number:
                yield problem("KP508", Place(second.source), other=basename(first.source), number=second.number)


def role_problems(content: Content) -> Iterator[Problem]:
    """Pages that name roles whom their module's front page does not let in."""
    declared, unsure = content.vocabulary.role_ids, content.unsure
    for package in content.packages:
        for module in package.modules:
            for page in module.pages:
                if {page.source, module.front.source} & unsure:
                    continue
                wider = page.meta.audience.beyond(module.front.meta.audience, declared)
                if page.meta.audience.roles is not None and wider:
                    named = ", ".join(role for role in declared if role in wider)
                    yield problem("KP507", Place(page.source), roles=named)
