"""The built site: addresses, links, search, and what happens without PDFs."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from tests.site.building import kp

from .content import CLOSED, SECRET, write_site

SETS = ("lederguide", "deltakerark", "motereferat", "lesehefte", "arbeidsark")


def _pages(edition: Path) -> dict[str, str]:
    return {path.relative_to(edition).as_posix(): path.read_text("utf-8")
            for path in edition.rglob("index.html") if "nn" not in path.relative_to(edition).parts}


def test_sets_stand_at_their_addresses_and_front_pages_lead_to_them(built: Path) -> None:
    front = (built / "leder/pakke/0-apen/index.html").read_text("utf-8")
    for name in SETS:
        assert (built / f"leder/pakke/{name}/0-apen/index.html").is_file()
        assert f'href="../{name}/0-apen/"' in front
    package = (built / "leder/pakke/index.html").read_text("utf-8")
    assert 'href="lederguide/"' in package
    assert 'href="lederguide/lederguide.pdf"' in package


def test_ids_are_unique_and_anchors_are_there(built: Path) -> None:
    for path, html in _pages(built / "leder").items():
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert [name for name, count in Counter(ids).items() if count > 1] == [], path
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids), path


def test_headings_of_sets_skip_no_level(built: Path) -> None:
    for path, html in _pages(built / "leder").items():
        if path.split("/")[1:2] and path.split("/")[1] in SETS:
            levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
            assert levels[0] == 1
            assert all(after <= before + 1 for before, after in pairwise(levels)), path


def test_search_and_catalog_know_nothing_of_the_sets(built: Path) -> None:
    found = (built / "leder/search/index.js").read_text("utf-8")
    assert "pakke/0-apen/" in found
    assert not any(f"/{name}/" in found for name in SETS)
    assert not any(name in (built / "leder/catalog.json").read_text("utf-8") for name in SETS)


def test_each_page_of_a_set_stands_in_the_navigation_where_its_module_is_open(built: Path) -> None:
    pages = _pages(built / "leder")
    for path, html in pages.items():
        nav = html[html.index('id="kp-nav"'):]
        nav = nav[:nav.index("</nav>")]
        if any(f"/{name}/" in f"{path}" for name in SETS):
            assert 'aria-current="page"' in nav, path
        assert "deltakerark/1-stengt" not in nav


def test_teachers_have_no_guide_and_no_word_of_leaders(built: Path) -> None:
    assert not list((built / "laerer").rglob("*lederguide*"))
    said = "".join(path.read_text("utf-8", "replace") for path in (built / "laerer").rglob("*") if path.is_file())
    assert SECRET not in said
    assert CLOSED not in said


def test_what_teachers_print_is_offered_as_pdf_and_the_same_for_leaders(built: Path) -> None:
    pdf = "pakke/deltakerark/0-apen/deltakerark.pdf"
    assert (built / "laerer" / pdf).read_bytes() == (built / "leder" / pdf).read_bytes()


def test_without_pdfs_the_rest_is_built(tmp_path: Path) -> None:
    done = kp(write_site(tmp_path, pages=1), "build", "--edition", "leder", "--date", "2026-11-21", "--no-pdf")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "PDF" not in done.stderr
    assert not list((tmp_path / "site").rglob("*.pdf"))
    guide = tmp_path / "site/leder/pakke/lederguide/0-apen/index.html"
    assert ".pdf" not in guide.read_text("utf-8")
    assert (tmp_path / "site/leder/pakke/lederguide/index.html").is_file()
