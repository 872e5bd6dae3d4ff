"""ProperDocs, the fork of MkDocs 1.x, builds the same site from the same plugin."""

from __future__ import annotations

from pathlib import Path

from tests.engines.running import built
from tests.site.building import contents


def test_properdocs_builds_the_same_files_byte_for_byte(small: Path, by_mkdocs: Path, tmp_path: Path) -> None:
    built("properdocs", small, tmp_path / "ut")
    theirs, ours = contents(tmp_path / "ut"), contents(by_mkdocs)
    assert ours.keys() >= {"index.html", "sitemap.xml", "404.html", "search/index.js", "p/1-a/01-x/index.html"}
    assert theirs == ours
