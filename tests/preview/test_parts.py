"""The parts of the preview that need no server: what is seen to change, what is put into pages, whose folders go."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kompetansepakke.machine.lock import unlock
from kompetansepakke.machine.temporary import make_folder, remove_folder, remove_stale_folders
from kompetansepakke.preview.board import Board, Fault
from kompetansepakke.preview.serving.screens import event, waiting_page, with_script
from kompetansepakke.preview.watch import snapshot, wait_for_change


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


# What is seen to change

def _acting_at_each_look(monkeypatch: pytest.MonkeyPatch, actions: list[Callable[[], object]]) -> None:
    """Let something happen between one look at the files and the next; then nothing more."""
    monkeypatch.setattr("kompetansepakke.preview.watch.time.sleep", lambda _: actions.pop(0)() if actions else None)


def test_a_change_is_told_when_saving_has_come_to_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "a.md"
    page.write_text("a", encoding="utf-8")
    left: list[Callable[[], object]] = [lambda: None, *(lambda text="b" * n: page.write_text(text, encoding="utf-8")
                                                        for n in range(2, 7))]
    _acting_at_each_look(monkeypatch, left)
    wait_for_change([tmp_path], snapshot([tmp_path]), lambda: False)
    assert left == []
    assert page.read_text(encoding="utf-8") == "b" * 6


def test_what_comes_and_goes_while_we_look_is_no_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    probe, page = tmp_path / "4913", tmp_path / "a.md"  # vim writes 4913 to see whether it may, and removes it
    left: list[Callable[[], object]] = [probe.touch, probe.unlink, lambda: None, lambda: None, page.touch]
    _acting_at_each_look(monkeypatch, left)
    wait_for_change([tmp_path], snapshot([tmp_path]), lambda: False)
    assert left == []


def test_saving_without_rest_is_built_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page, clock = tmp_path / "a.md", iter(range(1000))
    monkeypatch.setattr("kompetansepakke.preview.watch.time.monotonic", lambda: float(next(clock)))
    monkeypatch.setattr("kompetansepakke.preview.watch.time.sleep", lambda _: page.write_bytes(b"%d" % next(clock)))
    wait_for_change([tmp_path], {}, lambda: False)
    assert next(clock) < 50


def test_we_wait_no_longer_than_until_there_is_something_else_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    asked = iter((False, False, True))
    assert wait_for_change([tmp_path], snapshot([tmp_path]), lambda: next(asked)) is None


@pytest.mark.parametrize("name", [".a.md.swp", "a.md~", "#a.md#", ".#a.md", "~$a.docx", "__pycache__/a.pyc"])
def test_what_programs_leave_beside_is_not_seen(tmp_path: Path, name: str) -> None:
    before = snapshot([tmp_path])
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert snapshot([tmp_path]) == before


def test_new_removed_and_replaced_files_are_seen(tmp_path: Path) -> None:
    seen = [snapshot([tmp_path / "mkdocs.yml", tmp_path / "docs", tmp_path / "borte"])]
    page, config = tmp_path / "docs/a/b.md", tmp_path / "mkdocs.yml"
    page.parent.mkdir(parents=True)
    for act in (page.touch, lambda: config.write_text("a", encoding="utf-8"),
                lambda: (tmp_path / "ny").write_text("a", encoding="utf-8"),
                lambda: os.replace(tmp_path / "ny", config), page.unlink):
        act()
        now = snapshot([tmp_path / "mkdocs.yml", tmp_path / "docs", tmp_path / "borte"])
        if not (tmp_path / "ny").exists():
            assert now != seen[-1]
            seen.append(now)
    assert len(seen) == 5


# What is put into pages

def test_the_script_stands_in_the_head_and_at_the_end_of_what_has_none() -> None:
    assert re.fullmatch(rb"<head><title>a</title><script [^>]*></script>\n</HEAD ><body>",
                        with_script(b"<head><title>a</title></HEAD ><body>", "v"))
    assert with_script(b"<p>a", "v").startswith(b"<p>a<script defer src=")


def test_what_is_told_is_text_and_never_code() -> None:
    fault = Fault("<script>alert(1)</script> & «x»", "a<b.md:1", "KP301", "<b>")
    assert "<script" not in waiting_page((fault,)).partition("<body>")[2]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; «x»" in waiting_page((fault,))
    assert str(fault) == "a<b.md:1: KP301 error: <script>alert(1)</script> & «x» Rett: <b>"


def test_pages_that_wait_are_made_anew_and_pages_that_stand_are_told(tmp_path: Path) -> None:
    board, one, two = Board("r"), (Fault("en"),), (Fault("to"),)
    versions = [board.version(board.state)]
    for faults in (one, two):
        board.tell(faults)
        versions.append(board.version(board.state))
        assert event(board.state, versions[-1])["faults"] == []  # the page itself tells
    board.show(tmp_path)
    versions.append(board.version(board.state))
    assert len(set(versions)) == 4
    board.tell(one)
    assert board.version(board.state) == versions[-1]
    assert event(board.state, versions[-1])["heading"] == "1 feil: sida er ikke oppdatert"
    before = board.state
    board.tell(one)
    assert board.state is before
    board.show(tmp_path)
    assert (board.state.faults, board.version(board.state) == versions[-1]) == ((), False)


# Whose temporary folders go

def test_a_folder_in_use_stays_and_one_that_is_left_goes(folder: Path) -> None:
    used = make_folder()
    (used / "tekst").touch()
    code = "from kompetansepakke.machine.temporary import make_folder; (make_folder() / 'tekst').touch()"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "TMPDIR": str(folder)})
    assert len(list(folder.iterdir())) == 2
    remove_stale_folders()
    assert list(folder.iterdir()) == [used]
    remove_folder(used)
    assert list(folder.iterdir()) == []


def test_only_our_own_folders_are_removed(folder: Path) -> None:
    elsewhere = folder / "annet"
    elsewhere.mkdir()
    (elsewhere / "fil").touch()
    (folder / "kompetansepakke-tmp-lenke123").symlink_to(elsewhere)
    (folder / "kompetansepakke-tmp-fil12345").touch()
    for name in ("kompetansepakke-tmp-mitt", "kompetansepakke-tmp-Notater1", "kompetansepakke-12345678",
                 "mkdocs_12345678"):
        (folder / name).mkdir()
    before = sorted(folder.rglob("*"))
    remove_stale_folders()
    assert sorted(folder.rglob("*")) == before


def test_many_runs_at_once_never_take_each_others_folders(folder: Path) -> None:
    code = ("from kompetansepakke.machine.temporary import *\n"
            "for _ in range(200):\n"
            "    one = make_folder()\n"
            "    (one / 'tekst').touch()\n"
            "    remove_stale_folders()\n"
            "    (one / 'tekst').unlink()\n"
            "    remove_folder(one)\n")
    runs = [subprocess.Popen([sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(folder)},
                             stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [run.communicate()[1] for run in runs] == [""] * 4
    assert list(folder.iterdir()) == []


def test_a_forked_worker_that_outlives_us_does_not_keep_our_folder(folder: Path) -> None:
    used = make_folder()
    ready, done = os.pipe(), os.pipe()
    if os.fork() == 0:
        os.write(ready[1], b"x")
        os.read(done[0], 1)
        os._exit(0)
    os.read(ready[0], 1)
    code = "from kompetansepakke.machine.temporary import remove_stale_folders; remove_stale_folders()"
    environment = {**os.environ, "TMPDIR": str(folder)}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    assert used.exists()
    from kompetansepakke.machine import temporary  # noqa: PLC0415
    unlock(temporary._held.pop(used))  # as the end of this process would
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    assert not used.exists()
    os.write(done[1], b"x")
    os.wait()
