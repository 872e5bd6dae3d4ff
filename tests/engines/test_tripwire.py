"""An engine that passes over our plugin must publish nothing: `zensical.toml` stops it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kompetansepakke.site.tripwire import TRIPWIRE, TRIPWIRE_TEXT
from tests.engines.content import SECRET
from tests.engines.running import engine
from tests.site.building import everything, kp, write

ROOT = Path(__file__).parents[2]
PLAIN = "site_name: N\ntheme: {name: material}\nplugins: [kompetansepakke]\n"
LEADERS = {"mkdocs.yml": PLAIN, "docs/ledere.md": f"---\ntitle: L\nroles: [leader]\n---\n\n{SECRET}.\n"}


def test_zensical_publishes_nothing_of_a_site_in_order(tmp_path: Path) -> None:
    root = write(tmp_path, LEADERS)
    before = sorted(root.rglob("*"))
    done = engine("zensical", root)
    assert done.returncode != 0
    assert "bygg-dette-nettstedet-med-kp-build" in done.stdout + done.stderr
    assert sorted(root.rglob("*")) == before


def test_zensical_would_publish_what_is_for_leaders(tmp_path: Path) -> None:
    root = write(tmp_path, LEADERS)
    (root / TRIPWIRE).unlink()
    assert engine("zensical", root).returncode == 0
    assert SECRET.lower() in everything(root / "site")


@pytest.mark.parametrize("text", [
    None, "", "[project]\ntheme.name = \"material\"\n", "[project]\ntheme = 1\n", "feil [",
])
def test_a_site_without_it_is_warned(tmp_path: Path, text: str | None) -> None:
    root = write(tmp_path, {} if text is None else {TRIPWIRE: text})
    if text is None:
        (root / TRIPWIRE).unlink()
    done = kp(root, "check", "--format", "json")
    assert done.returncode == 0
    assert [(one["file"], one["code"], one["severity"]) for one in json.loads(done.stdout)] == [
        (TRIPWIRE, "KP113", "warning")]


def test_a_new_package_leaves_a_file_that_is_there_alone(tmp_path: Path) -> None:
    root = write(tmp_path, {TRIPWIRE: "# Vårt eget\n"})
    assert TRIPWIRE not in kp(root, "new", "package", "lesing").stdout
    assert (root / TRIPWIRE).read_text(encoding="utf-8") == "# Vårt eget\n"


def test_our_own_site_has_it() -> None:
    assert (ROOT / TRIPWIRE).read_text(encoding="utf-8") == TRIPWIRE_TEXT
