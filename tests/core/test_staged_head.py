"""The heads of staged pages: YAML to any engine, and read by ours as the JSON that they are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from kompetansepakke.source.staged_head import read_staged_head, staged_head

_TEXT = st.text(st.characters(codec="utf-8"))
_VALUES = st.recursive(st.none() | st.booleans() | st.integers() | _TEXT,
                       lambda inner: st.lists(inner) | st.dictionaries(_TEXT, inner))


@given(st.dictionaries(st.sampled_from(["title", "description", "template", "kp"]), _VALUES, min_size=1), _TEXT)
def test_yaml_and_we_read_what_was_written(values: dict[str, Any], body: str) -> None:
    page = staged_head(values) + body
    told = read_staged_head(page)
    assert told == (body.lstrip("\n"), values)
    assert told == get_data(page)


@pytest.mark.parametrize("page", ["", "Tekst\n", "---\ntitle: Uten anførselstegn\n---\n\nTekst\n", "---\n",
                                  "---\ntitle: 1\n", "title: 1\n---\n\n"])
def test_a_head_that_is_not_ours_is_left_to_the_engine(page: str) -> None:
    assert read_staged_head(page) is None
