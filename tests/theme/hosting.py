"""Small sites with settings and templates of their own, and what the check says of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kompetansepakke.base.problems import Problem
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.site import Site
from tests.site.building import write

PLAIN = "site_name: N\nplugins: [kompetansepakke]\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1H0z"/></svg>\n'


def opened(root: Path, settings: str, files: Mapping[str, str] | None = None) -> Site:
    """The site with these settings in its mkdocs.yml, from line 3, and these files."""
    return open_site(write(root, {"mkdocs.yml": PLAIN + settings, **(files or {})}))


def told(root: Path, settings: str, files: Mapping[str, str] | None = None) -> list[str]:
    """The check's lines on the theme."""
    return [str(found) for found in opened(root, settings, files).problems]


def problems(root: Path, settings: str, files: Mapping[str, str] | None = None) -> list[tuple[str, str, int]]:
    """Code, file and line of each."""
    return [_short(found) for found in opened(root, settings, files).problems]


def _short(found: Problem) -> tuple[str, str, int]:
    return found.code, found.file, found.line
