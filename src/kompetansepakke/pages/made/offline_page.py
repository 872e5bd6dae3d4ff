"""The page about reading without a network."""

from __future__ import annotations

from kompetansepakke.content.view import View
from kompetansepakke.pages.parts.templates import rendered

PAGE = "uten-nett/index.md"
"""The page, in the stage."""


def zip_path(edition: str) -> str:
    """Where an edition's zip lies, from the edition's root."""
    return f"uten-nett/{edition}.zip"


def offline_page(view: View, zipped: str, site_name: str) -> str:
    """What can be kept for reading without a network. `zipped` is the way to the edition's zip."""
    return rendered("offline.html", view, packages=view.packages, zipped=zipped, site_name=site_name)
