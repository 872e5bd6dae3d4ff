"""How figures are drawn: nothing outside, nothing on top of anything, nothing but classes for colour."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
import turbohtml
from axe_core_python.sync_playwright import Axe  # type: ignore[import-untyped]

from kompetansepakke.figures.drawing.measure import lines, text_width
from kompetansepakke.figures.markup import figure_html
from kompetansepakke.figures.read_figures import read_figures
from kompetansepakke.pdf.pdf_drawings import drawing

from .conftest import Show, drawn

SVG = "{http://www.w3.org/2000/svg}"
TEXTS = """() => [...document.querySelectorAll("svg")].map((svg) => {
  const size = svg.viewBox.baseVal;
  const room = (one) => { const b = one.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; };
  return {
    name: svg.querySelector("title").id, size: [size.width, size.height],
    boxes: [...svg.querySelectorAll("rect")].map(room),
    texts: [...svg.querySelectorAll("text")].map((one) => [one.textContent.trim(), ...room(one)]),
    smallest: Math.min(...[...svg.querySelectorAll("text")].map((one) =>
      one.getAttribute("font-size") * svg.getBoundingClientRect().width / size.width)),
  };
})"""
Box = list[float]


def test_every_figure_says_what_it_shows_and_has_no_colours_of_its_own() -> None:
    for name, markup in drawn().items():
        figure = ET.fromstring(markup)
        svg = figure.find(f"{SVG}svg")
        assert svg is not None
        assert [part.tag for part in svg][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert svg.get("aria-labelledby") == f"{svg[0].get('id')} {svg[1].get('id')}"
        assert svg[1].text, name
        assert not {key for part in svg.iter() for key in part.attrib} & {"fill", "stroke", "style"}
        assert "\n" not in markup


def test_the_caption_is_the_title_with_its_source() -> None:
    captions = [re.findall("<figcaption>(.*?)</figcaption>", markup)[0] for markup in drawn().values()]
    assert "Enkel og dobbel krets (Argyris og Schön 1978)" in captions
    assert "Hjulet" in captions
    assert "Hjulet på nynorsk" in drawn("nn")["hjul"]


def test_what_editors_write_is_text_and_nothing_else() -> None:
    text = "a: {kind: cycle, title: 'A > \" &', description: '] ]> ){', steps: ['\\', '*b*', '_c_ {: #d }']}"
    figures, found = read_figures(text.encode(), "f")
    assert found == []
    markup = figure_html(figures["a"], "nb")
    assert ET.fromstring(markup).findtext("figcaption") == 'A > " &'
    assert "{" not in markup


def test_the_same_figure_twice_on_a_page_has_ids_of_its_own() -> None:
    figure = read_figures(b"a: {kind: cycle, title: T, description: D, steps: [A, B, C]}", "f")[0]["a"]
    first, second = (set(re.findall('id="([^"]+)"', figure_html(figure, "nb", time))) for time in (1, 2))
    assert len(first) == len(second) == 2
    assert not first & second


@pytest.mark.parametrize("width", [320, 1280])
def test_no_text_is_outside_the_drawing_or_its_box_or_on_other_text(show: Show, width: int) -> None:
    page = show(width)
    assert page.evaluate("document.fonts.check('14px Inter')")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    for figure in page.evaluate(TEXTS):
        wrong = [*_outside(figure["texts"], figure["size"]), *_spilled(figure["texts"], figure["boxes"]),
                 *_meeting(figure["texts"])]
        assert wrong == [], figure["name"]
        assert figure["smallest"] >= 10.5, figure["name"]


def _outside(texts: list[list[float]], size: list[float]) -> list[object]:
    return [text for text, left, top, right, bottom in texts
            if left < 0 or top < -1 or right > size[0] + .5 or bottom > size[1] + 1]


def _spilled(texts: list[list[float]], boxes: list[Box]) -> list[object]:
    """Texts that reach out of the smallest box that their middle is in; a number may stand on a box's corner."""
    found: list[object] = []
    for text, left, top, right, bottom in texts:
        x, y = (left + right) / 2, (top + bottom) / 2
        around = [box for box in boxes if box[0] <= x <= box[2] and box[1] <= y <= box[3]]
        box = min(around, key=lambda one: (one[2] - one[0]) * (one[3] - one[1]), default=None)
        if box and not str(text).isdigit() and (left < box[0] + 1 or right > box[2] - 1
                                                or top < box[1] - 1 or bottom > box[3] + 1):
            found.append(text)
    return found


