"""`kp translate --phrases`: the start of a language, and what one that has begun still lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kompetansepakke.base.problems import Place, Problem
from kompetansepakke.cli.main import main
from kompetansepakke.site.drafts.missing_words import missing_words
from kompetansepakke.site.site_words import take_up_languages
from kompetansepakke.words.languages import MODEL, TABLES, language, shipped_words, use_site_words
from kompetansepakke.words.strings import day_text, text
from tests.site.building import write

ALL = sum(len(shipped_words(MODEL)[table]) for table in TABLES)
PLACE = Place("mkdocs.yml")


@pytest.fixture(autouse=True)
def no_words_of_a_site() -> Iterator[None]:
    use_site_words({})
    yield
    use_site_words({})


def taken_up(root: Path, locale: str, words: str) -> tuple[Problem, ...]:
    """What is wrong with a site that has these words in the language, which are then in use."""
    return take_up_languages(write(root, {f"overrides/words/{locale}.yml": words}), ["nb", locale], PLACE)[1]


def test_a_new_language_begins_with_what_is_known_of_it_and_says_the_rest_in_norwegian(tmp_path: Path) -> None:
    start = missing_words("se")
    assert f": {ALL} av {ALL} tekster mangler" in start
    assert taken_up(tmp_path, "se", start) == ()
    assert (language("se").tag, language("se").name) == ("se", "Davvisámegiella")
    assert day_text("se", date(2026, 11, 29)) == "sotnabeaivi 29. skábmamánnu 2026"
    assert text("se", "home") == text("nb", "home")


def test_the_start_holds_every_text_as_a_line_to_translate(tmp_path: Path) -> None:
    whole = re.sub(r"^# (?=\w+:|  )", "", missing_words("se"), flags=re.MULTILINE).replace("overrides/", "# ", 1)
    assert taken_up(tmp_path, "se", whole) == ()
    assert missing_words("se") == f"# overrides/words/se.yml: 0 av {ALL} tekster mangler.\n"


def test_a_language_that_has_begun_is_told_what_it_lacks_in_the_words_shown_meanwhile(tmp_path: Path) -> None:
    assert taken_up(tmp_path, "se", missing_words("se") + "phrases:\n  and: ja\n") == ()
    rest = missing_words("se")
    assert f": {ALL - 1} av {ALL} tekster" in rest
    assert '#   home: "Forsida"\n' in rest
    assert (re.search(r"^#   and:", rest, re.MULTILINE), "months" in rest) == (None, False)


def test_nothing_is_lacking_in_our_own_languages() -> None:
    assert missing_words("nn") == f"# overrides/words/nn.yml: 0 av {ALL} tekster mangler.\n"


@pytest.mark.parametrize(("locale", "known"), [
    ("sma", ['tag: "sma"', 'name: "Åarjelsaemien gïele"', 'fallback: "nb"']),
    ("qaa", ['tag: "qaa"', 'fallback: "nb"'])])
def test_what_nobody_knows_of_a_language_is_left_to_the_translator(locale: str, known: list[str]) -> None:
    assert [line for line in missing_words(locale).splitlines() if not line.startswith("#")] == known


@pytest.mark.parametrize(("options", "told"), [
    (["--phrases", "../se"], "kp: «../se» er ikke det korte navnet på et språk, som se eller sr-latn.\n"),
    (["--to", "nn"], "kp: Skriv hvilken side, modul eller pakke det gjelder, eller «.» for alt.\n")])
def test_what_cannot_be_done_is_told_in_one_line(
        options: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["-C", str(write(tmp_path, {})), "translate", *options]), capsys.readouterr().err) == (2, told)


def test_the_command_prints_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(write(tmp_path, {})), "translate", "--phrases", "se"]) == 0
    assert capsys.readouterr().out == missing_words("se")
