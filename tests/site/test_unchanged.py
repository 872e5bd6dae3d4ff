"""Where nothing has changed, nothing is done again; where anything has, all is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kompetansepakke.base.problems import Place, problem
from kompetansepakke.cli.building.unchanged import Unchanged
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.tripwire import TRIPWIRE
from tests.site.building import FRONT, HEAD, PACKAGE, contents, kp, write
from tests.test_git_history import git

FILES = {
    "mkdocs.yml": "site_name: Nettsted\ntheme: {name: material, custom_dir: overrides}\n"
                  "plugins: [macros: {module_name: macros}, kompetansepakke]\n",
    "macros.py": "def define_env(env):\n    pass\n",
    "overrides/.icons/skole.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M0 0h9v9z"/></svg>',
    "modules/p/package.yml": PACKAGE,
    "modules/p/1-a/index.md": FRONT,
    "modules/p/1-a/01-en.md": HEAD + "Se [arket](ark.csv).\n",
    "modules/p/1-a/ark.csv": "a;b\n",
    "data/tall.csv": "1\n",
}
SLIP = problem("KP104", Place("docs/lenke.md"), name="lenke.md")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path / "kilde", FILES)
    (tmp_path / "kilde/site").mkdir()
    for name in (".kompetansepakke", "index.html"):
        (tmp_path / "kilde/site" / name).write_text("publisert")
    return tmp_path / "kilde"


def kept(root: Path) -> Unchanged:
    return Unchanged(root, "bygg", "2026-11-29")


def test_what_came_of_a_site_is_known_while_nothing_changes(site: Path) -> None:
    assert kept(site).problems() is None
    kept(site).keep([SLIP], site / "site")
    assert kept(site).problems() == (SLIP,)
    assert kept(site).is_published(site / "site")


def _add(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def _edit(root: Path, path: str) -> None:
    with (root / path).open("a") as file:
        file.write("x")


def _commit(root: Path) -> None:
    git(root, "init", "-q")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")


CHANGES: dict[str, Callable[[Path], object]] = {
    **{path: lambda root, path=path: _edit(root, path) for path in FILES},  # type: ignore[misc]
    "a new page": lambda root: shutil.copy(root / "modules/p/1-a/01-en.md", root / "modules/p/1-a/02-to.md"),
    "a page that goes": lambda root: (root / "modules/p/1-a/01-en.md").unlink(),
    "a page that moves": lambda root: (root / "modules/p/1-a/01-en.md").rename(root / "modules/p/1-a/02-to.md"),
    "a link": lambda root: (root / "lenke").symlink_to(root / "modules"),
    "a commit": _commit,
}


@pytest.mark.parametrize("change", sorted(CHANGES))
def test_after_a_change_nothing_is_known(change: str, site: Path) -> None:
    kept(site).keep([], site / "site")
    CHANGES[change](site)
    assert kept(site).problems() is None
    assert not kept(site).is_published(site / "site")


def test_another_commit_and_another_wish_are_changes(site: Path) -> None:
    CHANGES["a commit"](site)
    kept(site).keep([])
    assert kept(site).problems() == ()
    assert Unchanged(site, "bygg", "2026-11-30").problems() is None
    _commit(site)
    assert kept(site).problems() is None


def test_what_programs_leave_and_what_we_made_are_no_changes(site: Path) -> None:
    kept(site).keep([])
    _add(site, {"node_modules/a/b.js": "x", "venv/pyvenv.cfg": "", "venv/lib/a.py": "x", "site/ny.html": "x",
                ".site.lock": "", ".mypy_cache/CACHEDIR.TAG": "", "__pycache__/macros.pyc": "x"})
    assert kept(site).problems() == ()


def _put_other_bytes(file: Path) -> None:
    """As many of them, in a file that says it is as old as it was."""
    known = file.stat()
    file.write_bytes(b"x" * known.st_size)
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))


@pytest.mark.parametrize("change", [
    lambda out: (out / "index.html").write_text("endret"),
    lambda out: _put_other_bytes(out / "index.html"),
    lambda out: (out / "index.html").unlink(),
    lambda out: (out / "mer.html").write_text(""),
    lambda out: os.chmod(out / "index.html", 0o600),
    shutil.rmtree,
])
def test_an_output_that_was_touched_is_not_what_was_published(change: Callable[[Path], object], site: Path) -> None:
    kept(site).keep([], site / "site")
    change(site / "site")
    assert not kept(site).is_published(site / "site")


def test_a_change_while_it_was_read_is_not_kept(site: Path) -> None:
    before = kept(site)
    _edit(site, "modules/p/1-a/01-en.md")
    before.keep([])
    assert before.problems() is None
    assert kept(site).problems() is None


def test_what_is_kept_is_not_trusted_when_damaged(site: Path) -> None:
    kept(site).keep([])
    (site / ".cache/kp/kept.sqlite").write_bytes(b"no database")
    assert kept(site).problems() is None


@pytest.mark.parametrize("line", ["INHERIT: ../felles.yml", "hooks: [hake.py]", "copyright: !ENV NAVN",
                                  "watch: [../utenfor]"])
def test_a_site_that_may_read_elsewhere_is_never_taken_for_unchanged(line: str, site: Path) -> None:
    assert open_site(site).self_contained
    _add(site, {"hake.py": "", "../felles.yml": "site_author: A\n", "../utenfor/a.txt": ""})
    (site / "mkdocs.yml").write_text(f"{FILES['mkdocs.yml']}{line}\n")
    assert not open_site(site).self_contained


def test_a_build_and_a_check_of_what_is_unchanged_say_the_same_and_do_nothing(tmp_path: Path) -> None:
    root = tmp_path / "kilde"
    write(root, FILES)
    (root / TRIPWIRE).unlink()  # which is a warning
    first = kp(root, "build", "--no-pdf")
    published = contents(root / "site")
    assert "Publisert til" in first.stderr
    again = kp(root, "build", "--no-pdf")
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert "Ingenting er endret" in again.stderr
    assert contents(root / "site") == published
    assert kp(root, "build", "--no-pdf", "--strict").returncode == 1
    assert "Publisert til" in kp(root, "build", "--no-pdf", "--no-cache").stderr
    checks = [kp(root, "check") for _ in range(2)]
    assert checks[0].stdout == checks[1].stdout == first.stdout != ""
