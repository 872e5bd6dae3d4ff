"""Who sends what to whom: the first on top, the others below it, what goes between them on the arrows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kompetansepakke.base.problems import Problem, problem, suggestion
from kompetansepakke.figures.drawing.draw import EDGE, WIDTH, Canvas, number
from kompetansepakke.figures.drawing.figure_labels import PAD_X, PAD_Y, SMALL, Label, heading_label, text_label
from kompetansepakke.figures.drawing.lanes import Lane, Lanes
from kompetansepakke.figures.figure_kind import FigureKind
from kompetansepakke.figures.figure_parts import TITLE, Part, place_of
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key, table
from kompetansepakke.source.yaml.localized import Words, words
from kompetansepakke.source.yaml.yaml_tree import Mapping

_DOWN, _UP = EDGE + 22, EDGE + 8
"""Where the ways from the first actor and back to it go."""

_BOX, _GAP, _FIRST_GAP = 156.0, 14.0, 22.0
"""Where the boxes of the others begin, and the room between them."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who sends or gets."""

    id: str
    title: Words


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes from one actor (by id) to another."""

    start: str
    end: str
    label: Words


@dataclass(frozen=True, slots=True)
class Flows:
    """Who sends what to whom; the first actor stands on top."""

    actors: tuple[Actor, ...]
    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class _Branch:
    """What goes between the first actor and another; `back` where it goes to the first."""

    label: Label
    back: bool


def draw_flows(canvas: Canvas, flows: Flows, locale: str) -> float:
    """All actors, from the top down."""
    first, *others = flows.actors
    place = {actor.id: index for index, actor in enumerate(others)}
    lanes = Lanes([Lane(place[one.start], place[one.end], one.label(locale)) for one in flows.flows
                   if one.start in place and one.end in place], locale)
    right = WIDTH - EDGE - lanes.width
    top = heading_label(first.title(locale), WIDTH - 2 * EDGE - 2 * PAD_X, locale)
    y = EDGE + top.height + 2 * PAD_Y
    start = y
    y += _FIRST_GAP
    rows: list[tuple[float, float]] = []
    ends: list[tuple[float, bool]] = []
    for index, actor in enumerate(others):
        title = heading_label(actor.title(locale), right - _BOX - 2 * PAD_X, locale)
        branches = [_Branch(text_label(one.label(locale), _BOX - _DOWN - 14, locale, SMALL), one.end == first.id)
                    for one in flows.flows if {one.start, one.end} == {first.id, actor.id}]
        height = max(title.height + 2 * PAD_Y, sum(one.label.height + 11 for one in branches) + 6)
        rows.append((y, height))
        ends += _branches(canvas, branches, y, height)
        title.in_box(canvas, _BOX, y, right - _BOX, height)
        y += height + max(_GAP, lanes.room(index, right - _BOX))
    _ways(canvas, ends, start)
    top.in_box(canvas, EDGE, EDGE, WIDTH - 2 * EDGE, start - EDGE, "kp-svg__frame")
    lanes.draw(canvas, rows, right, _BOX)
    return rows[-1][0] + rows[-1][1] + EDGE


def _branches(canvas: Canvas, branches: Sequence[_Branch], top: float, height: float) -> list[tuple[float, bool]]:
    """The arrows at one actor, words above each; where they meet the ways."""
    ends = []
    y = top + (height - sum(one.label.height + 11 for one in branches)) / 2
    for one in branches:
        one.label.draw(canvas, _DOWN + 8, y, "start")
        y += one.label.height + 5
        if one.back:
            canvas.path(f"M{number(_BOX)} {number(y)}H{number(_UP + 8)}q-8 0 -8 -8", "kp-svg__line")
        else:
            canvas.arrow(f"M{number(_DOWN)} {number(y - 8)}q0 8 8 8H{number(_BOX - 2)}", _BOX - 2, y, "right")
        ends.append((y - 8, one.back))
        y += 6
    return ends


def _ways(canvas: Canvas, ends: Sequence[tuple[float, bool]], start: float) -> None:
    """Down from the first actor as far as the last arrow, and up to it from the lowest."""
    down, up = [y for y, back in ends if not back], [y for y, back in ends if back]
    if down:
        canvas.path(f"M{number(_DOWN)} {number(start)}V{number(max(down))}", "kp-svg__line")
    if up:
        canvas.arrow(f"M{number(_UP)} {number(max(up))}V{number(start + 2)}", _UP, start + 2, "up")


def flows_problems(flows: Flows, node: Mapping) -> Iterator[Problem]:
    """Actors with one id, and arrows to nobody or to oneself."""
    ids = [actor.id for actor in flows.actors]
    for repeated in sorted({name for name in ids if ids.count(name) > 1}):
        yield problem("KP753", place_of(node, "actors"), id=repeated)
    for flow in flows.flows:
        for name in (flow.start, flow.end):
            if name not in ids:
                yield problem("KP805", place_of(node, "flows"), id=name, near=suggestion(name, ids),
                              known=", ".join(ids))
        if flow.start == flow.end:
            yield problem("KP804", place_of(node, "flows"), key="flows", why=f"den går fra «{flow.start}» til seg selv")


ACTOR = Part("figure_actor", "En aktør i `actors`", Actor, table(
    Key("id", kinds.ID, "Navnet som flows bruker.", required=True),
    Key("title", words(TITLE), "Navnet som leserne ser.", required=True)))
FLOW = Part("figure_flow", "En pil i `flows`", Flow, table(
    Key("from", kinds.ID, "Id-en til den som sender.", required=True),
    Key("to", kinds.ID, "Id-en til den som får.", required=True),
    Key("label", words(TITLE), "Det som blir sendt.", required=True)), {"from": "start", "to": "end"})
FLOWS = FigureKind(
    "flows", "Hvem som sender hva til hvem. Den første aktøren står øverst.", Flows,
    table(Key("actors", ACTOR.many(2, 7), "Aktørene.", required=True),
          Key("flows", FLOW.many(1, 10), "Pilene mellom dem.", required=True)),
    draw_flows, problems=flows_problems, parts=(ACTOR, FLOW))
