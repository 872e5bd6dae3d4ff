"""Text in Typst's own strings."""

from __future__ import annotations

import json

import pytest
import typst

from kompetansepakke.pdf.typst_code import literal


@pytest.mark.parametrize(("text", "shown"), [
    ("å «sitat» \"to\" \\u00e5 \\n", None), ("linje\nog\ttabulator", None), ("del\u00adord 5\u00a0%", None),
    ("bort\x00med\x1bdet\u200b", "bortmeddet"), ("😀", None)])
def test_typst_reads_what_was_written(text: str, shown: str | None) -> None:
    source = f"#metadata({literal(text)}) <t>".encode()
    assert json.loads(typst.query(source, "<t>", field="value")) == [text if shown is None else shown]
