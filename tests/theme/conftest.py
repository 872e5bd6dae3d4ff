"""The site with all of a host's settings, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Shared
from tests.e2e.conftest import node_modules
from tests.site.building import build, write

from .hosting import FILES

__all__ = ["node_modules"]


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """What is published."""
    return shared("theme", lambda root: build(write(root, FILES))) / "site"
