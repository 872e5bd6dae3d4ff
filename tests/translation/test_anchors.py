"""The anchor that is told of a heading is the one that the engine makes of it."""

from __future__ import annotations

import pytest

from kompetansepakke.engine.converter import Converter
from kompetansepakke.scan.said import anchor_of


@pytest.mark.parametrize("heading", [
    "Valget", "Hva er det – egentlig?", "Lese - skrive", "Del 1: møte", "Se [arket](https://a.no) her", "Et `ord`",
    "**Fet** tittel", "Kart/terreng", "snake_case", "Hva? Ja!"])
def test_a_headings_anchor_is_the_engines(heading: str) -> None:
    html = Converter(["toc"], {}, "nb")(f"## {heading}\n").html
    assert f'<h2 id="{anchor_of(heading)}">' in html
