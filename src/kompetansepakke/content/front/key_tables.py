"""The tables of keys in front matter and package.yml: JSON Schema and editor guide are made of them."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from typing import Any

from kompetansepakke.content.front.glossary import TERM
from kompetansepakke.content.front.read_regional_plans import ITEM, LANE, PLAN
from kompetansepakke.content.front.year_wheel import STEP, WHEEL
from kompetansepakke.source.yaml.keys import MODULE, PACKAGE, PAGE, TRANSLATION, Key

_MONTHS_OR_DAY = (("month",), ("from", "to"), ("day",))
_ONE_DAY_OR_TWO = {"oneOf": [
    {"required": ["date"], "not": {"anyOf": [{"required": ["from"]}, {"required": ["to"]}]}},
    {"required": ["from", "to"], "not": {"required": ["date"]}},
]}
_ONE_TIME = {"oneOf": [
    {"required": [*way], "not": {"anyOf": [{"required": [name]} for other in _MONTHS_OR_DAY for name in other
                                           if other != way]}} for way in _MONTHS_OR_DAY]}


@dataclass(frozen=True, slots=True)
class KeyTable:
    """Keys that stand together: their name in the JSON Schema, and in Norwegian where they stand."""

    name: str
    about: str
    keys: MappingOf[str, Key]
    rules: MappingOf[str, Any] = field(default_factory=dict)
    """What the JSON Schema says of the keys together."""


FILES = (KeyTable("page", "Sidehodet på en side", PAGE),
         KeyTable("module", "Sidehodet på modulens forside (`index.md`)", MODULE),
         KeyTable("translation", "Sidehodet på en oversettelse (`*.nn.md` og tilsvarende)", TRANSLATION),
         KeyTable("package", "Pakkens fil (`package.yml`)", PACKAGE))
PARTS = (KeyTable("plan", "En regional plan i `plans`", PLAN), KeyTable("lane", "Et løp i `lanes`", LANE),
         KeyTable("item", "Det som skjer, i `items`", ITEM, _ONE_DAY_OR_TWO),
         KeyTable("year_wheel", "Årshjulet i `year_wheel`", WHEEL),
         KeyTable("wheel_step", "Et steg i årshjulet", STEP, _ONE_TIME),
         KeyTable("term", "Et ord i ordlista (`glossary.yml`)", TERM))
