"""Links of the built pages: what a browser would ask for must be there, and from nowhere else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kompetansepakke.machine.kept import Kept
from kompetansepakke.publish.last_look import built_links
from kompetansepakke.publish.last_look.built_links import built_problems
from kompetansepakke.publish.last_look.built_pages import Page, read_page

PAGE = "fag/1-modul/01-side/index.html"
FILES = {
    "index.html": '<h1 id="top-of-all">x</h1>',
    "fag/index.html": "",
    "fag/1-modul/index.html": '<h2 id="læring">x</h2><a name="gammelt-anker"></a>',
    "fag/1-modul/02-neste/index.html": '<p id="a:b%20c">x</p>',
    "fag/1-modul/01-side/bilde.png": "png",
    "fag/1-modul/ark 1.pdf": "pdf",
    "assets/main.css": "css",
    "assets/ikoner.svg": "<svg/>",
    "assets/Æble.png": "png",
}


def write(site: Path, body: str, page: str = PAGE, files: dict[str, str] = FILES) -> Path:
    for path, text in {**files, page: body}.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    return site


def complaints(site: Path, root: Path | None = None) -> list[str]:
    return [problem.message for problem in built_problems(site, root)]


@pytest.mark.parametrize("body", [
    '<a href="../02-neste/">x</a>',
    '<a href="../02-neste/index.html">x</a>',
    '<a href="..">x</a><a href="../">x</a><a href=".">x</a><a href="./">x</a><a href="">x</a>',
    '<a href="../../..">x</a><a href="../../../index.html?q=1#top-of-all">x</a>',
    '<a href="../#l%C3%A6ring">x</a><a href="../#læring">x</a><a href="../#gammelt-anker">x</a>',
    '<a href="../02-neste/#a:b%20c">x</a>',
    '<a href="#">x</a><a href="#top">x</a><a href="#TOP">x</a><a href="../#:~:text=ord">x</a>',
    '<a href="#her">x</a><p id="her">x</p>',
    '<a href="../ark%201.pdf#page=2">x</a><a href="../ark 1.pdf">x</a>',
    '<a href=" \n../02-neste/\t">x</a>',
    '<a href="https://www.udir.no/">x</a><a href="http://x.no">x</a>',
    '<a href="mailto:a@b.no">x</a><a href="tel:+47 22 00">x</a><area href="https://x.no/">',
    '<img src="bilde.png"><img src="data:image/gif;base64,R0lG"><video poster="bilde.png"></video>',
    '<img srcset="bilde.png 1x, ../../../assets/%C3%86ble.png 2x">',
    '<img srcset="bilde.png, data:image/gif;base64,R0,lG 2x">',
    '<link rel="stylesheet" href="../../../assets/main.css?v=2">',
    '<link rel="canonical" href="https://x.no/"><link rel="alternate" hreflang="nn" href="https://x.no/nn/">',
    '<svg><use href="../../../assets/ikoner.svg#pil"/><a xlink:href="../02-neste/">x</a></svg>',
    '<form action="../02-neste/"><button>x</button></form>',
    '<meta name="description" content="/ikke/en/lenke"><p title="href=x">href="x"</p>',
    '<script type="application/json">["<a href=nei>"]</script><textarea><a href=nei></textarea>',
    '<!-- <a href="nei">x</a> --><pre>&lt;a href="nei"&gt;</pre><div data-href="nei"></div>',
    "<a>x</a><a href>x</a>",
])
def test_sound_address_passes(tmp_path: Path, body: str) -> None:
    assert complaints(write(tmp_path, body)) == []


@pytest.mark.parametrize(("body", "target"), [
    ('<a href="../borte/">x</a>', "../borte/"),
    ('<a href="../borte/#her">x</a>', "../borte/#her"),
    ('<a href="../02-Neste/">x</a>', "../02-Neste/"),
    ('<a href="../02-neste">x</a>', "../02-neste"),
    ('<a href="../02-neste//">x</a>', "../02-neste//"),
    ('<a href="../../1-modul%2F02-neste/">x</a>', "../../1-modul%2F02-neste/"),
    ('<a href="../#laering">x</a>', "../#laering"),
    ('<a href="#her">x</a>', "#her"),
    ('<p id="Her">x</p><a href="#her">x</a>', "#her"),
    ('<a href="../02-neste/?a=1#borte">x</a>', "../02-neste/?a=1#borte"),
    ('<a href="../../../../index.html">x</a>', "../../../../index.html"),
    ('<a href="../../../../../../..">x</a>', "../../../../../../.."),
    ('<a href="/fag/">x</a>', "/fag/"),
    ('<a href="\\fag\\">x</a>', "\\fag\\"),
    ('<a href="//x.no/">x</a>', "//x.no/"),
    ('<a href="javascript:void(0)">x</a>', "javascript:void(0)"),
    ('<a href="java\nscript:void(0)">x</a>', "java\ufffdscript:void(0)"),
    ('<a href="file:///etc/passwd">x</a>', "file:///etc/passwd"),
    ('<a href="data:image/gif;base64,R0">x</a>', "data:image/gif;base64,R0"),
    ('<a href="https:///x">x</a>', "https:///x"),
    ('<a href="&#46;./borte/">x</a>', "../borte/"),
    ("<A HREF=../borte/>x</A>", "../borte/"),
    ('<p><span class="a">x</span><a class="b" href="borte">x</a>', "borte"),
    ('<noscript><img src="borte.png"></noscript>', "borte.png"),
    ('<table><tr><td>x</td>y<a href="borte">x</a></tr></table>', "borte"),
    ('<template><img src="borte.png"></template>', "borte.png"),
    ('<img src="">', ""),
    ('<img src="https://x.no/a.png">', "https://x.no/a.png"),
    ('<img src="//x.no/a.png">', "//x.no/a.png"),
    ('<img src="\\\\x.no\\a.png">', "\\\\x.no\\a.png"),
    ('<img src="/assets/Æble.png">', "/assets/Æble.png"),
    ('<img srcset="bilde.png 1x, borte.png 2x">', "borte.png"),
    ('<source srcset="bilde.png, https://x.no/a.png 2x">', "https://x.no/a.png"),
    ('<video src="borte.mp4"></video>', "borte.mp4"),
    ('<video poster="borte.png"></video>', "borte.png"),
    ('<script src="https://x.no/a.js"></script>', "https://x.no/a.js"),
    ('<script src="data:text/javascript,1"></script>', "data:text/javascript,1"),
    ('<link rel="stylesheet" href="https://x.no/a.css">', "https://x.no/a.css"),
    ('<link rel="alternate stylesheet" href="https://x.no/a.css">', "https://x.no/a.css"),
    ('<link rel="preload" as="font" href="https://x.no/a.woff2">', "https://x.no/a.woff2"),
    ('<link rel="preconnect" href="https://x.no">', "https://x.no"),
    ('<link href="https://x.no/a">', "https://x.no/a"),
    ('<link rel="preload" as="image" imagesrcset="https://x.no/a.png 1x">', "https://x.no/a.png"),
    ('<link rel="icon" href="borte.png">', "borte.png"),
    ('<link rel="canonical" href="javascript:1">', "javascript:1"),
    ('<svg><use xlink:href="https://x.no/a.svg#b"/></svg>', "https://x.no/a.svg#b"),
    ('<svg><a href="borte">x</a></svg>', "borte"),
    ('<form action="https://x.no/"></form>', "https://x.no/"),
    ('<form action="borte"></form>', "borte"),
])
def test_unsound_address_is_a_problem(tmp_path: Path, body: str, target: str) -> None:
    [found] = [found for found in built_problems(write(tmp_path, body)) if found.code == "KP902"]
    assert found.message == f"Den bygde sida har en brutt lenke: «{target}»."
    assert (found.code, found.severity, found.file) == ("KP902", "error", PAGE)


def test_problem_names_file_and_line_of_each_occurrence(tmp_path: Path) -> None:
    write(tmp_path, '<!doctype html>\n<p>æøå\n\n<a href="borte">x</a></p>\n<p\nclass="a"><a\n href="borte">x</a>')
    write(tmp_path, '<img src="borte">', page="fag/index.html", files={})
    found = [(problem.file, problem.line) for problem in built_problems(tmp_path)]
    assert found == [(PAGE, 4), (PAGE, 6), ("fag/index.html", 1)]


@pytest.mark.parametrize(("body", "words"), [
    ('<a href="../02-neste">x</a>', "skråstrek til slutt"),
    ('<a href="../borte/">x</a>', "«fag/1-modul/borte/index.html» finnes ikke"),
    ('<a href="../#borte">x</a>', "en id som finnes på fag/1-modul/index.html"),
    ('<a href="/x">x</a>', "sett fra sida"),
    ('<img src="//x.no/x">', "ikke noe fra andre tjenere"),
    ('<img src="\\\\x.no\\x">', "ikke noe fra andre tjenere"),
    ('<a href="\\fag\\">x</a>', "sett fra sida"),
    ('<a href="{borte}">x</a>', "«fag/1-modul/01-side/{borte}» finnes ikke"),
])
def test_problem_says_how_to_mend_it(tmp_path: Path, body: str, words: str) -> None:
    [found] = built_problems(write(tmp_path, body))
    assert words in found.fix


def test_overlong_and_unprintable_targets_stay_on_one_line(tmp_path: Path) -> None:
    [found] = built_problems(write(tmp_path, f'<a href="a\nb\x1b[31m{"x" * 5000}">x</a>'))
    assert str(found).isprintable()
    assert len(str(found)) < 1000


def test_link_to_a_file_that_is_a_symlink_is_broken(tmp_path: Path) -> None:
    write(tmp_path, '<a href="../../../fil.pdf">x</a>')
    (tmp_path / "fil.pdf").symlink_to("/etc/passwd")
    assert len(built_problems(tmp_path)) == 1


def test_html_that_is_not_utf8_is_read_all_the_same(tmp_path: Path) -> None:
    write(tmp_path, "")
    (tmp_path / PAGE).write_bytes(b'\xff\xfe<a href="borte">x</a>')
    assert len(built_problems(tmp_path)) == 1


def test_what_the_parser_gives_up_on_does_not_pass(tmp_path: Path) -> None:
    assert built_problems(write(tmp_path, '<p>x</p>\n<![foo bar]>\n<a href="borte">x</a>')) != []


# Editions

def editions(site: Path, teacher: str) -> Path:
    return write(site, teacher, page="laerer/fag/index.html",
                 files={"index.html": '<p id="velg">x</p>', "leder/index.html": '<p id="a">x</p>',
                        "laerer/index.html": ""})


def test_edition_may_not_lead_out_of_its_folder(tmp_path: Path) -> None:
    editions(tmp_path, '<a href="../../leder/">x</a><a href="../../">x</a>')
    assert len(built_problems(tmp_path / "laerer")) == 2


def test_link_out_of_the_edition_is_left_alone_where_it_is_marked(tmp_path: Path) -> None:
    editions(tmp_path, '<a href="../../leder/" data-kp-elsewhere>x</a><a data-kp-elsewhere href="../../borte/">x</a>')
    assert built_problems(tmp_path / "laerer") == []
    assert built_problems(tmp_path / "laerer", tmp_path / "laerer") == []


def test_mark_does_not_excuse_a_link_that_stays_in_the_edition(tmp_path: Path) -> None:
    editions(tmp_path, '<a href="../borte/" data-kp-elsewhere>x</a>')
    assert complaints(tmp_path / "laerer") == ["Den bygde sida har en brutt lenke: «../borte/»."]


@pytest.mark.parametrize("target", ["../../borte/", "../../leder/#b", "../../../leder/", "/leder/", "../../leder"])
def test_marked_link_is_followed_below_a_wider_root(tmp_path: Path, target: str) -> None:
    editions(tmp_path, f'<a href="../../leder/#a" data-kp-elsewhere>x</a><a href="{target}" data-kp-elsewhere>x</a>')
    [found] = built_problems(tmp_path / "laerer", root=tmp_path)
    assert found.message == f"Den bygde sida har en brutt lenke: «{target}»."
    assert found.file == "fag/index.html"


def test_wider_root_does_not_excuse_an_unmarked_link_out(tmp_path: Path) -> None:
    editions(tmp_path, '<a href="../../leder/">x</a>')
    assert len(built_problems(tmp_path / "laerer", root=tmp_path)) == 1


def test_wider_root_reports_the_pages_of_the_site_alone(tmp_path: Path) -> None:
    editions(tmp_path, '<a data-kp-elsewhere href="../../leder/">x</a><a data-kp-elsewhere href="../../#velg">x</a>')
    write(tmp_path, '<a href="borte">x</a>', page="leder/index.html", files={})
    write(tmp_path, '<a href="borte">x</a>', page="laerer2/index.html", files={})
    assert built_problems(tmp_path / "laerer", root=tmp_path) == []


def test_site_that_is_not_below_the_root_is_refused(tmp_path: Path) -> None:
    editions(tmp_path, "")
    with pytest.raises(ValueError, match="laerer"):
        built_problems(tmp_path / "laerer", root=tmp_path / "leder")


def test_relative_and_linked_paths_to_the_site_mean_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editions(tmp_path, '<a href="borte">x</a>')
    (tmp_path / "lenke").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    for site, root in ((Path("laerer"), None), (Path("laerer"), Path()), (tmp_path / "lenke" / "laerer", tmp_path)):
        assert [(problem.file, problem.line) for problem in built_problems(site, root)] == [("fag/index.html", 1)]


# What was followed before

def followed(site: Path, kept: Path) -> list[tuple[str, str]]:
    """What is wrong in the teachers' edition of `site`, by one who has been told of it before; alone, the same."""
    with Kept(kept) as products:
        found = built_problems(site / "laerer", site, kept=products)
    assert found == built_problems(site / "laerer", site)
    return [(problem.file, problem.message) for problem in found]


