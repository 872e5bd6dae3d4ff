"""The small site with words that are explained, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Shared
from tests.site.building import build, write

from .content import FILES


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The built editions for teachers and leaders."""
    return shared("glossary", lambda root: build(write(root, FILES), "--edition", "laerer",
                                                 "--edition", "leder")) / "site"
