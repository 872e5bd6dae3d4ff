"""What a reader does: opens pages, writes, marks, and looks in the browser's storage."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page

from tests.tab import Guest

FILM, WORK, MEETING = "prove/1-forste/01-se/", "prove/1-forste/02-arbeid/", "prove/1-forste/03-mote/"
MODULE, SECOND = "prove/1-forste/", "prove/2-andre/01-oppgave/"
SAVED = "Lagret kl."
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
TABLE = "() => Object.fromEntries(Object.keys(localStorage).sort().map((key) => [key, localStorage.getItem(key)]))"


class Reader(Guest):
    """Someone who reads and writes on the site.

    Those who leave pages while they still fetch something ask for a browser with the site's service worker, as readers
    have it.
    """

    def open(self, address: str = "", edition: str = "leder", *, holding: dict[str, str] | None = None,
             **options: Any) -> Page:
        """A page of the edition in a new tab; what its storage holds before, and a browser with these options.

        The options count for the first page.
        """
        if options:
            self.options = options
            self.alone()
        page = self.next_tab()
        if holding is not None:
            self.tab.be_quiet(page)
            store(page, holding)
        page.goto(f"{self.base}/{edition}/{address}")
        return page

    def before_each_page(self, script: str) -> None:
        """Run this in every page before its own scripts."""
        self.alone().add_init_script(script)


def card(page: Page, resource: str) -> Locator:
    """The card of the resource with this id."""
    return page.locator(f".kp-card:has(> #{resource})")


def note(page: Page, resource: str) -> Locator:
    """Its note field, opened."""
    box = card(page, resource).locator("> .kp-notes")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    return box.locator("textarea")


def wait_saved(page: Page, resource: str) -> None:
    """Until the field says that it is kept."""
    card(page, resource).get_by_text(SAVED).wait_for()


def write(page: Page, resource: str, text: str) -> None:
    """Write a note and wait until it is kept."""
    note(page, resource).fill(text)
    page.wait_for_function("""([id, text]) => Object.entries(localStorage).some(([key, value]) =>
        key.startsWith("kp|/|note|") && key.endsWith(`|${id}`)
        && value.includes(JSON.stringify(text)))""", arg=[resource, text])


def key(kind: str, name: str, pack: str = "prove") -> str:
    """The storage's key of a record."""
    return f"kp|/|{kind}|{pack}|{name}"


def stored(page: Page) -> dict[str, Any]:
    """All that the storage holds; parsed where it is JSON."""
    return {name: parsed(raw) for name, raw in page.evaluate(TABLE).items()}


def store(page: Page, values: dict[str, str]) -> None:
    """Put raw values into the storage."""
    page.evaluate("(values) => Object.entries(values).forEach(([key, raw]) => localStorage.setItem(key, raw))", values)


def record(**fields: Any) -> str:
    """A record as it is stored."""
    return json.dumps({"v": 1, "at": "2026-01-01T10:00:00.000Z", **fields}, ensure_ascii=False)


def parsed(raw: str) -> Any:
    """JSON as what it says, anything else as it is."""
    try:
        return json.loads(raw)
    except ValueError:
        return raw
