"""The site that the cartridges are made of, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cartridge.content import FILES
from tests.conftest import Shared
from tests.site.building import build, write


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """The folder of the site, with the teachers' and the leaders' editions built."""
    def make(root: Path) -> None:
        build(write(root, FILES), "--edition", "laerer", "--edition", "leder")

    return shared("cartridge", make)
