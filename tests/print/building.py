"""Runs `kp build` as an editor would."""

from __future__ import annotations

from pathlib import Path

from tests.site.building import kp


def build(root: Path, *more: str, **environment: str) -> str:
    """Build the teachers' and leaders' editions of the site in `root`; what was said."""
    done = kp(root, "build", "--edition", "laerer", "--edition", "leder", "--date", "2026-11-21", *more, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr
