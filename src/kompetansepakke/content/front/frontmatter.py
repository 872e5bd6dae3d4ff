"""Front matter: the part between `---` lines at the top of a page, read strictly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from kompetansepakke.base.audience import DEFAULT_LOCALES, EVERYONE, Audience
from kompetansepakke.base.durations import Span, Weeks
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.front.read_regional_plans import PlanReader
from kompetansepakke.content.front.regional_plans import RegionalPlan
from kompetansepakke.content.front.year_wheel import YearWheel, read_year_wheel
from kompetansepakke.source.text import Line
from kompetansepakke.source.yaml.keys import MODULE, PACKAGE, PAGE, TRANSLATION, read_keys
from kompetansepakke.source.yaml.start import Start
from kompetansepakke.source.yaml.yaml_tree import Mapping, read_mapping

NOBODY = Audience(frozenset())


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What a page's front matter says."""

    title: str
    audience: Audience
    description: str | None = None
    opens: date | None = None


@dataclass(frozen=True, slots=True)
class ModuleMeta:
    """What a module's front page adds: its place in the order and its figures for planning."""

    number: int
    purpose: str
    min_weeks: Weeks
    hours: Span | None
    requires: tuple[int, ...]
    pilot: tuple[date, date] | None
    meetings: int
    states_meetings: bool
    """Whether the page itself says how many meetings, rather than leaving it at the default."""
    requires_at: Place | None = None
    """Where `requires` stands, for what is wrong with it."""


@dataclass(frozen=True, slots=True)
class TranslationMeta:
    """What a translation's front matter says."""

    title: str
    description: str | None
    purpose: str | None
    source_hash: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class PackageMeta:
    """What package.yml says."""

    title: str
    purpose: str
    horizon_weeks: int
    start: Start | None = None
    plans: tuple[RegionalPlan, ...] = ()
    year_wheel: YearWheel | None = None


def split(lines: tuple[Line, ...], file: str) -> tuple[Mapping, tuple[Line, ...], list[Problem]]:
    """Split a page into its front matter's mapping and its body."""
    empty = Mapping((), Place(file))
    if not lines or lines[0].text.rstrip() != "---":
        first = next((line.text.strip() for line in lines if line.text.strip()), "")
        fix = "slett det som står foran «---», også tomme linjer og mellomrom." if first == "---" else ""
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
    values, found = read_keys(mapping, PAGE, roles)
    return _page(values), found


def read_module(mapping: Mapping, roles: tuple[str, ...]) -> tuple[PageMeta, ModuleMeta | None, list[Problem]]:
    """A module's front page; no module where a figure that all else needs is missing."""
    values, found = read_keys(mapping, MODULE, roles)
    if {"module", "min_weeks", "purpose"} - values.keys():
        return _page(values), None, found
    module = ModuleMeta(values["module"], values["purpose"], values["min_weeks"], values.get("hours"),
                        values.get("requires", ()), values.get("pilot"), values.get("meetings", 3),
                        "meetings" in values, requires.place if (requires := mapping.get("requires")) else None)
    return _page(values), module, found


def read_translation(mapping: Mapping) -> tuple[TranslationMeta, list[Problem]]:
    """A `*.<locale>.md`: texts only; roles and figures are those of the page beside it."""
    values, found = read_keys(mapping, TRANSLATION, ())
    return TranslationMeta(values.get("title", ""), values.get("description"), values.get("purpose"),
                           values.get("source_hash"), mapping.place), found


def read_package(lines: tuple[Line, ...], file: str, roles: tuple[str, ...] = (),
                 locales: tuple[str, ...] = DEFAULT_LOCALES) -> tuple[PackageMeta | None, list[Problem]]:
    """A package.yml."""
    mapping, found = read_mapping("\n".join(line.text for line in lines), Place(file))
    if found:
        return None, found
    values, found = read_keys(mapping, PACKAGE, roles)
    reader = PlanReader(roles)
    plans = reader.plans(values.get("plans", ()))
    found += reader.problems
    wheel, wrong = read_year_wheel(values["year_wheel"], roles, locales) if "year_wheel" in values else (None, [])
    found += wrong
    if {"title", "purpose"} - values.keys():
        return None, found
    return PackageMeta(values["title"], values["purpose"], values.get("horizon_weeks", 26),
                       values.get("start"), plans, wheel), found


def _page(values: dict[str, Any]) -> PageMeta:
    return PageMeta(values.get("title", ""), values.get("roles", NOBODY), values.get("description"),
                    values.get("opens"))


__all__ = ["EVERYONE", "ModuleMeta", "PackageMeta", "PageMeta", "TranslationMeta", "read_module", "read_package",
           "read_page", "read_translation", "split"]
