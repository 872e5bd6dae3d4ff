"""Front matter: the part between `---` lines at the top of a page, read strictly."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from kompetansepakke.base.audience import DEFAULT_LOCALES, Audience
from kompetansepakke.base.durations import Span, Weeks
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.front.read_regional_plans import PlanReader
from kompetansepakke.content.front.regional_plans import RegionalPlan
from kompetansepakke.content.front.year_wheel import YearWheel, read_year_wheel
from kompetansepakke.source.text import Line, read_lines
from kompetansepakke.source.yaml.keys import MODULE, PACKAGE, PAGE, TRANSLATION, read_keys
from kompetansepakke.source.yaml.localized import Words
from kompetansepakke.source.yaml.start import Start
from kompetansepakke.source.yaml.yaml_tree import Mapping, read_mapping

IN_A_LANGUAGE = re.compile(r"(?P<page>.+)\.(?P<locale>[a-z]{2,3}(?:-[a-z0-9]{2,8})*)\.md")
"""How a text in a language is named, beside the page: `01-side.nn.md`."""
NOBODY = Audience(frozenset())
_OF_MATERIAL = {
    "template": "slett linja: sidene får mal etter hva slags side det er. En egen main.html gjelder alle.",
    "icon": "slett linja: menyen har ingen ikoner.",
    "status": "slett linja: menyen har ingen statuser. Skriv det i teksten, i en boks.",
    "subtitle": "slett linja, og skriv det som «description» eller i teksten.",
    "hide": "slett linja: meny, innholdsliste og fot er på alle sider.",
    "tags": "slett linja: søket og ressurslista finner sida uten.",
    "search": "slett linja: søket finner alle sider, men for de som nevnes i guides i mkdocs.yml.",
    "comments": "slett linja: leserne kan ikke skrive på sida. De kan melde fra der feedback står i mkdocs.yml.",
    "social": "slett linja: delingskort blir ikke laget. «description» vises der sida blir delt.",
}
"""Keys that Material knows on a page, and why they have no effect here."""


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page's front matter says."""

    title: str = ""
    audience: Audience = NOBODY
    description: str | None = None
    opens: date | None = None
    aliases: tuple[str, ...] = ()
    """Addresses that it had before, from the folder of its package."""
    aliases_at: Place | None = None
    """Where `aliases` stands, for what is wrong with it."""
    owner: str | None = None
    reviewed: date | None = None
    review_in: int | None = None
    """Months from `reviewed` until somebody should read it again."""


@dataclass(frozen=True, slots=True)
class ModuleMeta:
    """What a module's front page adds: its place in the order and its figures for planning."""

    number: int
    purpose: str
    min_weeks: Weeks
    hours: Span | None = None
    requires: tuple[int, ...] = ()
    pilot: tuple[date, date] | None = None
    meetings: int = 3
    states_meetings: bool = False
    """Whether the page itself says how many meetings, rather than leaving it at the default."""
    requires_at: Place | None = None
    """Where `requires` stands, for what is wrong with it."""


@dataclass(frozen=True, slots=True)
class TranslationMeta:
    """What a translation's front matter says."""

    place: Place
    title: str = ""
    description: str | None = None
    purpose: str | None = None
    source_hash: str | None = None


@dataclass(frozen=True, slots=True)
class PackageMeta:
    """What package.yml says."""

    title: Words
    purpose: Words
    horizon_weeks: int = 26
    start: Start | None = None
    plans: tuple[RegionalPlan, ...] = ()
    year_wheel: YearWheel | None = None


UNREAD_PACKAGE = PackageMeta(Words((("", ""),)), Words((("", ""),)))
"""In the place of one that couldn't be read."""
_Meta = TypeVar("_Meta", PageMeta, ModuleMeta, TranslationMeta, PackageMeta)


@lru_cache(maxsize=2_000)  # the preview reads everything again at each save, and most of it is what it was
def read_head(data: bytes, file: str) -> tuple[Mapping | None, tuple[Line, ...], tuple[Problem, ...]]:
    """The front matter of a page, None where it can't be read, the body, which is read all the same, and problems."""
    lines, found = read_lines(data, file)
    if not lines:
        return None, (), tuple(found)
    mapping, body, more = split(lines, file)
    return mapping if mapping.entries or not more else None, body, (*found, *more)


