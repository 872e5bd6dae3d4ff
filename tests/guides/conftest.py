"""One site with printed sets, built once for all processes."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from .building import build
from .content import write_site


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Teachers' and leaders' editions of the small site, with PDFs."""
    base = tmp_path_factory.getbasetemp()
    root = (base if worker_id == "master" else base.parent) / "guides-site"
    root.mkdir(exist_ok=True)
    with (root.parent / "guides-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (root / "site").is_dir():
            build(write_site(root, pages=3))
    return root / "site"
