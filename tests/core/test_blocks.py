from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompetansepakke.base.audience import EVERYONE, Audience
from kompetansepakke.content.view import visible
from kompetansepakke.source.blocks.block_kinds import BLOCKS
from kompetansepakke.source.blocks.blocks import Node, Parser, texts, walk
from kompetansepakke.source.text import Line
from tests.core.reading import VOCABULARY, body_codes

ROLES = VOCABULARY.role_ids


def lines_of(text: str) -> tuple[Line, ...]:
    return tuple(Line(at, line) for at, line in enumerate(text.split("\n"), 1))


def parse(text: str, audience: Audience = EVERYONE) -> tuple[tuple[Node, ...], list[str]]:
    parser = Parser("f", ROLES)
    nodes = parser.parse(lines_of(text), audience)
    return nodes, [found.code for found in parser.problems]


def seen(nodes: tuple[Node, ...], edition: str) -> str:
    kept = visible(nodes, VOCABULARY.edition(edition))
    return "\n".join(line.text for text in texts(kept) for line in text.lines)


def test_what_an_edition_sees_all_of_is_the_same_tree_and_not_one_like_it() -> None:
    inner = "/// roles | leader\nB\n/// end roles"
    nodes, codes = parse(f"/// goals\n- A\n/// end goals\n/// roles | teacher leader\n{inner}\n/// end roles")
    assert not codes
    assert visible(nodes, VOCABULARY.edition("leder")) is nodes
    kept = visible(nodes, VOCABULARY.edition("laerer"))
    assert [one is other for one, other in zip(kept, nodes, strict=True)] == [True, False]


def test_a_block_keeps_its_argument_options_and_place() -> None:
    nodes, _ = parse(
        "\n> /// task | Det første: «målet»\n>     id: malet\n>     minutes: 20\n>     work: team\n> x\n> /// end task"
    )
    (block,) = walk(nodes)
    assert (block.name, block.argument, block.id, block.prefix) == ("task", "Det første: «målet»", "malet", "> ")
    assert block.options == {"id": "malet", "minutes": 20, "work": "team"}
    assert (block.place.line, block.place.column) == (2, 3)


def test_text_right_after_the_opening_line_is_not_options() -> None:
    nodes, codes = parse("/// roles | leader\nid: dette er tekst\n/// end roles")
    assert not codes
    assert "id: dette er tekst" in seen(nodes, "leder")


def test_a_tip_is_for_leader_and_owner_unless_it_says_otherwise() -> None:
    nodes, codes = parse("/// tip | method\nA\n/// end tip\n/// tip | method\n    roles: [teacher]\n\nB\n/// end tip")
    assert not codes
    assert [seen(nodes, name).split() for name in ("laerer", "leder", "eier", "uh")] == [
        ["B"],
        ["A", "B"],
        ["A", "B"],
        ["A", "B"],
    ]


def test_a_tip_is_for_those_of_its_readers_whom_the_page_lets_in() -> None:
    nodes, codes = parse("/// tip | method\nA\n/// end tip", Audience(frozenset({"owner", "teacher"})))
    assert not codes
    assert [block.audience.roles for block in walk(nodes)] == [frozenset({"owner"})]


def test_a_nested_block_needs_every_level() -> None:
    nodes, codes = parse("/// roles | leader owner\nA\n/// roles | owner\nB\n/// end roles\n/// end roles")
    assert not codes
    assert [seen(nodes, name).split() for name in ("laerer", "leder", "eier")] == [[], ["A"], ["A", "B"]]


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_every_block_name_is_offered_for_a_near_miss(name: str) -> None:
    parser = Parser("f", ROLES)
    parser.parse(lines_of(f"/// {name}x | a"), EVERYONE)
    assert f"Mente du «/// {name}" in parser.problems[0].fix


def test_a_comment_may_stand_around_a_block() -> None:
    assert body_codes("<!-- før -->\n/// roles | leader\n<!-- i -->\nx\n/// end roles\n<!-- etter -->\n") == []


