"""`glossary.yml` is read strictly, and each of its words is explained once to anybody."""

from __future__ import annotations

from datetime import date

import pytest

from kompetansepakke.base.audience import EVERYONE
from kompetansepakke.base.problems import Place
from kompetansepakke.content.front.glossary import Term
from kompetansepakke.content.view import view
from kompetansepakke.source.yaml.localized import Words
from tests.core.reading import FRONT, HEAD, PAGE, SITE, read

FILE = "modules/p/glossary.yml"
TERM = "- {term: kjerneelement, definition: Det viktigste i et fag.}\n"


def told(glossary: str, body: str = "Om kjerneelementene.\n", **more: str) -> list[tuple[int, str]]:
    found = read({**SITE, FILE: glossary, PAGE: HEAD + body, **more})[1]
    assert {one.file for one in found} <= {FILE}
    return [(one.line, one.code) for one in found]


def term(word: str, *forms: str, synonyms: tuple[str, ...] = ()) -> Term:
    names = (Words((("nb", text),)) for text in (word, *forms, *synonyms))
    first, *others = names
    return Term(first, Words((("nb", "Noe."),)), tuple(others[:len(forms)]), tuple(others[len(forms):]), EVERYONE,
                Place(FILE))


def words(edition: str, files: dict[str, str], on: date = date.max) -> list[str]:
    content, _ = read({**SITE, **files})
    seen = view(content, content.vocabulary.edition(edition), on)
    return [one.term("nb") for one in seen.packages[0].glossary]


@pytest.mark.parametrize(("glossary", "wrong"), [
    (TERM, []),
    ("", []),
    ("- term: kjerneelement\n  definition: {nb: Det viktigste., nn: Det viktigaste.}\n  roles: [teacher]\n", []),
    ("kjerneelement: Det viktigste.\n", [(1, "KP202")]),
    ("- kjerneelement\n", [(1, "KP205")]),
    (TERM + "- term: fag\n", [(2, "KP206")]),
    ("- term: kjerneelement\n  forklaring: Det viktigste.\n  definition: D.\n", [(2, "KP203")]),
    ("- term: kjerneelement\n  definition: D.\n  roles: [rektor]\n", [(3, "KP207")]),
    ("- term: kjerneelement\n  definition: D.\n  synonyms: kjerne\n", [(3, "KP205")]),
    ("- term: {nn: kjerneelement}\n  definition: D.\n", [(1, "KP205")]),
    ("- term: kjerneelement\n  definition: D.\n  term: fag\n", [(3, "KP204")]),
    ("- term: \"kjerne|element\"\n  definition: D.\n", [(1, "KP205")]),
])
def test_what_is_wrong_in_a_glossary_is_told_at_its_line(glossary: str, wrong: list[tuple[int, str]]) -> None:
    assert told(glossary) == wrong


@pytest.mark.parametrize(("definition", "code"), [
    ("<b>Det</b> viktigste.", "KP208"), ("Se {{ figur('a') }}.", "KP410"), ("Så /// roles | leader", "KP205"),
    ("Det **viktigste**.", "KP205"), ("Se [siden](01-x.md).", "KP205"), ("1. Det viktigste.", "KP205"),
    ("- Det viktigste.", "KP205"), ("Skriv `x`.", "KP205"), ("Det viktigste i 3. klasse (og *5*).", ""),
])
def test_an_explanation_is_plain_text_and_what_would_be_shown_raw_or_run_is_refused(definition: str, code: str) -> None:
    glossary = f"- term: kjerneelement\n  definition: \"{definition}\"\n"
    assert told(glossary) == ([(2, code)] if code else [])


