"""The site keeps to itself: no errors, nothing asked of others, nothing kept that the reader did not choose."""

import gzip
import posixpath
import re
import statistics
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response

from .browsing import VIOLATIONS, Desk, Seen, enter, states_of
from .built import Built
from .kinds import ALL_KINDS, KINDS, PAGE

_KEPT = "() => ({ ...localStorage, ...sessionStorage })"


@pytest.fixture(scope="module")
def visited(desk: Desk) -> Iterator[tuple[Page, Seen]]:
    """A reader's browser, which goes from page to page, and is soon served by the service worker."""
    with desk.fresh(360, service_workers="allow") as (page, seen):
        page.add_init_script(VIOLATIONS)
        yield page, seen


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_a_page_complains_of_nothing_asks_no_one_and_keeps_nothing(
        desk: Desk, visited: tuple[Page, Seen], kind: str) -> None:
    page, seen = visited
    seen.forget()
    page.emulate_media(media="screen")
    page.goto(desk.address(kind))
    for state in states_of(kind):
        enter(page, state)
        page.keyboard.press("Escape")
    page.emulate_media(media="print")
    page.wait_for_load_state("networkidle")
    assert [line for line in seen.complaints() if kind != "not-found" or "404" not in line] == []
    assert page.context.cookies() == []
    assert page.evaluate(_KEPT) == {}


def test_a_chosen_theme_lasts_and_going_back_to_the_devices_forgets_it(desk: Desk) -> None:
    with desk.fresh(color_scheme="light") as (page, _):
        page.goto(desk.address("part"))
        colour = "getComputedStyle(document.body.parentElement).backgroundColor"
        light = page.evaluate(colour)
        button = page.locator("[data-kp-theme]")
        button.click()
        assert page.evaluate(_KEPT) == {"kp-theme|/site/": "light"}
        button.click()
        assert page.evaluate(_KEPT) == {"kp-theme|/site/": "dark"}
        dark = page.evaluate(colour)
        assert dark != light
        page.reload()
        assert page.evaluate(colour) == dark
        assert "Mørk" in button.inner_text()
        page.goto(desk.address("constructs"))  # of another site on the same origin
        assert page.evaluate(colour) == light
        page.goto(desk.address("part"))
        page.emulate_media(media="print")
        assert page.evaluate(colour) == "rgb(255, 255, 255)"
        page.emulate_media(media="screen")
        button.click()
        assert page.evaluate(_KEPT) == {}
        assert page.evaluate(colour) == light


def test_no_script_but_the_small_one_for_the_scheme_holds_up_the_page(desk: Desk) -> None:
    waited_for = "[...document.querySelectorAll('script:not([defer]):not([type=module])')].map((one) => one.src)"
    with desk.fresh() as (page, _):
        for kind in ("part", "pacing", "chooser"):
            page.goto(desk.address(kind))
            assert {address.rpartition("/")[2] for address in page.evaluate(waited_for)} <= {"scheme.js"}


def test_a_role_is_remembered_only_when_asked_and_forgotten_at_a_click(desk: Desk) -> None:
    with desk.fresh() as (page, _):
        page.goto(desk.address("chooser"))
        page.click("[data-kp-choice=leder]")
        page.wait_for_url("**/leder/")
        assert page.evaluate(_KEPT) == {}
        page.goto(desk.address("chooser"))
        page.check("#kp-remember")
        page.click("[data-kp-choice=leder]")
        page.wait_for_url("**/leder/")
        assert page.evaluate(_KEPT) == {"kp-role|/site/": "leder"}
        page.goto(desk.address("chooser"))
        assert "skoleleder" in page.locator("[data-kp-last]").inner_text()
        page.click("[data-kp-last] button")
        assert page.evaluate(_KEPT) == {}
        assert page.locator("[data-kp-last]").is_hidden()


def _weights(desk: Desk, kind: str) -> dict[str, int]:
    """What a first view of the page loads: bytes by address, texts compressed as hosts do, typefaces as they are.

    What the service worker fetches comes after the view, and no reader waits for it.
    """
    with desk.fresh(360) as (page, _):
        answers: list[Response] = []
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 (Playwright takes no built-in)
        page.goto(desk.address(kind))
        page.wait_for_load_state("networkidle")
        bodies = {answer.url: answer.body() for answer in answers if not answer.url.startswith("data:")}
        return {url: len(body if url.endswith(".woff2") else gzip.compress(body, 6)) for url, body in bodies.items()}


def _asked(built: Built, address: str) -> dict[str, int]:
    """What the page asks for by its own HTML and its letters, itself too, weighed as `_weights` does."""
    html = built.pages[address]
    sources = re.findall(r'<(?:link|script|img)[^>]*?\s(?:href|src)="([^":]+\.(?:css|js|svg|woff2))"', html)
    files = {posixpath.normpath(posixpath.join(address, source)) for source in sources}
    sheet = next(path for path in files if path.endswith("/fonts.css"))
    files |= {posixpath.join(posixpath.dirname(sheet), font)
              for font in _rare_fonts((built.folder / sheet[1:]).read_text("utf-8"), html)}
    bodies = {path: (built.folder / path[1:]).read_bytes() for path in files}
    return {address: len(gzip.compress(html.encode(), 6)), **{
        path: len(body if path.endswith(".woff2") else gzip.compress(body, 6)) for path, body in bodies.items()}}


def _rare_fonts(css: str, html: str) -> Iterator[str]:
    """The files of letters that the page shows and that the first file of the typeface doesn't have."""
    text = unescape(re.sub(r"<head>.*?</head>|<template.*?</template>|<[^>]+>", " ", html, flags=re.DOTALL))
    for font, ranges in re.findall(r'url\("([^"]+)"\)[^}]*unicode-range:\s*([^;}]+)', css):
        spans = [span.strip()[2:].split("-") for span in ranges.split(",")]
        if any(int(span[0], 16) <= ord(letter) <= int(span[-1], 16) for letter in set(text) for span in spans):
            yield font


def test_a_first_view_of_every_part_weighs_at_most_40_kb(desk: Desk) -> None:
    weights = [sum(_asked(desk.built, address).values()) for address, html in desk.built.pages.items()
               if address.startswith("/site/") and PAGE in html]
    assert statistics.median(weights) <= 35_000
    assert max(weights) <= 40_000


def test_a_first_view_of_the_richest_part_weighs_what_its_html_asks_for(desk: Desk) -> None:
    weights = _weights(desk, "part")
    assert any(url.endswith(".woff2") for url in weights)
    assert not any("/search/" in url for url in weights)
    assert sum(weights.values()) <= 40_000, weights
    asked = _asked(desk.built, KINDS["part"](desk.built))
    assert {urlsplit(url).path for url in weights} <= {*asked}


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_the_scripts_of_a_page_weigh_at_most_12_kb(desk: Desk, kind: str) -> None:
    scripts = {url: size for url, size in _weights(desk, kind).items() if url.endswith((".js", ".mjs"))}
    assert scripts or kind == "not-found"
    assert sum(scripts.values()) <= 12_000, scripts
