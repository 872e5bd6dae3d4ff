"""Lists of one kind of value. All that is wrong in a list is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.source.yaml.kinds import Kind, Reading, RefusedValueError, items_of
from kompetansepakke.source.yaml.yaml_tree import Node


def list_of(kind: Kind, what: str, low: int = 0, high: int | None = None) -> Kind:
    """A list of `low` to `high` values of a kind; `what` names them in Norwegian, in the plural."""
    bounds = {"minItems": low} if high is None else {"minItems": low, "maxItems": high}
    many = "" if high is None else f"{_span(low, high)} "

    def read(node: Node, reading: Reading) -> tuple[Any, ...]:
        items = items_of(node, reading)
        found = list(_count(node, reading, len(items), low, high))
        values = []
        for item in items:
            try:
                values.append(kind.read(item, reading))
            except RefusedValueError as refused:
                found += refused.problems
        if found:
            raise RefusedValueError(*found)
        return tuple(values)

    return Kind(f"en liste med {many}{what}", {"type": "array", "items": kind.schema, **bounds}, read)


def _count(node: Node, reading: Reading, count: int, low: int, high: int | None) -> Iterator[Problem]:
    if count < low or (high is not None and count > high):
        yield problem("KP802", node.place, key=reading.key, count=count, span=_span(low, high))


def _span(low: int, high: int | None) -> str:
    """«3–12», «2» where there is no choice, or «minst 1» where there may be as many as one likes."""
    if high is None:
        return f"minst {low}"
    return str(low) if low == high else f"{low}–{high}"