@dataclass
class Planted:
    """A block of a random tree with its own secret."""

    roles: tuple[str, ...]
    prefix: str
    children: list[Planted] = field(default_factory=list)
    secret: str = ""


def trees() -> st.SearchStrategy[list[Planted]]:
    roles = st.lists(st.sampled_from(ROLES), min_size=1, max_size=3, unique=True).map(tuple)
    prefixes = st.sampled_from(["", "> ", "    ", "> > ", "\t", "  "])
    leaf = st.builds(Planted, roles, prefixes)
    nodes = st.recursive(
        leaf, lambda inner: st.builds(Planted, roles, prefixes, st.lists(inner, max_size=3)), max_leaves=8
    )
    return st.lists(nodes, max_size=4)


def write(
    blocks: list[Planted],
    prefix: str,
    outer: tuple[str, ...],
    found: list[tuple[str, list[set[str]]]],
    above: list[set[str]],
    blank: bool,
) -> Iterator[str]:
    for block in blocks:
        roles = tuple(role for role in block.roles if role in outer) or outer[:1]
        here, levels = prefix + block.prefix, [*above, set(roles)]
        secret = f"hemmelig{len(found)}x"
        found.append((secret, levels))
        yield from [here.rstrip()] * blank
        yield f"{here}/// roles | {' '.join(roles)}"
        yield f"{here}{secret}"
        yield from write(block.children, here, roles, found, levels, blank)
        yield f"{here}/// end roles"
        yield f"{prefix}tekst"


@settings(max_examples=150, deadline=None)
@given(trees(), st.booleans())
def test_no_edition_sees_the_text_of_a_block_outside_its_audience(blocks: list[Planted], blank: bool) -> None:
    found: list[tuple[str, list[set[str]]]] = []
    nodes, codes = parse("\n".join(write(blocks, "", ROLES, found, [], blank)))
    assert not codes
    for edition in VOCABULARY.editions:
        shown = seen(nodes, edition.id).split()
        for secret, levels in found:
            assert any(secret in word for word in shown) == all(level & set(edition.sees) for level in levels)


FRAGMENTS = st.sampled_from(
    [
        "/// roles | leader",
        "/// end roles",
        "/// tip | method",
        "/// end tip",
        "///",
        "//// x",
        "/// task | T",
        "    id: a",
        "    minutes: 5",
        "    work: team",
        "/// end task",
        "```",
        "~~~",
        "tekst",
        "",
        "<!--",
        "-->",
        "\\///",
        "/// roles | rektor",
        "/// goals",
        "/// end goals",
        "[x](y.md)",
        "{{ x }}",
        "<b>",
        "`",
    ]
)
PREFIXES = st.sampled_from(
    ["", "    ", "> ", "\t", "- ", "1. ", "\u00a0", "> > ", " > ", ": ", "[^1]: ", "## ", "<i>", "\u2003"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PREFIXES, FRAGMENTS).map("".join), max_size=12))
def test_every_line_of_slashes_is_a_block_line_or_a_problem(lines: list[str]) -> None:
    parser = Parser("f", ROLES)
    nodes = parser.parse(lines_of("\n".join(lines)), EVERYONE)
    told = {found.line for found in parser.problems}
    blocks = {block.place.line for block in walk(nodes)}
    slashed = [at for at, line in enumerate(lines, 1) if re.match(r"[\s>]*///", line)]
    closings = [at for at in slashed if at not in told and at not in blocks]
    assert all("/// end" in lines[at - 1] for at in closings)
    assert not any(re.match(r"[\s>]*///", line.text) for text in texts(nodes) for line in text.lines) or told


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("/ abroles|leder\n>-`~<![](){}%#*_:\\\t&;^=1.")), max_size=120))
def test_no_text_crashes_the_parser(text: str) -> None:
    parse(text)
