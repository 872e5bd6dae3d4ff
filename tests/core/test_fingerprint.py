"""The name of a value: the same for the same, in every process, and another one for whatever is otherwise."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from kompetansepakke.base.fingerprint import Fingerprints


@dataclass(frozen=True)
class Leaf:
    text: str
    day: date | None = None
    line: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    by_name: dict[str, Leaf]
    roles: frozenset[str] = frozenset({"a", "b", "c"})


@dataclass(frozen=True)
class Bush(Tree):
    pass


LEAF = Leaf("a", date(2026, 1, 1))
TREE = Tree((LEAF, LEAF), {"x": LEAF, "y": Leaf("b")})
OTHERS: list[Any] = [
    replace(TREE, leaves=(LEAF,)), replace(TREE, leaves=(LEAF, replace(LEAF, text="b"))),
    replace(TREE, leaves=(LEAF, replace(LEAF, day=None))), replace(TREE, roles=frozenset({"a", "b"})),
    replace(TREE, by_name={"y": Leaf("b"), "x": LEAF}), replace(TREE, by_name={"x": LEAF, "z": Leaf("b")}),
    Bush(TREE.leaves, TREE.by_name), ("a", "b"), ("ab",), ["a", "b"], ("a", ("b",)), 1, "1", True, None, 1.0, "", (),
    b"1"]


def test_whatever_is_otherwise_has_another_name() -> None:
    known = Fingerprints()
    names = [known.of(one) for one in [TREE, *OTHERS]]
    assert len(set(names)) == len(names)


def test_where_a_value_stands_is_no_part_of_its_name() -> None:
    assert len({Fingerprints().of(one) for one in (LEAF, replace(LEAF, line=2))}) == 1


def test_the_same_has_the_same_name_in_every_process() -> None:
    code = ("from tests.core.test_fingerprint import TREE, Fingerprints\n"
            "print(Fingerprints().of(TREE).hex())")
    told = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                           env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}).stdout.strip()
            for seed in ("1", "2")}
    again = Tree((Leaf("a", date(2026, 1, 1)), LEAF), {"x": LEAF, "y": Leaf("b")}, frozenset("cba"))
    assert told == {Fingerprints().of(again).hex()}


def test_what_nobody_knows_has_no_name() -> None:
    with pytest.raises(TypeError):
        Fingerprints().of((LEAF, object()))
