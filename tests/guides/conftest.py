"""Two sites with printed sets, built once for all processes."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from .building import build
from .content import write_site
from .hard import write_hard_site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Teachers' and leaders' editions of the small site, with PDFs."""
    return _built_once(tmp_path_factory, worker_id, "guides-site", lambda root: write_site(root, pages=3))


@pytest.fixture(scope="session")
def hard(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The same of the site with what is hard to get right on paper, which has an address."""
    return _built_once(tmp_path_factory, worker_id, "guides-hard", write_hard_site)


def _built_once(factory: pytest.TempPathFactory, worker: str, name: str, write: Callable[[Path], Path]) -> Path:
    base = factory.getbasetemp()
    root = (base if worker == "master" else base.parent) / name
    root.mkdir(exist_ok=True)
    with root.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "site").is_dir():
            build(write(root))
    return root / "site"
