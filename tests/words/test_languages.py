"""The languages: that each file says the same things, and how a language comes together from what tool and site say."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from datetime import date

import pytest

from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.words.languages import (
    LISTS,
    MODEL,
    TABLES,
    UnknownLanguageError,
    language,
    shipped_locales,
    shipped_words,
    use_site_words,
)
from kompetansepakke.words.strings import (
    date_text,
    day_text,
    holiday_text,
    hours_text,
    listed,
    months_text,
    phrases,
    text,
)

COUNTED = re.compile(r"\{(?:count|hours|horizon|meetings|minutes|more|total|weeks)\} ([a-zæøå]+)")
"""A count, told as it stands, and the word after it."""
ALIKE = {"nb": {"av", "kalenderuker", "min", "opptak", "rekkefølger", "t", "til", "treff"},
         "nn": {"av", "kalenderveker", "min", "opptak", "rekkjefølgjer", "t", "til", "treff"}}
"""Words that are the same for one and for several, and those of phrases that are never told of one: a plan longer than
its horizon, and more orders than the page shows."""
OTHERS = [locale for locale in shipped_locales() if locale != MODEL]


@pytest.fixture
def saami() -> Iterator[None]:
    """A site with a language of its own, which falls back to nynorsk, and a phrase of its own in bokmål."""
    use_site_words({"se": {"tag": "se", "name": "Davvisámegiella", "fallback": "nn", "phrases": {"and": "ja"},
                           "weekdays": ["vuossárga", "maŋŋebárga", "gaskavahkku", "duorasdat", "bearjadat", "lávvardat",
                                        "sotnabeaivi"]},
                    "nb": {"phrases": {"home": "Start"}}})
    yield
    use_site_words({})


def fields(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@pytest.mark.parametrize("locale", OTHERS)
def test_every_language_says_what_the_first_says_with_the_same_fields(locale: str) -> None:
    model, words = shipped_words(MODEL), shipped_words(locale)
    assert set(words) - {"fallback"} == set(model)
    assert {name: len(words[name]) for name in LISTS} == LISTS
    for table in TABLES:
        assert words[table].keys() == model[table].keys()
        assert {key for key, said in words[table].items() if fields(said) != fields(model[table][key])} == set()


def test_a_month_a_list_and_a_count_are_said_in_each_language() -> None:
    day = date(2026, 3, 30)
    assert [day_text(locale, day) for locale in ("nb", "nn")] == ["mandag 30. mars 2026", "måndag 30. mars 2026"]
    assert months_text("nb", day, date(2026, 5, 1)) == "mars – mai 2026"
    assert months_text("nb", day, date(2027, 5, 1)) == "mars 2026 – mai 2027"
    assert months_text("nb", day, day) == "mars 2026"
    assert (listed("nb", ["a", "b", "c"]), hours_text("nb", 500)) == ("a, b og c", "8 t 20 min")


@pytest.mark.parametrize("locale", ["nb", "nn"])
def test_a_phrase_with_a_count_has_words_for_one(locale: str) -> None:
    said = language(locale).phrases
    plural = {key: found[1] for key, phrase in said.items() if not key.endswith("_one") and f"{key}_one" not in said
              if (found := COUNTED.search(phrase)) and found[1] not in ALIKE[locale]}
    assert plural == {}


@pytest.mark.parametrize(("locale", "told"), [
    ("nb", ["1 minutt", "1 time", "minst 1 uke", "minst 1 møte", "1 side", "1 ressurs"]),
    ("nn", ["1 minutt", "1 time", "minst 1 veke", "minst 1 møte", "1 side", "1 ressurs"])])
def test_one_is_told_as_one(locale: str, told: list[str]) -> None:
    keys = ("minutes_long", "hours", "weeks_min", "meetings_at_least", "pages", "catalogue_count")
    assert [text(locale, key, count=1, hours=1, weeks=1) for key in keys] == told


@pytest.mark.parametrize(("locale", "told"), [
    ("nb", ["1 kalenderuke", "1 skoleuke", "1 møte", "1 ressurs eller møte",
            "Modul 2 skal ha minst 1 møte; ett er ikke beskrevet, men har fått plass i planen."]),
    ("nn", ["1 kalenderveke", "1 skuleveke", "1 møte", "1 ressurs eller møte",
            "Modul 2 skal ha minst 1 møte; eitt er ikkje skildra, men har fått plass i planen."])])
def test_the_planner_tells_one_as_one(locale: str, told: list[str]) -> None:
    keys = ("pace_weeks_told", "weeks", "meetings", "untimed", "unwritten")
    assert [Teller(locale).say(key, count=1, module=2, meetings=1) for key in keys] == told


def test_two_holidays_on_one_day_are_both_said_in_the_language() -> None:
    assert holiday_text("nn", "Arbeidernes dag og Kristi himmelfartsdag") == "Arbeidardagen og Kristi himmelfartsdag"
    assert holiday_text("nn", "Skolefri i Bodø") == "Skolefri i Bodø"


@pytest.mark.usefixtures("saami")
def test_what_a_language_lacks_comes_from_the_one_it_falls_back_to() -> None:
    assert (language("se").tag, language("se").name, language("nn").name) == ("se", "Davvisámegiella", "Nynorsk")
    assert day_text("se", date(2026, 3, 30)) == "vuossárga 30. mars 2026"
    assert listed("se", ["a", "b"]) == "a ja b"
    assert text("se", "home") == text("nn", "home") == "Framsida"
    assert text("nb", "home") == "Start"


@pytest.mark.usefixtures("saami")
def test_the_sites_own_phrase_does_not_change_the_others() -> None:
    assert (text("nb", "menu"), date_text("nb", date(2026, 3, 30))) == ("Meny", "30. mars 2026")


def test_a_language_without_words_is_unknown() -> None:
    with pytest.raises(UnknownLanguageError):
        language("se")


def test_no_phrase_has_a_name_that_templates_take_for_something_else() -> None:
    assert [key for key in phrases("nb") if hasattr(dict, key)] == []
