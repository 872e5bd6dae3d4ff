"""Built pages, read as browsers read them: what must never be published is seen, wherever it came from."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import turbohtml
from playwright.sync_api import Browser

from kompetansepakke.publish.last_look.built_links import built_problems
from kompetansepakke.publish.last_look.built_pages import page_problems

START = '<!doctype html>\n<html lang="nb"><head><meta charset="utf-8"><title>x</title></head><body>\n'


def told(body: str) -> list[str]:
    return [found.message for found in page_problems(START + body, "fag/index.html")]


@pytest.mark.parametrize("body", [
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><link rel="icon" href="a.svg">',
    '<script defer src="a.js"></script><script type="module" src="b.js"></script>',
    '<script type="application/json">{"a": "<b onclick=x>"}</script><script type=" APPLICATION/LD+JSON ">{}</script>',
    '<svg viewBox="0 0 1 1" role="img" aria-labelledby="a"><title id="a">x</title><a href="b/" class="c"><path '
    'd="M0 0" fill="url(#d)" clip-path="url(\'#e\')" data-f="url(g)"/></a><text font-size="3">url(x)</text></svg>',
    '<form role="search" data-kp-search hidden><input type="search" id="q" autofocus></form><dialog open>x</dialog>',
    '<template id="t" data-a="b"><p hidden>x</p></template><noscript><p>x</p></noscript>',
    '<p id="onclick" class="style" title="<script>" data-onclick="x" aria-label="javascript:x">onclick="x"</p>',
    "<!-- <script>x</script> --><textarea><script>x</script></textarea><pre>&lt;script&gt;</pre>",
    '<picture><source srcset="a.avif 1x, b.avif 2x"><img src="a.png" alt="" sizes="1px"></picture>',
])
def test_innocent_page_passes(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(("body", "what"), [
    ("<p>`<script>x</script>`</p>", "<script>"),
    ("<script src></script><script>x</script>", "<script>"),
    ('<script type="text/javascript">x</script>', "<script>"),
    ('<script type="importmap">{}</script>', "<script>"),
    ('<script type="speculationrules">{}</script>', "<script>"),
    ("<style>a{}</style>", "<style>"),
    ('<p style="color:red">x</p>', '<p style="color:red">'),
    ("<td><svg/onload=x>", '<svg onload="x">'),
    ("<p onmouseover\n=\n'x'>x</p>", '<p onmouseover="x">'),
    ("<table><tr><td>a<tr>b<p onclick=x></table>", '<p onclick="x">'),
    ("<template><i onclick=x></template>", '<i onclick="x">'),
    ("<div><template shadowrootmode=open><i onclick=x></template></div>", '<i onclick="x">'),
    ('<noscript><p title="</noscript><img src=a onerror=x>">', '<img onerror="x">'),
    ("<noscript><img src=a onerror=x></noscript>", '<img onerror="x">'),
    ("<svg><style><!--</style><img src=a onerror=x>--></style>", "<style>"),
    ("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img onerror=x&gt;\">", "<math>"),
    ("<svg><foreignObject><p>x</p></foreignObject></svg>", "<foreignObject>"),
    ("<svg><script>x</script></svg>", "<script>"),
    ("<svg><set attributeName=href to=x /></svg>", "<set>"),
    ('<svg><path fill="url(//x.no/a)"/></svg>', '<path fill="url(//x.no/a)">'),
    ('<svg><path fill="u\\72l(//x.no/a)"/></svg>', '<path fill="u\\72l(//x.no/a)">'),
    ("<base href='//x.no/'>", "<base>"), ("<iframe srcdoc=x></iframe>", "<iframe>"),
    ("<object data=x></object>", "<object>"), ("<embed src=x>", "<embed>"), ("<applet></applet>", "<applet>"),
    ("<portal></portal>", "<portal>"), ("<x-y></x-y>", "<x-y>"), ("<plaintext>", "<plaintext>"),
    ('<a ping="//x.no" href="#a">x</a>', '<a ping="//x.no">'),
    ('<button formaction="javascript:x">x</button>', '<button formaction="javascript:x">'),
    ('<meta http-equiv=" Refresh" content="0; url=x">', '<meta http-equiv=" Refresh">'),
    ('<meta http-equiv="set-cookie" content="a=b">', '<meta http-equiv="set-cookie">'),
    ('<body onload=x background="//x.no/a">', '<body onload="x">'),
    ('<html onclick=x>', '<html onclick="x">'),
    ("<p nonce=x is=y slot=z>x</p>", '<p nonce="x">'),
    ("<?php x ?>", "<?php"), ("a\0b", "NUL"),
])
def test_what_is_never_published_is_refused(body: str, what: str) -> None:
    assert any(message.startswith(f"Den bygde sida har {what}: ") for message in told(body)), told(body)


@pytest.mark.parametrize("target", ["javascript:x", "JAVA&#9;SCRIPT:x", "&#1;javascript:x", " vbscript:x",
                                    "data:text/html,x", "blob:x", "file:///x", "filesystem:x", "javascript&colon;x"])
def test_address_of_another_kind_is_refused_wherever_it_leads(tmp_path: Path, target: str) -> None:
    (tmp_path / "index.html").write_text(f'{START}<a href="{target}">x</a>')
    assert [found.code for found in built_problems(tmp_path)] == ["KP902"]


def test_problem_names_the_page_its_address_and_each_line() -> None:
    found = page_problems(START + "<p onclick=x>\n<p onclick=x>", "fag/1-modul/index.html")
    assert [(problem.code, problem.file, problem.line) for problem in found] == [
        ("KP903", "fag/1-modul/index.html", 3), ("KP903", "fag/1-modul/index.html", 4)]
    assert "adressen fag/1-modul/." in found[0].fix


def test_long_and_unprintable_values_stay_on_one_line() -> None:
    [found] = page_problems(START + f"<p onclick='\n\x1b[31m{'x' * 5000}'>", "index.html")
    assert str(found).isprintable()
    assert len(str(found)) < 600


def test_page_with_faults_is_told_together_with_its_links(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(START + '<p onclick="x"><a href="borte">x</a></p>')
    assert [found.code for found in built_problems(tmp_path)] == ["KP902", "KP903"]


_TAGS = (
    "a abbr annotation-xml animate article base body br button caption col colgroup desc details dialog div dl dt form "
    "foreignObject h1 head html iframe image img input li link main marquee math menu meta mi mtext nobr noembed "
    "noscript object option p path plaintext pre rt ruby script select source span style summary svg table tbody td "
    "template textarea th title tr ul use video xmp").split()
_ATTRIBUTES = ("onclick=x", 'title="</script>"', "style='a'", "/", "=x", 'a"b=c', "x\n=y", "xlink:href=q", "viewbox=0",
               'encoding="text/html"', "type=hidden", "a=b/", "title=&lt;&#106;", 'xmlns="a"')
_TEXTS = ("x", "<!--", "-->", "<!-->", "--!>", "<![CDATA[x]]>", "<?php x?>", "</", "</>", "</p x=y>", "]]>",
          "</script>", "<!--<script>", "</style>", "</title>", "</noscript>", '"', "'", ">", "/>", "<svg></p>",
          "<table><a>", "<math><mtext><p>", "<svg><style><!--</style>", "<svg><title><p>", "<a/b/c=d>")
_TREE = """documents => documents.map((html) => {
  const found = [];
  const walk = (node) => {
    for (const one of node.children) {
      found.push([one.localName, ...[...one.attributes].map((each) => each.name)].join(" "));
      if (one.content) walk(one.content);
      walk(one);
    }
  };
  walk(new DOMParser().parseFromString(html, "text/html"));
  return found;
})"""


def _torture(chance: random.Random) -> str:
    def tag() -> str:
        held = [chance.choice(" /\n") + chance.choice(_ATTRIBUTES) for _ in range(chance.choice((0, 0, 1, 2)))]
        return f"<{chance.choice(('', '', '/'))}{chance.choice(_TAGS)}{''.join(held)}{chance.choice(('>', '>', '/>'))}"

    parts = [tag() if chance.random() < 0.7 else chance.choice(_TEXTS) for _ in range(chance.randint(2, 14))]
    return START + "".join(parts)


def test_nothing_that_chromium_makes_of_a_page_is_unseen(browser: Browser) -> None:
    documents = [_torture(random.Random(seed)) for seed in range(2000)]
    page = browser.new_page()
    trees = page.evaluate(_TREE, documents)
    page.close()
    for html, theirs in zip(documents, trees, strict=True):
        ours = {" ".join((element.tag, *element.attrs)) for element in turbohtml.parse(
            html, allow_declarative_shadow_roots=False).iter_elements()}
        assert set(theirs) <= ours, html
