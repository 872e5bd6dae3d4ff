"""Lighthouse's four scores, and the bytes, for one page of each kind, as a phone on a slow line meets them.

Run with `make bench`, or `python benchmarks/lighthouse.py --kind part --kind module`. The sites that the browser
tests use are built (`--sites DIR` keeps them, or takes what is there), and served with gzip and the headers of
`hosting/nginx.conf`. Lighthouse reckons performance from how long the machine took, so let nothing else run; a page
that scores too little is measured twice more, and the median counts. Exit code 1 below 95 for performance or 100 for
the rest.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.e2e.built import build  # noqa: E402 (found after the line above)
from tests.e2e.kinds import ALL_KINDS  # noqa: E402 (the same)

VERSION = "12.8.2"
HOME = ROOT / "benchmarks/.npm"
FLOORS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
UNMEASURED = frozenset({"not-found"})
"""Lighthouse measures no page that answers 404."""
TEXTS = frozenset({".html", ".css", ".js", ".json", ".svg", ".txt"})
ATTEMPTS = 3
CHROME = "--headless=new --no-sandbox --disable-gpu"
_HEADER = re.compile(r'^\s*add_header ([\w-]+) "([^"]+)" always;', re.MULTILINE)


class _Handler(SimpleHTTPRequestHandler):
    """Files as the hosts of the hosting guide send them."""

    protocol_version = "HTTP/1.1"
    headers_sent: Mapping[str, str] = dict(_HEADER.findall((ROOT / "hosting/nginx.conf").read_text("utf-8")))

    def end_headers(self) -> None:
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        lasting = "public, max-age=600" if "/assets/" in self.path else "no-cache"
        self.send_header("Cache-Control", lasting)
        super().end_headers()

    def do_GET(self) -> None:
        """Texts go compressed, the rest as they are."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        if path.suffix not in TEXTS or not path.is_file():
            super().do_GET()
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address where `folder` is served, on loopback alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def installed() -> Path:
    """Lighthouse's program, fetched where it is missing."""
    package = HOME / "node_modules/lighthouse"
    there = package / "package.json"
    if not there.is_file() or json.loads(there.read_text("utf-8"))["version"] != VERSION:
        HOME.mkdir(exist_ok=True)
        options = ("--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
        subprocess.run(["npm", "install", *options, "--prefix", str(HOME), f"lighthouse@{VERSION}"], check=True)
    return package / "cli/index.js"


@dataclass(frozen=True)
class Report:
    """What Lighthouse said of a page."""

    scores: Mapping[str, int]
    bytes_sent: int
    """Over the line for the first view, headers too."""
    script_bytes: int
    faults: tuple[str, ...]
    """What keeps the scores below their floors."""

    def holds(self) -> bool:
        """Whether every score is high enough."""
        return all(self.scores[name] >= floor for name, floor in FLOORS.items())


def measured(program: Path, address: str, chromium: str) -> Report:
    """One run of Lighthouse, with its defaults for phones. A browser that does not start in time gets two more."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:  # it ends before all is written, where that is a pipe
        command = ["node", str(program), address, "--output=json", f"--output-path={file.name}", "--quiet",
                   f"--chrome-flags={CHROME}", f"--only-categories={','.join(FLOORS)}"]
        environment = {**os.environ, "CHROME_PATH": chromium}
        for _ in range(ATTEMPTS):
            done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
            if done.returncode == 0:
                return reported(json.loads(Path(file.name).read_text("utf-8")))
    raise SystemExit(f"{address}: {done.stderr.strip()[-500:]}")


def reported(result: Mapping[str, Any]) -> Report:
    """Lighthouse's own report as ours."""
    if error := result.get("runtimeError"):
        raise SystemExit(f"{result['requestedUrl']}: {error['message']}")
    categories, audits = result["categories"], result["audits"]
    scores = {name: round((categories[name]["score"] or 0) * 100) for name in FLOORS}
    asked = [item for item in audits["network-requests"]["details"]["items"] if item["sessionTargetType"] == "page"]
    faults = [_fault(audits[reference["id"]]) for name in FLOORS if scores[name] < FLOORS[name]
              for reference in categories[name]["auditRefs"] if reference["weight"]
              and audits[reference["id"]]["score"] not in (None, 1)]
    return Report(scores, sum(item["transferSize"] for item in asked),
                  sum(item["transferSize"] for item in asked if item.get("resourceType") == "Script"), tuple(faults))


def _fault(audit: Mapping[str, Any]) -> str:
    items = audit.get("details", {}).get("items", ())
    places = [item.get("node", {}).get("snippet") or json.dumps(item, ensure_ascii=False)[:200] for item in items[:3]]
    return "\n      ".join([f"{audit['id']}: {audit['title']} {audit.get('displayValue', '')}", *places])


def settled(program: Path, address: str, chromium: str) -> Report:
    """The report of a page; of three, the one in the middle, where the first is slow."""
    first = measured(program, address, chromium)
    if first.scores["performance"] >= FLOORS["performance"]:
        return first
    more = [measured(program, address, chromium) for _ in range(2)]
    return sorted([first, *more], key=lambda report: report.scores["performance"])[1]


def main() -> int:
    """Measure, print a table and what is wrong, and say whether all holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=Path, help="where the built sites lie or are to lie")
    parser.add_argument("--kind", action="append", choices=[kind for kind in ALL_KINDS if kind not in UNMEASURED])
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Chromium mangler: apt-get install chromium")
    program, held = installed(), True
    with tempfile.TemporaryDirectory() as folder:
        built = build(options.sites or Path(folder) / "sites")
        print(f"{'kind':18}{''.join(f'{name:>15}' for name in FLOORS)}{'bytes':>9}{'scripts':>9}")
        with serving(built.folder) as base:
            for kind in options.kind or [kind for kind in ALL_KINDS if kind not in UNMEASURED]:
                page = ALL_KINDS[kind](built).partition("?")[0]  # what a reader has chosen there is no kind of its own
                report = settled(program, base + page, chromium)
                held = held and report.holds()
                scores = "".join(f"{score:>15}" for score in report.scores.values())
                print(f"{kind:18}{scores}{report.bytes_sent:>9}{report.script_bytes:>9}", flush=True)
                for fault in report.faults:
                    print(f"    {fault}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
