from __future__ import annotations

import pytest

from kompetansepakke.core.svg import svg_problems


def codes(text: str | bytes) -> list[str]:
    return [found.code for found in svg_problems(text.encode() if isinstance(text, str) else text, "f")]


def test_a_drawing_passes() -> None:
    assert not codes(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Kart</title><style>.a{fill:url(#b)}'
        '</style><use href="#b"/><text>on = av</text><image href="data:image/png;base64,AA"/></svg>'
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x</script>",
        "<svg:script>x</svg:script>",
        "<g onclick='x'/>",
        "<g ONLOAD = 'x'/>",
        "<foreignObject/>",
        "<a href='javascript:x'/>",
        "<image xlink:href='http://x.no/a.png'/>",
        "<image href='a.png'/>",
        "<!-- x -->",
        "<metadata>x</metadata>",
        "<style>@import 'x'</style>",
        "<style>a{fill:url(http://x)}</style>",
        "<!ENTITY a 'b'>",
        "<set attributeName='href' to='javascript:x'/>",
        "<animate attributeName='xlink:href'/>",
        "<image href='data:image/svg+xml,x'/>",
    ],
)
def test_what_runs_fetches_or_hides_is_refused(inside: str) -> None:
    assert codes(f"<svg>\n{inside}</svg>") == ["KP408"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_an_encoding_that_hides_a_script_is_refused(encoding: str) -> None:
    assert codes("<svg>æ<script/></svg>".encode(encoding)) == ["KP101"]