def _meeting(texts: list[list[float]]) -> list[object]:
    return [(one[0], two[0]) for place, one in enumerate(texts) for two in texts[place + 1:]
            if min(one[3], two[3]) - max(one[1], two[1]) > 1 and min(one[4], two[4]) - max(one[2], two[2]) > 5]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(show: Show, scheme: str) -> None:
    page = show(360, color_scheme=scheme)
    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in Axe().run(page)["violations"]] == []


@pytest.mark.parametrize("word", ["Profesjonsfellesskapsutviklingsarbeid", "W" * 60, "møter" * 12, "a-b-c-d-e" * 6,
                                  "ÅØÆ" * 20])
def test_long_words_are_broken_into_pieces_that_fit(word: str) -> None:
    for width in (60.0, 104.0, 320.0):
        made = lines(f"en {word} til", width, 14, bold=True)
        assert all(text_width(line, 14, bold=True) <= width for line in made)
        joined = "".join(line.removesuffix("-") if line.endswith("-") else line + " " for line in made)
        assert joined.replace(" ", "").replace("-", "") == f"en{word}til".replace("-", "")


def test_compounds_break_where_their_words_meet() -> None:
    assert lines("Profesjonsfellesskap", 100, 14) == ["Profesjons-", "fellesskap"]
    assert lines("Lektor2-modellen", 90, 14) == ["Lektor2-", "modellen"]
    assert lines("Hver for seg", 300, 14) == ["Hver for seg"]


def test_dots_stay_with_the_word_before_them() -> None:
    assert lines("«Da har jeg tatt feil om …»", 156, 13) == ["«Da har jeg tatt feil", "om …»"]
    assert lines("Jeg tror at lærere … og så", 115, 13) == ["Jeg tror at", "lærere … og så"]
    assert lines("… og så", 300, 13) == ["… og så"]
    assert lines("Profesjonsfellesskap …", 140, 13) == ["Profesjonsfellesskap", "…"]


def test_ordinary_words_stand_whole_beside_a_hub() -> None:
    steps = "[Kontakt, Design, Gjennomføring, Rapport og elevundersøkelse, Regionsamling, Redesign]"
    text = f"a: {{kind: cycle, title: T, description: D, hub: [Partner], steps: {steps}}}"
    figure = read_figures(text.encode(), "f")[0]["a"]
    said = [part.text for part in ET.fromstring(figure_html(figure, "nb")).iter(f"{SVG}tspan")]
    assert "Gjennomføring " in said


def test_in_a_pdf_drawings_have_ink_for_every_class_and_are_told_in_words() -> None:
    written = re.compile("kp-svg__(?:text|title|small)|kp-svg__level0")
    for name, markup in drawn().items():
        svg = turbohtml.parse(markup).find("svg")
        assert svg is not None
        made, told, width = drawing(svg)
        alone = ET.fromstring(made)
        used = {word for part in alone.iter() for word in part.get("class", "").split()} - {"kp-svg"}
        style = alone.findtext(f"{SVG}style") or ""
        assert {word for word in used if f".{word}" not in style and not written.fullmatch(word)} == set(), name
        assert told == ". ".join((alone.findtext(f"{SVG}{part}") or "").rstrip(".") for part in ("title", "desc"))
        assert width == float(alone.get("viewBox", "").split()[2])


def test_other_pictures_are_left_as_they_are_in_a_pdf() -> None:
    code = '<svg xmlns="http://www.w3.org/2000/svg" class="kp-qr"><title>T</title><desc>D</desc></svg>'
    svg = turbohtml.parse(code).find("svg")
    assert svg is not None
    assert drawing(svg)[0] == code
