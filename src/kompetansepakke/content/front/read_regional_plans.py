"""Reading `plans` of package.yml: every problem with its line, nothing guessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from kompetansepakke.base.audience import EVERYONE
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.front.regional_plans import Item, Lane, RegionalPlan
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import NODES, Key, Table, read_keys, table
from kompetansepakke.source.yaml.lists import list_of
from kompetansepakke.source.yaml.localized import words
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node

_Made = TypeVar("_Made", Item, Lane, RegionalPlan)


_ID = Key("id", kinds.ID, "Navnet i adresser og kalenderfiler. Det varer.", required=True)
_TITLE = Key("title", words(), "Tittelen.", required=True)
_ROLES = Key("roles", kinds.ROLES, "Hvem det er for; alle om ikke annet er sagt.")

PLAN = table(
    _ID, _TITLE, _ROLES,
    Key("description", words(), "Hva planen er, i én eller to setninger."),
    Key("goal", words(), "Målet med planen."),
    Key("lanes", NODES, "Løpene i planen.", required=True))
LANE = table(_ID, _TITLE, _ROLES, Key("items", NODES, "Det som skjer.", required=True))
ITEM = table(
    _ID, _TITLE, _ROLES,
    Key("date", kinds.DATE, "Dagen, for det som varer én dag."),
    Key("from", kinds.DATE, "Første dag, for det som varer lenger."),
    Key("to", kinds.DATE, "Siste dag."),
    Key("themes", list_of(words(), "tekster, som [Dybdelæring, Vurdering]", low=1), "Temaene."),
    Key("module", kinds.COUNT, "Nummeret på modulen det gjelder."))


class PlanReader:
    """Reads plans, and collects what is wrong. What is wrong is left out."""

    def __init__(self, roles: tuple[str, ...], locales: tuple[str, ...]) -> None:
        self._roles, self._locales = roles, locales
        self.problems: list[Problem] = []

    def plans(self, nodes: Iterable[Node]) -> tuple[RegionalPlan, ...]:
        """The plans of a package."""
        return self._each(nodes, "plans", PLAN, self._plan)

    def _plan(self, values: dict[str, Any], _: Place) -> RegionalPlan:
        lanes = self._each(values["lanes"], "lanes", LANE, self._lane)
        return RegionalPlan(values["id"], values["title"], values.get("description"), values.get("goal"),
                            values.get("roles", EVERYONE), lanes)

    def _lane(self, values: dict[str, Any], _: Place) -> Lane:
        items = self._each(values["items"], "items", ITEM, self._item)
        return Lane(values["id"], values["title"], values.get("roles", EVERYONE),
                    tuple(sorted(items, key=lambda item: (item.first, item.last))))

    def _item(self, values: dict[str, Any], place: Place) -> Item | None:
        days = self._days(values, place)
        return days and Item(values["id"], values["title"], *days, values.get("themes", ()), values.get("module"),
                             values.get("roles", EVERYONE), place)

    def _days(self, values: dict[str, Any], place: Place) -> tuple[date, date] | None:
        day, first, last = values.get("date"), values.get("from"), values.get("to")
        if day and not first and not last:
            return day, day
        if not first or not last or day:
            self.problems.append(problem("KP751", place, title=values["title"].first))
        elif last < first:
            self.problems.append(problem("KP752", place, title=values["title"].first))
        else:
            return first, last
        return None

    def _each(self, nodes: Iterable[Node], key: str, keys: Table,
              make: Callable[[dict[str, Any], Place], _Made | None]) -> tuple[_Made, ...]:
        """What each node is; with ids that are unique among them."""
        found: dict[str, _Made] = {}
        ids: set[str] = set()
        for node in nodes:
            if not isinstance(node, Mapping):
                self.problems.append(problem("KP205", node.place, key=key, why="her skal det stå nøkler og verdier",
                                             expected=", ".join(keys)))
                continue
            values, wrong = read_keys(node, keys, self._roles, locales=self._locales)
            self.problems += wrong
            if wrong:  # what lies inside is read all the same, so that all is told at once
                self._each(values.get("lanes", ()), "lanes", LANE, self._lane)
                self._each(values.get("items", ()), "items", ITEM, self._item)
            one = None if wrong else make(values, node.place)
            if values.get("id") in ids:
                self.problems.append(problem("KP753", node.place, id=values["id"]))
            elif one:
                found[one.id] = one
            ids |= {values["id"]} if "id" in values else set()
        return tuple(found.values())
