from __future__ import annotations

import pytest

from kompetansepakke.source.markdown.comments import strip_comments
from kompetansepakke.source.text import Line


def strip(text: str) -> tuple[str, list[str]]:
    marked, found = strip_comments(tuple(Line(at, line) for at, line in enumerate(text.split("\n"), 1)), "f")
    return "\n".join(line.text for line in marked.lines), [p.code for p in found]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a\n<!-- b -->\nc", "a\nc"),
        ("a\n<!--\nb\n\n-->\nc", "a\nc"),
        ("<!----> a", " a"),
        ("a <!-- b\nc --> d", "a \n d"),
        ("<!-- a --><!-- b -->", ""),
        ("<!-- ```\n--> `a`", " `a`"),
        ("> <!-- a -->\n> b", "> \n> b"),
    ],
)
def test_comments_are_taken_out(text: str, left: str) -> None:
    assert strip(text) == (left, [])


@pytest.mark.parametrize(
    "text",
    ["<!-- a", "a\n<!--", "`<!-- a -->`", "```\n<!-- a -->\n```", "<!-- `a --> b` <!-- c", "<!-- <!-- a --> -->"],
)
def test_comments_that_readers_disagree_on_are_refused_and_nothing_is_left(text: str) -> None:
    left, found = strip(text)
    assert "KP409" in found
    assert left == ""


def test_lines_keep_their_numbers() -> None:
    marked, _ = strip_comments((Line(7, "<!-- a"), Line(8, "-->"), Line(9, "b")), "f")
    assert marked.lines == (Line(9, "b"),)
