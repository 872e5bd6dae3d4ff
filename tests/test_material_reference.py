"""Every construct in the reference of Material for MkDocs, by its name there: made as it should be, or told.

`MADE` holds what is written and a part of what it becomes; none of it is told of. `TOLD` holds what is written and the
codes that the check answers with.
"""

from __future__ import annotations

import pytest
from markdown import Markdown

from kompetansepakke.engine.converter import add_extensions
from tests.core.reading import HEAD, PAGE, SITE, codes, read

PICTURE = {"modules/p/1-a/b.png": b"\x89PNG\r\n\x1a\n"}
CARD = ('<div class="grid cards" markdown>\n\n-   :material-clock:{ .lg .middle } **Raskt**\n\n    ---\n\n    Tekst\n\n'
        "-   To\n\n</div>\n")
TABS = '=== "C"\n\n    ``` c\n    int a;\n    ```\n\n=== "Python"\n\n    ``` python\n    None\n    ```\n'
TYPES = ("note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example",
         "quote")

MADE: dict[str, tuple[str, str]] = {
    "Admonitions: usage": ("!!! note\n\n    a\n", '<p class="admonition-title">Merk</p>'),
    "Admonitions: changing the title": ('!!! note "T"\n\n    a\n', '<p class="admonition-title">T</p>'),
    "Admonitions: nested": ('!!! note "Y"\n\n    a\n\n    !!! tip "I"\n\n        b\n', 'class="admonition tip"'),
    "Admonitions: removing the title": ('!!! note ""\n\n    a\n', 'class="admonition note" role="note">\n<p>a</p>'),
    "Admonitions: collapsible blocks": ("??? note\n\n    a\n", "<summary>Merk</summary>"),
    "Admonitions: collapsible and open": ("???+ note\n\n    a\n", 'open="open"'),
    "Admonitions: inline end": ("!!! info inline end\n\n    a\n\nb\n", 'class="admonition info inline end"'),
    "Admonitions: inline": ("!!! info inline\n\n    a\n\nb\n", 'class="admonition info inline"'),
    **{f"Admonitions: {kind}": (f"!!! {kind}\n\n    a\n", f'class="admonition {kind}" role="note"') for kind in TYPES},
    "Admonitions: custom types": ("!!! pied-piper\n\n    a\n", 'class="admonition pied-piper"'),
    "Buttons: adding buttons": ("[S](https://a.example/){ .md-button }", '<a class="md-button" href='),
    "Buttons: primary": ("[S](https://a.example/){ .md-button .md-button--primary }", "md-button--primary"),
    "Buttons: with icons": ("[S :fontawesome-solid-paper-plane:](https://a.example/){ .md-button }", "<svg"),
    "Code blocks: usage": ("``` py\nNone\n```", '<span class="kc">None</span>'),
    "Code blocks: adding a title": ('``` py title="b.py"\nNone\n```', '<span class="filename">b.py</span>'),
    "Code blocks: adding line numbers": ('``` py linenums="1"\nNone\n```', 'data-linenos="1 "'),
    "Code blocks: highlighting lines": ('``` py hl_lines="2 3"\na\nb\nc\n```', '<span class="hll">'),
    "Code blocks: highlighting a range": ('``` py hl_lines="1-2"\na\nb\nc\n```', '<span class="hll">'),
    "Code blocks: inline": ("`#!python range()`", '<code class="highlight"><span class="nb">range</span>'),
    "Content tabs: grouping code blocks": (TABS, '<summary>Python</summary><div class="kp-tab__content">'),
    "Content tabs: grouping other content": ('=== "A"\n\n    * a\n\n=== "B"\n\n    1. b\n', "<li>b</li>"),
    "Content tabs: embedded content": ('!!! example\n\n    === "A"\n\n        a\n', '<details class="kp-tab"'),
    "Data tables: usage": ("| A | B |\n| - | - |\n| a | b |\n", '<th scope="col">A</th>'),
    "Data tables: column alignment": ("| A | B |\n| :-: | -: |\n| a | b |\n", '<td class="kp-right">b</td>'),
    "Footnotes: adding references": ("A[^1]\n\n[^1]: B\n", 'aria-label="Fotnote 1"'),
    "Footnotes: content on multiple lines": ("A[^1]\n\n[^1]:\n    B\n\n    C\n", "<p>B</p>\n<p>C"),
    "Formatting: highlighting text": ("==a==", "<mark>a</mark>"),
    "Formatting: inserting text": ("^^a^^", "<ins>a</ins>"),
    "Formatting: deleting text": ("~~a~~", "<del>a</del>"),
    "Formatting: subscripts": ("H~2~O", "H<sub>2</sub>O"),
    "Formatting: superscripts": ("A^T^A", "A<sup>T</sup>A"),
    "Formatting: adding keyboard keys": ("++ctrl+alt+del++", '<kbd class="key-delete">Del</kbd>'),
    "Grids: card grids": (CARD, '<div class="grid cards">\n<ul>'),
    "Grids: block syntax": ('<div class="grid" markdown>\n\nA\n{ .card }\n\n> B\n\n</div>\n', '<p class="card">A</p>'),
    "Grids: generic grids": (f'<div class="grid" markdown>\n\n{TABS}\n</div>\n',
                             '<div class="grid">\n<div class="kp-tabs">'),
    "Icons, Emojis: using emojis": (":smile:", "😄"),
    "Icons, Emojis: using icons": (":fontawesome-regular-face-laugh-wink:", 'class="twemoji"><svg'),
    "Icons, Emojis: with colors": (":fontawesome-brands-youtube:{ .youtube }", 'class="twemoji youtube"'),
    "Icons, Emojis: with animations": (":octicons-heart-fill-24:{ .heart }", 'class="twemoji heart"'),
    "Images: alignment": ("![A](b.png){ align=left }", 'class="kp-left" src="b.png"'),
    "Images: captions": (
        '<figure markdown="span">\n  ![A](b.png){ width="300" }\n  <figcaption>T</figcaption>\n</figure>\n',
        "<figcaption>T</figcaption>"),
    "Images: lazy-loading": ("![A](b.png){ loading=lazy }", 'loading="lazy"'),
    "Images: light and dark mode": ("![A](b.png#only-light)\n![A](b.png#only-dark)",
                                    'class="kp-only-dark" src="b.png"'),
    "Lists: unordered": ("- a\n\n    * b\n", "<ul>\n<li>b</li>\n</ul>"),
    "Lists: ordered": ("1.  a\n\n    1.  b\n", "<ol>\n<li>b</li>\n</ol>"),
    "Lists: definition lists": ("`A`\n\n:   B\n", "<dd>\n<p>B</p>\n</dd>"),
    "Lists: task lists": ("- [x] a\n    * [ ] b\n", 'aria-label="Gjort"'),
    "Tooltips: on links": ('[a](https://a.example/ "T")', 'title="T"'),
    "Tooltips: on reference links": ('[a][b]\n\n  [b]: https://a.example/ "T"\n', 'title="T"'),
    "Tooltips: on icons": (':material-information-outline:{ title="T" }', 'role="img" title="T"'),
    "Tooltips: abbreviations": ("HTML\n\n*[HTML]: Språk\n", '<abbr title="Språk">HTML</abbr>'),
}
TOLD: dict[str, tuple[str, list[str]]] = {
    "Annotations: usage": ("A (1)\n{ .annotate }\n\n1.  B\n", ["KP429"]),
    "Annotations: in admonitions": ('!!! note annotate "T (1)"\n\n    a\n\n1.  B\n', ["KP429"]),
    "Code blocks: annotations": ("``` yaml\na: b # (1)!\n```\n\n1.  B\n", ["KP429"]),
    "Code blocks: embedding external files": ('``` py\n--8<-- "a.py"\n```\n', ["KP411"]),
    "Data tables: import from file": ("{{ read_csv('./data.csv') }}\n", ["KP410"]),
    **{f"Diagrams: {name}": (f"``` mermaid\n{text}\n```\n", ["KP430"]) for name, text in (
        ("flowcharts", "graph LR\n  A --> B"), ("sequence diagrams", "sequenceDiagram\n  A->>B: C"),
        ("state diagrams", "stateDiagram-v2\n  [*] --> A"), ("class diagrams", "classDiagram\n  A <|-- B"),
        ("entity-relationship diagrams", "erDiagram\n  A ||--o{ B : C"))},
    "Formatting: highlighting changes": ("{--a--} {++inn++} {~~a~>b~~} {==c==}{>>d<<}", ["KP429"] * 5),
    "Formatting: highlighting blocks": ("{==\n\nA\n\n==}\n", ["KP429"]),
    "Images: caption blocks": ("![A](b.png)\n/// caption\nT\n///\n", ["KP301", "KP301"]),
    "Math: block syntax": ("$$\n\\cos x=1\n$$\n", ["KP430"]),
    "Math: block syntax with brackets": ("\\[\nx=1\n\\]\n", ["KP430"]),
    "Math: inline syntax": ("Her er $f(x)=x^2$.", ["KP430"]),
    "Tooltips: adding a glossary": ('--8<-- "includes/abbreviations.md"\n', ["KP411"]),
}
KEYS = {"icon: material/emoticon-happy": "menyen har ingen ikoner", "status: new": "menyen har ingen statuser",
        "subtitle: Under": "skriv det som «description»", "template: egen.html": "En egen main.html gjelder alle",
        "hide: [toc]": "innholdsliste og fot er på alle sider", "tags: [a]": "finner sida uten"}
