"""Engines as their users run them, and what of two sites is held against each other."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.site.building import DATE

MIDNIGHT = "1572566400"
"""`DATE` in seconds, as `kp build` tells engines the time."""
Done = subprocess.CompletedProcess[str]


def engine(name: str, root: Path, *arguments: str, **environment: str) -> Done:
    """Run `python -m <name> build` in the folder `root`."""
    command = [sys.executable, "-m", name, "build", *arguments]
    known = {"KP_DATE": DATE, "SOURCE_DATE_EPOCH": MIDNIGHT, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=root, env={**os.environ, **known, **environment}, capture_output=True, text=True,
                          check=False)


def built(name: str, root: Path, output: Path, **environment: str) -> Path:
    """Build with MkDocs or ProperDocs, warnings being errors; the output."""
    done = engine(name, root, "--strict", "-f", "mkdocs.yml", "-d", str(output), **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


def mains(folder: Path) -> dict[str, str]:
    """What each page of a site holds in its <main>, by its path."""
    return {path.relative_to(folder).as_posix(): _main(path.read_text(encoding="utf-8"))
            for path in folder.rglob("*.html")}


def _main(html: str) -> str:
    found = re.search(r"<main.*?</main>", html, re.DOTALL)
    assert found, html
    return found[0]
