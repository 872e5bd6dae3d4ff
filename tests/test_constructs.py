"""What Material's users write becomes HTML that needs no script and is read out for what it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from markdown import Markdown

from kompetansepakke.engine.converter import Converter, add_extensions

HTML = Converter([], {}, "nb")
NYNORSK = Converter([], {}, "nn")


def html(text: str) -> str:
    return HTML(text).html


def built(text: str, **settings: Mapping[str, object]) -> str:
    """As the engine makes it for publishing, with a site's own settings."""
    names, options = list(settings), {name: dict(chosen) for name, chosen in settings.items()}
    add_extensions(names, options, "nb")
    return Markdown(extensions=names, extension_configs=options).convert(text)


@pytest.mark.parametrize(("text", "made"), [
    ("++ctrl+f++", '<kbd class="key-control">Ctrl</kbd><span>+</span><kbd class="key-f">F</kbd>'),
    ("==a==", "<mark>a</mark>"), ("^^a^^", "<ins>a</ins>"), ("x^2^", "x<sup>2</sup>"), ("H~2~O", "H<sub>2</sub>O"),
    ("~~a~~", "<del>a</del>"), ("a\\\nb", "a<br />\nb"), (":smile:", "😄"), (":+1:", "👍"),
    ("`#!python None`", '<code class="highlight"><span class="kc">None</span></code>'), ("`#!a`", "<code>#!a</code>"),
    ("```python\nNone\n```", '<div class="highlight"><pre><span></span><code><span class="kc">None</span>\n'),
    ("![a](b.png){ align=right }", '<img alt="a" class="kp-right" src="b.png" />'),
    ("![a](b.png#only-dark)", '<img alt="a" class="kp-only-dark" src="b.png" />'),
    ("![a](b.png#only-light){ align=left }", 'class="kp-left kp-only-light" src="b.png"'),
    ("![a](b.png#gh-dark-mode-only)", 'class="kp-only-dark" src="b.png"'),
    ("3. a\n4. b", '<ol start="3">'), ("1) a\n2) b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
    ("- a\n\n1. b", "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>"),
])
def test_a_mark_becomes_its_element(text: str, made: str) -> None:
    assert made in html(text)


def test_a_box_says_its_type_also_where_its_title_does_not() -> None:
    assert html("!!! warning\n    a\n").startswith(
        '<div aria-label="Advarsel" class="admonition warning" role="note">\n<p class="admonition-title">Advarsel</p>')
    assert '<p class="admonition-title">Husk</p>' in html('!!! warning inline end "Husk"\n    a\n')
    assert 'aria-label="Åtvaring"' in NYNORSK('!!! warning "Hugs"\n    a\n').html
    assert '<summary><span class="kp-hidden">Tips: </span>Husk</summary>' in html('??? tip "Husk"\n    a\n')
    assert "<summary>Tips</summary>" in html("???+ tip\n    a\n")
    assert 'class="admonition egen" role="note">' in html("!!! egen\n    a\n")


def test_tabs_are_groups_of_details_of_which_one_is_open() -> None:
    tabs = '=== "En"\n    a\n\n=== "**To**"\n    b\n\nMer.\n\n=== "Tre"\n    c\n'
    made = html(tabs)
    assert made.count('<details class="kp-tab" name="kp.faner-1"') == 2
    assert made.count('<details class="kp-tab" name="kp.faner-2"') == 1
    assert [part.partition("<")[0] for part in made.split("<summary>")[1:]] == ["En", "", "Tre"]
    assert made.count('open="open"') == 2
    assert "<input" not in built(tabs, **{"pymdownx.tabbed": {"alternate_style": True}})


def test_a_list_to_tick_says_what_is_done() -> None:
    made = built("- [ ] a **b**\n- [x] c\n\n    d\n- [e] f\n", **{"pymdownx.tasklist": {"custom_checkbox": True}})
    assert made.count('role="img"') == 2
    assert '<li class="kp-todo">' in made
    assert made.index('aria-label="Ikke gjort"') < made.index("a <strong>b</strong>") < made.index('aria-label="Gjort"')
    assert "[e] f" in made
    assert '</span> <a href="b">c</a>' in html("- [ ] [c](b)")
    assert "<input" not in made


def test_an_icon_is_drawn_when_the_page_is_built_and_for_the_eye_alone_unless_it_has_a_title() -> None:
    silent, told = ":material-school:", ':octicons-heart-fill-24:{ title="Glad" .lg }'
    assert '<span aria-hidden="true" class="twemoji"></span>' in html(silent)
    assert '<span aria-hidden="true" class="twemoji"><svg xmlns=' in built(silent)
    assert '<span aria-label="Glad" class="twemoji lg" role="img" title="Glad"><svg' in built(told)
    assert html(":material-finnes-ikke: :finnes_ikke: a:b:c") == "<p>:material-finnes-ikke: :finnes_ikke: a:b:c</p>"
    assert "svg" not in built(":material-../../logo: `:material-school:`")


def test_an_icon_of_the_site_s_own_comes_before_material_s(tmp_path: Path) -> None:
    for name in ("solvik/logo", "material/school"):
        path = tmp_path / f".icons/{name}.svg"
        path.parent.mkdir(parents=True)
        path.write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 2h3"/></svg>\n', encoding="utf-8")
    names: list[str] = []
    options: dict[str, dict[str, object]] = {}
    add_extensions(names, options, "nb", str(tmp_path))
    made = Markdown(extensions=names, extension_configs=options).convert(":solvik-logo: :material-school: :solvik-x:")
    assert made.count('class="twemoji"><svg xmlns="http://www.w3.org/2000/svg"><path d="M1 2h3"/></svg>') == 2
    assert made.endswith(":solvik-x:</p>")


@pytest.mark.parametrize("settings", [
    {"pymdownx.highlight": {"noclasses": True, "linenums_style": "table", "anchor_linenums": True}},
    {"pymdownx.highlight": {"use_pygments": False}},
])
def test_no_setting_of_a_site_brings_styles_or_tables_into_code(settings: dict[str, dict[str, object]]) -> None:
    made = built('```python title="a.py" linenums="1" hl_lines="1"\nNone\n```', **settings)
    assert "style=" not in made
    assert "<table" not in made
    assert '<span class="hll"><span class="linenos" data-linenos="1 "></span><span class="kc">None</span>' in made


def test_footnotes_are_numbered_as_they_are_read() -> None:
    made = html("A[^z] B[^y].\n\n- C[^x] A[^z]\n\n[^x]: X\n[^y]: Y, se[^w]\n[^z]: Z\n[^w]: W\n")
    notes = [part.partition('"')[0] for part in made.split('<li id="fn:')[1:]]
    assert notes == ["z", "y", "x", "w"]
    assert [made.count(f'aria-label="Fotnote {number}"') for number in range(1, 6)] == [2, 1, 1, 1, 0]
    assert made.count('aria-label="Tilbake til fotnote 4 i teksten"') == 1
