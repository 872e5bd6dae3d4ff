"""Which words answer which: forms, compounds, nynorsk, typing without æ, ø and å, slips; and what must not answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from kompetansepakke.search.norwegian import ENDINGS, FUNCTION_WORDS, LAST, PARTICLES, RULES, WORDS
from kompetansepakke.search.packing import postings

from .conftest import Ask

LANGUAGE = [WORDS, RULES, ENDINGS, LAST, PARTICLES, FUNCTION_WORDS]
FORMS = [line.split() for line in Path(__file__).with_name("forms.txt").read_text("utf-8").splitlines()
         if not line.startswith("#")]


def index(*pages: str) -> list[Any]:
    """An index of pages whose titles are «Side 1» and so on, each with one text."""
    held: dict[str, dict[int, bool]] = {}
    for number, text in enumerate(pages):
        for word in text.lower().split():
            held.setdefault(word, {})[number] = False
    words = sorted(held)
    listed = [[f"{number}/", 1, 0, [["Uten navn"]], ""] for number in range(len(pages))]
    posts = " ".join(postings(held[word]) for word in words)
    return [LANGUAGE, [], [""], [""], listed, [["p-0", 0]], " ".join(words), posts]


ASK = """const index = words.ready(given[0]);
return given[1].map((query) => { const found = words.search(index, query);
  return { ...found, marks: [...found.marks.keys()].sort(), hits: found.hits.map(({ page }) => page) }; });"""


def answers(node: Ask, content: list[Any], *queries: str) -> list[dict[str, Any]]:
    """What the engine says to each query."""
    found: list[dict[str, Any]] = node(ASK, [content, list(queries)])
    return found


def test_all_forms_of_a_word_have_one_key(node: Ask) -> None:
    got = node("const key = words.keyMaker(given[0]); return given[1].map((line) => line.map(key));", [LANGUAGE, FORMS])
    pairs = [list(zip(forms, keys, strict=True)) for forms, keys in zip(FORMS, got, strict=True)]
    assert [line for line in pairs if len({key for _, key in line}) > 1] == []


def test_words_that_differ_have_keys_that_differ(node: Ask) -> None:
    first = [forms[0] for forms in FORMS]
    keys = node("return given[1].map(words.keyMaker(given[0]));", [LANGUAGE, first])
    same = {key: [word for word, other in zip(first, keys, strict=True) if other == key] for key in keys}
    assert [group for group in same.values() if len(group) > 1] == []


@pytest.mark.parametrize(("typed", "word"), [
    ("miljø", "læringsmiljø"), ("miljøet", "skolemiljøer"), ("fellesskap", "profesjonsfellesskapet"),
    ("skolens", "skole"),
    ("skole", "høgskolen"), ("bøker", "notatbok"), ("menn", "nordmannen"), ("mål", "kompetansemålene"),
    ("ark", "møteark"), ("arshjul", "årshjul"),
    ("læring", "læringsstrategier"), ("elev", "elevråd"), ("runde", "ekspertrunden"), ("leiar", "skoleledere"),
    ("laeringsmiljo", "læringsmiljøet"), ("laeringsmiljoe", "læringsmiljø"), ("aarshjul", "årshjulet"),
    ("mote", "møtet"), ("moete", "møter"), ("forstaelse", "forståelsen"), ("profesj", "profesjonen"), ("mil", "miljø"),
    ("element", "kjerneelementene"), ("forstaa", "forstår"), ("forsta", "misforstått"), ("vgs", "videregående"),

])  # fmt: skip
def test_what_is_typed_finds_the_word(node: Ask, typed: str, word: str) -> None:
    others = "lærings møte not skole elev råd"
    assert 0 in answers(node, index(f"en {word} her", others, "noe annet"), typed)[0]["hits"]


@pytest.mark.parametrize(("typed", "word"), [
    ("råd", "område"), ("mat", "matematikk"), ("hold", "forhold"), ("mål", "spørsmål"), ("mål", "formål"),
    ("år", "vilkår"),
    ("bok", "bokser"), ("mål", "mal"), ("ark", "marken"), ("is", "praksis"), ("time", "estimere"), ("en", "timen"),
    ("lære", "forklarer"), ("møte", "motet"), ("tema", "system"), ("læring", "levering"),
    ("lese", "profesjonsfellesskap"), ("anna", "aksjonsplanen"), ("lekse", "leken"), ("senter", "sent"),
    ("senteret", "prosenten"), ("senter", "konsentrere"),
])  # fmt: skip
def test_letters_that_only_happen_to_stand_together_find_nothing(node: Ask, typed: str, word: str) -> None:
    content = index(f"her er {word} alt for med", f"om for spørs prak esti matematikken {typed}")
    assert word not in answers(node, content, typed)[0]["marks"]


def test_a_word_typed_with_its_letters_is_not_taken_for_another(node: Ask) -> None:
    content = index("en mal", "et mål")
    assert [one["hits"] for one in answers(node, content, "mål", "mal")] == [[1], [0, 1]]


def test_the_word_itself_comes_before_forms_and_forms_before_compounds(node: Ask) -> None:
    content = index("læringsmiljø", "miljøene", "miljø", "miljøvern")
    assert answers(node, content, "miljø")[0]["hits"] == [2, 1, 0, 3]


def test_a_title_comes_first(node: Ask) -> None:
    content = index("miljø", "uten miljø navn")
    content[4][1][3] = [["Om miljøet"], ["Et miljø til"]]
    content[4][0][3] = [["Noe annet"]]
    got = answers(node, content, "miljø")[0]["hits"]
    assert got[0] == 1


@pytest.mark.parametrize("typed", ["lærings miljø", "laerings miljo", "læring miljø"])
def test_a_compound_typed_as_two_words_is_found_first(node: Ask, typed: str) -> None:
    content = index("læring om miljø", "et læringsmiljø", "bare læring")
    assert answers(node, content, typed)[0]["hits"] == [1, 0]


def test_two_words_that_are_typed_as_one_are_found_apart(node: Ask) -> None:
    content = index("overordnet del av planen", "en del")
    assert answers(node, content, "overordnetdel")[0]["hits"] == [0]


@pytest.mark.parametrize("typed", ["profesjonsfelleskap", "profesjonsfellesskpa", "profesjonsfellessskap",
                                   "profesjensfellesskap"])
def test_one_slip_in_a_long_word_is_forgiven_and_told(node: Ask, typed: str) -> None:
    got = answers(node, index("et profesjonsfellesskap", "noe annet"), typed)[0]
    assert (got["hits"], got["instead"]) == ([0], "profesjonsfellesskap")


@pytest.mark.parametrize("typed", ["bærkraft", "barekraft", "bærekaft"])
def test_a_slip_is_more_likely_than_two_words_in_one(node: Ask, typed: str) -> None:
    got = answers(node, index("en bærekraft", "bare kraft", "bær har kraft"), typed)[0]
    assert (got["hits"], got["instead"]) == ([0], "bærekraft")


def test_one_letter_and_a_hyphen_may_be_left_out(node: Ask) -> None:
    assert answers(node, index("send en e post", "en post", "ei e"), "epost")[0]["hits"] == [0]


def test_numbers_with_a_point_are_not_two_numbers(node: Ask) -> None:
    content = index("kapittel 3.5 her", "3 og 5", "13.5", "3.51")
    assert [one["hits"] for one in answers(node, content, "3.5", "3", "delkapittel 3.5")] == [[0], [1], [0]]


def test_a_page_is_found_first_by_the_number_above_its_title(node: Ask) -> None:
    content = index("0.6 nevnes 0.6", "her er 0.6", "modul 3 her", "modul 3 modul")
    content[4][1][4] = "0.6"
    content[4][3][4] = "Modul 3"
    assert [one["hits"][0] for one in answers(node, content, "0.6", "modul 3")] == [1, 3]


def test_short_words_and_two_slips_are_not_guessed_at(node: Ask) -> None:
    got = answers(node, index("møte timen profesjonsfellesskap"), "møge", "profisjonsfelleskap", "qqqqqqqq")
    assert [one["hits"] for one in got] == [[], [], []]


def test_all_words_are_wanted_and_small_words_are_not(node: Ask) -> None:
    content = index("elev stemme", "elev", "stemme hva er en")
    got = answers(node, content, "elevenes stemmer", "hva er en elev", "hva", "elev måne", "våre elevar", "eleven min")
    assert [sorted(one["hits"]) for one in got] == [[0], [0, 1], [2], [0, 1], [0, 1], [0, 1]]
    assert [one["some"] for one in got] == [False, False, False, True, False, False]


def test_nothing_typed_finds_nothing(node: Ask) -> None:
    got = answers(node, index("noe"), "", "  ", "«»", "*(", "\\")
    assert [(one["hits"], one["some"], one["instead"]) for one in got] == [([], False, "")] * 5


def test_the_stem_is_the_beginning_of_its_word_and_folds_are_without_marks(node: Ask) -> None:
    got = node("return given.map((word) => [stem(word), fold(word)]);", ["skolens", "møter", "idé", "Ås", "på"])
    assert got == [["skol", "skolens"], ["møt", "moter"], ["idé", "ide"], ["Ås", "as"], ["på", "pa"]]


def test_a_large_index_answers_at_once(node: Ask) -> None:
    """Four packages hold about 12 000 words; this one twice as many, on a machine that others use too."""
    letters = "bdfgklmnprst"
    made = [f"{a}{v}{b}{w}{c}{end}" for a in letters for v in "aeiou" for b in letters for w in "aei" for c in "lnrst"
            for end in ("", "en")]  # fmt: skip
    pages = [" ".join(made[start::60]) for start in range(60)]
    took = node("""const index = words.ready(given); const from = process.cpuUsage();
      for (const query of ["b", "ba", "bal", "balen", "malanen", "bilat rotes", "dorisxer"]) words.search(index, query);
      const used = process.cpuUsage(from); return (used.user + used.system) / 7000;""", index(*pages))
    assert len(made) > 20_000
    assert took < 50


@pytest.mark.parametrize("typed", [
    normalize("NFD", "læringsmål på blåmåned"),
    "lærings\u00admål på blå\u00admåned", "lærings\u200bmål på blå\u2060måned",
    "\ufefflæringsmål på blåmåned", normalize("NFD", "LÆRINGSMÅL PÅ BLÅMÅNED")])
def test_what_is_pasted_from_a_mac_or_a_hyphenated_text_finds_the_same(node: Ask, typed: str) -> None:
    content = index("læringsmål på blåmåned", "mål", "lærings", "en blåmåned")
    as_typed, usual = answers(node, content, typed, "læringsmål på blåmåned")
    assert as_typed == usual
    assert usual["hits"] == [0]
