"""A tab that one test has after the other, emptied in between: to begin a browser takes longer than most tests do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, WebError


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
