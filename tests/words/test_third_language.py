"""A third language is a file of words and a line in mkdocs.yml: a made-up one, through check, build and preview."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import turbohtml

from kompetansepakke.engine.site_config import open_site
from kompetansepakke.words.languages import use_site_words
from tests.conftest import Shared
from tests.site.building import FRONT, HEAD, PACKAGE, build, kp, write

MKDOCS = """site_name: Nettsted
theme: {name: material, custom_dir: overrides}
plugins:
  - kompetansepakke:
      locales: [nb, xx]
      editions: {laerer: {sees: [teacher]}, leder: {sees: [teacher, leader]}}
"""
WORDS = """tag: qaa
name: Xuxu
fallback: nn
word_forms: none
months: [Xa, Xb, Xc, Xd, Xe, Xf, Xg, Xh, Xi, Xj, Xk, Xl]
phrases:
  home: Xom
  date: "{year}-{month}-{day}"
  opens: "Xopen {date}"
  table: Xtab
  untranslated: "Nu {language}, ma {first}."
  search_more: Xmor
boxes: {note: Xnot}
"""
PAGE = HEAD + "!!! note\n    En\n\n| A | B |\n|---|---|\n| a | b |\n\n{{ figur(\"f\") }}\n"
TRANSLATED = "---\ntitle: Xide\n---\n!!! note\n    Xen\n\n| A | B |\n|---|---|\n| a | b |\n\n{{ figur(\"f\") }}\n"
FIGURE = "f: {kind: cycle, title: {nb: Ring, xx: Xing}, description: D, steps: [{nb: En, xx: Xen}, To, Tre]}\n"
FILES = {
    "mkdocs.yml": MKDOCS, "overrides/words/xx.yml": WORDS, "modules/p/package.yml": PACKAGE,
    "modules/p/figures.yml": FIGURE, "modules/p/1-a/index.md": FRONT, "modules/p/1-a/01-x.md": PAGE,
    "modules/p/1-a/01-x.xx.md": TRANSLATED, "modules/p/1-a/02-y.md": HEAD + '{{ figur("f") }}\n',
    "modules/p/1-a/03-z.md": HEAD.replace("---\n", "---\nopens: 2030-02-01\n", 1),
}


@pytest.fixture(scope="module")
def site(shared: Shared) -> Path:
    return shared("third-language", lambda root: build(write(root, FILES))) / "site"


def document(path: Path) -> turbohtml.Document:
    return turbohtml.parse(path.read_text(encoding="utf-8"))


def test_the_translated_page_is_in_the_language_and_says_so(site: Path) -> None:
    page = (site / "leder/xx/p/1-a/01-x/index.html").read_text(encoding="utf-8")
    assert '<html lang="qaa"' in page
    assert '<p class="admonition-title">Xnot</p>' in page
    assert 'aria-label="Xtab 1: Xide"' in page
    assert ">Xom<" in page
    assert "Xing" in page
    assert ">Hopp til innhaldet<" in page  # what it lacks comes from the language that it falls back to


def test_a_page_that_is_not_translated_says_so_and_shows_the_first_language(site: Path) -> None:
    page = (site / "leder/xx/p/1-a/02-y/index.html").read_text(encoding="utf-8")
    assert '<p class="kp-note" lang="qaa" data-kp-noindex>Nu xuxu, ma bokmål.</p>' in page
    assert '<div lang="nb">' in page
    assert "Ring" in page
    assert "Xopen 2030-Xb-1" in (site / "leder/xx/p/1-a/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("page", "other"), [("leder/p/1-a/01-x", ("qaa", "Xuxu", "../../../xx/p/1-a/01-x/")),
                                             ("leder/xx/p/1-a/01-x", ("nb", "Bokmål", "../../../../p/1-a/01-x/"))])
def test_the_switch_leads_to_the_same_page_in_the_other_language(
        site: Path, page: str, other: tuple[str, str, str]) -> None:
    links = [link for link in document(site / page / "index.html").iter_elements() if link.attr("hreflang")]
    assert [(link.tag, link.attr("hreflang"), link.text) for link in links] == [
        ("link", other[0], ""), ("a", *other[:2])]
    for link in links:
        assert (site / page / (link.attr("href") or "")).resolve() == (site / page / other[2]).resolve()


@pytest.mark.parametrize(("page", "has_both"), [("p/1-a/02-y/", False), ("p/", True), ("ressurser/", True)])
def test_search_engines_are_told_of_the_other_language_where_it_says_the_same(
        site: Path, page: str, has_both: bool) -> None:
    for folder in ("leder", "leder/xx"):
        elements = document(site / folder / page / "index.html").iter_elements()
        assert any(one.tag == "link" and one.attr("rel") == "alternate" for one in elements) == has_both


def test_where_the_address_is_known_the_other_language_has_its_whole_address(tmp_path: Path) -> None:
    site = write(tmp_path, {**FILES, "mkdocs.yml": f"site_url: https://skole.example/pakker/\n{MKDOCS}"})
    build(site, "--edition", "leder")
    page = (site / "site/leder/p/1-a/01-x/index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" hreflang="qaa" href="https://skole.example/pakker/leder/xx/p/1-a/01-x/">' in page
    other = (site / "site/leder/xx/p/1-a/01-x/index.html").read_text(encoding="utf-8")
    assert '<link rel="alternate" hreflang="nb" href="https://skole.example/pakker/leder/p/1-a/01-x/">' in other


def test_the_chooser_offers_the_language_of_each_edition(site: Path) -> None:
    chooser = (site / "index.html").read_text(encoding="utf-8")
    assert '<html lang="nb">' in chooser
    assert [line for line in chooser.splitlines() if "hreflang" in line] == [
        f'<p><a href="{edition}/xx/" lang="qaa" hreflang="qaa" data-kp-choice="{edition}/xx/">{role}, xuxu</a></p></li>'
        for edition, role in (("laerer", "Lærar"), ("leder", "Skuleleiar"))]


def test_the_translated_front_page_gives_the_site_its_name_in_the_language(tmp_path: Path) -> None:
    front = "---\ntitle: {title}\n{roles}description: {about}\n---\nTekst.\n"
    site = write(tmp_path, {
        **FILES, "docs/index.md": front.format(title="Nettsted", roles="roles: all\n", about="Om oss"),
        "docs/index.xx.md": front.format(title="Xnett", roles="", about="Xom oss")})
    build(site, "--edition", "leder")
    page, other = ((site / "site" / name / "p/1-a/01-x/index.html").read_text(encoding="utf-8")
                   for name in ("leder", "leder/xx"))
    assert ("– Nettsted</title>" in page, "Xnett" in page) == (True, False)
    assert ("– Xnett</title>" in other, "Nettsted" in other) == (True, False)
    assert ("Om oss" in page, 'content="Xom oss"' in other) == (False, True)


def test_search_speaks_the_language_and_the_words_are_not_published(site: Path) -> None:
    assert ">Xmor</button>" in (site / "leder/xx/index.html").read_text(encoding="utf-8")
    index = (site / "leder/xx/search/index.js").read_text(encoding="utf-8")
    assert "xen" in index
    assert '[[],[],"(?!)",[],[],[]]' in index
    assert "xen" not in (site / "leder/search/index.js").read_text(encoding="utf-8")
    assert list(site.rglob("*.yml")) == []


def test_both_languages_are_kept_on_the_device(site: Path) -> None:
    shell = json.loads((site / "leder/offline.json").read_text(encoding="utf-8"))["shell"]
    assert {"index.html", "xx/index.html", "xx/assets/kp/kp.js"} <= set(shell)


def test_an_unknown_phrase_does_not_bring_the_names_of_all_the_others(tmp_path: Path) -> None:
    found = open_site(write(tmp_path, {**FILES, "overrides/words/xx.yml": WORDS.replace("  home: Xom", "  hjem: Xom")}))
    problems = found.check(found.read()).problems
    use_site_words({})
    assert max(len(one.fix) for one in problems if one.code == "KP203") < 1000


@pytest.mark.parametrize(("change", "told"), [
    ({"overrides/words/xx.yml": WORDS + "menu: Xen\n"}, "overrides/words/xx.yml:14: KP203"),
    ({"overrides/words/xx.yml": WORDS.replace("  home: Xom", "  hjem: Xom")}, "overrides/words/xx.yml:7: KP203"),
    ({"overrides/words/xx.yml": WORDS.replace("Xopen {date}", "Xopen {day}")}, "overrides/words/xx.yml:9: KP205"),
    ({"overrides/words/xx.yml": WORDS.replace("Xopen {date}", "Xopen {date")}, "overrides/words/xx.yml:9: KP205"),
    ({"overrides/words/xx.yml": WORDS.replace("Xa, ", "")}, "overrides/words/xx.yml:5: KP802"),
    ({"overrides/words/xx.yml": WORDS.replace("Xom", "no")}, "overrides/words/xx.yml:7: KP205"),
    ({"overrides/words/xx.yml": WORDS.replace("name: Xuxu\n", "")}, "overrides/words/xx.yml:1: KP206"),
    ({"overrides/words/xx.yml": WORDS.replace("fallback: nn", "fallback: yy")}, "overrides/words/xx.yml:1: KP205"),
    ({"overrides/words/xx.yml": "tag: [\n"}, "overrides/words/xx.yml:2: KP202"),
    ({"overrides/words/nn.yml": "fallback: xx\n"}, "overrides/words/nn.yml:1: KP205"),
    ({"mkdocs.yml": MKDOCS.replace("xx", "xy")}, "mkdocs.yml:5: KP212"),
    ({"mkdocs.yml": MKDOCS.replace("[nb, xx]", "[]")}, "mkdocs.yml:5: KP205"),
    ({"modules/p/1-a/01-x.nn.md": TRANSLATED}, "modules/p/1-a/01-x.nn.md:1: KP105"),
    ({"modules/p/figures.yml": FIGURE.replace("xx: Xing", "nn: Ring")}, "modules/p/figures.yml:1: KP205"),
])
def test_what_is_wrong_is_told_where_it_stands(tmp_path: Path, change: dict[str, str], told: str) -> None:
    found = open_site(write(tmp_path, {**FILES, **change}))
    problems = found.check(found.read()).problems
    use_site_words({})
    assert told in {f"{one.file}:{one.line}: {one.code}" for one in problems}


def test_the_preview_refuses_a_language_that_the_site_lacks(tmp_path: Path) -> None:
    done = kp(write(tmp_path, FILES), "serve", "--locale", "xy", "--address", "127.0.0.1:0")
    assert (done.returncode, done.stderr) == (2, "kp: Språket «xy» finnes ikke på nettstedet. Språk: nb, xx.\n")
