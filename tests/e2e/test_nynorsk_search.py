"""The search of our own nynorsk edition, asked in both written forms. What answers, patterns find in the sources."""

import json
import re
from pathlib import Path

import pytest

from tests.search.conftest import Ask, node

from .built import ROOT, Built

__all__ = ["node"]
QUERIES = Path(__file__).with_name("queries-nn.tsv")
NOT_TEXT = re.compile(
    r"\A---$[\s\S]*?^---$|^[ \t]+[a-z_]+:.*$|\]\([^)]*\)|\{[:%{][^}]*\}+|<[^>]*>|https?://\S+", re.MULTILINE)
"""Front matter, options of blocks, addresses, attributes, macros and tags."""
WORD = re.compile(r"[^\W_]+")
ASK = """const index = words.ready(given[0]);
return given[1].map((query) => words.search(index, query).hits.map(({ page }) => index.pages[page][0]));"""
FEWEST = 0.9
"""The share of what answers a query that it finds, at least; of all queries together more is asked."""


def _sources() -> dict[str, set[str]]:
    """The words of each nynorsk page, by its address."""
    found = {}
    for path in (ROOT / "modules").rglob("*.nn.md"):
        name = path.relative_to(ROOT / "modules").as_posix().removesuffix(".nn.md")
        found[name.removesuffix("index").rstrip("/") + "/"] = set(
            WORD.findall(NOT_TEXT.sub(" ", path.read_text("utf-8")).lower()))
    return found


@pytest.fixture(scope="module")
def recall(built: Built, node: Ask) -> dict[str, float]:
    """The share of the pages that answer each query, in the leaders' edition, that the search finds."""
    script = (built.folder / "site/leder/nn/search/index.js").read_text("utf-8")
    index = json.loads(script.split(",", 1)[1].rstrip(");\n"))
    shown = {page[0] for page in index[4]}
    lines = [line.split("\t") for line in QUERIES.read_text("utf-8").splitlines() if not line.startswith("#")]
    pages = {address: words for address, words in _sources().items() if address in shown}
    found = {}
    for (query, *patterns), hits in zip(lines, node(ASK, [index, [line[0] for line in lines]]), strict=True):
        answers = {address for address, words in pages.items()
                   if all(any(re.fullmatch(pattern, word) for word in words) for pattern in patterns)}
        assert answers, query
        found[query] = len(answers & set(hits)) / len(answers)
    return found


def test_each_query_finds_nearly_all_that_answers_it(recall: dict[str, float]) -> None:
    assert len(recall) > 30
    assert {query: share for query, share in recall.items() if share < FEWEST} == {}


def test_all_queries_together_find_what_they_should(recall: dict[str, float]) -> None:
    assert sum(recall.values()) / len(recall) > 0.97
