"""What the tests do with a worksheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

FIRST = "#kp\\.ark\\.0"
SECOND = "#kp\\.ark\\.1"
SAVED = "Lagret i denne nettleseren."
_IS_KEPT = """(text) => Object.values(localStorage).some((raw) => {
  try { return JSON.parse(raw).text === text; } catch { return false; }
})"""


def sheet(page: Page) -> Locator:
    """The first worksheet's card."""
    return page.locator(".kp-worksheet").first


def said(page: Page) -> Locator:
    """What the worksheet says."""
    return sheet(page).locator(".kp-sheet__said[role=status]")


def fill(page: Page, text: str, field: str = FIRST) -> None:
    """Write in a field, and wait until it is kept."""
    page.fill(field, text)
    page.dispatch_event(field, "change")
    page.wait_for_function(_IS_KEPT, arg=text)


def kept(page: Page) -> dict[str, Any]:
    """All that is stored, by key."""
    stored: dict[str, str] = page.evaluate("({ ...localStorage })")
    return {key: _parsed(raw) for key, raw in stored.items()}


def texts(page: Page) -> dict[str, str]:
    """The texts of the worksheet's records, by the end of their ids."""
    return {key.split("ark/")[-1]: record["text"] for key, record in kept(page).items() if "|sheet|" in key}


def download(page: Page, button: str, folder: Path) -> Path:
    """Press the button; the file that comes."""
    with page.expect_download() as coming:
        sheet(page).get_by_role("button", name=button).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def _parsed(raw: str) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        return raw