def test_a_word_that_is_explained_twice_to_the_same_readers_is_refused() -> None:
    again = TERM + "- {term: kjerne, definition: D., synonyms: [Kjerneelement]}\n"
    assert told(again, "Kjerneelement og kjerne.\n") == [(2, "KP811")]
    apart = TERM.replace("}", ", roles: [teacher]}") + TERM.replace("}", ", roles: [owner]}")
    assert (2, "KP811") in told(apart)  # owners see what teachers see
    assert told(apart.replace("[teacher]", "[leader]"), "Om kjerneelement.\n") == [(2, "KP811")]  # at the university
    assert told(TERM + "- {term: fag, definition: D.}\n", "Kjerneelement i fag.\n") == []


def test_a_word_that_none_of_its_readers_meets_is_told_of() -> None:
    assert told(TERM, "Om noe annet.\n") == [(1, "KP812")]
    for_leaders = "/// roles | leader\nOm kjerneelementene.\n/// end roles\n"
    assert told(TERM, for_leaders) == []
    assert told(TERM.replace("}", ", roles: [owner]}"), for_leaders.replace("leader", "teacher")) == []
    only_owners = "---\ntitle: S\nroles: [owner]\n---\nOm noe.\n"
    assert told(TERM.replace("}", ", roles: [owner]}"), "Intet.\n",
                **{"modules/p/1-a/02-y.md": only_owners}) == [(1, "KP812")]


def test_nothing_is_said_of_unused_words_while_a_page_cannot_be_read() -> None:
    found = read({**SITE, FILE: TERM, PAGE: HEAD + "/// roles | leader\nKjerneelement.\n"})[1]
    assert [one.code for one in found] == ["KP302"]


@pytest.mark.parametrize(("text", "found"), [
    ("Dybdelæring er viktig.", {"Dybdelæring"}),
    ("om dybdelæringen og dybdelæringas mål", {"dybdelæringen", "dybdelæringas"}),
    ("dybdelæringsmål", set()), ("for-dybdelæring", set()), ("den overordnede\n  delen", set()),
])
def test_a_word_is_found_with_its_usual_endings_and_not_in_compounds(text: str, found: set[str]) -> None:
    assert term("dybdelæring").found(text, "nb") == found


def test_forms_and_synonyms_are_found_as_they_are_written_across_lines() -> None:
    part = term("overordnet del", "overordnede delen", synonyms=("verdidelen",))
    text = "Den overordnede\n    delen, som heter overordnet del eller verdidelen, har en overordnede delens."
    assert part.found(text, "nb") == {"overordnede delen", "overordnet del", "verdidelen"}


def test_a_word_in_e_loses_its_letter_before_endings_and_a_short_one_takes_none() -> None:
    assert term("kompetansepakke").found("kompetansepakka, kompetansepakker og kompetansepakk", "nb") == \
        {"kompetansepakka", "kompetansepakker"}
    assert term("SØT").found("søt, SØT og SØTen", "nb") == {"SØT"}


def test_an_edition_has_the_words_that_it_may_see_and_that_its_open_pages_use() -> None:
    glossary = TERM + "- {term: dobbeltkrets, definition: D., roles: [leader]}\n- {term: bifag, definition: D.}\n"
    later = "---\ntitle: Senere\nroles: all\nopens: 2030-01-01\n---\nOm bifag.\n"
    files = {FILE: glossary, PAGE: HEAD + "Kjerneelement og dobbeltkrets.\n", "modules/p/1-a/02-y.md": later}
    assert words("laerer", files) == ["kjerneelement", "bifag"]
    assert words("laerer", files, date(2026, 1, 1)) == ["kjerneelement"]
    assert words("leder", files, date(2026, 1, 1)) == ["kjerneelement", "dobbeltkrets"]


def test_a_glossary_lies_in_the_package_and_nowhere_else() -> None:
    misplaced = read({**SITE, "modules/p/1-a/glossary.yml": TERM, "modules/p/1-a/index.md": FRONT})[1]
    assert [one.code for one in misplaced] == ["KP105"]
    named = read({**SITE, "modules/p/glossary.yaml": TERM})[1]
    assert "glossary.yml" in named[0].fix
