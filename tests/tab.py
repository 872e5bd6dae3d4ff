"""A tab that one test has after the other, emptied in between: to begin a browser takes longer than most tests do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebError

from tests.waiting import PATIENCE_MS


@dataclass(frozen=True)
class Tab:
    """A page of a context that is kept. What is given to the context itself (a clock, a script) would stay in it."""

    page: Page
    quiet: str
    """An address of the site that it shows, where no script can keep anything."""

    def empty(self) -> None:
        """Leave nothing to the next test: neither other tabs, nor what is stored."""
        for page in self.page.context.pages:
            if page is not self.page:
                page.close()
        self.page.unroute_all()
        self.be_quiet(self.page)
        self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
        self.page.emulate_media(media="null", color_scheme="null", forced_colors="null")
        self.page.set_viewport_size({"width": 1280, "height": 720})

    def be_quiet(self, page: Page) -> None:
        """Have the page where its storage can be written before any script reads it."""
        if page.url != self.quiet:
            page.goto(self.quiet)


def listen(context: BrowserContext, complaints: list[str]) -> Callable[[], None]:
    """Note what the context's pages complain about; what is given makes an end of it."""
    def thrown(error: WebError) -> None:
        complaints.append(str(error.error))

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    def end() -> None:
        context.remove_listener("weberror", thrown)
        context.remove_listener("console", said)

    context.on("weberror", thrown)
    context.on("console", said)
    return end


@dataclass
class Guest:
    """Someone with nothing stored, before the site that is served at `base`: in the tab, or alone in a browser."""

    browser: Browser
    base: str
    tab: Tab
    options: dict[str, Any] = field(default_factory=dict)
    """Playwright's options for a context of the guest's own."""
    complaints: list[str] = field(default_factory=list)
    """What the pages have complained about."""
    _context: BrowserContext | None = None
    _end: Callable[[], None] = lambda: None

    def alone(self) -> BrowserContext:
        """A context that nobody else has, which scripts and clocks can be given to before the first page."""
        return self._context or self._sit_before(self.browser.new_context(**self.options))

    def next_tab(self) -> Page:
        """An empty page: the tab that others have had too, if it is the first and the guest isn't alone."""
        if self._context:
            return self._context.new_page()
        self._sit_before(self.tab.page.context)
        return self.tab.page

    def close(self) -> None:
        """Leave nothing to who comes next."""
        if self._context is self.tab.page.context:
            self.tab.empty()
        elif self._context:
            self._context.close()
        self._end()

    def _sit_before(self, context: BrowserContext) -> BrowserContext:
        context.set_default_timeout(PATIENCE_MS)
        self._context, self._end = context, listen(context, self.complaints)
        return context