GONE = {
    "the page that is led to": lambda site: (site / "laerer/mål/index.html").unlink(),
    "the anchor that is led to": lambda site: (site / "laerer/mål/index.html").write_text("<h2>x</h2>"),
    "the picture that is shown": lambda site: (site / "laerer/bilde.png").unlink(),
    "the other edition's page": lambda site: (site / "leder/index.html").unlink(),
    "the other edition's anchor": lambda site: (site / "leder/index.html").write_text(""),
}


@pytest.mark.parametrize("gone", GONE)
def test_a_page_that_is_unchanged_is_followed_again_where_what_it_leads_to_is_gone(tmp_path: Path, gone: str) -> None:
    link = ('<a href="../mål/#a">x</a><img src="../bilde.png">'
            + '<a data-kp-elsewhere href="../../leder/#a">x</a>' * gone.startswith("the other"))
    site = write(tmp_path / "site", link, page="laerer/fag/index.html",
                 files={"leder/index.html": '<p id="a">x</p>', "laerer/mål/index.html": '<h2 id="a">x</h2>',
                        "laerer/bilde.png": "png", "laerer/index.html": '<a href="fag/">x</a>'})
    assert followed(site, tmp_path / "kept") == followed(site, tmp_path / "kept") == []
    GONE[gone](site)
    assert [file for file, _ in followed(site, tmp_path / "kept")] == ["fag/index.html"]


