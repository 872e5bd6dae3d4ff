"""What scripts draw of titles and answers in bokmål in an edition in nynorsk says that they are in bokmål, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Shared
from tests.e2e.built import serving
from tests.site.building import build, write
from tests.site.test_other_language import BOKMAL, FILES, NYNORSK

SHEET = ("/// worksheet | Bokmålsarket\n    id: ark\n\n- Bokmålsspørsmålet\n- Bokmålsskalaen\n    - Bokmålslite\n"
         "    - Bokmålsmye\n/// end worksheet\n")
TRANSLATED = SHEET.replace("Bokmåls", "Nynorsk")
HEAD = "---\ntitle: {title}\n{roles}---\n\n{sheet}"
WITH_SHEETS = {
    **FILES, "modules/q/1-a/01-ark.md": HEAD.format(title="Bokmålsarksida", roles="roles: all\n", sheet=SHEET),
    "modules/q/1-a/01-ark.nn.md": HEAD.format(title="Nynorskarksida", roles="", sheet=TRANSLATED)}
SAID = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const said = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const isSilent = parentElement.closest("script, style, template, title, desc, [role=img]");
    if (data.trim() && !isSilent) said.push([data.trim(), parentElement.closest("[lang]").getAttribute("lang")]);
  }
  return said;
}"""

TORN = """() => [...document.querySelectorAll("span[lang]:not(.kp-hidden)")].map((span) => span.parentElement).filter(
  (box) => /flex|grid/.test(getComputedStyle(box).display)
    && [...box.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())
).map((box) => box.outerHTML)"""
"""What lays out a title in another language as a box of its own, apart from the text around it."""


@pytest.fixture(scope="module")
def served(shared: Shared) -> Iterator[str]:
    made: Path = shared("other-language-drawn", lambda root: build(
        write(root, WITH_SHEETS), "--edition", "eier", "--date", "2026-11-30"))
    with serving(made / "site/eier") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def said_wrongly(page: Page, *expected: str) -> list[tuple[str, str]]:
    """The texts of the page that are said to be in another language than they are, once these stand on it."""
    for text in expected:
        expect(page.get_by_text(text).first).to_be_attached()
    found: list[tuple[str, str]] = page.evaluate(SAID)
    assert not [text for text, _ in found if "\ufdd0" in text]
    return [(text, lang) for text, lang in found
            if (BOKMAL.search(text) and lang != "nb") or (NYNORSK.search(text) and lang != "nn")]


def test_a_plan_and_where_one_is_in_it(page: Page, served: str) -> None:
    page.goto(f"{served}/nn/p/tidsplan/?start=2026-11-30")
    page.locator("[data-remember]").click()
    assert said_wrongly(page, "Bokmålsmøtet", "Bokmålssteget", "måndag") == []
    for front in ("p/", "p/1-a/", ""):
        page.goto(f"{served}/nn/{front}")
        expect(page.locator(".kp-here").first).to_be_attached()
        assert said_wrongly(page) == []
    page.goto(f"{served}/nn/notater/")
    assert said_wrongly(page, "Planen går frå") == []


def test_hits(page: Page, served: str) -> None:
    page.goto(f"{served}/nn/")
    page.click("button[popovertarget=kp-search]")
    page.fill("#kp-query", "blåbær")
    expect(page.locator(".kp-search__results h2")).not_to_have_count(0)
    expect(page.locator(".kp-search__quote mark").first).to_be_attached()
    assert said_wrongly(page) == []
    page.fill("#kp-query", "nynorskteksten")
    expect(page.locator(".kp-search__results h2", has_text="Nynorskmodulen")).to_be_attached()


def test_notes_and_what_they_are_of(page: Page, served: str) -> None:
    page.goto(f"{served}/nn/p/1-a/01-x/")
    page.locator(".kp-notes summary").first.click()
    page.locator(".kp-notes textarea").first.fill("Mitt eige")
    page.locator(".kp-notes textarea").first.blur()
    page.locator(".kp-worksheet textarea").first.fill("Svaret mitt")
    page.locator(".kp-worksheet textarea").first.blur()
    assert said_wrongly(page, "Bokmålsoppgava") == []
    page.goto(f"{served}/nn/notater/")
    assert said_wrongly(page, "Mitt eige", "Bokmålsoppgava", "Bokmålsspørsmålet") == []


def test_an_answer_given_in_one_language_and_shown_in_the_other(page: Page, served: str) -> None:
    page.goto(f"{served}/q/1-a/01-ark/")
    page.get_by_label("Bokmålsmye").check()
    page.locator(".kp-worksheet textarea").first.fill("Svaret mitt")
    page.locator(".kp-worksheet textarea").first.blur()
    page.goto(f"{served}/nn/notater/")
    assert said_wrongly(page, "Nynorskarket", "Bokmålsskalaen", "Bokmålsmye") == []


def test_a_title_stands_in_line_with_the_words_around_it(page: Page, served: str) -> None:
    for front in ("", "p/", "p/1-a/", "p/1-a/01-x/"):
        page.goto(f"{served}/nn/{front}")
        assert page.evaluate(TORN) == [], front
