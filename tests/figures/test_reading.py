"""`figures.yml` is read strictly, and pages call what is in it."""

from __future__ import annotations

from datetime import date

import pytest

from kompetansepakke.base.audience import Edition
from kompetansepakke.base.problems import Problem
from kompetansepakke.content.view import view
from kompetansepakke.figures.kinds.chain import Chain
from kompetansepakke.figures.kinds.flows import Flows
from kompetansepakke.figures.kinds.ladder import Ladder
from kompetansepakke.figures.read_figures import read_figures
from kompetansepakke.figures.registry import KINDS
from tests.core.reading import HEAD, PAGE, SITE, VOCABULARY, read

from .gallery import GALLERY

FILE = "modules/p/figures.yml"
CYCLE = "{kind: cycle, title: T, description: D, steps: [A, B, C]}"
SEES = {edition.id: edition for edition in VOCABULARY.editions}


def problems(text: str) -> list[Problem]:
    return sorted(read_figures(text.encode(), FILE)[1])


def told(text: str) -> list[tuple[int, str]]:
    return [(found.line, found.code) for found in problems(text)]


def site(body: str, figures: str = f"a: {CYCLE}\n", **more: str) -> list[tuple[str, int, str]]:
    found = read({**SITE, FILE: figures, PAGE: HEAD + body, **more})[1]
    return [(one.file, one.line, one.code) for one in found]


def test_a_figure_of_every_kind_is_read() -> None:
    figures, found = read_figures(GALLERY.encode(), FILE)
    assert found == []
    assert {type(figure.drawing).__name__.lower().rstrip("s") for figure in figures.values()} == \
        {"scale" if name == "scale" else name.rstrip("s") for name in KINDS}
    chain, flows, ladder = (figures[name].drawing for name in ("krets", "brev", "stige"))
    assert isinstance(chain, Chain)
    assert (chain.returns[1].start, chain.returns[1].end) == (3, 1)
    assert isinstance(flows, Flows)
    assert flows.flows[1].label("nb") == "Rapport og regnskap"
    assert isinstance(ladder, Ladder)
    assert ladder.rungs[0].title("nb") == "Det som skjer"


def test_texts_are_in_both_languages_or_the_same_in_both() -> None:
    figures, _ = read_figures(GALLERY.encode(), FILE)
    assert (figures["hjul"].title("nb"), figures["hjul"].title("nn")) == ("Hjulet", "Hjulet på nynorsk")
    assert figures["brev"].title("nn") == "Brev"
    assert {"hjul", "Hjulet", "Hjulet på nynorsk", "Planlegge", "Alle sammen"} <= set(figures["hjul"].texts())


COMMON = "a:\n  title: T\n  description: D\n"


