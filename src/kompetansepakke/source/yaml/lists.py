"""Kinds of value that are lists: of texts, or of mappings with keys of their own. All that is wrong is told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingOf
from typing import Any

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.yaml.keys import Key, read_keys
from kompetansepakke.source.yaml.kinds import Kind, Reading, RefusedValueError
from kompetansepakke.source.yaml.schemas import ref
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node, Sequence

Table = MappingOf[str, Key]
Make = Callable[[dict[str, Any], Place], Any]


def table(*keys: Key) -> Table:
    """The keys by name."""
    return {key.name: key for key in keys}


def list_of(kind: Kind, low: int, high: int, what: str) -> Kind:
    """A list of `low` to `high` values of a kind; `what` names them in Norwegian, in the plural."""
    def read(node: Node, reading: Reading) -> tuple[Any, ...]:
        return _all(node, reading, (low, high), lambda item: kind.read(item, reading))

    return Kind(f"en liste med {span(low, high)} {what}", _schema(kind.schema, low, high), read)


def objects(name: str, keys: Table, make: Make, low: int, high: int) -> Kind:
    """A list of `low` to `high` mappings with these keys; `name` is their part of the JSON Schema."""
    one = mapping(name, keys, make)
    def read(node: Node, reading: Reading) -> tuple[Any, ...]:
        return _all(node, reading, (low, high), lambda item: one.read(item, reading))

    return Kind(f"en liste med {span(low, high)} ledd, hvert med {_names(keys)}", _schema(one.schema, low, high), read)


def mapping(name: str, keys: Table, make: Make) -> Kind:
    """A mapping with these keys, made into what `make` makes of its values."""
    def read(node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            raise reading.refuse(node, "her skal det stå nøkler og verdier")
        values, wrong = read_keys(node, keys, reading.roles)
        if wrong:
            raise RefusedValueError(*wrong)
        return make(values, node.place)  # which may refuse what only all the values together can tell

    return Kind(f"nøklene {_names(keys)}", ref(name), read)


def span(low: int, high: int) -> str:
    """«3–12», or «2» where there is no choice."""
    return str(low) if low == high else f"{low}–{high}"


def _all(node: Node, reading: Reading, bounds: tuple[int, int], read: Callable[[Node], Any]) -> tuple[Any, ...]:
    if not isinstance(node, Sequence):
        raise reading.refuse(node, "den er ikke en liste")
    found = list(_count(node, reading, *bounds))
    values = []
    for item in node.items:
        try:
            values.append(read(item))
        except RefusedValueError as refused:
            found += refused.problems
    if found:
        raise RefusedValueError(*found)
    return tuple(values)


def _count(node: Sequence, reading: Reading, low: int, high: int) -> Iterator[Problem]:
    if not low <= len(node.items) <= high:
        yield problem("KP802", node.place, key=reading.key, count=len(node.items), span=span(low, high))


def _schema(items: dict[str, Any], low: int, high: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": low, "maxItems": high}


def _names(keys: Table) -> str:
    return ", ".join(f"{name}" if key.required else f"{name} (kan utelates)" for name, key in keys.items())
