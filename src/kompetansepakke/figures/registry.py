"""The registry of figure kinds, and what they have in common."""

from __future__ import annotations

from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.figure_parts import LINE, LONG, Part
from kompetansepakke.figures.kinds.chain import CHAIN
from kompetansepakke.figures.kinds.core_figure import CORE
from kompetansepakke.figures.kinds.cycle import CYCLE
from kompetansepakke.figures.kinds.flows import FLOWS
from kompetansepakke.figures.kinds.ladder import LADDER
from kompetansepakke.figures.kinds.nested import NESTED
from kompetansepakke.figures.kinds.pairs import PAIRS
from kompetansepakke.figures.kinds.scale import SCALES
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key, Table, table
from kompetansepakke.source.yaml.localized import words

KINDS: dict[str, FigureKind] = {kind.name: kind for kind in (
    CYCLE, CHAIN, PAIRS, LADDER, SCALES, CORE, FLOWS, NESTED)}
"""Every kind, by what an editor calls it."""


def figure_keys() -> Table:
    """The keys that all figures have."""
    return table(
        Key("kind", kinds.choice(*KINDS), "Slaget, som bestemmer de andre nøklene.", required=True),
        Key("title", words(80), "Tittelen. Den står også under figuren.", required=True),
        Key("description", words(LONG), "Det figuren viser, i ord, for dem som ikke ser den.", required=True),
        Key("source", words(LINE), "Kilden, som står i parentes etter tittelen."))


def figure_parts() -> tuple[Part, ...]:
    """What the keys of all kinds hold, each once."""
    return tuple({part.name: part for kind in KINDS.values() for part in kind.parts}.values())