def split(lines: tuple[Line, ...], file: str) -> tuple[Mapping, tuple[Line, ...], list[Problem]]:
    """Split a page into its front matter's mapping and its body."""
    empty = Mapping((), Place(file))
    if not lines or lines[0].text.rstrip() != "---":
        first = next((line.text.strip() for line in lines if line.text.strip()), "")
        fix = "slett det som står foran «---», også tomme linjer og mellomrom." if first == "---" else ""
        if not fix and IN_A_LANGUAGE.fullmatch(file):
            fix = "begynn fila med «---», så title, så «---». Rollene er de som sida har."
        return empty, lines, [problem("KP201", Place(file), why="linje 1 er ikke «---».", fix=fix)]
    end = next((i for i, line in enumerate(lines[1:], start=1) if line.text.rstrip() == "---"), None)
    if end is None:
        return empty, (), [problem("KP201", Place(file), why="det blir aldri avsluttet med «---».",
                                   fix="skriv en linje med bare tre bindestreker, «---», etter den siste nøkkelen.")]
    text = "\n".join(line.text for line in lines[1:end])
    mapping, found = read_mapping(text, Place(file, 2))
    return mapping, lines[end + 1:], found


def read_page(mapping: Mapping, roles: tuple[str, ...]) -> tuple[PageMeta, list[Problem]]:
    """A page of a module or of the site. Whatever is missing makes the page visible to nobody."""
    values, found = read_keys(mapping, PAGE, roles, mends=_OF_MATERIAL)
    return _page(values, mapping), found


def read_module(mapping: Mapping, roles: tuple[str, ...]) -> tuple[PageMeta, ModuleMeta | None, list[Problem]]:
    """A module's front page; no module where a figure that all else needs is missing."""
    values, found = read_keys(mapping, MODULE, roles, mends=_OF_MATERIAL)
    if {"module", "min_weeks", "purpose"} - values.keys():
        return _page(values, mapping), None, found
    module = _named(ModuleMeta, values, number=values["module"], states_meetings="meetings" in values,
                    requires_at=_place_of(mapping, "requires"))
    return _page(values, mapping), module, found


def read_translation(mapping: Mapping) -> tuple[TranslationMeta, list[Problem]]:
    """A `*.<locale>.md`: texts only; roles and figures are those of the page beside it."""
    values, found = read_keys(mapping, TRANSLATION, ())
    return _named(TranslationMeta, values, place=mapping.place), found


def read_package(lines: tuple[Line, ...], file: str, roles: tuple[str, ...] = (),
                 locales: tuple[str, ...] = DEFAULT_LOCALES) -> tuple[PackageMeta | None, list[Problem]]:
    """A package.yml."""
    mapping, found = read_mapping("\n".join(line.text for line in lines), Place(file))
    if found:
        return None, found
    values, found = read_keys(mapping, PACKAGE, roles, locales=locales)
    reader = PlanReader(roles, locales)
    plans = reader.plans(values.get("plans", ()))
    found += reader.problems
    wheel, wrong = read_year_wheel(values["year_wheel"], roles, locales) if "year_wheel" in values else (None, [])
    found += wrong
    if {"title", "purpose"} - values.keys():
        return None, found
    return _named(PackageMeta, values, plans=plans, year_wheel=wheel), found


def _page(values: dict[str, Any], mapping: Mapping) -> PageMeta:
    return _named(PageMeta, values, audience=values.get("roles", NOBODY), aliases_at=_place_of(mapping, "aliases"))


def _place_of(mapping: Mapping, key: str) -> Place | None:
    value = mapping.get(key)
    return value.place if value else None


def _named(meta: type[_Meta], values: dict[str, Any], **own: Any) -> _Meta:
    """The keys that `meta` has a field for, each in the field of its name; `own` is what is said otherwise."""
    return meta(**{field.name: values[field.name] for field in fields(meta) if field.name in values} | own)
