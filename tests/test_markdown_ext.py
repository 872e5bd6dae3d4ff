"""Tables of every page: header cells have a scope, and bold first columns are row headings."""

from __future__ import annotations

import re

import pytest
from markdown import markdown

HEAD = "| Oppgave | Hvem |\n|---|---|\n"


def _first_cells(rows: str) -> list[str]:
    html = markdown(HEAD + rows, extensions=["tables", "kompetansepakke.markdown_ext"])
    return re.findall(r"<tr>\n(<t.*)\n", html.partition("<tbody>")[2])


def test_a_bold_first_column_is_row_headings() -> None:
    assert _first_cells("| **Velge *tre* kommuner** | Udir |\n| **Strategi** | Kommunen |\n") == [
        '<th scope="row">Velge <em>tre</em> kommuner</th>', '<th scope="row">Strategi</th>']


@pytest.mark.parametrize("cell", ["Strategi", "**En** til", "En **til**", "", "**En** **til**"])
def test_one_first_cell_that_is_not_bold_leaves_them_all_as_they_are(cell: str) -> None:
    assert not any("<th" in first for first in _first_cells(f"| **Velge** | Udir |\n| {cell} | Kommunen |\n"))
