"""The order of modules: `requires` names modules that exist, and never goes in a ring."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.front.regional_plans import missing_modules
from kompetansepakke.content.model import Content, Package
from kompetansepakke.content.view import View


def order_problems(content: Content, views: tuple[View, ...]) -> Iterator[Problem]:
    """Missing modules and rings in `requires`, and modules that not everyone who is asked to do them may see."""
    yield from _hidden(content, views)
    for package in content.packages:
        numbers = {module.meta.number for module in package.modules}
        for module in package.modules:
            for number in sorted(set(module.meta.requires) - numbers):
                yield problem("KP501", module.meta.requires_at or Place(module.front.source), number=number)
        yield from missing_modules(package.meta.plans, numbers)
        ring = _ring(package)
        if ring:
            first = package.module(ring[0])
            assert first is not None
            place = first.meta.requires_at or Place(first.front.source)
            yield problem("KP502", place, cycle=" → ".join(map(str, ring)))


def _hidden(content: Content, views: tuple[View, ...]) -> Iterator[Problem]:
    hidden: dict[tuple[Place, str], list[str]] = {}
    for seen in views:
        for package in (package for package in seen.packages if seen.locale == content.vocabulary.first_locale):
            known = {module.meta.number for source in content.packages if source.id == package.id
                     for module in source.modules if module.front.source not in content.unsure}
            for module in package.modules:
                place = module.meta.requires_at or Place(module.front.source)
                for number in sorted(set(module.meta.requires) & known):
                    if package.module(number) is None:
                        hidden.setdefault((place, f"requires: {number}"), []).append(seen.edition.id)
    for (place, target), editions in hidden.items():
        yield problem("KP402", place, target=target, editions=", ".join(editions),
                      fix="fjern nummeret fra requires, eller åpne den modulen for de samme rollene.")


def _ring(package: Package) -> list[int]:
    """The first ring found, its first module repeated at the end; empty where there is none."""
    requires = {module.meta.number: module.meta.requires for module in package.modules}
    done: set[int] = set()
    for start, needed in requires.items():
        path = [start]
        iterators = [iter(needed)]
        while iterators and start not in done:
            number = next(iterators[-1], None)
            if number is None:
                done.add(path.pop())
                iterators.pop()
            elif number in path:
                return [*path[path.index(number):], number]
            elif number in requires and number not in done:
                path.append(number)
                iterators.append(iter(requires[number]))
    return []
