"""A build that stays, so that single pages of it can be rendered again: for the preview."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import Environment
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page


@dataclass(slots=True)
class World:
    """What MkDocs has made of a site before it renders the pages."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment


_last: list[World] = []
"""That of the last build in this process."""


def remember(world: World) -> None:
    """Keep what a build is made with, for `render_again`."""
    _last[:] = [world]


def render_again(paths: Sequence[str]) -> int:
    """Render pages of the last build as their files in the stage are now; not 0 where MkDocs warns of something.

    Then no page is written. The menu and all other pages stay as they were.
    """
    world, = _last
    pages = [page for path in paths if (file := world.files.get_file_from_path(path)) and (page := file.page)]
    world.config.plugins["kompetansepakke"].forget(paths)  # type: ignore[attr-defined]
    with _warnings() as warnings:
        for page in pages:
            build._populate_page(page, world.config, world.files)  # not public, but MkDocs is pinned below 2
        for page in pages if not warnings else ():
            _put_in_place(page, world)
    sys.stderr.writelines(f"{told}\n" for told in warnings)
    return int(bool(warnings) or len(pages) != len(paths))


def _put_in_place(page: Page, world: World) -> None:
    """Write the page beside its place and exchange it, since it may be read meanwhile."""
    place = page.file.abs_dest_path
    with TemporaryDirectory() as beside:
        page.file.abs_dest_path = str(Path(beside) / "page.html")
        try:
            build._build_page(page, world.config, world.files.documentation_pages(), world.nav, world.env)
            Path(page.file.abs_dest_path).replace(place)
        finally:
            page.file.abs_dest_path = place


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """What MkDocs and its plugins warn of meanwhile."""
    told: list[str] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield told
    finally:
        logger.removeHandler(listener)