def test_what_is_new_is_followed_and_a_fault_is_told_until_it_is_mended(tmp_path: Path) -> None:
    site, kept = editions(tmp_path / "site", "<p>x</p>"), tmp_path / "kept"
    assert followed(site, kept) == []
    write(site, '<a href="borte/">x</a>', page="laerer/ny/index.html", files={})
    for _ in range(2):
        assert [file for file, _ in followed(site, kept)] == ["ny/index.html"]
    write(site, "", page="laerer/ny/borte/index.html", files={})
    assert followed(site, kept) == []


def test_a_page_that_has_been_followed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, kept = editions(tmp_path / "site", '<a href="../">x</a>'), tmp_path / "kept"
    assert followed(site, kept) == []
    write(site, '<h2 id="ny">x</h2>', page="laerer/index.html", files={})
    read: list[str] = []

    def reading(html: str) -> Page:
        read.append(html)
        return read_page(html)

    monkeypatch.setattr(built_links, "read_page", reading)
    with Kept(kept) as products:
        assert built_problems(site / "laerer", site, kept=products) == []
    assert read == ['<h2 id="ny">x</h2>']


# Speed

def test_many_pages_are_read_once_each_and_fast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """400 pages of 40 kB: a fifth of the bound on a site; each links to every anchor of the next."""
    reads: list[Path] = []
    really_read = Path.read_text

    def read(path: Path, encoding: str | None = None, errors: str | None = None) -> str:
        reads.append(path)
        return really_read(path, encoding, errors)

    part = ('<li class="a b"><p>' + "Elevene skriver og snakker. " * 20 + '<em>x</em></p><svg viewBox="0 0 1 1">'
            '<path d="M0 0"/></svg></li>\n')
    for number in range(400):
        links = "".join(f'<h2 id="d{at}">x</h2><a class="a" href="../{(number + 1) % 400:03}/#d{at}">x</a>' + part
                        for at in range(55))
        folder = tmp_path / f"{number:03}"
        folder.mkdir()
        (folder / "index.html").write_text(links)
    monkeypatch.setattr(Path, "read_text", read)
    start = time.process_time()
    assert built_problems(tmp_path) == []
    assert time.process_time() - start < 4
    assert len(reads) == len(set(reads)) == 400
