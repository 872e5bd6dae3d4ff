"""What is read from a built page."""

from __future__ import annotations

import json
from unicodedata import normalize

import pytest

from kompetansepakke.search.page_texts import Page, read_page

HEAD = ('<body data-kp-package="p" data-kp-module="3"><nav class="kp-crumbs"><ol>'
        '<li><a href="../../..">Forsida</a></li>'
        '<li><a href="../../">Pakken &amp; mer</a></li><li><a href="../">Modulen</a></li></ol></nav>')


def _read(body: str, kind: str = "page") -> Page:
    return read_page(f'{HEAD}<article data-kp-index="{kind}">{body}</article><p>utenfor</p></body>', "p/3-m/01-s/")


def _sections(body: str) -> list[tuple[str, str, str, str, str]]:
    return [(one.title, one.anchor, one.kind, one.label, one.text) for one in _read(body).sections]


def test_a_page_knows_where_it_stands() -> None:
    page = _read("<h1 id=a>T</h1>")
    assert (page.package, page.module, page.crumbs, page.kind) == ("p", "3", ["Pakken & mer", "Modulen"], "page")


def test_a_page_knows_the_number_above_its_title_and_facts_below_are_text() -> None:
    page = _read('<p class="kp-facts">0.6</p><h1>T</h1><p class="kp-facts">5 minutter</p>')
    assert (page.number, page.sections[0].title, page.sections[0].text) == ("0.6", "T", "5 minutter")


def test_headings_make_sections_and_what_stands_outside_is_left_out() -> None:
    assert _sections('<h1 id="t">Tit<em>tel</em></h1><p>En</p><p>to</p><h2 id="x">Neste</h2>tekst') == [
        ("Tittel", "", "", "", "En to"), ("Neste", "x", "", "", "tekst")]


def test_a_card_is_a_section_of_its_kind_and_the_text_after_it_is_not_in_it() -> None:
    body = ('<h1>T</h1><div class="kp-card kp-video"><h2 id="f" class="kp-card__title">Film</h2><div>om</div> uro</div>'
            "<p>etterpå</p>")
    assert _sections(body) == [("T", "", "", "", "etterpå"), ("Film", "f", "video", "", "om uro")]


def test_leader_content_is_marked_as_on_the_page() -> None:
    body = ('<p class="kp-for kp-for--page">For alle ledere</p><h1>T</h1><h2 id="a">A</h2><div class="kp-leader">'
            '<p class="kp-for">For skoleleder</p>hemmelig<h3 id="b">B</h3>mer</div>åpent')
    assert _sections(body) == [("T", "", "", "For alle ledere", ""), ("A", "a", "", "", "åpent"),
                               ("", "a", "", "For skoleleder", "hemmelig"), ("B", "b", "", "For skoleleder", "mer")]


def test_menus_forms_figures_and_what_is_marked_are_left_out() -> None:
    body = ("<h1>T</h1><nav>meny</nav><form>felt</form><svg><text>figur</text></svg><p data-kp-noindex>merket</p>"
            "<script>let x</script>ja<br><img alt=bilde>da")
    assert _sections(body) == [("T", "", "", "", "ja da")]


def test_the_number_of_a_footnote_is_no_end_of_the_word_before_it() -> None:
    note = '<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>'
    assert _sections(f"<h1>T</h1>teksten{note} om")[0][4] == "teksten om"


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"])
def test_what_takes_no_place_never_splits_a_word(mark: str) -> None:
    page = _read(f"<h1>Lærings{mark}mål</h1>lærings{mark}miljø").sections[0]
    assert (page.title, page.text) == ("Læringsmål", "læringsmiljø")


def test_a_picture_of_several_parts_stays_whole() -> None:
    assert _sections("<h1>T</h1>En 👩\u200d🏫 her")[0][4] == "En 👩\u200d🏫 her"


def test_letters_are_composed() -> None:
    page = _read(normalize("NFD", '<h1>Gåtur</h1><h2 id="g">Blåmåned</h2>håndskriften')).sections
    assert [(one.title, one.text) for one in page] == [("Gåtur", ""), ("Blåmåned", "håndskriften")]


def test_what_a_film_offers_as_its_manuscript_is_known_by_its_address() -> None:
    body = ('<h1>T</h1><div class="kp-card kp-video"><h2 id=f>F</h2><p class="kp-offer"><a href="https://x.no/">film</a>'
            '<a href="../50-m/">Manus</a></p></div><a href="../02/">neste</a>')
    assert _read(body).manuscripts == {"p/3-m/50-m/"}


def test_a_page_without_an_article_has_no_sections() -> None:
    assert read_page("<body><main><h1>Ark</h1></main></body>", "ark/").sections == []


def test_a_page_is_kept_whole() -> None:
    page = _read('<h1>Ark</h1><p>Fem spørsmål</p><div class="kp-card kp-video"><h2 id="film">Film</h2>'
                   '<a href="../2-manus/">Manus</a></div>')
    assert page.words
    assert page.manuscripts
    assert Page.of_json(json.loads(json.dumps(page.as_json()))) == page
