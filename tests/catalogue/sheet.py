"""The catalogue page as a test drives and reads it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page

from tests.e2e.browsing import Desk, Seen

from .model import Choice

_READ = """() => {
  const text = (element) => element.textContent.trim();
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const boxes = [...document.querySelectorAll(".kp-filter label > input")];
  const name = (box) => `${box.name}=${box.value}`;
  return {
    entries: [...document.querySelectorAll("[data-kp-r]")].filter((item) => !item.closest("[hidden]"))
      .map((item) => item.querySelector("a").getAttribute("href").slice(3)),
    total: text(document.querySelector("[role=status].kp-catalogue__total")),
    counts: Object.fromEntries(boxes.map((box) => [name(box), text(box.parentElement.lastElementChild)])),
    muted: boxes.filter((box) => box.parentElement.hasAttribute("data-kp-none")).map(name),
    disabled: boxes.filter((box) => box.disabled).length,
    chips: [...document.querySelectorAll(".kp-chip")].filter(shown).map(text),
    headings: [...document.querySelectorAll(".kp-catalogue h2, .kp-catalogue h3")]
      .filter((heading) => !heading.closest("[hidden]")).map(text),
    modules: boxes.filter((box) => box.name === "modul" && !box.closest("[hidden]")).map((box) => box.value),
    empty: shown(document.querySelector("[data-kp-empty]")),
    words: document.querySelector("[name=sok]").value,
    on: boxes.filter((box) => box.checked && box.value).map(name),
  };
}"""


@dataclass
class Sheet:
    """The catalogue of an edition in an open page."""

    page: Page
    seen: Seen

    def go(self, query: str = "", folder: str = "leder") -> None:
        """Open it anew."""
        self.page.goto(f"{self.seen.base}/{folder}/ressurser/{query}")

    def read(self) -> dict[str, Any]:
        """All that stands there now."""
        found: dict[str, Any] = self.page.evaluate(_READ)
        return found

    def box(self, choice: Choice) -> Any:
        """The box or dot of a choice."""
        return self.page.locator(f'.kp-filter input[name="{choice[0]}"][value="{choice[1]}"]')

    def press(self, choice: Choice) -> None:
        """Press a choice as a reader does, by its words."""
        self.box(choice).locator("xpath=following-sibling::span[1]").click()

    def write(self, words: str) -> None:
        """Write in the field, and wait until the list has followed."""
        before = self.page.url
        self.page.locator("#kp-sok").fill(words)
        self.page.wait_for_function("before => location.href !== before", arg=before)

    @property
    def query(self) -> list[Choice]:
        """What stands in the address."""
        return parse_qsl(urlsplit(self.page.url).query)

    def focused(self) -> str:
        """The words of what has the focus."""
        found: str = self.page.evaluate("document.activeElement.textContent.trim()")
        return found


@contextmanager
def opened(desk: Desk, query: str = "", width: int = 1280) -> Iterator[Sheet]:
    """The leaders' catalogue, opened anew in a page that others use too; at the end, nothing may have gone wrong."""
    page, seen = desk.used(width, 800)
    page.goto(f"{seen.base}/leder/catalog.json")
    page.emulate_media(media="screen", color_scheme="light")
    sheet = Sheet(page, seen)
    sheet.go(query)
    yield sheet
    assert not seen.complaints()
