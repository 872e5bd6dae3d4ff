"""What the tests do in the browser: open pages in all states, and ask axe."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page

from .built import Built
from .kinds import KINDS, WITHOUT_HEADER

State = Literal["plain", "menu", "search", "role"]
STATES: tuple[State, ...] = ("plain", "menu", "search", "role")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (1280, 360, 320)
HEIGHT = 740
POPOVERS: dict[State, str] = {"menu": "kp-nav", "search": "kp-search", "role": "kp-roles"}
PROBES = Path(__file__).with_name("probes.js")
QUERY = "møte"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = """async (tags) => {
  const { violations } = await axe.run(document, {
    runOnly: tags, resultTypes: ["violations"], preload: false, elementRef: false, performanceTimer: false,
  });
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} ${node.html}`));
}"""


@dataclass
class Seen:
    """What a context's pages said and asked for."""

    base: str
    console: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def complaints(self) -> list[str]:
        """Everything that should not have happened."""
        return [*self.console, *self.foreign, *self.failed]


@dataclass(frozen=True)
class Desk:
    """A browser before the built and served sites."""

    browser: Browser
    built: Built
    base: str
    axe: str

    def address(self, kind: str) -> str:
        """Where the page of this kind is served."""
        return self.base + KINDS[kind](self.built)

    @contextmanager
    def context(self, width: int = 1280, height: int = HEIGHT, **options: Any) -> Iterator[tuple[BrowserContext, Seen]]:
        """A fresh browser context, without motion unless asked for, that remembers what its pages ask for."""
        options.setdefault("reduced_motion", "reduce")
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        seen = Seen(self.base)
        context.add_init_script(path=PROBES)
        _watch(context, seen)
        try:
            yield context, seen
        finally:
            context.close()

    @contextmanager
    def page(self, kind: str, width: int = 1280, height: int = HEIGHT, **options: Any) -> Iterator[Page]:
        """The page of this kind, opened in a context of its own."""
        with self.context(width, height, **options) as (context, _):
            page = context.new_page()
            page.goto(self.address(kind))
            yield page


def _watch(context: BrowserContext, seen: Seen) -> None:
    def ask(url: str) -> None:
        if not url.startswith((seen.base + "/", "data:", "blob:")):
            seen.foreign.append(f"request to {url}")

    context.on("request", lambda request: ask(request.url))
    context.on("console", lambda message: seen.console.append(f"console {message.type}: {message.text}")
               if message.type in ("error", "warning") else None)
    context.on("weberror", lambda error: seen.console.append(f"uncaught: {error.error}"))
    context.on("response", lambda answer: seen.failed.append(f"{answer.status} {answer.url}")
               if answer.status >= 400 and "/finnes/" not in answer.url else None)


def states_of(kind: str) -> tuple[State, ...]:
    """The states that a page of this kind can be in."""
    return ("plain",) if kind in WITHOUT_HEADER else STATES


def enter(page: Page, state: State) -> None:
    """Open the menu, the search with results, or the role switch: by its button, at a width where it has one."""
    if state == "plain":
        return
    page.locator(f"button[popovertarget={POPOVERS[state]}]").first.click()
    if state == "search":
        page.fill("#kp-query", QUERY)
        page.wait_for_selector(".kp-search__results a")


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    found: list[str] = page.evaluate(_AXE, TAGS)
    return found
