"""Pages in which nothing was wrong aren't looked at again, and whatever can come to be wrong with them is found."""

from __future__ import annotations

import pytest

from kompetansepakke.content.assemble import Assembler
from kompetansepakke.content.checks import Passed, check
from kompetansepakke.content.checks.pages import converted, shown
from kompetansepakke.content.conversion import Rendered, Rendering
from kompetansepakke.pages.makers import made_for_checks
from kompetansepakke.pages.tracing import renderer
from tests.core.reading import CONVERTERS, HEAD, PAGE, SITE, VOCABULARY, Files

OTHER = "modules/p/1-a/02-y.md"
SLIPS = {
    "a skipped level": "#### Under\n",
    "a script": "Tekst\n\n<script>x</script>\n",
    "a list by a mark of its own": "• en\n• to\n",
    "Markdown in raw HTML": "<div>\nEt **ord**\n</div>\n",
    "an anchor of the tool's": '<p id="kp.x">x</p>\n',
    "too deep": "<div>" * 70 + "x" + "</div>" * 70 + "\n",
}


def codes(files: Files, before: frozenset[bytes] = frozenset()) -> tuple[list[tuple[str, str]], frozenset[bytes]]:
    """What is wrong with a site, as (file, code), and the names of what has passed."""
    assembler = Assembler({path: str(text).encode() for path, text in files.items()}, VOCABULARY, frozenset())
    passed = Passed(before)
    content = assembler.assemble()
    found = check(content, renderer(content, CONVERTERS), assembler.problems, made_for_checks(), passed)
    return sorted((one.file, one.code) for one in {*assembler.problems, *found}), frozenset(passed.now)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_one_page_is_told_each_time_whatever_has_passed(slip: str) -> None:
    good = {**SITE, PAGE: HEAD + "Tekst.\n", OTHER: HEAD + "## Tekst\n\nMer.\n"}
    none, passed = codes(good)
    assert none == []
    bad = {**good, OTHER: HEAD + SLIPS[slip]}
    told, still = codes(bad, passed)
    assert told == codes(bad)[0] == codes(bad, still)[0] != []
    assert codes(good, still) == (none, passed)


def test_what_has_passed_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    site = {**SITE, PAGE: HEAD + "Tekst.\n", OTHER: HEAD + "Mer.\n"}
    _, passed = codes(site)
    seen: list[str] = []

    def looked(page: Rendering, facts: Rendered) -> object:
        seen.append(page.file)
        return shown.shown_problems(page, facts)

    monkeypatch.setattr(converted, "shown_problems", looked)
    codes({**site, OTHER: HEAD + "Mer, og nytt.\n"}, passed)
    assert seen == [OTHER]


def test_what_is_told_by_others_does_not_make_a_page_pass() -> None:
    """A slip that a reader of the source has named isn't named again here, but it is there."""
    site = {**SITE, PAGE: HEAD + "Se [her](borte.md).\n\n///video | Tittel\n"}
    told, passed = codes(site)
    assert told
    assert codes(site, passed)[0] == told
