"""What our Markdown extension adds: row headings in tables, and footnotes of several paragraphs in lists and blocks."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

from kompetansepakke.engine import markdown_ext

HEAD = "| Oppgave | Hvem |\n|---|---|\n"


def _first_cells(rows: str) -> list[str]:
    html = markdown(HEAD + rows, extensions=["tables", "kompetansepakke.engine.markdown_ext"])
    return re.findall(r"<tr>\n(<t.*)\n", html.partition("<tbody>")[2])


def test_a_bold_first_column_is_row_headings() -> None:
    assert _first_cells("| **Velge *tre* kommuner** | Udir |\n| **Strategi** | Kommunen |\n") == [
        '<th scope="row">Velge <em>tre</em> kommuner</th>', '<th scope="row">Strategi</th>']


@pytest.mark.parametrize("cell", ["Strategi", "**En** til", "En **til**", "", "**En** **til**"])
def test_one_first_cell_that_is_not_bold_leaves_them_all_as_they_are(cell: str) -> None:
    assert not any("<th" in first for first in _first_cells(f"| **Velge** | Udir |\n| {cell} | Kommunen |\n"))


NOTE = "Se[^1].\n\n[^1]: En\n\n    To **fet**\n\n        kode\n[^2]: Tre\n\nMer[^2].\n\n    kode\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


@pytest.mark.parametrize("text", [
    f"/// html | div\n{NOTE}\n///\n",
    f"- punkt\n\n{_indented(NOTE)}\n",
    f"!!! note\n{_indented(NOTE)}\n",
])
def test_a_note_in_a_list_or_a_block_keeps_all_its_paragraphs(text: str) -> None:
    extensions = ["footnotes", "admonition", "pymdownx.blocks.html", "kompetansepakke.engine.markdown_ext"]
    html, alone = (markdown(source, extensions=extensions) for source in (text, NOTE))
    assert html[html.index('<div class="footnote">'):] == alone[alone.index('<div class="footnote">'):]
    assert html.count("<code>") == alone.count("<code>") == 2


@pytest.mark.parametrize("text", [
    "Skriv `kode` og ``ko`de``", "\\`ikke kode`", "\\\\`kode`", "`kode\\`", "Trykk ++ctrl+a++", "++\"x++y\"++",
    "\\++a++", "\\\\++a++", "\\\\+", "*fet `kode`* og _++tab++_", "En + en `", "Vanlig tekst."])
def test_code_and_keys_are_what_pymdownx_alone_makes_of_them(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    extensions = ["pymdownx.inlinehilite", "pymdownx.keys", "kompetansepakke.engine.markdown_ext"]
    made = markdown(text, extensions=extensions)
    monkeypatch.setattr(markdown_ext, "_look_for_marks_first", lambda _: None)
    assert made == markdown(text, extensions=extensions)


def test_text_without_their_marks_is_not_searched_for_them() -> None:
    assert list(markdown_ext._Seldom(re.compile(""), "`").finditer("Vanlig tekst.")) == []
