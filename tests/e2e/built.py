"""The sites that the browser is shown: the real one and the proving ground, built once and served on loopback."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from kompetansepakke.web.policy import SERVER_POLICY
from tests.site.building import kp

ROOT = Path(__file__).resolve().parents[2]
PROVING_GROUND = Path(__file__).parent / "proving_ground"
EDITIONS = ("laerer", "leder")
"""Two are enough to switch between."""
OWNERS = "eier"
"""Built of the proving ground too, which is small, for the page that owners alone have."""
DATE = "2026-11-21"


@dataclass(frozen=True)
class Built:
    """Both sites in one folder, each at a path of its own: `/site/` and `/prove/`."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, str]:
        """Address to HTML, of every page."""
        found = {path.relative_to(self.folder).as_posix(): path for path in sorted(self.folder.rglob("*.html"))}
        return {"/" + name.removesuffix("index.html"): path.read_text("utf-8") for name, path in found.items()}

    def first(self, start: str, *wanted: str, end: str = "") -> str:
        """The first address that begins with `start` and ends with `end`, whose page holds all of `wanted`."""
        for address, html in self._under(start):
            if address.endswith(end) and all(text in html for text in wanted):
                return address
        raise AssertionError(f"no page under {start} holds {wanted}")

    def richest(self, start: str, wanted: str, *others: str) -> str:
        """The page under `start` with most of `wanted`, and all of `others`."""
        pages = {address: html.count(wanted) for address, html in self._under(start)
                 if all(text in html for text in others)}
        return max(pages, key=lambda address: (pages[address], address))

    def _under(self, start: str) -> Iterator[tuple[str, str]]:
        """The pages under `start`; those in nynorsk only where it is the start of these."""
        for address, html in self.pages.items():
            if address.startswith(start) and ("/nn/" in start or "/nn/" not in address):
                yield address, html


@contextmanager
def alone(name: Path) -> Iterator[None]:
    """Let one process at a time in here; `name` is a file that need not be there."""
    with name.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build(folder: Path) -> Built:
    """Build both sites into `folder`, once for all the processes that ask."""
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder.with_suffix(".lock")):
        for name, source, editions in (("prove", PROVING_GROUND, (*EDITIONS, OWNERS)), ("site", ROOT, EDITIONS)):
            if not (folder / name).exists():
                _kp(source, folder / name, editions)
    return Built(folder)


def _kp(source: Path, output: Path, editions: tuple[str, ...]) -> None:
    named = [part for edition in editions for part in ("--edition", edition)]
    done = kp(source, "build", "--no-pdf", "--output", str(output), "--date", DATE, *named)
    assert done.returncode == 0, f"kp build failed in {source}:\n{done.stdout}{done.stderr}"


class _Handler(SimpleHTTPRequestHandler):
    """Static files with the headers that the hosting guide gives, and the edition's own page for what is missing."""

    policy = SERVER_POLICY
    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 (the base class has it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
    }

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, *self.path.split("/")[1:3], "404.html")
        body = page.read_bytes() if code == 404 and page.is_file() else f"{code} {message}".encode()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8" if page.is_file() else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class calls it so)
        """Say nothing."""


class _PlainHandler(_Handler):
    """A host that lets no one choose its headers."""

    policy = ""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


@contextmanager
def serving(folder: Path, *, plain: bool = False) -> Iterator[str]:
    """The address where `folder` is served, on loopback alone; without a policy among the headers where `plain`."""
    server = _Server(("127.0.0.1", 0), partial(_PlainHandler if plain else _Handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
