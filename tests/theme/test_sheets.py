"""Style sheets are made small without a change in what they say, and each is asked for by some page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kompetansepakke.web.bundle import SCRIPT_FOLDER, THEME
from kompetansepakke.web.sheets import STYLES, made_sheets, sheet, small

_SHEETS = dict(made_sheets())
_RULES = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return [...sheet.cssRules].map((rule) => rule.cssText.replace(/([,:])\\s+/g, "$1"));
}"""
_ASKING = "".join(path.read_text(encoding="utf-8") for folder in (THEME, SCRIPT_FOLDER)
                  for path in folder.rglob("*") if path.suffix in {".html", ".js"})


@pytest.mark.parametrize("address", _SHEETS)
def test_each_sheet_is_asked_for(address: str) -> None:
    name = address.removeprefix("assets/kp/").removesuffix(".css")
    assert re.search(rf"{name}(\.css|\"|-page\")", _ASKING)


def test_a_browser_reads_the_same_rules_in_a_sheet_as_in_its_sources(browser: Browser) -> None:
    page = browser.new_page()
    for path in (*STYLES.glob("*.css"), *SCRIPT_FOLDER.rglob("*.css")):
        source = path.read_text(encoding="utf-8")
        assert page.evaluate(_RULES, source) == page.evaluate(_RULES, small(source)), path.name
        assert len(small(source)) < 0.95 * len(source)
    page.close()


def test_the_dark_changes_nothing_but_colours() -> None:
    """So what is asked of a page in the light need not be asked again in the dark, but for its colours."""
    swapped = ".kp-text .kp-only-light{display:none}.kp-text .kp-only-dark{display:block}"
    dark = small(sheet("dark"))
    assert swapped in dark
    assert set(re.findall(r"[{;]([a-z-]+):", dark.replace(swapped, ""))) - {"color-scheme"} == set(
        re.findall(r"[{;](--kp-[a-z-]+):", dark))
    asking = {path.name for folder in (STYLES, SCRIPT_FOLDER) for path in folder.rglob("*")
              if path.suffix in {".css", ".js"} and "prefers-color-scheme" in path.read_text(encoding="utf-8")}
    assert asking == {"chosen-scheme.js"}


@pytest.mark.parametrize(("css", "made"), [
    (".a :is(b) , c:hover > d { color : red; }", ".a :is(b),c:hover>d{color :red}"),
    ('a::after { content: " / "  ", ;"; margin: calc(1px + 2px) -1px; }',
     'a::after{content:" / " ", ;";margin:calc(1px + 2px) -1px}'),
    ("/* a { */ @media (width < 40em) and (min-width: 1px) { a { b: c } }",
     "@media (width < 40em) and (min-width:1px){a{b:c}}"),
])
def test_only_space_that_says_nothing_goes(css: str, made: str) -> None:
    assert small(css) == made


@pytest.mark.parametrize("beside", sorted(SCRIPT_FOLDER.rglob("*.css")), ids=lambda path: path.stem)
def test_what_lies_beside_a_script_is_in_one_sheet(beside: Path) -> None:
    first = re.search(r"\.kp-[\w-]+", beside.read_text(encoding="utf-8"))
    assert first
    assert sum(first[0] in text for text in _SHEETS.values())
