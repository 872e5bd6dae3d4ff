"""Whoever runs plain `mkdocs build` is told the same of the theme as by `kp check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import write
from tests.site.test_builds import plain

from .hosting import PLAIN

FOLDER = "theme: {name: material, custom_dir: overrides, direction: rtl}\n"


def test_an_error_stops_it_and_what_has_no_effect_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": PLAIN + FOLDER + "extra_css: [borte.css]\n", "overrides/.gitkeep": ""})
    run = plain(root, tmp_path / "ut")
    assert run.returncode == 1
    assert "mkdocs.yml:4: KP213 error: «borte.css»" in run.stderr
    assert "mkdocs.yml:3: KP211 warning: «theme.direction» har ingen virkning her" in run.stderr


def test_what_has_no_effect_stops_nothing(tmp_path: Path) -> None:
    root = write(tmp_path, {"mkdocs.yml": PLAIN + FOLDER, "overrides/.gitkeep": ""})
    run = plain(root, tmp_path / "ut")
    assert run.returncode == 0, run.stderr
    assert "KP211" in run.stderr


@pytest.mark.parametrize("target", ["modules", "docs/ut", "overrides", "."])
def test_no_folder_of_the_sites_own_is_emptied_for_what_is_built(tmp_path: Path, target: str) -> None:
    root = write(tmp_path, {"mkdocs.yml": PLAIN, "overrides/egen.css": ""})
    before = sorted(root.rglob("*"))
    assert plain(root, root / target).returncode == 1
    assert set(before) <= {*root.rglob("*")}
