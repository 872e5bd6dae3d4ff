"""A host on loopback that can be taken away, refuse, and publish another version."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.site.building import kp

CONFIG = "site_name: Prøve\ntheme: {name: material}\nplugins: [kompetansepakke]\n"
MODULE = """---
title: {title}
roles: {roles}
module: {number}
purpose: Å prøve.
min_weeks: 1
---
"""


def write_site(root: Path, word: str) -> None:
    """A site of one package with two modules, whose pages all hold `word`."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    package = root / "modules/prove"
    for number, slug, title, roles in ((0, "start", "Start", "all"), (1, "ledelse", "Ledelse", "[leader]")):
        folder = package / f"{number}-{slug}"
        folder.mkdir(parents=True)
        (folder / "index.md").write_text(MODULE.format(title=title, roles=roles, number=number) + f"\n{word} forside\n",
                                         encoding="utf-8")
        for page in ("01-en", "02-to"):
            (folder / f"{page}.md").write_text(
                f"---\ntitle: Side {page}\nroles: {roles}\n---\n\n{word} {title} {page} [neste](02-to.md#02-to)\n\n"
                f"## 02-to\n\nMer {word}.\n", encoding="utf-8")
    (package / "package.yml").write_text("title: Prøvepakken\npurpose: Å prøve.\n", encoding="utf-8")


def build(root: Path, output: Path) -> Path:
    """Build the editions of teachers and leaders."""
    done = kp(root, "build", "--no-pdf", "--output", str(output), "--date", "2026-11-21",
              "--edition", "laerer", "--edition", "leder")
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@dataclass
class Host:
    """What the host serves now; the browser meets it at `address`."""

    folder: Path
    address: str = ""
    down: bool = False
    closed: bool = False
    """Whether leaders' folder asks for a password that nobody has."""
    asked: list[str] = field(default_factory=list)


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *arguments: object) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.host.down:
            self.close_connection = True
            self.connection.close()
            return
        self.host.asked.append(self.path)
        if self.host.closed and self.path.startswith("/leder"):
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="x"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.directory = str(self.host.folder)
        with suppress(BrokenPipeError, ConnectionResetError):  # the browser may leave in the middle of an answer
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "private, no-cache")  # as the files in hosting/ say
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[Host]:
    """A host for `folder`."""
    host = Host(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host))
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()  # it ends as soon
    host.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield host
    finally:
        server.shutdown()
