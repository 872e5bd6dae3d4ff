"""A word is explained where the text of a page first uses it, whatever stands around."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

WORDS = """
//// html | div.kp-words[data-kp-noindex=""]

**Ord på denne sida**
{: .kp-words__title }

/// html | div.kp-word[id="kp.ord.fag"][data-kp-forms="Fag|fag"][data-kp-also="fag"]

**Fag**: Noe en lærer.

///

/// html | div.kp-word[id="kp.ord.felles-fag"][data-kp-forms="felles fag"][data-kp-also="felles fag"]

**Felles fag**: Noe alle lærer.

///

////
"""
EXTENSIONS = ["attr_list", "tables", "pymdownx.blocks.html", "pymdownx.details", "kompetansepakke.engine.markdown_ext"]


def converted(body: str) -> str:
    return markdown(f"{body}\n{WORDS}", extensions=EXTENSIONS)


def explained(body: str) -> list[tuple[str, str, str]]:
    """What opens an explanation, with the element that it stands in and what stands before it there."""
    return re.findall(r"<(\w+)[^<>]*>([^<>]*)<button class=\"kp-term\"[^<>]*>([^<>]*)</button>", converted(body))


@pytest.mark.parametrize(("body", "found"), [
    ("Om fag, og fag igjen.", [("p", "Om ", "fag")]),
    ("- **Fag** her", [("strong", "", "Fag")]),
    ("| a |\n|---|\n| fag |", [("td", "", "fag")]),
    ("> fag", [("p", "", "fag")]),
    ("/// html | div.kp-card.kp-task\n\n### Fag {: .kp-card__title }\n\nfag\n{: .kp-facts }\n\nDet er fag.\n\n///",
     [("p", "Det er ", "fag")]),
    ("/// html | div.kp-card.kp-worksheet\n\n- fag\n\n///\n", []),
    ("/// html | div.kp-card.kp-meeting\n\n1. fag\n\n///\n", []),
    ("??? note \"Fag\"\n    Her er fag.", [("p", "Her er ", "fag")]),
    ("Et bifag, fag-prat og fagene.", []),
    ("Noe annet.", []),
])
def test_only_running_text_opens_an_explanation_and_once(body: str, found: list[tuple[str, str, str]]) -> None:
    assert explained(body) == found


def test_a_word_after_links_and_code_of_the_same_line_is_explained() -> None:
    assert converted("Et [fag](a.md), `fag` og fag.").startswith(
        '<p>Et <a href="a.md">fag</a>, <code>fag</code> og <button class="kp-term" popovertarget="kp.ord.fag" '
        'type="button">fag</button>.</p>')


def test_the_longest_word_is_the_one_that_is_meant_and_lines_may_break_in_it() -> None:
    html = converted("Et felles\nfag er et fag, mer enn et fag.")
    assert re.findall(r'popovertarget="([^"]+)" type="button">([^<]+)<', html) == [
        ("kp.ord.felles-fag", "felles\nfag"), ("kp.ord.fag", "fag")]
    assert "</button> er et <button" in html
    assert "</button>, mer enn et fag.</p>" in html


def test_what_is_not_opened_from_the_text_is_not_in_the_page() -> None:
    html = converted("Om fag.")
    assert re.findall(r'class="kp-word"[^>]* id="([^"]+)"', html) == ["kp.ord.fag"]
    assert "data-kp-forms" not in html
    assert "kp-words" not in converted("## Fag")


def test_an_explanation_is_a_popover_with_a_button_that_closes_it() -> None:
    html = converted("Om fag.")
    assert re.search(r'<div class="kp-word"[^>]* id="kp.ord.fag" popover="" role="note">', html)
    assert re.search(r'popovertarget="kp.ord.fag" popovertargetaction="hide"[^>]*>.*Lukk</span></button></div>', html)
    assert " title=" not in html


def test_a_box_of_the_authors_own_by_that_name_is_left_alone() -> None:
    html = markdown("/// html | div.kp-words\n\nOm fag.\n\n///\n", extensions=EXTENSIONS)
    assert html == '<div class="kp-words">\n<p>Om fag.</p>\n</div>'
