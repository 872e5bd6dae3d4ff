"""The year wheel: the page of a step is there, and is there for all who see the step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kompetansepakke.base.problems import Problem, problem, suggestion
from kompetansepakke.content.front.year_wheel import Step
from kompetansepakke.content.model import Content, Package
from kompetansepakke.content.view import View, view


def wheel_problems(content: Content) -> Iterator[Problem]:
    """Steps whose page isn't there, or is hidden from some who see the step."""
    views = [view(content, edition, date.max) for edition in content.vocabulary.editions]
    unsure = content.unsure
    for package in content.packages:
        if package.meta.year_wheel:
            pages = {page.source.removeprefix(f"modules/{package.id}/") for page in package.pages()}
            for step in package.meta.year_wheel.steps:
                if step.page and step.page not in pages:
                    yield problem("KP401", step.place, target=step.page, near="",
                                  fix=f"{suggestion(step.page, pages)}Skriv stien fra pakkens mappe.")
                elif step.page and f"modules/{package.id}/{step.page}" not in unsure:
                    yield from _hidden(package, step, views)


def _hidden(package: Package, step: Step, views: list[View]) -> Iterator[Problem]:
    names = [seen.edition.id for seen in views
             if any(found.id == package.id for found in seen.packages) and step.audience.admits(seen.edition)
             and f"{package.id}/{step.page}" not in seen.by_path]
    if names:
        yield problem("KP402", step.place, target=step.page, editions=", ".join(names),
                      fix="gi steget roles, eller åpne sida for de samme rollene.")
