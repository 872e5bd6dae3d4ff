"""What is otherwise about packages and modules, with minutes and weeks in sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kompetansepakke.base.audience import Edition
from kompetansepakke.base.durations import Span
from kompetansepakke.content.changes.change import Change, Detail, Value, Verdict
from kompetansepakke.content.changes.wording import plain
from kompetansepakke.content.view import ModuleView, PackageView, View

_LONG = ("start", "plans", "wheel")
"""What is too long to tell both before and after."""
_SUMS = ("minutes", "weeks", "hours", "meetings")


def package_changes(old: View, new: View, pairs: Mapping[str, str]) -> Iterator[Change]:
    """Packages and modules that are new, gone or otherwise; of what is on their pages it is told with those."""
    before, now = ({package.id: package for package in seen.packages} for seen in (old, new))
    for key, package in now.items():
        if key not in before:
            yield Change("package", "new", package.title, key, details=_sums(_of_package(package, new.edition)))
        elif details := _package_details(before[key], package, old, new):
            yield Change("package", "changed", package.title, key, details=details)
    yield from (Change("package", "gone", package.title, key) for key, package in before.items() if key not in now)
    yield from _module_changes(old, new, pairs)


def fronts(old: View, new: View, pairs: Mapping[str, str]) -> frozenset[str]:
    """The front pages of modules that come or go: that is told of the module."""
    kept = {*pairs, *pairs.values()}
    return frozenset(module.front.path for seen in (old, new) for module in _modules(seen)
                     if module.front.path not in kept)


def _module_changes(old: View, new: View, pairs: Mapping[str, str]) -> Iterator[Change]:
    before, now = ({module.front.path: module for module in _modules(seen)} for seen in (old, new))
    came = {after: path for path, after in pairs.items()}
    for path, module in now.items():
        known = before.get(came.get(path, ""))
        if known is None:
            yield _of_module("new", module, _sums(_of_module_facts(module, new.edition)))
        elif details := _module_details(known, module, old.edition, new.edition):
            yield _of_module("changed", module, details)
    for path, module in before.items():
        if pairs.get(path) not in now:
            yield _of_module("gone", module, ())


def _module_details(before: ModuleView, now: ModuleView, old: Edition, new: Edition) -> tuple[Detail, ...]:
    """What is otherwise about a module; that it has been translated is told of its front page."""
    found = _compared(_of_module_facts(before, old), _of_module_facts(now, new))
    translated = before.front.locale != now.front.locale
    return tuple(detail for detail in found if not (translated and detail.name == "purpose"))


def _of_module(verdict: Verdict, module: ModuleView, details: tuple[Detail, ...]) -> Change:
    return Change("module", verdict, f"{module.meta.number} {module.front.title}", module.front.address,
                  details=details)


def _modules(seen: View) -> Iterator[ModuleView]:
    for package in seen.packages:
        yield from package.modules


def _of_module_facts(module: ModuleView, edition: Edition) -> dict[str, Value]:
    meta = module.meta
    return {"purpose": module.purpose, "minutes": _minutes(module),
            "weeks": _text(meta.min_weeks.for_edition(edition)), "hours": _text(meta.hours),
            "meetings": meta.meetings, "requires": ", ".join(map(str, meta.requires)) or None}


def _of_package(package: PackageView, edition: Edition) -> dict[str, Value]:
    spans = [span for module in package.modules if (span := module.meta.min_weeks.for_edition(edition))]
    weeks = Span(sum(span.low for span in spans), sum(span.high for span in spans)) if spans else None
    return {"title": package.title, "purpose": package.purpose, "minutes": sum(map(_minutes, package.modules)),
            "weeks": _text(weeks), "horizon": package.horizon_weeks}


def _package_details(before: PackageView, now: PackageView, old: View, new: View) -> tuple[Detail, ...]:
    long = (Detail(name) for name in _LONG
            if plain(getattr(before, name), old.locale) != plain(getattr(now, name), new.locale))
    return (*_compared(_of_package(before, old.edition), _of_package(now, new.edition)), *long)


def _compared(before: Mapping[str, Value], now: Mapping[str, Value]) -> tuple[Detail, ...]:
    return tuple(Detail(name, before[name], now[name]) for name in now if before[name] != now[name])


def _sums(facts: Mapping[str, Value]) -> tuple[Detail, ...]:
    return tuple(Detail(name, None, facts[name]) for name in _SUMS if facts.get(name))


def _minutes(module: ModuleView) -> int:
    return sum(_numbers(block.options.get("minutes") for _, block in module.resources))


def _numbers(values: Iterable[Any]) -> Iterator[int]:
    return (value for value in values if isinstance(value, int))


def _text(span: Span | None) -> str | None:
    return str(span) if span else None
