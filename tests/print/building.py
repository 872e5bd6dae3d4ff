"""Runs `kp build` as an editor would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def build(root: Path, *more: str, code: str = "", **environment: str) -> str:
    """Build the teachers' and leaders' editions of the site in `root`; what was said. `code` is run first."""
    start = f"{code}\nimport sys\nfrom kompetansepakke.cli.main import main\nsys.exit(main(sys.argv[1:]))"
    arguments = ["-C", str(root), "build", "--edition", "laerer", "--edition", "leder", "--date", "2026-11-21", *more]
    done = subprocess.run([sys.executable, "-c", start, *arguments], env={**os.environ, **environment},
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr
