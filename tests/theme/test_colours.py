"""Contrast is worked out as WCAG does, and every colour that Material has a name for can be read in light and dark."""

from __future__ import annotations

import colorsys
from itertools import product

import pytest

from kompetansepakke.web.look.colours import BLACK, WHITE, Colour, colour, contrast, ink_on, made_readable, reads_on
from kompetansepakke.web.look.css_tokens import colours_of, material_selectors, tokens
from kompetansepakke.web.look.material_colours import ACCENT, COLOURLESS, PRIMARY
from kompetansepakke.web.look.palette import Tokens, Wish, fulfilled, palette_css, too_faint
from kompetansepakke.web.sheets import sheet

KP = sheet("kp")
DARK = sheet("dark")
BASE: dict[bool, Tokens] = {False: colours_of(KP), True: {**colours_of(KP), **colours_of(DARK)}}


@pytest.mark.parametrize(("one", "other", "ratio"), [
    ("#000", "#fff", 21), ("#fff", "#fff", 1), ("#777", "#fff", 4.48), ("#767676", "#fff", 4.54),
    ("#0b5d4e", "#ffffff", 7.81), ("red", "white", 4.0),
])
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    found = colour(one), colour(other)
    assert found[0]
    assert found[1]
    assert contrast(found[0], found[1]) == pytest.approx(ratio, abs=0.01) == contrast(found[1], found[0])


@pytest.mark.parametrize("text", ["", "blå", "#12", "rgb(0 0 0 / 50%)", "var(--x)", "transparent"])
def test_what_is_no_whole_colour_is_none(text: str) -> None:
    assert colour(text) is None


@pytest.mark.parametrize("dark", [False, True])
def test_the_theme_s_own_colours_can_be_read(*, dark: bool) -> None:
    assert list(too_faint(BASE[dark])) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", PRIMARY)
def test_each_of_material_s_colours_gives_a_theme_that_can_be_read(name: str, *, dark: bool) -> None:
    for accent in (None, *ACCENT.values()):
        wish = Wish(PRIMARY[name], accent, name in COLOURLESS)
        made = fulfilled(wish, BASE[dark], dark=dark)
        assert [pair.named for pair in too_faint({**BASE[dark], **made})] == []
        assert made["--kp-brand"] == PRIMARY[name]


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    deep = Colour(0, 60, 120)
    assert made_readable(deep, (WHITE,)) == deep


def test_a_colour_that_can_t_be_read_keeps_its_hue() -> None:
    for parts in product((30, 140, 250), repeat=3):
        for ground in (WHITE, Colour(17, 23, 21)):
            wish = Colour(*parts)
            made = made_readable(wish, (ground,))
            assert reads_on(made, (ground,))
            if made not in (BLACK, WHITE, wish) and len(set(parts)) > 1:
                hues = [colorsys.rgb_to_hls(one.red / 255, one.green / 255, one.blue / 255)[0] for one in (wish, made)]
                assert abs(hues[0] - hues[1]) < 0.02 or abs(hues[0] - hues[1]) > 0.98


def test_ink_can_be_read_on_any_ground() -> None:
    for parts in product(range(0, 256, 51), repeat=3):
        assert reads_on(ink_on(Colour(*parts)), (Colour(*parts),))


def test_what_the_site_decided_is_left_and_named_where_it_falls_short() -> None:
    grey = Colour(150, 150, 150)
    made = fulfilled(Wish(Colour(0, 90, 160), own={"--kp-link": grey, "--kp-on-brand": grey}), BASE[False], dark=False)
    assert made["--kp-link"] == grey
    named = {pair.named for pair in too_faint({**BASE[False], **made})}
    assert {"lenkene mot bakgrunnen", "teksten i toppen mot toppen"} <= named


def test_the_style_sheet_gives_dark_colours_names_of_their_own() -> None:
    css = palette_css({"--kp-link": Colour(0, 0, 255)}, {"--kp-link": Colour(200, 200, 255)})
    assert "--kp-link: #0000ff;" in css
    assert "--kp-dark-link: #c8c8ff;" in css
    assert ".kp-header" not in css
    assert "var(--kp-dark-link," in DARK


@pytest.mark.parametrize(("css", "found"), [
    (":root { --a: #fff; }", [("--a", "#fff", 1, False)]),
    ("\n:root, html { --a: 1px }", [("--a", "1px", 2, False)]),
    (":root > * { --a: red }", [("--a", "red", 1, False)]),
    ('[data-md-color-scheme="slate"] {\n  --a: red;\n}', [("--a", "red", 2, True)]),
    ("@layer x { :root { --a: b } }", [("--a", "b", 1, False)]),
    ("@media print { :root { --a: b } }", []),
    ("p { --a: red } :root { color: red }", []),
])
def test_properties_of_the_whole_page_are_found(css: str, found: list[tuple[str, str, int, bool]]) -> None:
    assert [(one.name, one.value, one.line, one.for_dark) for one in tokens(css)] == found


def test_classes_of_material_s_html_are_found_but_those_of_buttons() -> None:
    css = "p { color: red }\n.md-header, .md-nav .x { color: red }\n.md-button { color: red }"
    assert material_selectors(css) == {".md-header": 2, ".md-nav": 2}
