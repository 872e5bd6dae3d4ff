"""A site's own theme: what would run inline, or be fetched from others, is told by the check, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompetansepakke.base.problems import Problem
from kompetansepakke.cli.main import main
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.tripwire import TRIPWIRE, TRIPWIRE_TEXT
from kompetansepakke.web.bundle import THEME, made_assets
from kompetansepakke.web.own_theme import style_problems

CONFIG = "site_name: x\ntheme:\n  name: material\n  custom_dir: overrides\nplugins: [kompetansepakke]\n"


def site(root: Path, css: str = "", config: str = CONFIG) -> tuple[Problem, ...]:
    (root / "docs").mkdir(exist_ok=True)
    (root / "overrides/css").mkdir(parents=True, exist_ok=True)
    (root / "overrides/css/egen.css").write_text(css, encoding="utf-8")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (root / TRIPWIRE).write_text(TRIPWIRE_TEXT, encoding="utf-8")
    return open_site(root).problems()


@pytest.mark.parametrize("css", [
    "", "a { background: url(bilde.png) }", 'a { background: url("../img/b.png#c") }', "a{background:url(/b.png)}",
    '@import "farger.css" layer(a);', "@import url(farger.css);", "a{background:url(data:image/png;base64,AA)}",
    '@font-face { font-family: "A"; src: local("A"), url(a.woff2) format("woff2") }', "/* url(https://x.no) */",
    'a::after { content: "https://x.no" }', 'a[href^="https://"]::after { content: " (" attr(href) ")" }',
    "@namespace svg url(http://www.w3.org/2000/svg);", 'a{background:image-set("b.png" 1x, url(c.png) 2x)}',
    "a { --farge: #fff; color: var(--farge) ; width: calc(1px * var(--b, 2)) } ) }", "\ufeffa{}", "a { color: red",
])
def test_a_style_sheet_that_keeps_to_the_site_is_in_order(tmp_path: Path, css: str) -> None:
    assert site(tmp_path, css) == ()


@pytest.mark.parametrize("css", [
    "@import 'https://x.no/a.css';", "@import url(//x.no/a.css);", "@\\69mport '//x.no';", "@IMPORT/**/'//x.no' print;",
    "a{background:url(http://x.no/a.png)}", "a{background:url( ' HTTPS://x.no' )}", "a{background:u\\72l(//x.no)}",
    "a{background:url(\\\\\\\\x.no/a)}", "a{background:url(\\68ttps://x.no)}", "a{background:image-set('//x.no' 1x)}",
    "a{background:-webkit-image-set(url(//x.no) 1x)}", "a{background:src('//x.no')}", "a{--b:url(//x.no)}",
    "@media print{@supports (a:b){a{b:url(//x.no)}}}", "@font-face{src:url('https://fonts.gstatic.com/a.woff2')}",
    "a{--b:'//x.no';background:image-set(var(--b) 1x)}", "<!-- @import '//x.no'; -->", "a{b:url(//x.no",
])
def test_a_style_sheet_that_fetches_from_others_is_told(tmp_path: Path, css: str) -> None:
    found = site(tmp_path, f"b {{ color: red }}\n{css}")
    assert [(problem.code, problem.file, problem.line) for problem in found] == [
        ("KP906", "overrides/css/egen.css", 2)]


@pytest.mark.parametrize("key", ["extra_css", "extra_javascript"])
def test_others_in_mkdocs_yml_are_told_at_their_line(tmp_path: Path, key: str) -> None:
    found = site(tmp_path, config=f"{CONFIG}{key}:\n  - css/egen.css\n  - https://x.no/a.file\n  - //x.no/b.file\n")
    assert [(problem.code, problem.file, problem.line) for problem in found] == [
        ("KP906", "mkdocs.yml", 8), ("KP906", "mkdocs.yml", 9)]


def test_the_check_and_the_build_stop_at_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(tmp_path, "@import '//x.no';")
    assert main(["-C", str(tmp_path), "check"]) == 1
    assert "overrides/css/egen.css:1: KP906 error: «//x.no»" in capsys.readouterr().out
    assert main(["-C", str(tmp_path), "build", "--no-pdf"]) == 1
    assert not (tmp_path / "site").exists()


def test_built_style_sheets_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/a.css").write_text("a{}\na{b:url(//x.no)}", encoding="utf-8")
    assert [(found.file, found.line) for found in style_problems(tmp_path, tmp_path)] == [("assets/a.css", 2)]


def test_the_tools_own_style_sheets_which_builds_trust_fetch_nothing_from_others(tmp_path: Path) -> None:
    made = {address: text for address, text in made_assets() if address.endswith(".css")}
    for number, text in enumerate(made.values()):
        (tmp_path / f"{number}.css").write_text(text, encoding="utf-8")
    assert made
    assert [*style_problems(THEME, THEME), *style_problems(tmp_path, tmp_path)] == []


def template(root: Path, html: str) -> list[tuple[str, str, int]]:
    (root / "overrides").mkdir(exist_ok=True)
    (root / "overrides/main.html").write_text(html, encoding="utf-8")
    return [(problem.code, problem.file, problem.line) for problem in site(root)]


@pytest.mark.parametrize("html", [
    "\n<script>1</script>",
    "{% block extrahead %}\n<style>a{}</style>{% endblock %}",
    '<p>x</p>\n<p onclick="x" class="{{ a }}">y</p>',
    '<p>x</p>\n<p style="color: {{ farge }}">y</p>',
    '<p>x</p>\n<iframe src="{{ url }}"></iframe>',
])
def test_what_no_page_may_have_is_told_in_the_template(tmp_path: Path, html: str) -> None:
    assert template(tmp_path, '{% extends "base.html" %}' + html) == [("KP408", "overrides/main.html", 2)]


def test_templates_that_keep_to_the_list_are_in_order(tmp_path: Path) -> None:
    html = ('{% extends "base.html" %}{% block announce %}<p class="{% if a %}b{% endif %}" {{ c }}>x</p>'
            '<script src="{{ \'css/egen.css\' | url }}" defer></script>'
            '{% set d = 2 %}{% if d < 3 %}<b>y</b>{% endif %}{% endblock %}')
    assert template(tmp_path, html) == []


def test_an_icon_that_is_more_than_a_picture_is_told(tmp_path: Path) -> None:
    (tmp_path / "overrides/.icons/a").mkdir(parents=True)
    svg = '<svg xmlns="http://www.w3.org/2000/svg">\n<script>1</script></svg>'
    (tmp_path / "overrides/.icons/a/b.svg").write_text(svg, encoding="utf-8")
    found = [(one.code, one.file, one.line) for one in site(tmp_path)]
    assert found == [("KP408", "overrides/.icons/a/b.svg", 2)]