@pytest.mark.parametrize(("text", "expected"), [
    (COMMON + "  steps: [A, B, C]\n", [(2, "KP206")]),
    (COMMON + "  kind: cirkel\n  steps: [A, B, C]\n", [(4, "KP801")]),
    (COMMON + "  kind: [cycle]\n", [(4, "KP801")]),
    ("a:\n  kind: cycle\n  steps: [A, B, C]\n", [(2, "KP206"), (2, "KP206")]),
    (COMMON + "  kind: cycle\n  step: [A, B, C]\n", [(2, "KP206"), (5, "KP203")]),
    (COMMON + "  kind: cycle\n  steps: [A, B]\n", [(5, "KP802")]),
    (COMMON + f"  kind: cycle\n  steps: [{', '.join('ABCDEFGHIJKLM')}]\n", [(5, "KP802")]),
    (COMMON + "  kind: cycle\n  steps: A\n", [(5, "KP205")]),
    (COMMON + "  kind: cycle\n  steps: [A, B, {nb: C}]\n", [(5, "KP205")]),
    (COMMON + "  kind: cycle\n  steps:\n    - A\n    - {nb: B, nn: B, se: B}\n    - <b>C</b>\n    - 4\n",
     [(7, "KP205"), (8, "KP208"), (9, "KP205")]),
    (COMMON + f"  kind: cycle\n  steps: [A, B, {'C' * 61}]\n", [(5, "KP803")]),
    (COMMON + "  kind: cycle\n  steps: [A, B, '{{ x }}']\n", [(5, "KP410")]),
    (COMMON + "  kind: chain\n  boxes: [{title: A}, {title: B, tekst: C}]\n", [(5, "KP203")]),
    (COMMON + "  kind: chain\n  boxes: [{title: A}, {title: B}]\n  returns:\n    - {from: 3, to: 1, label: L}\n",
     [(7, "KP804")]),
    (COMMON + "  kind: chain\n  boxes: [{title: A}, {title: B}]\n  returns: [{from: 1, to: 2, label: L}]\n",
     [(6, "KP804")]),
    (COMMON + "  kind: chain\n  boxes: [{title: A}, {title: B}]\n  returns: [{from: 0, to: 2, label: L}]\n",
     [(6, "KP205")]),
    (COMMON + "  kind: ladder\n  rungs: [{title: A}, {title: B}]\n  loop: {from: 2, to: 2, label: L}\n",
     [(6, "KP804")]),
    (COMMON + "  kind: ladder\n  rungs: [{title: A}, {title: B}]\n  loop: {from: 2, to: 1}\n", [(6, "KP206")]),
    (COMMON + "  kind: pairs\n  heads: [A]\n  rows: [[A, B], [C]]\n", [(5, "KP802"), (6, "KP802")]),
    (COMMON + "  kind: scale\n  scales: [{title: A, steps: [a]}]\n", [(5, "KP802")]),
    (COMMON + "  kind: core\n  hub: H\n  parts: [{title: A}]\n", [(6, "KP802")]),
    (COMMON + "  kind: flows\n  actors: [{id: a, title: A}, {id: a, title: B}]\n"
              "  flows: [{from: a, to: b, label: L}]\n",
     [(5, "KP753"), (6, "KP805")]),
    (COMMON + "  kind: flows\n  actors: [{id: a, title: A}, {id: b, title: B}]\n"
              "  flows: [{from: a, to: a, label: L}]\n",
     [(6, "KP804")]),
    (COMMON + "  kind: nested\n  layers: [{title: A}]\n  core: []\n", [(6, "KP802")]),
    (f"Å a: {CYCLE}\n", [(1, "KP806")]),
    (f"a: {CYCLE}\na: {CYCLE}\n", [(2, "KP204")]),
    ("a: tekst\n", [(1, "KP205")]),
    ("- a\n", [(1, "KP202")]),
    ("a: [\n", [(2, "KP202")]),
    (f"a: &x {CYCLE}\nb: *x\n", [(1, "KP210"), (2, "KP210")]),
    ("a: {kind: cycle, title: usyn\u200blig, description: D, steps: [A, B, C]}\n", [(1, "KP102")]),
])
def test_what_is_wrong_is_told_at_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert told(text) == expected


def test_near_misses_are_offered() -> None:
    cases = {COMMON + "  kind: cykle\n": "Mente du «cycle»?", COMMON + "  kind: cycle\n  step: []\n": "«steps»",
             f"Hjulet vårt: {CYCLE}\n": "«hjulet-vart»",
             COMMON + "  kind: flows\n  actors: [{id: udir, title: A}, {id: uh, title: B}]\n"
                      "  flows: [{from: udri, to: uh, label: L}]\n": "Mente du «udir»?"}
    for text, wanted in cases.items():
        assert any(wanted in found.fix for found in problems(text)), wanted


def test_a_comma_in_a_flow_mapping_is_explained() -> None:
    found, = problems(COMMON + "  kind: chain\n  boxes: [{title: A}, {title: Mål, og verdier}]\n")
    assert "hermetegn" in found.fix


def test_calls_of_what_is_there_are_in_order() -> None:
    assert site('Tekst.\n\n{{ figur("a") }}\n\n/// roles | leader\n{{figur(\'a\')}}\n/// end roles\n') == []


