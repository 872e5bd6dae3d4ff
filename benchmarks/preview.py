"""How long an editor waits for a page that she saved, in `kp serve`: from the write until the server has it.

Run with `make bench`, or `python benchmarks/preview.py --pages 240 1000`. A plain build is taken beside each, as in
`build.py`. Each save comes when all that the one before it had a part in has been made anew; with `--pause 3` most come
while that is being done.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from build import copy_own, plain_builds, seconds, write_site

_KP: list[object] = [sys.executable, "-P", "-m", "kompetansepakke.cli", "-C"]


def waits(root: Path, page: Path, saves: int, pause: float | None) -> Iterator[float]:
    """Seconds from each of `saves` saves of the page, `pause` seconds apart (or at rest), until it is answered."""
    address = "/".join(page.relative_to(root / "modules").with_suffix("").parts) + "/"
    with _serving(root) as (url, told):
        _until(url + address, b"<main")
        text = page.read_text(encoding="utf-8")
        for number in range(saves):
            while pause is None and sum(line.startswith("Bygd ") for line in told) <= number:
                time.sleep(0.1)
            time.sleep(pause or 1)
            mark = f"Lagret for {number + 1}. gang"
            began = time.perf_counter()
            page.write_text(f"{text}\n{mark}.\n", encoding="utf-8")
            _until(url + address, mark.encode())
            yield time.perf_counter() - began


@contextmanager
def _serving(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Its address, and the lines that it has told so far."""
    told: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [*map(str, _KP), root, "serve", "--address", address]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server:
        Thread(target=lambda: [told.append(line) for line in server.stderr or ()], daemon=True).start()
        try:
            yield f"http://{address}/", told
        finally:
            server.terminate()


def _until(url: str, wanted: bytes) -> None:
    while True:
        with suppress(OSError):
            if wanted in urllib.request.urlopen(url, timeout=60).read():
                return
        time.sleep(0.01)


def main() -> None:
    """Measure our own site, then sites of made-up pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, nargs="+", default=[240, 1000], help="of the made-up sites")
    parser.add_argument("--saves", type=int, default=5)
    parser.add_argument("--pause", type=float, help="seconds from one save to the next; else until all is made")
    options = parser.parse_args()
    for pages in (0, *options.pages):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "site"
            page = write_site(root, pages) if pages else copy_own(root)
            plain = seconds(plain_builds([*_KP, root], Path(folder))["plain"])
            waited = statistics.median(waits(root, page, options.saves, options.pause))
            print(f"{f'{pages} made-up pages' if pages else 'Our own site':24} {waited:6.2f} s"
                  f"   {waited / plain:6.2f} plain builds of {plain:.2f} s", flush=True)


if __name__ == "__main__":
    main()
