"""Copies of `kp check` find in the pages what it would find by itself, and end with it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children
from pathlib import Path

import pytest

from kompetansepakke.content.checks import Finder
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.machine import child
from kompetansepakke.site import site as site_module
from kompetansepakke.site.project import Reading
from tests.core.test_passed import SLIPS
from tests.site.building import FRONT, HEAD, PACKAGE, write
from tests.waiting import PATIENCE, until

MORE_SLIPS = {
    "told by others": "Se [her](borte.md).\n\n///video | Tittel\n",
    "an anchor that nobody has": "Se [her](01-side.md#borte).\n",
    "for leaders alone": "/// roles | leader\n\n#### Under\n\n<b>x\n\n///\n",
    "a note without a text": "Ord[^1] og /// roles.\n",
}
TEXTS = ["Tekst.\n", *SLIPS.values(), *MORE_SLIPS.values()]
FILES = {"modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT + "Se [her](01-side.md#borte).\n",
         **{f"modules/p/1-a/{number:02}-side.md": HEAD + text for number, text in enumerate(TEXTS, start=1)},
         "modules/p/1-a/02-side.nn.md": "---\ntitle: Sida\n---\n#### Under\n\n• ein\n• to\n"}
SLOW = """
import os, time
from pathlib import Path
from markdown import Extension, preprocessors

class Slow(preprocessors.Preprocessor):
    def run(self, lines):
        with open(os.environ["PIDS"], "a") as pids:
            pids.write(f"{os.getpid()}\\n")
        time.sleep(600)

class Slowly(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Slow(md), "slow", 100)

def makeExtension(**options):
    return Slowly(**options)
"""
KP = """
import os, sys
from kompetansepakke.cli.main import main
from kompetansepakke.site import site
os.cpu_count = lambda: 9  # so that copies wait for work too
site._MANY = site._FEW = 1
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(autouse=True)
def _many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_module, "_MANY", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def check(root: Path, kept: Path | None = None, *, alone: bool = True) -> Reading:
    site = open_site(root)
    return site.check(site.read(), kept=kept, alone=alone)


def names(kept: Path) -> set[bytes]:
    with sqlite3.connect(kept / "kept.sqlite") as base:
        return {name for name, in base.execute("SELECT name FROM kept")}


def test_they_find_and_keep_what_one_alone_finds_and_keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, by_copies, by_one = write(tmp_path / "site", FILES), tmp_path / "copies", tmp_path / "one"
    found = check(root, by_copies).problems
    assert {one.file for one in found} >= {path for path in FILES if path.endswith("-side.md")} - {
        "modules/p/1-a/01-side.md"}
    with monkeypatch.context() as here:
        here.setattr(site_module, "copies", None)
        assert found == check(root, by_one, alone=False).problems
    assert names(by_copies) == names(by_one)
    assert found == check(root, by_copies).problems == check(root).problems


def test_one_processor_is_not_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setattr(site_module, "copies", None)
    assert check(write(tmp_path, FILES)).problems


def test_nor_is_anything_with_processes_that_know_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "get_start_method", lambda: "spawn")
    monkeypatch.setattr(site_module, "copies", None)
    assert check(write(tmp_path, FILES)).problems


def test_where_one_dies_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root, kept = write(tmp_path / "site", FILES), tmp_path / "kept"
    monkeypatch.setattr(Finder, "found", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(BrokenProcessPool):
        check(root, kept)
    until(lambda: not active_children(), lambda: "at kopiene er slutt")
    monkeypatch.undo()
    assert check(root, kept, alone=False).problems == check(root, alone=False).problems


def test_who_is_interrupted_ends_them_and_says_one_thing(tmp_path: Path) -> None:
    settings = "site_name: N\ntheme: {name: material}\nplugins: [kompetansepakke]\nmarkdown_extensions: [slowly]\n"
    root = write(tmp_path / "site", {"mkdocs.yml": settings, "modules/p/package.yml": PACKAGE,
                                     "modules/p/1-a/index.md": FRONT + "En.\n",
                                     "modules/p/1-a/01-side.md": HEAD + "To.\n"})
    (tmp_path / "slowly.py").write_text(SLOW)
    pids = tmp_path / "pids"
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    with subprocess.Popen([sys.executable, "-c", KP, "-C", str(root), "check", "--format", "json"],
                          env={**os.environ, "PIDS": str(pids), "PYTHONPATH": paths}, start_new_session=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as ours:
        try:
            until(lambda: pids.exists() and len(pids.read_text().split()) == 2, lambda: "at sider blir lest")
            os.killpg(ours.pid, signal.SIGINT)
            said, told = ours.communicate(timeout=PATIENCE)
        finally:
            ours.kill()
    assert (ours.returncode, said, told) == (2, "", "kp: Avbrutt. Nettstedet er ikke endret.\n")
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids.read_text().split())
