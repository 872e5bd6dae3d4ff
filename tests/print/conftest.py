"""Two sites with printed sets, built once for all processes."""

from __future__ import annotations

from pathlib import Path

import pytest

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
