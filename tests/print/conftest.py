"""Two sites with printed sets, built once for all processes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kompetansepakke.pdf.documents import PdfJob, make_pdf
from tests.conftest import Shared

from .building import build
from .content import write_site
from .hard import write_hard_site


@pytest.fixture(scope="session")
def built(shared: Shared) -> Path:
    """Teachers' and leaders' editions of the small site, with PDFs."""
    return shared("print-site", lambda root: build(write_site(root, pages=3))) / "site"


@pytest.fixture(scope="session")
def hard(shared: Shared) -> Path:
    """The same of the site with what is hard to get right on paper, which has an address."""
    return shared("print-hard", lambda root: build(write_hard_site(root))) / "site"


@pytest.fixture
def printed(built: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Makes a PDF of a guide of a whole package with this in it; its site holds nothing but icons and colours."""
    page = tmp_path / "guide/index.html"
    page.parent.mkdir()
    (tmp_path / "assets").symlink_to(built / "leder/assets")

    def made(body: str) -> Path:
        page.write_text('<html lang="nb"><article class="kp-text kp-guide kp-guide--package">'
                        f"<h1>Lederguide: Pakken</h1>{body}</article>", "utf-8")
        page.with_suffix(".pdf").write_bytes(make_pdf(PdfJob(tmp_path, page, "index.pdf", "", "nb")))
        return page.with_suffix(".pdf")

    return made