@pytest.mark.parametrize(("call", "code"), [
    ('{{ figur("b") }}', "KP807"), ('{{ figur("p/a") }}', "KP807"), ("{{ figur() }}", "KP808"),
    ('{{ figur("a", 2) }}', "KP808"), ('{{ figur(name="a") }}', "KP808"), ("{{ figur(1) }}", "KP808"),
    ('Se {{ figur("a") }}', "KP808"), ('{{ figur("a") }} og', "KP808"), ('- {{ figur("a") }}', "KP808"),
    ('> {{ figur("a") }}', "KP808"), ('    {{ figur("a") }}', "KP808"), ('```\n{{ figur("a") }}\n```', "KP808"),
    ('{{ figur("a")|safe }}', "KP410"), ('{{ figr("a") }}', "KP410"),
])
def test_calls_that_cannot_be_drawn_are_refused(call: str, code: str) -> None:
    line = 6 if "```" in call else 5
    assert site(f"{call}\n\n{{{{ figur(\"a\") }}}}\n") == [(PAGE, line, code)]


def test_a_wrong_name_gets_a_suggestion_from_its_own_package() -> None:
    other = {"modules/q/package.yml": "title: Q\npurpose: Lære\n",
             "modules/q/1-a/index.md": SITE["modules/p/1-a/index.md"], "modules/q/figures.yml": f"hjulet: {CYCLE}\n"}
    found = read({**SITE, **other, FILE: f"hjul: {CYCLE}\n", PAGE: HEAD + '{{ figur("hjulet") }}\n'})[1]
    wrong = next(one for one in found if one.code == "KP807")
    assert wrong.message == "Figuren «hjulet» finnes ikke i modules/p/figures.yml."
    assert wrong.fix == "Mente du «hjul»? Figurer her: hjul."


def test_a_page_of_the_site_names_the_package_too() -> None:
    page = {"docs/om.md": HEAD + '{{ figur("p/a") }}\n\n{{ figur("a") }}\n'}
    found = read({**SITE, FILE: f"a: {CYCLE}\n", PAGE: HEAD, **page})[1]
    assert [(one.file, one.line, one.code) for one in found] == [("docs/om.md", 7, "KP807")]
    assert found[0].fix == "Mente du «p/a»? Figurer her: p/a."


def test_a_figure_that_no_page_calls_is_told() -> None:
    assert site("Tekst.\n") == [(FILE, 1, "KP809")]


def test_a_faulty_file_does_not_make_its_calls_wrong() -> None:
    assert site('{{ figur("a") }}\n', "a: {kind: cycle}\n") == [(FILE, 1, "KP206")] * 3


def test_an_edition_has_the_figures_that_its_own_text_calls() -> None:
    figures = "".join(f"{name}: {CYCLE}\n" for name in ("alle", "leder", "senere", "ingen", "nynorsk"))
    later = "---\ntitle: Senere\nroles: all\nopens: 2030-01-01\n---\n{{ figur(\"senere\") }}\n"
    content, _ = read({**SITE, FILE: figures, "modules/p/1-a/02-senere.md": later,
                       "modules/p/1-a/01-x.nn.md": "---\ntitle: Nn\n---\n{{ figur(\"nynorsk\") }}\n"
                                                   "/// roles | leader\n/// end roles\n",
                       PAGE: HEAD + "{{ figur(\"alle\") }}\n\n<!-- {{ figur(\"ingen\") }} -->\n\n"
                                    "/// roles | leader\n{{ figur(\"leder\") }}\n/// end roles\n"})
    def has(edition: Edition, on: date, locale: str = "nb") -> set[str]:
        return set(view(content, edition, on, "nn" if locale == "nn" else "nb").figures)

    before, after = date(2026, 1, 1), date(2031, 1, 1)
    assert has(SEES["laerer"], before) == {"p/alle"}
    assert has(SEES["leder"], before) == {"p/alle", "p/leder"}
    assert has(SEES["laerer"], after) == {"p/alle", "p/senere"}
    assert has(SEES["leder"], before, "nn") == {"p/nynorsk"}
