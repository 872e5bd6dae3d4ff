from __future__ import annotations

import pytest

from kompetansepakke.core.html_rules import html_facts
from kompetansepakke.core.problems import Place
from tests.core.reading import body_codes


def facts(text: str) -> tuple[list[tuple[str, str]], list[str], int]:
    found = html_facts(text, lambda at: Place("f", 1, at + 1))
    return [(link.target, link.shape) for link in found.links], list(found.ids), len(found.problems)


def test_links_pictures_and_ids_are_found() -> None:
    text = '<a href="b.md" id=x>b</a> <img alt="" src=\'c.png\'> <video poster="d.png" src=e.mp4></video>'
    assert facts(text) == (
        [("b.md", "html-link"), ("c.png", "html-image"), ("d.png", "html-image"), ("e.mp4", "html-image")],
        ["x"],
        0,
    )


def test_entities_in_an_address_are_undone_before_it_is_judged() -> None:
    assert body_codes('<a href="java&#115;cript:alert(1)">x</a>') == ["KP404"]


@pytest.mark.parametrize(
    "text",
    [
        "5 < 6",
        "<5 %",
        "a <- b",
        "<3",
        "x<5 og y>3",
        "<ola@skole.no>",
        "<https://a.no/?b=c>",
        "[x](<a.md>)",
        "«<»",
        "< script>",
    ],
)
def test_what_is_no_tag_passes(text: str) -> None:
    assert facts(text) == ([], [], 0)


@pytest.mark.parametrize(
    "text",
    [
        "<b onclick=x>",
        "<b\nonclick=x>",
        '<b a="b>" onclick=x>',
        "<b/onclick=x>",
        "<b style=x>",
        "<b a='\"' onclick=x>",
        "<object>",
        "<b",
        "<b <i>",
        "<!x>",
        "</ b>",
        "<base href=x>",
        "<meta http-equiv=refresh>",
        "<link rel=x>",
        "<b xlink:href=x>",
        "<input>",
        "<x-y>",
    ],
)
def test_what_is_not_plainly_harmless_is_refused(text: str) -> None:
    assert facts(text)[2]
