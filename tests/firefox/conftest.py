"""Firefox and the built sites, each made once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    """Do a step of the tour as a reader who has not been here before, and whom no service worker serves.

    Each new reader would begin one, which fetches the offline shell, and that takes longer than the rest of a test.
    """
    with _reader(firefox, request.node.nodeid, workers=False) as step:
        yield step


@pytest.fixture(scope="module")
def go_on(firefox: Firefox) -> Iterator[Do]:
    """Do a step as the one reader who goes from page to page, and is soon served by the service worker."""
    with _reader(firefox, "wanderer", workers=True) as step:
        yield step


@contextmanager
def _reader(firefox: Firefox, name: str, *, workers: bool) -> Iterator[Do]:
    def step(step: str, **facts: object) -> Any:
        return firefox.do(step, name, workers=workers, **facts)

    yield step
    if firefox.process.poll() is None:
        step("leave")
