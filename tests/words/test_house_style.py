"""A site's own list of words, `language.yml`: what it finds, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetansepakke.site.house_style.house_style import style_problems
from kompetansepakke.site.project import read_content
from tests.core.reading import VOCABULARY
from tests.programs import ROOT
from tests.site.building import FRONT, HEAD, PACKAGE, write

LIST = """nb:
  boken: boka
  stod: sto
  på siden: på sida
  på siden av: på siden av
nn:
  hvordan: korleis
  noe: noko
"""
PAGE = "modules/p/1-a/01-x.md"


def told(text: str, file: str = PAGE, listed: str = LIST) -> list[str]:
    """What is said of a file, without what is the same each time."""
    return [f"{one.line}:{one.column} {one.code} {one.fix}"
            for one in style_problems(("language.yml", listed.encode()), [(file, text.encode())], ("nb", "nn"))]


@pytest.mark.parametrize(("text", "found"), [
    ("Les boken.\n", ["5:5 KP611 skriv «boka»."]),
    ("Boken *er* god.\n", ["5:1 KP611 skriv «Boka»."]),
    ("Én ting\n\n- Les boken\n- Der **stod** den\n", ["7:7 KP611 skriv «boka».", "8:9 KP611 skriv «sto»."]),
    ("| Del | Hva |\n|---|---|\n| En | boken |\n", ["7:8 KP611 skriv «boka»."]),
    ("Det står på\nsiden.\n", ["5:10 KP611 skriv «på sida»."]),
    ("/// task | Les boken\n    id: boken\n    minutes: 10\n    work: team\n\nLes.\n/// end task\n",
     ["5:16 KP611 skriv «boka»."]),
    ("Om kafe\u0301er, og boken.\n", ["5:15 KP611 skriv «boka»."]),
])
def test_a_word_is_found_where_it_stands_with_what_is_written_instead(text: str, found: list[str]) -> None:
    assert told(HEAD + text) == found


@pytest.mark.parametrize("text", [
    "Boka, boken-fila, lydboken og bokens.\n",
    "Den ligger på siden av boka.\n",
    "Han sa «les boken nå», hun “boken stod der”, de \"boken\" og de «sa ‹boken›».\n",
    "Les *Boken om Noe* og _Boken_, [boken](01-x.md), [boken][b] og `boken`.\n\n[b]: 01-x.md\n",
    "> Les boken.\n",
    "```\nboken\n```\n",
    "<!-- boken -->\nEn <span lang=\"nn\">boken stod</span> der.\n",
    "{{ figur(\"boken\") }}\n",
    "Hvordan?\n",
])
def test_what_others_wrote_other_forms_and_code_are_left_alone(text: str) -> None:
    assert told(HEAD + text) == []


def test_each_language_has_its_own_words() -> None:
    text = '---\ntitle: Noe\nsource_hash: "1"\n---\n\nHvordan boken stod.\n'
    assert told(text, "modules/p/1-a/01-x.nn.md") == ["2:8 KP611 skriv «Noko».", "6:1 KP611 skriv «Korleis»."]


def test_texts_in_yaml_are_read_in_their_languages_and_names_are_not() -> None:
    text = "f:\n  kind: noe\n  title: {nb: Noe i boken, nn: \"Noe i boken\"}\n  steps: [Boken, 'En bok']\n"
    assert told(text, "modules/p/figures.yml") == [
        "3:21 KP611 skriv «boka».", "4:11 KP611 skriv «Boka».", "3:33 KP611 skriv «Noko»."]


@pytest.mark.parametrize(("listed", "found"), [
    ("nb: [boken]\n", "1:5 KP205"), ("se: {a: b}\n", "1:1 KP203"), ("nb: {boken: boka, boken: bok}\n", "1:19 KP204"),
    ("nn:\n  nå: no\n", "2:7 KP205"), ("nb: {'*': b}\n", "1:6 KP205"), ("nb: [\n", "2:1 KP202"),
    ("nb: {a: ''}\n", "1:9 KP205"),
])
def test_what_is_wrong_with_the_list_is_told_where_it_stands(listed: str, found: str) -> None:
    assert [" ".join(one.split()[:2]) for one in told(HEAD, listed=listed)] == [found]


def test_a_check_warns_of_it_and_a_site_without_a_list_hears_nothing(tmp_path: Path) -> None:
    site = write(tmp_path, {"modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT,
                            PAGE: HEAD + "Les boken.\n"})
    for more in ({}, {"language.yml": LIST}):
        found = read_content(write(site, more), VOCABULARY, frozenset()).problems
        assert [(one.file, one.severity) for one in found if one.code == "KP611"] == [(PAGE, "warning")] * len(more)


def test_our_own_phrases_in_nynorsk_keep_to_our_own_list() -> None:
    files = [(name, (ROOT / name).read_bytes()) for name in ("language.yml", "src/kompetansepakke/words/nn.yml")]
    assert list(style_problems(files[0], files[1:], ("nn", "nb"))) == []
