"""The files of the index: whole, the same each time, safe in a script, and of one edition alone."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from kompetansepakke.search.index import FOLDER, write_search
from kompetansepakke.search.packing import call, postings
from kompetansepakke.search.page_texts import read_page
from tests.site.building import contents

from .conftest import Ask
from .library import HIDDEN


def _given(path: Path) -> list[Any]:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("kpSearch(")
    assert text.endswith(");\n")
    found: list[Any] = json.loads(f"[{text[9:-3]}]")
    return found


def test_building_again_gives_the_same_bytes(library: Path, tmp_path: Path) -> None:
    shutil.copytree(library / "leder", tmp_path / "leder")
    shutil.rmtree(tmp_path / "leder" / FOLDER)
    _write_again(tmp_path / "leder")
    assert contents(tmp_path / "leder" / FOLDER) == contents(library / "leder" / FOLDER)


def test_an_edition_has_no_word_of_another(library: Path) -> None:
    def said(edition: str) -> str:
        return "".join(path.read_text("utf-8") for path in (library / edition).rglob("search/*.js"))

    assert HIDDEN in said("leder")
    assert HIDDEN not in said("laerer")
    assert "03-leder" not in said("laerer")


def test_nynorsk_has_an_index_of_its_own(library: Path) -> None:
    addresses = [page[0] for page in _given(library / "laerer/search/index.js")[1][4]]
    assert "alfa/0-start/" in addresses
    assert not [address for address in addresses if address.startswith("nn")]
    nynorsk = _given(library / "laerer/nn/search/index.js")[1]
    assert "Oppstart" in str(nynorsk[4])
    assert "Oppgåve" in nynorsk[1]


def test_every_piece_is_of_the_index_and_of_one_package(library: Path) -> None:
    _, content = _given(library / "leder/search/index.js")
    pages, pieces = content[4], content[5]
    assert sorted(name for name, _, _ in pieces) == sorted(
        path.stem for path in (library / "leder/search").glob("*.js") if path.stem != "index")
    for at, (name, first, version) in enumerate(pieces):
        own, texts, other = _given(library / f"leder/search/{name}.js")
        after = pieces[at + 1][1] if at + 1 < len(pieces) else len(pages)
        assert (own, other, len(texts)) == (name, version, after - first)
        assert [len(text) for text in texts] == [len(page[3]) for page in pages[first:after]]
        packages = {page[0].split("/")[0] for page in pages[first:after] if page[0].count("/") > 1}
        assert packages <= {name.rsplit("-", 1)[0]}


def _write_again(site: Path) -> None:
    """Write the index of the pages as they are now, without those in another language."""
    found = {path.parent.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("index.html")
             if not path.is_relative_to(site / "nn")}
    pages = (read_page(html, "" if folder == "." else f"{folder}/") for folder, html in found.items())
    write_search(site, "nb", pages, Path.write_bytes)


def test_another_text_is_another_file_of_another_version_and_no_other_piece_is(library: Path, tmp_path: Path) -> None:
    shutil.copytree(library / "leder", tmp_path / "leder")
    page = tmp_path / "leder/alfa/0-start/02-tegn/index.html"
    page.write_text(page.read_text("utf-8").replace("skråstrek", "bakstrek"), encoding="utf-8")
    _write_again(tmp_path / "leder")
    now, before = (contents(site / "leder" / FOLDER) for site in (tmp_path, library))
    changed = {Path(name).stem for name in now if now[name] != before[name]}
    index, piece = sorted(changed, key="index".__ne__)
    assert index == "index"
    assert len(now) > 3
    assert _given(tmp_path / f"leder/search/{piece}.js")[2] != _given(library / f"leder/search/{piece}.js")[2]


def test_any_text_survives_the_way_through_a_script(node: Ask) -> None:
    odd = "\u2028\u2029 \\ \" ' ` ${x} </script> <!-- __proto__ æ 🙂 \x00"
    got = node(f"let got; const kpSearch = (...all) => {{ got = all; }}; {call('a', [odd])} return got;")
    assert got == ["a", [odd]]
    assert not re.search("[\u2028\u2029]", call(odd))


@pytest.mark.parametrize("pages", [{}, {0: False}, {0: True, 1: False, 2: True}, {7: False, 8: True, 9: False},
                                   {511: True, 512: False, 600: True, 90_000: False}])
def test_pages_come_out_as_they_were_packed(node: Ask, pages: dict[int, bool]) -> None:
    got = node("return [...words.pagesOf(given)];", postings(pages))
    assert got == [[page, strong] for page, strong in pages.items()]


def test_packed_numbers_hold_nothing_that_the_scan_could_read_as_a_word() -> None:
    assert not re.search(r"\w", postings({number**2: number % 3 == 0 for number in range(400)}))
