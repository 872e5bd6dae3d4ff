"""What meets a reader first: what this is, who she is, and one thing to do next."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Shared
from tests.site.building import FRONT, HEAD, PACKAGE, build, write

from .hosting import problems

MKDOCS_YML = """\
site_name: Nettsted
theme: {name: material}
plugins:
  - kompetansepakke:
      editions: {laerer: {sees: [teacher]}, leder: {sees: [teacher, leader]}, uh: {sees: [teacher, university]}}
      guides: [skrive.md]
"""
FILES = {
    "mkdocs.yml": MKDOCS_YML,
    "docs/skrive.md": HEAD.replace("Side", "Skriveguide") + "Redaktørord\n",
    "docs/om.md": HEAD.replace("Side", "Om oss") + "Leserord\n",
    "modules/p/package.yml": PACKAGE,
    "modules/p/1-a/index.md": FRONT,
    "modules/p/1-a/01-x.md": HEAD + "Tekst\n",
}


@pytest.fixture(scope="module")
def readers(shared: Shared) -> Path:
    """A site with a page for those who write it."""
    return shared("readers", lambda root: build(write(root, FILES))) / "site"


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_the_chooser_says_what_a_package_is_before_it_asks_who_the_reader_is(readers: Path) -> None:
    html = page(readers, "").partition("<body")[2]
    order = [html.index(part) for part in ("<h1>Nettsted</h1>", "En kompetansepakke er", "<h2", "Hvem er du?", "<h3")]
    assert order == sorted(order)


def test_the_chooser_explains_each_role(readers: Path) -> None:
    choice = page(readers, "").partition('data-kp-choice="uh"')[2]
    assert "et universitet eller en høyskole (UH)" in choice
    assert "Innhold for lærer og UH-ansatt." in choice


def begins(site: Path, path: str) -> list[tuple[str, str]]:
    return re.findall(r'<p class="kp-begin"[^>]*><a class="kp-onward" href="([^"]*)">(.*?)</a>', page(site, path))


def test_who_leads_begins_with_a_plan_and_others_with_the_first_module(readers: Path) -> None:
    assert begins(readers, "leder/p") == [
        ("tidsplan/", '<span data-kp-planned="">Lag en tidsplan for skolen</span>'
                      '<span data-kp-planned="1" hidden>Se og endre tidsplanen</span>')]
    assert begins(readers, "laerer/p") == begins(readers, "uh/p") == [("1-a/", "Begynn med modul 1: Modul")]
    assert begins(readers, "laerer") == [("p/1-a/", "Begynn med modul 1: Modul")]


def test_a_module_leads_to_its_first_page(readers: Path) -> None:
    assert begins(readers, "laerer/p/1-a") == [("01-x/", "Begynn med «Side»")]


def test_a_guide_keeps_its_address_and_stands_in_the_foot_alone(readers: Path) -> None:
    assert "Redaktørord" in page(readers, "laerer/skrive")
    top, _, foot = page(readers, "laerer/p/1-a/01-x").rpartition("<footer")
    assert "Skriveguide" not in top
    assert '<nav aria-label="For dem som lager nettstedet">' in foot
    assert '<a href="../../../skrive/">Skriveguide</a>' in foot
    assert "Om oss" in top


def test_the_search_finds_pages_for_readers_and_no_guides(readers: Path) -> None:
    found = "".join(path.read_text(encoding="utf-8") for path in (readers / "laerer/search").glob("*.js"))
    assert "Leserord" in found
    assert "Redaktørord" not in found


def test_a_guide_that_is_not_there_is_told(tmp_path: Path) -> None:
    settings = "site_name: N\nplugins:\n  - kompetansepakke:\n      guides:\n        - borte.md\n"
    assert problems(tmp_path, "", {"mkdocs.yml": settings}) == [("KP213", "mkdocs.yml", 5)]
