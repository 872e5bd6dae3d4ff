"""Where we see code, Python-Markdown must see code: what stands there is not checked."""

from __future__ import annotations

import os

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompetansepakke.base.audience import EVERYONE
from kompetansepakke.source.blocks.blocks import Parser
from kompetansepakke.source.markdown.code import blank_code
from kompetansepakke.source.markdown.comments import mark_code
from kompetansepakke.source.text import Line

EXTENSIONS = [
    "tables",
    "attr_list",
    "def_list",
    "footnotes",
    "admonition",
    "pymdownx.superfences",
    "pymdownx.details",
    "pymdownx.highlight",
]
CONFIGS = {"pymdownx.highlight": {"use_pygments": False}}


def prose(text: str) -> str:
    return mark_code(tuple(Line(at, line) for at, line in enumerate(text.split("\n"), 1))).prose()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a `b` c", "a     c"),
        ("``a ` b`` c", "          c"),
        ("a ` b", "a ` b"),
        ("\\`a` b", "\\`a` b"),
        ("`a` \\` `b`", "    \\`    "),
        ("\\` `a \\` \\`", "\\`       \\`"),
        ("`a` \\`` `b`", "`a` \\`` `b`"),
        ("`a` \\\\` b `", "`a` \\\\` b `"),
        ("a `b\nc` d `e`", "a `b\nc` d `e`"),
        ("a ` b\n\n`c`", "a ` b\n\n   "),
    ],
)
def test_only_spans_on_one_line_are_code(text: str, kept: str) -> None:
    assert blank_code((line, False) for line in text.split("\n")) == kept


PIECES = st.sampled_from(
    [
        "`",
        "``",
        "```",
        "~~~",
        "\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n    ",
        "\n  ",
        "\\",
        "\\`",
        " ",
        "x",
        "python",
        "# ",
        "| ",
        "\n| a | b |\n|--|--|\n",
        ": ",
        "1. ",
        "[^1]: ",
        "!!! note\n    ",
        " y",
        "\t",
    ]
)


@settings(max_examples=int(os.environ.get("EX", "400")), deadline=None)
@given(st.lists(PIECES, max_size=14), st.lists(PIECES, max_size=14))
def test_what_is_blanked_as_code_is_code_to_markdown(before: list[str], after: list[str]) -> None:
    text = "# Tittel\n\n" + "".join([*before, "<em>", *after])
    tracked = mark_code(tuple(Line(at, line) for at, line in enumerate(text.split("\n"), 1)))
    if "<em>" in tracked.prose() or _is_refused(text):
        return
    rendered = markdown.markdown(text, extensions=EXTENSIONS, extension_configs=CONFIGS)
    assert "<em>" not in rendered, rendered


def _is_refused(text: str) -> bool:
    """Whether the parser refuses the fences of the text (an open fence, or a line that breaks out of one)."""
    parser = Parser("f", ())
    parser.parse(tuple(Line(at, line) for at, line in enumerate(text.split("\n"), 1)), EVERYONE)
    return any(found.code in ("KP413", "KP414") for found in parser.problems)
