"""What is otherwise beside the pages: the words that a package explains, and the files that every page hangs on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kompetansepakke.content.changes.change import Change, Detail, Value, Verdict
from kompetansepakke.content.changes.page_changes import roles_text
from kompetansepakke.content.front.glossary import Term
from kompetansepakke.content.view import PackageView, View
from kompetansepakke.source.markdown.macro_calls import called_macros
from kompetansepakke.source.yaml.localized import Words


@dataclass(frozen=True)
class Around:
    """The files that a site is made of beside its content, by their paths: templates, styles, settings, macros."""

    digests: Mapping[str, str] = field(default_factory=dict)
    macros: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The names of the macros that a file among them offers."""


def term_changes(old: View, new: View) -> Iterator[Change]:
    """The words that an edition explains; those of a package that comes or goes are told with that."""
    kept = {package.id: package for package in old.packages}
    for package in new.packages:
        if package.id in kept:
            yield from _of_package(kept[package.id], package, new.locale)


def around_changes(before: Around, now: Around, seen: View) -> Iterator[Change]:
    """The files that are otherwise; one that offers macros only where the edition has pages that call them."""
    for path in sorted(before.digests.keys() | now.digests.keys()):
        if before.digests.get(path) == now.digests.get(path):
            continue
        offered = before.macros.get(path, frozenset()) | now.macros.get(path, frozenset())
        if not offered:
            yield Change("setup", _verdict(path, before.digests, now.digests), path, path)
            continue
        called = [names for page in seen.pages() if (names := called_macros(page.written) & offered)]
        if called:
            yield Change("macros", "changed", path, path, details=(
                Detail("macros", None, ", ".join(sorted(frozenset().union(*called)))),
                Detail("pages", None, len(called))))


def _of_package(before: PackageView, now: PackageView, locale: str) -> Iterator[Change]:
    old, new = ({term.anchor: term for term in package.glossary} for package in (before, now))
    for key in sorted(old.keys() | new.keys()):
        term = new.get(key) or old[key]
        details = _details(old[key], new[key], locale) if key in old and key in new else ()
        if details or not (key in old and key in new):
            yield Change("term", _verdict(key, old, new), term.term(locale), now.id, details=details)


def _details(before: Term, now: Term, locale: str) -> tuple[Detail, ...]:
    old, new = (_facts(term, locale) for term in (before, now))
    forms = () if _written(before.forms, locale) == _written(now.forms, locale) else (Detail("forms"),)
    return (*(Detail(name, old[name], new[name]) for name in new if old[name] != new[name]), *forms)


def _facts(term: Term, locale: str) -> dict[str, Value]:
    return {"title": term.term(locale), "definition": term.definition(locale),
            "synonyms": _written(term.synonyms, locale), "roles": roles_text(term.audience)}


def _written(names: Iterable[Words], locale: str) -> str | None:
    return ", ".join(name(locale) for name in names) or None


def _verdict(key: str, before: Container[str], now: Container[str]) -> Verdict:
    return "changed" if key in before and key in now else "new" if key in now else "gone"
