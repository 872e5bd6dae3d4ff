"""A build that takes what it can from earlier ones publishes the same bytes as one that makes all anew."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from tests.copied import copied
from tests.site.building import FRONT, HEAD, PACKAGE, Files, contents, kp, write

KEPT = ".cache/kp/kept.sqlite"
EDIT = ("site_name: Nettsted\ntheme: {name: material, custom_dir: overrides}\n"
        "plugins: [macros: {module_name: macros}, kompetansepakke]\n")
MACROS = "def define_env(env):\n    @env.macro\n    def hei():\n        return 'HEI'\n"
FILES: Files = {
    "mkdocs.yml": EDIT,
    "macros.py": MACROS,
    "overrides/main.html": "{% extends \"base.html\" %}\n",
    "modules/p/package.yml": PACKAGE,
    "modules/p/1-a/index.md": FRONT,
    "modules/p/1-a/01-en.md": HEAD + "Tekst {{ hei() }}.\n\n## Del\n\nSe [to](02-to.md#del).\n",
    "modules/p/1-a/02-to.md": HEAD + "/// roles | leader\nFor ledere.\n/// end roles\n\n## Del\n\nAndre.\n",
    "modules/p/1-a/03-tre.md": HEAD + "/// meeting | Møte\n    id: mote\n    minutes: 45\n\n1. 45 min: Snakk\n"
                               "/// end meeting\n",
}
PAGES = [path for path in FILES if path.endswith(".md")]


def _words(root: Path, by_chance: random.Random) -> None:
    path = root / by_chance.choice(PAGES)
    path.write_text(path.read_text() + f"\nNytt avsnitt {by_chance.randrange(99)}.\n")


def _role(root: Path, by_chance: random.Random) -> None:
    path = root / "modules/p/1-a/03-tre.md"
    one, other = by_chance.sample(["roles: all", "roles: [leader]"], 2)
    path.write_text(path.read_text().replace(one, other))


def _title(root: Path, by_chance: random.Random) -> None:
    path = root / by_chance.choice(PAGES)
    path.write_text(path.read_text().replace("title: ", f"title: Ny{by_chance.randrange(9)} ", 1))


def _macro(root: Path, by_chance: random.Random) -> None:
    (root / "macros.py").write_text(MACROS.replace("HEI", f"HEI{by_chance.randrange(99)}"))


def _page(root: Path, by_chance: random.Random) -> None:
    (root / f"modules/p/1-a/{by_chance.randrange(10, 30)}-ny.md").write_text(HEAD + "Se [en](01-en.md).\n")


def _setting(root: Path, by_chance: random.Random) -> None:
    (root / "mkdocs.yml").write_text(EDIT.replace("Nettsted", f"Nettsted {by_chance.randrange(99)}"))


def _half_lost(root: Path, by_chance: random.Random) -> None:
    with sqlite3.connect(root / KEPT) as base:
        base.execute("DELETE FROM kept WHERE (rowid + ?) % 2", (by_chance.randrange(2),))


def _spoilt(root: Path, by_chance: random.Random) -> None:
    data = bytearray((root / KEPT).read_bytes())
    for _ in range(50):
        data[by_chance.randrange(len(data))] ^= 255
    (root / KEPT).write_bytes(data)


CHANGES: list[Callable[[Path, random.Random], None]] = [_words, _role, _title, _macro, _page, _setting, _half_lost]
OF_WHAT_IS_KEPT = (_half_lost, _spoilt)
"""These change nothing that is built of."""


def _built(root: Path, *options: str, original: int = 0) -> dict[str, bytes]:
    """All that is published of two editions, which is enough for one to get what was kept for the other."""
    editions = ("--edition", "laerer", "--edition", "leder")
    done = copied(("-C", str(root), "build", "--date", "2019-11-01", *editions, *options), original)
    assert done.returncode == 0, done.stdout + done.stderr
    return contents(root / "site")


def _anew(root: Path) -> dict[str, bytes]:
    """Built without what is kept, by a copy of another Python, which has a seed of its own for its hashes."""
    return _built(root, "--no-cache", original=1)


def test_cold_warm_half_lost_and_spoilt_give_the_same_bytes_after_random_changes(tmp_path: Path) -> None:
    by_chance = random.Random(13)
    root = write(tmp_path / "s", FILES)
    anew = _anew(root)
    assert _built(root) == anew
    for change in (*by_chance.sample(CHANGES, len(CHANGES)), _spoilt, _words):  # SQLite loses nothing of what is spoilt
        change(root, by_chance)
        if change not in OF_WHAT_IS_KEPT:
            anew = _anew(root)
        assert _built(root) == anew, change.__name__


def test_a_build_with_nothing_new_converts_and_prints_nothing_anew(tmp_path: Path) -> None:
    root = write(tmp_path / "s", FILES)
    build = ("build", "--edition", "laerer", "--edition", "leder")
    first = kp(root, *build)
    assert "av dem fra før" not in first.stderr
    with sqlite3.connect(root / KEPT) as base:
        before = base.execute("SELECT name FROM kept ORDER BY name").fetchall()
    shutil.rmtree(root / "site")  # else there is nothing to do at all
    assert "fra før" in kp(root, *build).stderr
    with sqlite3.connect(root / KEPT) as base:
        assert base.execute("SELECT name FROM kept ORDER BY name").fetchall() == before


def test_without_keeping_nothing_is_written_beside_the_site(tmp_path: Path) -> None:
    root = write(tmp_path / "s", FILES)
    _built(root, "--no-cache", "--no-pdf")
    assert not (root / ".cache").exists()