"""Of «Setting the page icon, status, subtitle, template» and the keys of its setup, with the reason that is told."""


def _page(text: str) -> dict[str, str | bytes]:
    return {name: data for name, data in PICTURE.items() if "b.png" in text}


def _built(text: str) -> str:
    names: list[str] = ["toc", "tables", "fenced_code"]
    options: dict[str, dict[str, object]] = {}
    add_extensions(names, options, "nb")
    return Markdown(extensions=names, extension_configs=options).convert(text)


@pytest.mark.parametrize("name", MADE)
def test_a_construct_of_the_reference_is_made_and_nothing_is_told(name: str) -> None:
    text, made = MADE[name]
    assert made in _built(text)
    assert codes({**SITE, PAGE: HEAD + text, **_page(text)}) == []


@pytest.mark.parametrize("name", TOLD)
def test_a_construct_that_is_not_made_is_told(name: str) -> None:
    text, told = TOLD[name]
    assert [code for _, code in codes({**SITE, PAGE: HEAD + text, **_page(text)}) if code != "KP106"] == told


@pytest.mark.parametrize("key", KEYS)
def test_a_key_of_material_s_front_matter_is_told_with_the_reason(key: str) -> None:
    found = read({**SITE, PAGE: f"---\ntitle: A\ndescription: B\nroles: all\n{key}\n---\n\nT\n"})[1]
    assert [(one.code, one.line) for one in found] == [("KP203", 5)]
    assert KEYS[key] in str(found[0])
