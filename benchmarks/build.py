"""Build times as ratios in one run: all editions against one plain `mkdocs build` of the largest of them.

Run with `make bench`, or `python benchmarks/build.py --pages 200 --runs 3`. Absolute seconds vary with the
machine and its load; the ratios are what to compare.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_CONFIG = "site_name: Benk\ntheme: {name: material}\nplugins: [kompetansepakke]\n"
_PARAGRAPH = "Lærerne på 6. trinn prøvde en ny måte å begynne timen på, og skrev ned hva elevene sa. " * 6
_PAGE = """---
title: Side {number}
roles: all
---

/// goals
- Du kan si hva side {number} handler om.
/// end goals

## Les

{text}

/// task | Oppgave {number}
    id: oppgave-{number}
    minutes: 20
    work: team

{text}

/// tip | method
{text}
/// end tip
/// end task

/// roles | leader owner
{text}
/// end roles
"""
_MODULE = """---
title: Modul {number}
roles: all
module: {number}
purpose: Formål
min_weeks: 4-5
---

Innledning.
"""


def write_site(root: Path, pages: int) -> None:
    """A site with `pages` pages, twenty to a module."""
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(_CONFIG, encoding="utf-8")
    package = root / "modules" / "benk"
    for number in range(pages):
        folder = package / f"{number // 20}-modul"
        if number % 20 == 0:
            folder.mkdir(parents=True)
            (folder / "index.md").write_text(_MODULE.format(number=number // 20), encoding="utf-8")
        text = _PAGE.format(number=number, text=_PARAGRAPH)
        (folder / f"{number % 20 + 1:02}-side.md").write_text(text, encoding="utf-8")
    (package / "package.yml").write_text("title: Benk\npurpose: Måle\n", encoding="utf-8")


def seconds(run: Callable[[], object]) -> float:
    """Wall time of one run."""
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def main() -> None:
    """Measure in pairs, and print each pair's ratio and the median."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "site"
        write_site(root, options.pages)
        command = [sys.executable, "-m", "kompetansepakke.cli", "-C", str(root), "build", "--no-pdf"]
        kp = [*command, "--output", f"{folder}/out"]
        plain = [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml"), "-d", f"{folder}/plain"]
        environment = {**os.environ, "KP_EDITION": "uh"}

        def pair() -> float:
            one = seconds(lambda: subprocess.run(plain, env=environment, check=True, capture_output=True))
            four = seconds(lambda: subprocess.run(kp, check=True, capture_output=True))
            print(f"plain build {one:.1f} s, four editions with scan and links {four:.1f} s, ratio {four / one:.2f}")
            return four / one

        pair()
        print(f"median ratio {statistics.median(pair() for _ in range(options.runs)):.2f} (first pair not counted)")


if __name__ == "__main__":
    main()
