"""What the tests do in the browser: open pages in all states, and ask axe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page

from tests.waiting import PATIENCE_MS

from .built import Built
from .kinds import ALL_KINDS, LONGEST, WITHOUT_HEADER

Equipment = Literal["probes", "axe", "no script"]
State = Literal["plain", "menu", "search", "role"]
STATES: tuple[State, ...] = ("plain", "menu", "search", "role")
WIDTHS = (1280, 360, 320)
HEIGHT = 740
POPOVERS: dict[State, str] = {"menu": "kp-nav", "search": "kp-search", "role": "kp-roles"}
PROBES, LOOK = (Path(__file__).with_name(name) for name in ("probes.js", "look.js"))
QUERY = "møte"
VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = """async ([tags, parts, colours]) => {
  const where = parts.length ? { include: parts.map((part) => [part]) } : document;
  const rules = { "target-size": { enabled: !matchMedia("print").matches } };  // paper is not pressed
  const ofColours = axe.getRules(["cat.color"]).filter((rule) => rule.tags.some((tag) => tags.includes(tag)));
  if (colours === false) for (const { ruleId } of ofColours) rules[ruleId] = { enabled: false };
  const which = colours ? { runOnly: ofColours.map((rule) => rule.ruleId) } : { runOnly: tags, rules };
  const how = { ...which, resultTypes: ["violations"], preload: false, performanceTimer: false };
  const { violations } = await axe.run(where, how);
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

    def forget(self) -> None:
        """Begin anew."""
        for heard in (self.console, self.foreign, self.failed):
            heard.clear()


@dataclass
class Desk:
    """A browser before the built and served sites. Three of its pages are used again and again, for speed.

    `workers` says whether the pages may have their service worker, which fetches the offline shell in each new context.
    """

    browser: Browser
    built: Built
    base: str
    axe: str
    workers: Literal["allow", "block"] = "block"
    _kept: dict[str, Page] = field(default_factory=dict)
    _used: tuple[Page, Seen] | None = None

    def address(self, kind: str) -> str:
        """Where the page of this kind is served."""
        return self.base + {**ALL_KINDS, **LONGEST}[kind](self.built)

    def page(self, kind: str, width: int = 1280, height: int = HEIGHT, *, equipped: Equipment = "probes",
             **media: Any) -> Page:
        """The page of this kind, in a context that other tests use too: nothing may be stored in it.

        `media` are those of Playwright's `emulate_media`; without them: a screen, light, and no motion.
        """
        page = self._kept.get(equipped) or self._new_page(equipped)
        page.set_viewport_size({"width": width, "height": height})
        plain = {"media": "screen", "color_scheme": "light", "reduced_motion": "reduce", "forced_colors": "none"}
        page.emulate_media(**plain | media)
        page.goto(self.address(kind))
        return page

    def _new_page(self, equipped: Equipment) -> Page:
        context = self.browser.new_context(java_script_enabled=equipped != "no script", service_workers=self.workers)
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(self.axe if equipped == "axe" else PROBES.read_text("utf-8"))
        page = self._kept[equipped] = context.new_page()
        return page

    @contextmanager
    def fresh(self, width: int = 1280, height: int = HEIGHT, **options: Any) -> Iterator[tuple[Page, Seen]]:
        """A page in a context of its own, with Playwright's `options`, and a record of what it says and asks for."""
        page, seen = self._watched(width, height, **options)
        try:
            yield page, seen
        finally:
            page.context.close()

    def used(self, width: int = 1280, height: int = HEIGHT) -> tuple[Page, Seen]:
        """The same in a context that other tests use too, for speed: nothing may be stored in it, or asked of it."""
        page, seen = self._used = self._used or self._watched(width, height)
        page.set_viewport_size({"width": width, "height": height})
        seen.forget()
        return page, seen

    def _watched(self, width: int, height: int, **options: Any) -> tuple[Page, Seen]:
        context = self.browser.new_context(**{"viewport": {"width": width, "height": height},
                                              "service_workers": self.workers, **options})
        context.set_default_timeout(PATIENCE_MS)
        seen = Seen(self.base)
        _watch(context, seen)
        return context.new_page(), seen


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


def violations(page: Page, *parts: str, colours: bool | None = None) -> list[str]:
    """What axe finds on the page as it stands, or in these parts of it: of `colours` alone, or of all but those."""
    found: list[str] = page.evaluate(_AXE, [TAGS, parts, colours])
    return found


def look(page: Page, *parts: str, others: tuple[str, ...] = ()) -> str:
    """What axe can see of these parts of the page, but for `others` in them: of what looks alike it says the same."""
    seen: str = page.evaluate(LOOK.read_text("utf-8"), [", ".join(parts), ", ".join(others)])
    return seen


def in_both_schemes(page: Page, ask: Callable[..., list[str]] = violations) -> list[str]:
    """The same in the light, and in the dark, which changes colours alone (`tests/theme/test_sheets.py`)."""
    page.emulate_media(color_scheme="light")
    found = ask(page)
    page.emulate_media(color_scheme="dark")
    found = [*found, *(f"dark: {line}" for line in ask(page, colours=True))]
    page.emulate_media(color_scheme="light")
    return found
