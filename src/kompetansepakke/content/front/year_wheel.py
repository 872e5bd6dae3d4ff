"""Reading `year_wheel` of package.yml: the steps of a package's year, every problem with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kompetansepakke.base.audience import EVERYONE, Audience, Edition
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.base.school_year import Months, When, YearDay
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key, mapping, objects, table
from kompetansepakke.source.yaml.kinds import Kind, Reading, RefusedValueError
from kompetansepakke.source.yaml.localized import Words, words
from kompetansepakke.source.yaml.schemas import ref
from kompetansepakke.source.yaml.yaml_tree import Node, Scalar

MOST_STEPS = 24
_COMMON_YEAR = 2023
_DAY = re.compile(r"([0-9]{2})-([0-9]{2})")
_PAGE = re.compile(r"[a-z0-9-]+/[a-z0-9-]+\.md")


@dataclass(frozen=True, slots=True)
class Step:
    """A step; `page` is the path of a page from the package's folder."""

    id: str
    title: Words
    when: When
    who: Words | None
    page: str | None
    about: Words | None
    audience: Audience
    place: Place

    def texts(self) -> Iterator[str]:
        """All its texts."""
        yield self.id
        for words_ in filter(None, (self.title, self.who, self.about)):
            yield from words_.texts()


@dataclass(frozen=True, slots=True)
class YearWheel:
    """A package's year."""

    title: Words
    steps: tuple[Step, ...]

    def seen_by(self, edition: Edition) -> YearWheel | None:
        """The wheel as an edition may see it; None where no step is left."""
        steps = tuple(step for step in self.steps if step.audience.admits(edition))
        return replace(self, steps=steps) if steps else None

    def texts(self) -> Iterator[str]:
        """All its texts."""
        yield from self.title.texts()
        for step in self.steps:
            yield from step.texts()


def read_year_wheel(node: Node, roles: tuple[str, ...],
                    locales: tuple[str, ...]) -> tuple[YearWheel | None, list[Problem]]:
    """The wheel; None where anything in it is wrong."""
    reading = Reading("year_wheel", roles, "title og steps", locales)
    try:
        wheel: YearWheel = mapping("year_wheel", WHEEL, lambda values, _: YearWheel(**values)).read(node, reading)
    except RefusedValueError as refused:
        return None, [*refused.problems]
    ids = [step.id for step in wheel.steps]
    return wheel, [problem("KP753", step.place, id=step.id) for place, step in enumerate(wheel.steps)
                   if step.id in ids[:place]]


def _step(values: dict[str, Any], place: Place) -> Step:
    ways = [way for way in ("month", "from", "day") if way in values or (way == "from" and "to" in values)]
    if len(ways) != 1 or ("from" in values) != ("to" in values):
        raise RefusedValueError(problem("KP851", place, title=values["title"].first))
    when: When = Months(values.get("from") or values["month"], values.get("to") or values["month"]) \
        if ways != ["day"] else values["day"]
    return Step(values["id"], values["title"], when, values.get("who"), values.get("page"), values.get("about"),
                values.get("roles", EVERYONE), place)


def _month(node: Node, reading: Reading) -> int:
    if not isinstance(node, Scalar) or node.type != "int" or not re.fullmatch(r"[1-9]|1[0-2]", node.text):
        what = f"«{node.text}»" if isinstance(node, Scalar) else "verdien"
        raise reading.refuse(node, f"{what} er ikke nummeret på en måned")
    return int(node.text)


def _day(node: Node, reading: Reading) -> YearDay:
    text = node.text if isinstance(node, Scalar) else ""
    found = _DAY.fullmatch(text)
    try:
        if found:
            day = date(_COMMON_YEAR, int(found[1]), int(found[2]))
            return YearDay(day.month, day.day)
    except ValueError:
        pass
    raise reading.refuse(node, f"«{text}» er ikke en dag som finnes hvert år" if text else "den er ikke én dag")


def _page(node: Node, reading: Reading) -> str:
    text: str = kinds.TEXT.read(node, reading)
    if not _PAGE.fullmatch(text):
        raise reading.refuse(node, f"«{text}» er ikke stien til en side, sett fra pakkens mappe")
    return text


MONTH = Kind("et tall fra 1 til 12", {"type": "integer", "minimum": 1, "maximum": 12}, _month)
DAY = Kind("MM-DD, som \"06-15\"", ref("yearly"), _day)
PAGE = Kind("stien fra pakkens mappe, som 1-modul/02-side.md", {"type": "string", "pattern": f"^{_PAGE.pattern}$"},
            _page)

STEP = table(
    Key("id", kinds.ID, "Navnet i kalenderfiler. Det varer.", required=True),
    Key("title", words(60), "Steget.", required=True),
    Key("month", MONTH, "Måneden, for det som tar én måned."),
    Key("from", MONTH, "Første måned, for det som tar flere."),
    Key("to", MONTH, "Siste måned. Den kan ligge på den andre sida av nyttår."),
    Key("day", DAY, "Dagen, for det som skjer på én dag."),
    Key("who", words(80), "Hvem som gjør det."),
    Key("page", PAGE, "Sida som handler om det."),
    Key("about", words(200), "Én setning til."),
    Key("roles", kinds.ROLES, "Hvem steget er for; alle om ikke annet er sagt."))
WHEEL = table(
    Key("title", words(80), "Navnet på årshjulet.", required=True),
    Key("steps", objects("wheel_step", STEP, _step, 1, MOST_STEPS), "Stegene i året.", required=True))
