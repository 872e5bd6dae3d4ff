"""Sites that are built once and shared by all tests and workers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import Shared
from tests.site import planted
from tests.site.building import build, smallest_site, write


@pytest.fixture(scope="session")
def feed(shared: Shared) -> str:
    """A PYTHONPATH with a feed plugin in it, as installed."""

    def make(folder: Path) -> None:
        write(
            folder,
            {
                "kp_test_feed.py": planted.FEED,
                "kp_test_feed-1.0.dist-info/entry_points.txt": planted.FEED_ENTRY,
                "kp_test_feed-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: kp-test-feed\nVersion: 1.0\n",
            },
        )

    return os.pathsep.join(filter(None, (str(shared("feed", make)), os.environ.get("PYTHONPATH"))))


@pytest.fixture(scope="session")
def smallest(shared: Shared) -> Path:
    """The smallest site of the contract, built."""

    return shared("smallest", lambda root: build(smallest_site(root))) / "site"


def _planted(shared: Shared, feed: str, name: str, version: str, *arguments: str) -> Path:
    def make(root: Path) -> None:
        done = arguments or ("--edition", "laerer", "--edition", "leder", "--edition", "eier")
        # MkDocs asks once, as it is loaded, which plugins there are: copies that have loaded it find no new one.
        build(write(root, planted.files(version)[0]), *done, PYTHONPATH=feed)

    return shared(name, make) / "site"


@pytest.fixture(scope="session")
def secrets() -> planted.Secrets:
    return planted.files()[1]


@pytest.fixture(scope="session")
def leaky(shared: Shared, feed: str) -> Path:
    """The site with planted secrets and a feed plugin, built as on the usual date."""
    return _planted(shared, feed, "planted", "")


@pytest.fixture(scope="session")
def leaky_changed(shared: Shared, feed: str) -> Path:
    """The same site with every word for leaders changed."""
    return _planted(shared, feed, "changed", "ny")


@pytest.fixture(scope="session")
def leaky_opened(shared: Shared, feed: str) -> Path:
    """The same site after everything has opened, for teachers."""
    return _planted(shared, feed, "opened", "", "--edition", "laerer", "--date", "2030-01-01")
