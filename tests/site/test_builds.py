"""What `kp build` and plain `mkdocs build` promise of a site as a whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.building import DATE, FRONT, HEAD, PACKAGE, build, contents, everything, kp, write
from tests.site.test_secrets import found

OWN = """site_name: Eget
theme: {name: material}
plugins:
  - kompetansepakke:
      roles:
        ansatt: {nb: Ansatt, nn: Tilsett}
        sjef: {nb: Sjef}
      editions:
        alle: {sees: [ansatt]}
        sjefer: {sees: [ansatt, sjef]}
"""


def plain(root: Path, output: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml"), "-d", str(output)]
    return subprocess.run(
        command, env={**os.environ, "KP_DATE": DATE, **environment}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copied(smallest: Path, tmp_path: Path) -> Path:
    """The smallest site with its output, for a test to change."""
    return Path(shutil.copytree(smallest.parent, tmp_path / "s"))


def test_the_smallest_site_gets_all_that_the_contract_names(smallest: Path) -> None:
    for edition in ("laerer", "leder", "eier", "uh"):
        for address in ("", "p/", "p/1-a/", "p/1-a/01-x/"):
            assert (smallest / edition / address / "index.html").is_file()
        catalog = json.loads((smallest / edition / "catalog.json").read_text(encoding="utf-8"))
        assert (catalog["edition"], catalog["packages"][0]["modules"][0]["pages"][0]["number"]) == (edition, "1.1")
    chooser = (smallest / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{edition}/"' in chooser for edition in ("laerer", "leder", "eier", "uh"))


def test_time_zone_locale_umask_and_path_change_no_byte(smallest: Path, tmp_path: Path) -> None:
    root = tmp_path / "en helt annen sti" / "æøå"
    shutil.copytree(smallest.parent, root, ignore=shutil.ignore_patterns("site", ".cache"))
    command = [sys.executable, "-m", "kompetansepakke.cli", "-C", str(root), "build", "--no-pdf", "--date", DATE]
    environment = {
        **os.environ,
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "1",
        "KP_EDITION": "uh",
        "KP_LOCALE": "nn",
        "KP_DATE": "2031-01-01",
    }
    done = subprocess.run(command, env=environment, umask=0o077, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert contents(root / "site") == contents(smallest)


def test_a_named_edition_stands_alone_and_nothing_older_is_left(copied: Path) -> None:
    build(copied, "--edition", "leder")
    folders = {path.name for path in (copied / "site").iterdir() if path.is_dir()}
    assert folders == {"leder", "assets"}
    assert "laerer/" not in everything(copied / "site")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("modules/p/1-a/01-x.md", HEAD + "/// roles | leader\n"),
        ("docs/ny.md", "# Uten sidehode\n"),
        ("modules/p/1-a/ark.exe", ""),
        ("modules/p/1-a/02-y.md", HEAD + "[x](borte.md)\n"),
    ],
)
def test_content_with_errors_leaves_the_site_as_it_was(copied: Path, path: str, text: str) -> None:
    before = contents(copied / "site")
    write(copied, {path: text})
    done = kp(copied, "build")
    assert done.returncode == 1
    assert path in done.stdout
    assert contents(copied / "site") == before


def test_check_tells_every_problem_at_once_and_builds_nothing(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "modules/p/package.yml": PACKAGE,
            "modules/p/1-a/index.md": FRONT,
            "docs/a.md": "x",
            "docs/b.md": HEAD + "[x](c.md)",
            "docs/c.exe": "",
        },
    )
    done = kp(tmp_path, "check", "--format", "json")
    assert done.returncode == 1
    assert [(p["file"], p["code"]) for p in json.loads(done.stdout)] == [
        ("docs/a.md", "KP201"),
        ("docs/b.md", "KP401"),
        ("docs/c.exe", "KP105"),
    ]
    assert not (tmp_path / "site").exists()


def test_plain_mkdocs_builds_the_least_privileged_edition(leaky: Path, feed: str, tmp_path: Path) -> None:
    done = plain(leaky.parent, tmp_path / "ut", PYTHONPATH=feed)
    assert done.returncode == 0, done.stderr
    assert found(tmp_path / "ut") == set()
    assert (tmp_path / "ut/catalog.json").read_bytes() == (leaky / "laerer/catalog.json").read_bytes()


def test_plain_mkdocs_builds_the_edition_that_is_asked_for(copied: Path, tmp_path: Path) -> None:
    write(copied, {"modules/p/1-a/02-y.md": "---\ntitle: Y\nroles: [leader]\n---\nzqleaderqz\n"})
    assert plain(copied, tmp_path / "ut", KP_EDITION="leder").returncode == 0
    assert found(tmp_path / "ut") == {"zqleaderqz"}
    wrong = plain(copied, tmp_path / "feil", KP_EDITION="ledr")
    assert wrong.returncode != 0
    assert "Mente du «leder»? Utgaver: laerer, leder, eier, uh." in wrong.stderr
    assert not (tmp_path / "feil").exists() or not contents(tmp_path / "feil")


def test_plain_mkdocs_stops_at_errors_in_the_content(copied: Path, tmp_path: Path) -> None:
    write(copied, {"modules/p/1-a/01-x.md": HEAD + "/// roles | leader\n"})
    done = plain(copied, tmp_path / "ut")
    assert done.returncode != 0
    assert "01-x.md:5: KP302" in done.stderr
    assert not (tmp_path / "ut").exists() or not contents(tmp_path / "ut")


def test_a_site_may_have_roles_and_editions_of_its_own(tmp_path: Path) -> None:
    page = (
        HEAD
        + "/// roles | sjef\nzqsjefqz\n/// end roles\n\n/// tip | method\n    roles: [sjef]\n\nzqtipqz\n/// end tip\n"
    )
    nynorsk = page.replace("title: Side\nroles: all\n", "title: Sida\n").replace("zqsjefqz", "zqnynorsksjefqz")
    root = write(
        tmp_path,
        {
            "mkdocs.yml": OWN,
            "modules/p/package.yml": PACKAGE,
            "modules/p/1-a/index.md": FRONT,
            "modules/p/1-a/01-x.md": page,
            "modules/p/1-a/01-x.nn.md": nynorsk,
        },
    )
    site = build(root)
    assert {path.name for path in site.iterdir() if path.is_dir()} == {"alle", "sjefer", "assets"}
    assert found(site / "alle") == set()
    assert found(site / "sjefer") == {"zqsjefqz", "zqtipqz", "zqnynorsksjefqz"}
    assert "zqnynorsksjefqz" in (site / "sjefer/nn/p/1-a/01-x/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("config", "word"),
    [
        ("editions: {alle: {sees: [rektor]}}", "rektor"),
        ("editions: {assets: {sees: [teacher]}}", "assets"),
        ("roles: {}", "rolle"),
        ("editions: {Alle: {sees: [teacher]}}", "Alle"),
        ("editions: {alle: {sees: []}}", "alle"),
        ("roles: {all: {nb: A}}", "all"),
        ("editions: {alle: {sees: [teacher], mer: 1}}", "alle"),
    ],
)
def test_roles_and_editions_that_make_no_sense_are_told_in_one_line(tmp_path: Path, config: str, word: str) -> None:
    write(
        tmp_path,
        {"mkdocs.yml": f"site_name: N\ntheme: {{name: material}}\nplugins:\n  - kompetansepakke:\n      {config}\n"},
    )
    done = kp(tmp_path, "check")
    assert done.returncode == 2
    assert word in done.stderr
    assert done.stderr.count("\n") == 1


LEAKED = "Bare ledere vet at skolen skal slås sammen til høsten"
LEAK = """
from pathlib import Path
def on_post_build(config):
    Path(config.site_dir, "{name}").write_bytes({data!r})
"""


@pytest.mark.parametrize("name", ["feed.json", "assets/kp/kp.js"])  # a script of the tool's own too
def test_a_plugin_that_leaks_stops_the_build(copied: Path, name: str) -> None:
    before = contents(copied / "site")
    write(
        copied,
        {
            "modules/p/1-a/02-y.md": f"---\ntitle: Y\nroles: [leader]\n---\n{LEAKED}.\n",
            "lekk.py": LEAK.format(name=name, data=json.dumps({"a": f"\n{LEAKED}"}).encode()),
            "mkdocs.yml": "site_name: N\ntheme: {name: material}\nhooks: [lekk.py]\nplugins: [kompetansepakke]\n",
        },
    )
    done = kp(copied, "build", "--no-pdf", "--edition", "laerer", "--date", DATE)
    assert done.returncode == 1
    assert "KP901" in done.stdout
    assert contents(copied / "site") == before
