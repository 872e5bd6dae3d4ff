"""The servers that the tests ask: each runs once, over the same small site."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import fake_site, servers


@pytest.fixture(scope="session", params=servers.NAMES)
def server(request: pytest.FixtureRequest) -> Iterator[servers.Server]:
    """Each of the three servers in turn, over a site that is reached by a symlink."""
    name: str = request.param
    with tempfile.TemporaryDirectory(prefix="kp-hosting-") as text:
        folder = Path(text)
        folder.chmod(0o755)  # the server may run as another user
        fake_site.make(folder / "utgivelser" / "1")
        root = folder / "site"
        root.symlink_to("utgivelser/1")
        with servers.running(name, folder, root) as port:
            yield servers.Server(name, port)
