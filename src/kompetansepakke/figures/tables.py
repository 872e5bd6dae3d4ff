"""The keys of each kind of figure."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from typing import Any

from kompetansepakke.base.problems import Place
from kompetansepakke.figures.specification import (
    Actor,
    Arrow,
    Box,
    Chain,
    Core,
    Cycle,
    Flow,
    Flows,
    Ladder,
    Nested,
    Pairs,
    Scale,
    Scales,
    Step,
)
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key
from kompetansepakke.source.yaml.kinds import Kind
from kompetansepakke.source.yaml.lists import Make, Table, list_of, mapping, objects, table
from kompetansepakke.source.yaml.localized import words

_TINY, _SHORT, _TITLE, _LINE, _LONG = 3, 30, 60, 140, 2000
"""Most letters of a sign, of a word in a hub, of a title, of a text, and of a description."""


@dataclass(frozen=True, slots=True)
class FigureKind:
    """A kind of figure: what it is for, in Norwegian, its own keys, and what its values become."""

    name: str
    about: str
    keys: Table
    make: Make


def _made(cls: type[Any], **names: str) -> Make:
    """Make a `cls` of values by key; `names` says which field another name than the key's has."""
    fields = {key: field for field, key in names.items()}
    def make(values: dict[str, Any], _: Place) -> Any:
        return cls(**{fields.get(key, key): value for key, value in values.items()})
    return make


def _texts(most: int, low: int, high: int) -> Kind:
    return list_of(words(most), low, high, f"tekster på høyst {most} tegn, hver som tekst eller {{nb: …, nn: …}}")


BOX = table(Key("title", words(_TITLE), "Overskriften.", required=True),
            Key("text", words(_LINE), "Det som står under overskriften."))
ARROW = table(Key("from", kinds.MINUTES, "Nummeret pila går fra.", required=True),
              Key("to", kinds.MINUTES, "Nummeret pila går til.", required=True),
              Key("label", words(_TITLE), "Det som står ved pila.", required=True))
SCALE = table(Key("title", words(_TITLE), "Navnet på skalaen.", required=True),
              Key("steps", _texts(_LINE, 2, 7), "Trinnene, fra lite til mye.", required=True))
ACTOR = table(Key("id", kinds.ID, "Navnet som flows bruker.", required=True),
              Key("title", words(_TITLE), "Navnet som leserne ser.", required=True))
FLOW = table(Key("from", kinds.ID, "Id-en til den som sender.", required=True),
             Key("to", kinds.ID, "Id-en til den som får.", required=True),
             Key("label", words(_TITLE), "Det som blir sendt.", required=True))
STEP = table(Key("sign", words(_TINY), "Bokstaven eller tegnet.", required=True),
             Key("title", words(_TITLE), "Det den står for.", required=True))
PARTS: MappingOf[str, Table] = {"figure_box": BOX, "figure_arrow": ARROW, "figure_scale": SCALE,
                                "figure_actor": ACTOR, "figure_flow": FLOW, "figure_step": STEP}
"""The tables that figures share, by their names in the JSON Schema."""

_BOX, _ARROW = _made(Box), _made(Arrow, start="from", end="to")


def _boxes(low: int, high: int) -> Kind:
    return objects("figure_box", BOX, _BOX, low, high)


KINDS: MappingOf[str, FigureKind] = {kind.name: kind for kind in (
    FigureKind("cycle", "Steg i ring, med klokka.", table(
        Key("steps", _texts(_TITLE, 3, 12), "Stegene, det første øverst.", required=True),
        Key("hub", _texts(_SHORT, 1, 4), "Linjer i midten.")), _made(Cycle)),
    FigureKind("chain", "Bokser ovenfra og ned, med piler mellom, og piler tilbake på siden.", table(
        Key("boxes", _boxes(2, 5), "Boksene, den øverste først.", required=True),
        Key("returns", objects("figure_arrow", ARROW, _ARROW, 1, 4), "Piler oppover igjen. Boksene telles fra 1.")),
        _made(Chain)),
    FigureKind("pairs", "To spalter side om side.", table(
        Key("heads", _texts(_TITLE, 2, 2), "Overskriftene over spaltene.", required=True),
        Key("rows", list_of(_texts(_LINE, 2, 2), 1, 12, "rader"), "Radene, med venstre og høyre tekst.",
            required=True),
        Key("numbered", kinds.BOOL, "Om radene har nummer.")), _made(Pairs)),
    FigureKind("ladder", "En stige. Det nederste trinnet er nummer 1.", table(
        Key("rungs", _boxes(2, 9), "Trinnene, det nederste først.", required=True),
        Key("loop", mapping("figure_arrow", ARROW, _ARROW), "En pil på siden fra ett trinn til et annet.")),
        _made(Ladder)),
    FigureKind("scale", "Skalaer fra lite til mye.", table(
        Key("scales", objects("figure_scale", SCALE, _made(Scale), 1, 4), "Skalaene.", required=True)),
        _made(Scales)),
    FigureKind("core", "En kjerne med deler rundt, ord rundt det hele igjen, og en liste under.", table(
        Key("hub", words(_SHORT), "Kjernen.", required=True),
        Key("parts", _boxes(2, 4), "Delene rundt kjernen.", required=True),
        Key("frame", _texts(_SHORT + 10, 1, 6), "Ord rundt det hele."),
        Key("list", _texts(_LINE, 1, 9), "Punkter under, med nummer.")), _made(Core, points="list")),
    FigureKind("flows", "Hvem som sender hva til hvem. Den første aktøren står øverst.", table(
        Key("actors", objects("figure_actor", ACTOR, _made(Actor), 2, 7), "Aktørene.", required=True),
        Key("flows", objects("figure_flow", FLOW, _made(Flow, start="from", end="to"), 1, 10), "Pilene mellom dem.",
            required=True)), _made(Flows)),
    FigureKind("nested", "Lag utenpå hverandre, med noe innerst, og steg og et spørsmål over.", table(
        Key("steps", objects("figure_step", STEP, _made(Step), 1, 4), "Stegene over lagene."),
        Key("question", words(_LINE), "Spørsmålet under stegene."),
        Key("layers", _boxes(1, 6), "Lagene, det ytterste først.", required=True),
        Key("core", _texts(_SHORT, 1, 6), "Ordene innerst.", required=True)), _made(Nested)),
)}

FIGURE = table(
    Key("kind", kinds.choice(*KINDS), "Slaget, som bestemmer de andre nøklene.", required=True),
    Key("title", words(80), "Tittelen. Den står også under figuren.", required=True),
    Key("description", words(_LONG), "Det figuren viser, i ord, for dem som ikke ser den.", required=True),
    Key("source", words(_LINE), "Kilden, som står i parentes etter tittelen."))
"""The keys that all figures have."""
