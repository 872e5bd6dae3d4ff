"""A package comes and goes with its folder: nothing else in the site knows of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.site.building import kp

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own site, in a folder of its own."""
    folder = tmp_path_factory.mktemp("packages") / "site"
    folder.mkdir()
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy(ROOT / name, folder)
    for name in ("modules", "docs", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def _kp(root: Path, *arguments: str) -> str:
    done = kp(root, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def _built(root: Path) -> tuple[list[str], str]:
    """The ids of the packages in the leaders' edition, and all HTML of its front page and catalogue."""
    _kp(root, "build", "--strict", "--no-pdf", "--edition", "leder", "--date", "2026-11-21")
    edition = root / "site/leder"
    catalog = json.loads((edition / "catalog.json").read_text("utf-8"))
    html = "".join((edition / name).read_text("utf-8") for name in ("index.html", "ressurser/index.html"))
    return [package["id"] for package in catalog["packages"]], html


def test_packages_are_left_out_and_another_added_by_their_folders_alone(copy: Path) -> None:
    """All are left out but the one with fewest pages, which is checked and built in a fraction of the time."""
    gone = ("fagfornyelsen", "lektor2", "matematikkloftet")
    for name in gone:
        shutil.rmtree(copy / "modules" / name)
    _kp(copy, "new", "package", "lesing", "--title", "Rom for lesing")
    _kp(copy, "new", "module", "lesing", "lesestunden", "--title", "Lesestunden")
    ids, html = _built(copy)
    assert ids == ["lesing", "realfagskommuner"]
    assert "Rom for lesing" in html
    for name in gone:
        assert f"{name}/" not in html
        assert not (copy / "site/leder" / name).exists()
    assert "lektor2" not in html.lower()
    for page in ("tidsplan", "lederguide", "lederguide/1-lesestunden"):
        assert (copy / "site/leder/lesing" / page / "index.html").is_file()
