"""The small site, and what its plugin makes of it: built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import write

from .content import FILES
from .running import built


@pytest.fixture(scope="package")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small site."""
    return write(tmp_path_factory.mktemp("engines") / "nettsted", FILES)


@pytest.fixture(scope="package")
def by_mkdocs(small: Path) -> Path:
    """The teachers' edition as MkDocs builds it."""
    return built("mkdocs", small, small.parent / "mkdocs")
