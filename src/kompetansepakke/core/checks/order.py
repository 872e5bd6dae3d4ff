"""The order of modules: `requires` names modules that exist, and never goes in a ring."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.core.model import Content, Package
from kompetansepakke.core.plans import missing_modules
from kompetansepakke.core.problems import Place, Problem, problem


def order_problems(content: Content) -> Iterator[Problem]:
    """Missing modules and rings in `requires`."""
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
