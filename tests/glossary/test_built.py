"""What readers get of a glossary: a page, explanations and words to search by, each edition its own."""

from __future__ import annotations

import re
from pathlib import Path

import turbohtml

from kompetansepakke.publish.cartridge.plain_html import PlainHtml
from kompetansepakke.search.page_texts import read_page
from tests.site.building import contents, everything

from .content import SECRET

X, WORDS = "p/1-a/01-x/index.html", "p/ordliste/index.html"


def text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_the_glossary_is_a_page_in_the_order_of_the_alphabet_and_in_the_menu(site: Path) -> None:
    page = text(site, f"leder/{WORDS}")
    assert re.findall(r"<h2 id=\"([^\"]+)\">([^<]+)</h2>", page) == [
        ("dybdelaering", "Dybdelæring"), ("kjerne", "Kjerne"), ("aerlighet", "Ærlighet"),
        ("apne-sporsmal", "Åpne spørsmål")]
    assert "Å forstå noe &amp; bruke det." in page
    assert 'href="../ordliste/"' in text(site, "leder/p/tidsplan/index.html")
    assert "<h2 id=\"dybdelaering\">Djupnelæring</h2>" in text(site, f"leder/nn/{WORDS}")


def test_a_word_for_leaders_is_neither_explained_nor_indexed_for_teachers(site: Path) -> None:
    assert SECRET in text(site, f"leder/{X}")
    assert SECRET in text(site, f"leder/{WORDS}")
    assert "grunnvoll" in text(site, "leder/search/index.js")
    teachers = everything(site / "laerer")
    assert "tok for gitt" not in teachers
    assert "grunnvoll" not in teachers
    assert "kjernen" in teachers  # the page itself says it to all


def test_a_page_explains_the_words_of_its_language_where_it_first_uses_them(site: Path) -> None:
    for path, word, about in ((f"laerer/{X}", "dybdelæringen", "Å forstå noe"),
                              (f"laerer/nn/{X}", "djupnelæringen", "Å forstå noko")):
        page = text(site, path)
        assert f'popovertarget="kp.ord.dybdelaering" type="button">{word}</button>' in page
        assert about in page
        assert 'href="../../ordliste/#dybdelaering"' in page
        assert "assets/kp/glossary.css" in page
    assert "<li>Skriv om dybdelæring.</li>" in text(site, f"laerer/{X}")


def test_a_page_without_such_words_has_nothing_of_them(site: Path) -> None:
    page = text(site, "laerer/p/1-a/02-y/index.html")
    assert "kp-word" not in page
    assert "glossary.css" not in page


def test_the_search_finds_the_page_by_a_synonym_and_keeps_the_explanation_out_of_its_text(site: Path) -> None:
    page = read_page(text(site, f"laerer/{X}"), "p/1-a/01-x/")
    assert "varig forståelse" in page.also
    assert page.sections[0].text.startswith("Om dybdelæringen, kjernen, ærlighet")
    assert "bruke det" not in " ".join(section.text for section in page.sections)
    assert " varig " in text(site, "laerer/search/index.js")


def test_printed_sets_have_the_words_as_plain_text(site: Path) -> None:
    sheets = {path: data.decode() for path, data in contents(site / "leder/p/lesehefte").items()
              if path.endswith(".html")}
    assert any("Om dybdelæringen, kjernen" in sheet for sheet in sheets.values())


def test_a_learning_platform_gets_the_words_and_the_explanations_as_a_list() -> None:
    page = plain('<p>Om <button class="kp-term" popovertarget="kp.ord.fag">fag</button>.</p>'
                 '<div class="kp-words"><div class="kp-word" id="kp.ord.fag" popover=""><p><strong>Fag</strong>: '
                 'Noe.</p><button class="kp-button">Lukk</button></div></div>')
    assert page == ('<p>Om fag.</p><div><div id="kp.ord.fag"><p><strong>Fag</strong>: Noe.</p></div></div>')


def plain(html: str) -> str:
    article = turbohtml.parse(f"<article>{html}</article>").find("article")
    assert article is not None
    return PlainHtml("p/", lambda _: None).inner(article)
