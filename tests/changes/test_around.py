"""The words that a package explains, and the files around the content, each told of those whom they reach."""

from __future__ import annotations

from dataclasses import replace

from kompetansepakke.content.changes.around_changes import Around
from kompetansepakke.content.changes.change import Change
from kompetansepakke.content.changes.comparison import compare
from tests.changes.comparing import LEADERS, changes, details, moment, site, told

GLOSSARY = "modules/p/glossary.yml"
TEXT = "Om dybdelæring og kjerneelement.\n"
DEEP = "- {term: dybdelæring, definition: Å forstå.}\n"
CORE = "- {term: kjerneelement, definition: Det viktigste., roles: [leader]}\n"
MACROS = {"macros.py": frozenset({"dato", "plakat"})}


def words(glossary: str) -> dict[str, str]:
    return {**site(TEXT), GLOSSARY: glossary}


def around(before: Around, now: Around, edition: str, *pages: str) -> list[Change]:
    old, new = (replace(moment(site(*pages)), around=one) for one in (before, now))
    return [change for one in compare(old, new, [edition]) for change in one.changes]


def test_words_that_come_and_go_are_told_to_those_they_are_for() -> None:
    assert told(words(DEEP), words(CORE), "leder") == [("term", "gone", "dybdelæring", "p"),
                                                       ("term", "new", "kjerneelement", "p")]
    assert told(words(DEEP), words(DEEP + CORE), "laerer") == []


def test_a_word_is_new_to_an_edition_whose_pages_begin_to_use_it() -> None:
    assert ("term", "new", "dybdelæring", "p") in told({**site("Om noe annet.\n"), GLOSSARY: DEEP}, words(DEEP))


def test_what_is_otherwise_about_a_word_is_told() -> None:
    now = "- {term: dybdelæring, definition: Å forstå mer., synonyms: [varig læring], forms: [dyp læring]}\n"
    (change,) = changes(words(DEEP), words(now))
    assert (change.subject, change.verdict) == ("term", "changed")
    assert details(change) == {"definition": ("Å forstå.", "Å forstå mer."), "synonyms": (None, "varig læring"),
                               "forms": (None, None)}
    assert changes(words(DEEP), words("# Ord\n\n" + DEEP)) == []


def test_the_words_of_a_package_that_comes_are_told_with_it() -> None:
    assert [one[:2] for one in told({}, words(DEEP))] == [("package", "new"), ("module", "new"), ("page", "new")]


def test_templates_styles_and_settings_are_told_to_all() -> None:
    found = around(Around({"mkdocs.yml": "a", "overrides/main.html": "a", "overrides/stil.css": "a"}),
                   Around({"mkdocs.yml": "b", "overrides/main.html": "a", "overrides/ny.css": "a"}), "laerer", TEXT)
    assert [(one.subject, one.verdict, one.place) for one in found] == [
        ("setup", "changed", "mkdocs.yml"), ("setup", "new", "overrides/ny.css"),
        ("setup", "gone", "overrides/stil.css")]


def test_macros_are_told_of_the_pages_that_call_them_and_to_nobody_else() -> None:
    before, now = (Around({"macros.py": digest}, MACROS) for digest in "ab")
    page = LEADERS.replace("Bare for", "{{ plakat('A') }} for") + "Til alle.\n"
    (change,) = around(before, now, "leder", page, TEXT)
    assert (change.subject, details(change)) == ("macros", {"macros": (None, "plakat"), "pages": (None, 1)})
    assert around(before, now, "laerer", page, TEXT) == []
    assert around(before, before, "leder", page, TEXT) == []
