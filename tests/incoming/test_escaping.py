"""Text of a document, whatever it looks like, shows as that text and is nothing else."""

from __future__ import annotations

import pytest
import turbohtml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kompetansepakke.base.problems import errors
from kompetansepakke.site.incoming.as_markdown.escaping import clean
from kompetansepakke.site.incoming.office_files import read_document
from tests.core.reading import CONVERTERS, HEAD, PAGE, SITE, read
from tests.incoming.making import bold, p, word

_PIECES = st.sampled_from([
    "/// tip | method", "/// end tip", "//", "{{ x }}", "{% raw %}", "{#", "<b>", "</p>", "<!-- x -->", "&nbsp;", "&", "**", "*", "_",
    "__", "`", "``", "[a](b)", "[x]: y", "[^1]", "![x](y.png)", "~~", "^^", "==", "++", "$", "$x_1$", "\\", "\\(", ":smile:", "::", "# ",
    "## ", "- ", "+ ", "> ", "1. ", "2) ", "---", "===", "| a |", "!!! note", "??? x", "=== \"a\"", "--8<-- \"x\"", "{: #id }", "{++a++}",
    "*[UH]: x", "    kode", "\u00a0", " ", "tekst", "Æ", "é", "😀", "…", "«", "»", "–", "17.", "https://a.no/b_c", "a_b", "%", "(", ")", "]", "}"])
TEXTS = st.lists(_PIECES | st.text(max_size=4), min_size=1, max_size=6).map("".join)


def _as_xml(text: str) -> str:
    return _kept(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _letters(text: str) -> str:
    return "".join(text.replace("\u00a0", " ").split())


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_any_text_comes_through_and_is_let_through(texts: list[str]) -> None:
    # what is no heading, list or reply: each paragraph begins with a word
    page = read_document(word("".join(p("Ord " + _as_xml(text)) for text in texts)), "a.docx", "a", ["all"])
    _, found = read({**SITE, PAGE: f"{HEAD}\n{page.body}"})
    assert errors(found) == []
    assert "TODO" not in page.body
    assert _letters(_shown(page.body)) == _letters(clean("".join("Ord " + _kept(text) for text in texts)))


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_any_text_in_front_of_and_in_bold(before: str, inside: str) -> None:
    page = read_document(word(p(f"{_run(before)}{bold(_as_xml(inside))}")), "a.docx", "a", ["all"])
    assert errors(read({**SITE, PAGE: f"{HEAD}\n{page.body}"})[1]) == []


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXTS, min_size=4, max_size=4))
@example(["Tekst", "Tekst", "/// end tip", "`"])
def test_any_text_in_the_cells_of_a_table(texts: list[str]) -> None:
    cells = [f"<w:tc>{p('Ord ' + _as_xml(text))}</w:tc>" for text in texts]
    rows = "".join(f"<w:tr>{''.join(cells[at:at + 2])}</w:tr>" for at in (0, 2))
    page = read_document(word(f"<w:tbl>{rows}</w:tbl>"), "a.docx", "a", ["all"])
    assert errors(read({**SITE, PAGE: f"{HEAD}\n{page.body}"})[1]) == []
    assert _letters(_shown(page.body)) == _letters(clean("".join("Ord " + _kept(text) for text in texts)))


def _shown(markdown: str) -> str:
    body = turbohtml.parse(CONVERTERS["nb"](markdown).html).find("body")
    assert isinstance(body, turbohtml.Element)
    return body.text


def _kept(text: str) -> str:
    return "".join(char for char in text if char.isprintable() or char in " \u00a0")


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{_as_xml(text)}</w:t></w:r>'


@pytest.mark.parametrize("text", ["^[a]", "^^[a](b)", "[=50% halvveis]", "{==", "{++a++}"])
def test_what_the_check_takes_for_other_tools_marks_comes_as_code(text: str) -> None:
    page = read_document(word(p(f"Ord {text}")), "a.docx", "a", ["all"])
    assert errors(read({**SITE, PAGE: f"{HEAD}\n{page.body}"})[1]) == []
    assert " ".join(_shown(page.body).split()) == f"Ord {text}"


@pytest.mark.parametrize("text", ["/// tip | method", "{++a++}", "^[a]", "!!! note", "| a |", "`![x](y.png)"])
def test_text_in_a_cell_is_guarded_as_text_in_a_paragraph_is(text: str) -> None:
    row = f"<w:tr><w:tc>{p('Ord')}</w:tc><w:tc>{p(text)}</w:tc></w:tr>"
    page = read_document(word(f"<w:tbl>{row * 2}</w:tbl>"), "a.docx", "a", ["all"])
    assert errors(read({**SITE, PAGE: f"{HEAD}\n{page.body}"})[1]) == []
    assert " ".join(_shown(page.body).split()) == f"Ord {text} Ord {text}"
