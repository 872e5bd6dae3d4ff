"""What each process that renders would else do for itself, done in the one that they are copies of."""

from __future__ import annotations

from kompetansepakke.web.bundle import made_assets


def get_ready() -> None:
    """Make the scripts and styles, which are the same for all sites."""
    made_assets()
