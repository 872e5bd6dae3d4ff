"""The gallery drawn, and opened in the browser with the site's own styles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kompetansepakke.figures.markup import figure_html
from kompetansepakke.figures.read_figures import read_figures
from kompetansepakke.web.bundle import THEME
from kompetansepakke.web.sheets import sheet

from .gallery import GALLERY

Show = Callable[..., Page]


def drawn(locale: str = "nb") -> dict[str, str]:
    """Every figure of the gallery, by name."""
    figures, found = read_figures(GALLERY.encode(), "figures.yml")
    assert found == []
    return {name: figure_html(figure, locale) for name, figure in figures.items()}


@pytest.fixture(scope="session")
def show(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Show]:
    """Open all figures on a page of this width."""
    file: Path = tmp_path_factory.mktemp("figures") / "page.html"
    fonts = (THEME / "assets/kp/fonts").as_uri()
    styles = "".join(map(sheet, ("fonts", "kp", "figures"))).replace('url("fonts', f'url("{fonts}')
    head = (f'<meta charset="utf-8"><title>Figurer</title><meta name="viewport" content="width=device-width">'
            f"<style>{styles} body {{ padding-inline: 1rem; }}</style>")
    body = f'<main><h1>Figurer</h1><article class="kp-text">{"".join(drawn().values())}</article></main>'
    file.write_text(f'<!doctype html><html lang="nb"><head>{head}</head><body>{body}</body></html>', encoding="utf-8")
    pages = []

    def opened(width: int, **options: object) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
        pages.append(page)
        page.goto(file.as_uri())
        page.evaluate("document.fonts.ready")
        return page

    yield opened
    for page in pages:
        page.close()
