from __future__ import annotations

import pytest

from kompetansepakke.source.html.html_allowlist import CONTENT, PAGE, UNBALANCED, refused


def shown(html: str) -> list[str]:
    return [refusal.shown for refusal in refused(html)]


@pytest.mark.parametrize("html", [
    "<p>x <em>y</em><br><a href=\"../a.md#b\" hreflang=\"nn\">z</a> <a href=\"mailto:a@b.no\">m</a></p>",
    '<div class="kp-table" role="region" tabindex="0" aria-label="Tabell 1"><table><thead><tr><th scope="col">a</th>'
    '</tr></thead><tbody><tr><td class="kp-right">1</td></tr></tbody></table></div>',
    '<p>x<sup id="fnref:1"><a class="footnote-ref" href="#fn:1" aria-label="Fotnote 1">1</a></sup></p>',
    '<details class="note" open><summary>x</summary><p>y</p></details>',
    '<img alt="" src="bilde.png" width="2"><video controls src="a.mp4"><track kind="captions" src="a.vtt"></video>',
    "<h2 id=\"c\">d</h2><p>x<ul><li>a<li>b</ul><p>y",
    "&lt;script&gt; &amp; onclick=\"x\" <code>&lt;style&gt;</code>",
])
def test_what_markdown_makes_passes(html: str) -> None:
    assert refused(html) == []


@pytest.mark.parametrize(("html", "what"), [
    ("<p>`<script>1</script>`</p>", "<script>"),
    ("<p><SCRIPT/x>1</SCRIPT></p>", "<script>"),
    ('<p ONCLICK="x">a</p>', '<p onclick="x">'),
    ('<p id="a"onclick=x>a</p>', '<p onclick="x">'),
    ("<b/onclick=x>a</b>", '<b onclick="x">'),
    ('<b style="color:red">a</b>', '<b style="color:red">'),
    ('<img alt="" srcset="//x.no/a 2x">', '<img srcset="//x.no/a 2x">'),
    ('<a href="#b" ping="//x.no">a</a>', '<a ping="//x.no">'),
    ('<a href=" java&#10;script:x">a</a>', '<a href=" java\nscript:x">'),
    ('<a href="&#1;JavaScript:x">a</a>', '<a href="\x01JavaScript:x">'),
    ('<a href="vbscript:x">a</a>', '<a href="vbscript:x">'),
    ('<a href="data:text/html,x">a</a>', '<a href="data:text/html,x">'),
    ('<img alt="" src="https://x.no/a">', '<img src="https://x.no/a">'),
    ('<img alt="" src="\\\\x.no/a">', '<img src="\\\\x.no/a">'),
    ('<video poster="//x.no/a"></video>', '<video poster="//x.no/a">'),
    ('<input type="image" src="a.png">', "<input>"),
    ("<template><b>x</b></template>", "<template>"),
    ("<my-tag></my-tag>", "<my-tag>"),
    ("<svg></svg>", "<svg>"),
    ("<math></math>", "<math>"),
    ("<?php x ?>", "<?php"), ("x\0y", "NUL"),
])
def test_what_runs_fetches_or_styles_is_refused(html: str, what: str) -> None:
    assert what in shown(html)


@pytest.mark.parametrize("html", [
    "<b>x", '<p title="x', "<!-- x", "<table><tr><td>x", "x</article><p>y</p>", "x</main>", "<body onload=x>",
    '<html lang="en">', "<textarea>", "<plaintext>", "<p>z</p></section></div>", "<h2>d", "<details><p>x",
])
def test_text_that_would_not_keep_to_its_place_in_the_page_is_refused(html: str) -> None:
    assert UNBALANCED in [refusal.value for refusal in refused(html)]


def test_refusal_names_the_line_of_the_text_and_all_that_is_wrong() -> None:
    found = refused("<p>x</p>\n<p\nonclick=\"x\" style=\"y\">y</p>\n\n<style>z</style>")
    assert [(refusal.element, refusal.attribute, refusal.value, refusal.line) for refusal in found] == [
        ("p", "onclick", "x", 2), ("p", "style", "y", 2), ("style", "", "", 5)]
    assert all(refusal.why.endswith(".") for refusal in found)


def test_an_authors_list_is_within_that_of_pages() -> None:
    assert CONTENT.elements < PAGE.elements
    assert CONTENT.attributes < PAGE.attributes
