"""Where in its source something stands that the converted page has."""

from __future__ import annotations

from collections import Counter

import pytest

from kompetansepakke.content.conversion import Converted, Rendered, Rendering
from tests.core.reading import CONVERTERS

PARAGRAPH = "Vanlig tekst med **fet** skrift.\n\n"


def _page(text: str, seen: list[int] | None = None) -> Rendering:
    def convert(part: str) -> Converted:
        if seen is not None:
            seen.append(len(part))
        return CONVERTERS["nb"](part)

    lines = text.split("\n")
    return Rendering("x.md", tuple(lines), tuple(range(1, len(lines) + 1)), convert)


def _ids(part: Rendered) -> Counter[str]:
    return Counter(part.ids)


@pytest.mark.parametrize("at", [0, 1, 50, 99])
def test_the_line_is_found_wherever_on_the_page_it_stands(at: int) -> None:
    text = PARAGRAPH * at + "## Her {: #her }\n\n" + PARAGRAPH * (99 - at)
    assert _page(text).end_of(_ids, "her").line == at * 2 + 1


def test_a_definition_far_up_is_not_forgotten_where_a_part_is_read() -> None:
    text = "Se[^a].\n\n" + PARAGRAPH * 60 + "Igjen[^a].\n\n" + PARAGRAPH * 30 + "[^a]: Note\n"
    assert _page(text).end_of(_ids, "fn:a").line == text.count("\n")


@pytest.mark.parametrize(("text", "name", "line"), [
    ("<div>\n\n" + PARAGRAPH * 50, "div", 1),
    (PARAGRAPH * 30 + "<div>\n\n<div>x</div>\n\n" + PARAGRAPH * 20, "div", 61),
    ("<div>x</div>\n\n" + PARAGRAPH * 30 + "</div>\n\n" + PARAGRAPH * 20, "/div", 63),
    (PARAGRAPH + "a <b>b\n\n" + PARAGRAPH * 20, "b", 3),
])
def test_the_tag_that_is_out_of_place_is_told_at_its_line(text: str, name: str, line: int) -> None:
    assert _page(text).unbalanced(name).line == line


def test_a_long_page_is_not_converted_once_for_every_line() -> None:
    seen: list[int] = []
    text = "".join(f"## Del {number} {{: #nr{number} }}\n\n{PARAGRAPH}" for number in range(200))
    page = _page(text, seen)
    assert [page.end_of(_ids, f"nr{number}").line for number in range(200)] == [number * 4 + 1 for number in range(200)]
    assert sum(seen) < 40 * len(text)
