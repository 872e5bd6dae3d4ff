"""Reading `modules/<package>/figures.yml`: every problem with its line, nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf

from kompetansepakke.base import slugs
from kompetansepakke.base.problems import Place, Problem, problem, suggestion
from kompetansepakke.figures.figure import Figure
from kompetansepakke.figures.registry import KINDS, figure_keys
from kompetansepakke.source.text import read_lines
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import read_keys
from kompetansepakke.source.yaml.kinds import Reading, RefusedValueError
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node, Scalar, read_mapping

FILE = "figures.yml"


def read_figures(data: bytes, path: str) -> tuple[MappingOf[str, Figure], list[Problem]]:
    """The figures of a file, by name. Those that have something wrong are left out."""
    lines, found = read_lines(data, path)
    if found:
        return {}, found
    root, found = read_mapping("\n".join(line.text for line in lines), Place(path))
    figures: dict[str, Figure] = {}
    for name, node in root.entries:
        try:
            figures[name.text] = _figure(_name(name), node)
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


def _figure(name: str, node: Node) -> Figure:
    if not isinstance(node, Mapping):
        raise Reading(name, (), "kind, title og description, og det slaget trenger").refuse(
            node, "her skal det stå nøkler og verdier")
    kind = KINDS[_kind(name, node)]
    values, found = read_keys(node, {**figure_keys(), **kind.keys}, ())
    own = {key: value for key, value in values.items() if key in kind.keys}
    if not found:
        drawing = kind.make(own, node.place)
        found += kind.problems(drawing, node)
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
