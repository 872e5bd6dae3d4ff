"""What a choice costs in the catalogue, on a page with many entries, in milliseconds.

Run with `python benchmarks/filter.py --entries 2000 --rounds 60`. A site is built, and Chromium makes random choices
in its catalogue. «work» is the processor's time for the script, whatever else the machine does; «script» is the time
until the browser may draw (a frame is 16 ms); «drawn» is until the frame after it stands on the screen.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import http.server
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

_CONFIG = "site_name: Benk\ntheme: {name: material}\nplugins: [kompetansepakke]\n"
_FRONT = "---\ntitle: Modul {0}\nroles: all\nmodule: {0}\npurpose: Lære\nmin_weeks: 4-5\n---\n"
_MODULES = 20
_BLOCK = """/// {kind} | Læringsmiljø og profesjonsfellesskap, del {number}
    id: r-{module}-{number}
    minutes: {minutes}
    work: {work}
    phase: {phase}
    url: https://example.org/
/// end {kind}

"""
_PREPARE = """() => {
  const form = document.querySelector("[data-kp-catalogue] form");
  const boxes = [...form.querySelectorAll("label input")];
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const later = window.setTimeout;
  const actions = {
    focus: () => () => form.sok.focus(),
    choice: () => {
      const box = boxes[Math.floor(Math.random() * boxes.length)];
      return () => box.click();
    },
    word: (round) => {
      let waiting;
      window.setTimeout = (action, wait, ...rest) => {
        waiting = () => action(...rest);
        return 0;
      };
      form.sok.value = ["miljø", "fellesskap del 1", "modul 3", "x", ""][round % 5];
      form.sok.dispatchEvent(new Event("input", { bubbles: true }));
      window.setTimeout = later;
      return waiting;
    },
    reset: () => () => document.querySelector("[data-kp-reset]").click(),
  };
  globalThis.prepare = async (name, round) => {
    document.querySelector(".kp-filter").open = true;
    globalThis.act = actions[name](round);
    await frame();
    await frame();
  };
  globalThis.run = async () => {
    const stage = new EventTarget();  // the browser's meter counts what it calls itself
    stage.addEventListener("go", () => act());
    const before = performance.now();
    stage.dispatchEvent(new Event("go"));
    const script = performance.now() - before;
    globalThis.times = [script, frame().then(() => performance.now() - before)];
  };
}"""


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = _site(Path(folder), options.entries)
        _measure(site, options.rounds)


def _site(folder: Path, entries: int) -> Path:
    """A built site whose catalogue has at least `entries` entries."""
    dice = random.Random(1)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    package = folder / "modules/benk"
    each = -(-entries // _MODULES)
    for number in range(_MODULES):
        module = package / f"{number}-modul"
        module.mkdir(parents=True)
        (module / "index.md").write_text(_FRONT.format(number), encoding="utf-8")
        blocks = [_block(dice, number, at) for at in range(each)]
        for page in range(0, each, 20):
            text = "---\ntitle: Side\nroles: all\n---\n\n" + "".join(blocks[page:page + 20])
            (module / f"{page // 20 + 1:02}-side.md").write_text(text, encoding="utf-8")
    (package / "package.yml").write_text("title: Benk\npurpose: Lære\n", encoding="utf-8")
    kp = Path(sys.executable).parent / "kp"
    subprocess.run([kp, "-C", folder, "build", "--no-pdf", "--edition", "laerer"], check=True, capture_output=True)
    return folder / "site"


def _block(dice: random.Random, module: int, number: int) -> str:
    return _BLOCK.format(kind=dice.choice(("video", "podcast", "text", "task")).replace("task", "podcast"),
                         module=module, number=number, minutes=dice.choice((5, 15, 30, 60)),
                         work=dice.choice(("individual", "team", "plenary")),
                         phase=dice.choice(("before", "meeting", "after")))


def _measure(site: Path, rounds: int) -> None:
    with _serving(site) as base, sync_playwright() as playwright:
        found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for width in (1280, 360):
            page = browser.new_page(viewport={"width": width, "height": 800})
            page.goto(f"{base}/laerer/ressurser/")
            page.evaluate(_PREPARE)
            print(f"{page.locator('[data-kp-r]').count()} entries, {width} px wide")
            for name, times in (("focus", 1), ("choice", rounds), ("word", rounds), ("reset", rounds // 4)):
                _print(name, [_one(page, name, at) for at in range(times)])
        browser.close()


def _one(page: Page, name: str, round_: int) -> tuple[float, float, float]:
    """Processor time, script and drawn of one action."""
    if name == "reset":
        page.evaluate("prepare('choice', 0).then(() => act())")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.evaluate("([name, round]) => prepare(name, round)", [name, round_])
    before = _script(session)
    page.evaluate("run()")
    work = _script(session) - before
    script, drawn = page.evaluate("Promise.all(times)")
    session.detach()
    return work * 1000, script, drawn


def _script(session: CDPSession) -> float:
    """Seconds of processor time that scripts have had."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "ScriptDuration"))


@contextlib.contextmanager
def _serving(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _print(name: str, measured: list[tuple[float, float, float]]) -> None:
    parts = []
    for what, values in zip(("work", "script", "drawn"), zip(*measured, strict=True), strict=True):
        ordered = sorted(values)
        parts.append(f"{what}: median {statistics.median(values):5.1f}, 95 % {ordered[int(len(ordered) * .95)]:5.1f}")
    print(f"  {name:7}" + "   ".join(parts))


if __name__ == "__main__":
    main()
