"""QR codes, read by a reader as a phone reads them: from paper, and from the screen."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument
from zxingcpp import read_barcodes

from .hard import SITE

SETS = {"leder/pakke/lederguide/0-m/": "leder/pakke/0-m/", "leder/pakke/lederguide/": "leder/pakke/",
        "leder/pakke/deltakerark/0-m/": "leder/pakke/0-m/", "laerer/pakke/deltakerark/0-m/": "laerer/pakke/0-m/"}
"""Each set that has a PDF, and where its code leads."""


def _read(picture: Image.Image) -> list[str]:
    return [code.text for code in read_barcodes(picture)]


@pytest.mark.parametrize(("path", "target"), SETS.items())
def test_the_code_on_the_printed_guide_leads_to_its_page(hard: Path, path: str, target: str) -> None:
    name = path.split("/")[2]
    page = PdfDocument(hard / path / f"{name}.pdf")[0]
    assert _read(page.render(scale=150 / 72).to_pil()) == [SITE + target]
    assert (hard / target / "index.html").is_file()
    assert SITE + target in re.sub(r"\s", "", page.get_textpage().get_text_range())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_can_be_read_off_the_screen(hard: Path, browser: Browser, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    page.goto((hard / "leder/pakke/lederguide/0-m/index.html").as_uri())
    picture = page.locator(".kp-qr")
    shot = Image.open(io.BytesIO(picture.screenshot()))
    assert _read(shot) == [SITE + "leder/pakke/0-m/"]
    assert picture.get_attribute("alt") == f"QR-kode til {SITE}leder/pakke/0-m/"
    page.close()
