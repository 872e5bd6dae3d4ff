"""Reading `modules/<package>/figures.yml`: every problem with its line, nothing guessed."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingOf

from kompetansepakke.base import slugs
from kompetansepakke.base.audience import DEFAULT_LOCALES
from kompetansepakke.base.problems import Place, Problem, problem, suggestion
from kompetansepakke.figures.specification import Arrow, Chain, Drawing, Figure, Flows, Ladder
from kompetansepakke.figures.tables import FIGURE, KINDS
from kompetansepakke.source.text import read_lines
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import read_keys
from kompetansepakke.source.yaml.kinds import Reading, RefusedValueError
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node, Scalar, read_mapping

FILE = "figures.yml"


def read_figures(data: bytes, path: str,
                 locales: tuple[str, ...] = DEFAULT_LOCALES) -> tuple[MappingOf[str, Figure], list[Problem]]:
    """The figures of a file, by name. Those that have something wrong are left out."""
    lines, found = read_lines(data, path)
    if found:
        return {}, found
    root, found = read_mapping("\n".join(line.text for line in lines), Place(path))
    figures: dict[str, Figure] = {}
    for name, node in root.entries:
        try:
            figures[name.text] = _figure(_name(name), node, locales)
        except RefusedValueError as refused:
            found += refused.problems
    return figures, found


def _name(name: Scalar) -> str:
    try:
        return str(kinds.ID.read(name, Reading("navnet", ())))
    except RefusedValueError:
        near = slugs.slug(name.text)
        raise RefusedValueError(problem("KP806", name.place, name=name.text,
                              near=f"Skriv for eksempel «{near}». " if near else "")) from None


def _figure(name: str, node: Node, locales: tuple[str, ...]) -> Figure:
    if not isinstance(node, Mapping):
        raise Reading(name, (), "kind, title og description, og det slaget trenger").refuse(
            node, "her skal det stå nøkler og verdier")
    kind = KINDS[_kind(name, node)]
    values, found = read_keys(node, {**FIGURE, **kind.keys}, (), locales=locales)
    own = {key: value for key, value in values.items() if key in kind.keys}
    if not found:
        drawing: Drawing = kind.make(own, node.place)
        found += _arrows(drawing, node)
    if found:
        raise RefusedValueError(*found)
    return Figure(name, values["title"], values["description"], values.get("source"), drawing, node.place)


def _kind(name: str, node: Mapping) -> str:
    """The kind, which decides what the other keys may be."""
    value = node.get("kind")
    if value is None:
        raise RefusedValueError(problem("KP206", node.place, key="kind", expected=f"ett av {', '.join(KINDS)}"))
    told = value.text if isinstance(value, Scalar) else ""
    if told not in KINDS:
        raise RefusedValueError(problem("KP801", value.place, name=name, kind=told, near=suggestion(told, KINDS),
                              known=", ".join(KINDS)))
    return told


def _arrows(drawing: Drawing, node: Mapping) -> Iterator[Problem]:
    if isinstance(drawing, Chain):
        for arrow in drawing.returns:
            yield from _numbered(arrow, len(drawing.boxes), _place(node, "returns"), "returns", back=True)
    if isinstance(drawing, Ladder) and drawing.loop:
        yield from _numbered(drawing.loop, len(drawing.rungs), _place(node, "loop"), "loop", back=False)
    if isinstance(drawing, Flows):
        yield from _flows(drawing, node)


def _numbered(arrow: Arrow, count: int, place: Place, key: str, *, back: bool) -> Iterator[Problem]:
    farthest = max(arrow.start, arrow.end)
    if farthest > count:
        yield problem("KP804", place, key=key, why=f"den nevner nummer {farthest}, og det siste er {count}")
    elif arrow.start == arrow.end:
        yield problem("KP804", place, key=key, why=f"den går fra {arrow.start} til seg selv")
    elif back and arrow.start < arrow.end:
        yield problem("KP804", place, key=key, why="den går framover, og det gjør pilene mellom boksene alt")


def _flows(drawing: Flows, node: Mapping) -> Iterator[Problem]:
    ids = [actor.id for actor in drawing.actors]
    for repeated in sorted({name for name in ids if ids.count(name) > 1}):
        yield problem("KP753", _place(node, "actors"), id=repeated)
    for flow in drawing.flows:
        for name in (flow.start, flow.end):
            if name not in ids:
                yield problem("KP805", _place(node, "flows"), id=name, near=suggestion(name, ids),
                              known=", ".join(ids))
        if flow.start == flow.end:
            yield problem("KP804", _place(node, "flows"), key="flows", why=f"den går fra «{flow.start}» til seg selv")


def _place(node: Mapping, key: str) -> Place:
    value = node.get(key)
    return value.place if value else node.place
