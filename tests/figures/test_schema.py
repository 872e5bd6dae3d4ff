"""The part `figures` of `kp schema` accepts what the reader accepts."""

from __future__ import annotations

import pytest

from kompetansepakke.figures.read_figures import read_figures
from kompetansepakke.figures.registry import KINDS, figure_keys
from tests.test_schema import SCHEMA, schema_accepts

from .gallery import GALLERY

HEAD = "title: T, description: D"
GOOD = [
    f"a: {{kind: cycle, {HEAD}, steps: [A, B, C]}}",
    f"a-1: {{kind: cycle, {HEAD}, source: {{nb: K, nn: K}}, steps: [A, {{nb: B, nn: C}}, D], hub: [E]}}",
    f"a: {{kind: chain, {HEAD}, boxes: [{{title: A}}, {{title: B, text: C}}]}}",
    f"a: {{kind: pairs, {HEAD}, heads: [A, B], rows: [[C, D]], numbered: false}}",
    f"a: {{kind: core, {HEAD}, hub: A, parts: [{{title: A}}, {{title: B}}]}}",
    f"a: {{kind: nested, {HEAD}, layers: [{{title: A}}], core: [B]}}", GALLERY,
]
BAD = [
    "a: x", "a: {}", f"a: {{kind: cycle, {HEAD}}}", "a: {kind: cycle, title: T, steps: [A, B, C]}",
    f"a: {{kind: ring, {HEAD}, steps: [A, B, C]}}", f"Å: {{kind: cycle, {HEAD}, steps: [A, B, C]}}",
    f"a: {{kind: cycle, {HEAD}, steps: [A, B]}}", f"a: {{kind: cycle, {HEAD}, steps: [A, B, C], boxes: []}}",
    f"a: {{kind: cycle, {HEAD}, steps: [A, B, {{nb: C}}]}}", f"a: {{kind: cycle, {HEAD}, steps: [A, B, <i>C</i>]}}",
    f"a: {{kind: cycle, {HEAD}, steps: [A, B, 4]}}", f"a: {{kind: cycle, {HEAD}, steps: [A, B, {'C' * 61}]}}",
    f"a: {{kind: chain, {HEAD}, boxes: [{{title: A}}, {{titel: B}}]}}",
    f"a: {{kind: chain, {HEAD}, boxes: [{{title: A}}, {{title: B}}], returns: [{{from: 0, to: 1, label: L}}]}}",
    f"a: {{kind: pairs, {HEAD}, heads: [A], rows: [[C, D]]}}",
    f"a: {{kind: pairs, {HEAD}, heads: [A, B], rows: [[C, D]], numbered: ja}}",
    f"a: {{kind: flows, {HEAD}, actors: [{{id: Å, title: A}}, {{id: b, title: B}}], flows: []}}",
]


@pytest.mark.parametrize(("text", "good"), [*((text, True) for text in GOOD), *((text, False) for text in BAD)])
def test_schema_and_reader_agree(text: str, *, good: bool) -> None:
    assert (schema_accepts("figures", text), not read_figures(text.encode(), "f")[1]) == (good, good)


@pytest.mark.parametrize("text", [
    f"a: {{kind: chain, {HEAD}, boxes: [{{title: A}}, {{title: B}}], returns: [{{from: 3, to: 1, label: L}}]}}",
    f"a: {{kind: flows, {HEAD}, actors: [{{id: a, title: A}}, {{id: b, title: B}}], "
    "flows: [{from: a, to: c, label: L}]}",
])
def test_what_only_the_reader_can_tell(text: str) -> None:
    assert (schema_accepts("figures", text), not read_figures(text.encode(), "f")[1]) == (True, False)


def test_every_kind_and_key_is_there_with_what_it_is_for() -> None:
    for name, kind in KINDS.items():
        part = SCHEMA["$defs"][f"{name}_figure"]
        assert list(part["properties"]) == [*figure_keys(), *kind.keys]
        assert all(key.about in part["properties"][key.name]["description"] for key in kind.keys.values())
