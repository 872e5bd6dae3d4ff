"""Firefox and the built sites, each made once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.built import Built
from tests.e2e.conftest import base, built, node_modules

from .driver import Firefox, started

__all__ = ["base", "built", "node_modules"]
Do = Callable[..., Any]


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory, built: Built, node_modules: Path) -> Iterator[Firefox]:
    """Debian's Firefox."""
    with started(tmp_path_factory.mktemp("downloads")) as running:
        yield running


@pytest.fixture
def do(firefox: Firefox, request: pytest.FixtureRequest) -> Iterator[Do]:
    """Do a step of the tour as a reader who has not been here before."""
    name = request.node.nodeid

    def step(step: str, **facts: object) -> Any:
        return firefox.do(step, name, **facts)

    yield step
    if firefox.process.poll() is None:
        step("leave")
