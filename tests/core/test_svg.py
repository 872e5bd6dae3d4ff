from __future__ import annotations

import re

import pytest

from kompetansepakke.base.problems import Problem
from kompetansepakke.source.html.svg import svg_problems

from .innocent_svgs import HEAD, INNOCENT

HTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'
INKSCAPE = 'xmlns:i="http://www.inkscape.org/namespaces/inkscape"'


def problems(text: str | bytes) -> list[Problem]:
    return list(svg_problems(text.encode() if isinstance(text, str) else text, "f"))


def codes(text: str | bytes) -> list[str]:
    return [found.code for found in problems(text)]


def inside(text: str) -> list[Problem]:
    return problems(f"<svg {HEAD}>\n{text}</svg>")


@pytest.mark.parametrize("name", INNOCENT)
def test_a_drawing_from_a_common_program_passes(name: str) -> None:
    assert problems(INNOCENT[name]) == []


@pytest.mark.parametrize("text", [
    "<script>x</script>",
    f'<s-v:script xmlns:s-v="{HEAD.split(chr(34))[1]}">x</s-v:script>',
    "<g onclick='x'/>", "<g onload = 'x'/>", "<g ONLOAD = 'x'/>", "<set onbegin='x'/>",
    "<foreignObject/>", "<a><text>x</text></a>", "<handler>x</handler>", "<iframe/>", "<cursor/>",
    "<image xlink:href='http://x.no/a.png'/>", "<image href='a.png'/>", "<image href=' //x.no/a'/>",
    "<image href='data:image/svg+xml,x'/>", "<use href='data:image/png;base64,AA'/>", "<use href='b.svg#a'/>",
    '<x:use xmlns:x="http://www.w3.org/2000/svg" xmlns:y="http://www.w3.org/1999/xlink" y:href="//x.no"/>',
    "<filter><feImage href='//x.no/a'/></filter>", "<textPath href='a.svg#b'/>", "<mpath xlink:href='//x.no'/>",
    "<g xml:base='//x.no/'/>", "<g style='fill:url(//x.no)'/>", "<rect fill='url(a.svg#b)'/>",
    "<rect filter='u\\72l(//x.no)'/>", "<rect cursor='url(//x.no),auto'/>", "<rect mask='URL( \"//x.no\" )'/>",
    "<rect style='background:image-set(\"//x.no\" 1x)'/>", "<rect style='background:src(\"//x.no\")'/>",
    "<style>@import 'x';</style>", "<style>@\\69mport 'x'</style>", "<style>@im<!---->port 'x'</style>",
    "<style>@im<![CDATA[port 'x']]></style>", "<style>&#64;import 'x'</style>", "<style>@x{}</style>",
    "<style>a{fill:url(http://x)}</style>", "<style>a{fill:\\75\\72\\6c(x)}</style>", "<style>a{b:ukjent(1)}</style>",
    "<style>@font-face{src:url('a.woff2')}</style>", "<style>a{fill:url(x y)}</style>",
    "<style>a{b:calc(1px) '</style>",
    "<style>a<title>b</title></style>",
    "<set attributeName='href' to='#a'/>", "<animate attributeName=' xlink:href'/>", "<set attributeName='style'/>",
    "<animate attributeName='onclick'/>", "<set attributeName='fill' to='url(//x.no)'/>",
    "<animate attributeName='mask' values='none;url(//x.no)'/>",
    "<!-- til lederne -->", "<metadata>x</metadata>", "<g content='&lt;mxfile>'/>", "<?x y?>",
    "<g xmlns='http://www.w3.org/1999/xhtml'/>", f"<h:img {HTML} srcset='//x.no'/>", "<g xmlns=''/>",
    f"<h:meta {HTML} http-equiv='refresh' content='0;url=//x.no'/>", f"<h:video {HTML} poster='//x.no'/>",
    f"<metadata><h:p {HTML}/></metadata>", f"<i:g {INKSCAPE} onclick='x'/>", f"<i:g {INKSCAPE} xml:base='//x.no'/>",
    f"<i:g {INKSCAPE}>hemmelig</i:g>", f"<g h:style='x' {HTML}/>", "<g xmlns:e='a b' e:f='x'/>",
    "<ukjent/>", "<g ukjent='x'/>", "<g", "<g></p>", "&ukjent;", "<g xlink:a='x' yy:b='x'/>",
])
def test_what_runs_fetches_hides_or_is_unknown_is_refused_at_its_line(text: str) -> None:
    found = inside(text)
    assert {problem.code for problem in found} == {"KP408"}
    assert {problem.line for problem in found} == {2}
    assert all(re.fullmatch(r"HTML-en «.{1,80}» er ikke tillatt: .+\.", problem.message) for problem in found)


@pytest.mark.parametrize("before", [
    "<!DOCTYPE svg>",
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "x">]>', "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
    '<!DOCTYPE svg [<!ENTITY % a SYSTEM "//x.no"> %a;]>', '<?xml-stylesheet href="//x.no"?>',
    '<?xml version="1.0" encoding="UTF-7"?>', '<?xml version="1.0" encoding="iso-8859-1"?>', '<?xml version="1.1"?>',
])
def test_what_stands_before_the_picture_and_changes_it_is_refused(before: str) -> None:
    assert "KP408" in codes(f"{before}<svg {HEAD}/>")


@pytest.mark.parametrize("text", ["", "tekst", "<svg/>", "<svg:svg/>", f"<g {HEAD}/>", f"<svg {HEAD}/><svg/>",
                                  '<html xmlns="http://www.w3.org/1999/xhtml"/>'])
def test_what_is_no_svg_is_refused(text: str) -> None:
    assert codes(text) == ["KP408"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_an_encoding_that_hides_a_script_is_refused(encoding: str) -> None:
    assert codes("<svg>æ<script/></svg>".encode(encoding)) == ["KP101"]


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    text = (f'<!DOCTYPE svg>\n<svg {HEAD}\nonload="x">\n<style>\n\na{{fill:url(a.png)}}\n@import "b";</style>\n'
            '<image href="c.png"/>\n<!-- d -->\n<script>\n</script></svg>')
    assert [found.line for found in problems(text)] == [1, 2, 6, 7, 7, 8, 9, 10]


def test_entities_are_never_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))
    assert "KP408" in codes(f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]><svg {HEAD}>&l19;</svg>')


@pytest.mark.parametrize(("text", "mend"), [
    ("<foreignObject/>", "Formatted Text"), ("<a/>", "lenk fra sida"), ("<!-- x -->", "Optimalisert SVG"),
    ("<g content='x'/>", "Include a copy"), ("<image href='a.png'/>", "Bygg inn bilder"),
    ("<style>@font-face{src:url(a.woff)}</style>", "kurver"), ("<g ukjent='x'/>", "tekstprogram"),
])
def test_the_mend_is_one_that_the_program_offers(text: str, mend: str) -> None:
    assert mend in inside(text)[0].fix
