"""Work in processes of their own: each by itself, and none longer than the one who asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from kompetansepakke.machine.child import Child, children_end_with_us, copies, give, given, run_child
from tests.preview.running import until


def say(text: str, code: int = 0) -> int:
    print(text, os.environ.get("KP_PROVE"), Path.cwd().name, os.environ["TZ"], file=sys.stderr)
    return code


def fail() -> int:
    raise OSError(28, "No space left on device")


def leave_behind() -> int:
    os.environ["KP_PROVE"] = "lagt igjen"
    sys.modules["lagt_igjen"] = sys
    return 0


def found() -> int:
    return int("lagt_igjen" in sys.modules or "KP_PROVE" in os.environ)


def die() -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def live_on(file: str) -> int:
    Path(file).write_text(str(os.getpid()))
    time.sleep(600)
    return 0


def is_gone(file: Path) -> bool:
    return not Path(f"/proc/{file.read_text()}").exists()


def written(file: Path) -> bool:
    return file.exists() and file.read_text() != ""


def test_it_tells_its_code_and_what_was_said(tmp_path: Path) -> None:
    assert run_child(partial(say, "hei", 3), {"KP_PROVE": "1"}, tmp_path) == (3, f"hei 1 {tmp_path.name} UTC\n")


def test_an_exception_and_an_exit_are_told(tmp_path: Path) -> None:
    code, said = run_child(fail, {}, tmp_path)
    assert code == 1
    assert "[Errno 28] No space left on device" in said
    assert run_child(partial(sys.exit, 4), {}, tmp_path)[0] == 4


def test_none_sees_what_another_has_set(tmp_path: Path) -> None:
    assert run_child(leave_behind, {}, tmp_path)[0] == 0
    assert run_child(found, {}, tmp_path)[0] == 0


def test_one_that_is_killed_is_no_success(tmp_path: Path) -> None:
    assert run_child(die, {}, tmp_path)[0] != 0


def test_it_works_where_the_path_of_temporary_files_is_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = tmp_path / ("x" * 120)
    long.mkdir()
    monkeypatch.setenv("TMPDIR", str(long))
    assert run_child(partial(say, "hei"), {}, tmp_path)[0] == 0


def test_an_error_of_ours_ends_what_is_running(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(run_child, partial(live_on, str(file)), {}, tmp_path)
        until(lambda: written(file), lambda: "at arbeidet begynner")
        with pytest.raises(ZeroDivisionError), children_end_with_us():
            raise ZeroDivisionError
    assert running.result()[0] != 0
    until(lambda: is_gone(file), lambda: "at arbeidet er slutt")


def write_on(file: str) -> int:
    with Path(file).open("a") as growing:
        while True:
            growing.write(f"{os.getpid()}\n")
            growing.flush()


def ask(work: Callable[[str], int], file: str) -> int:
    return run_child(partial(work, file), {}, Path(file).parent)[0]


def test_when_it_is_closed_what_it_asked_for_has_ended_too(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    with children_end_with_us():
        child = Child({}, tmp_path)
        child.begin(partial(ask, write_on, str(file)))
        until(lambda: written(file), lambda: "at arbeidet begynner")
        assert not child.has_answer()
        child.close()
    length = file.stat().st_size
    time.sleep(0.1)
    assert file.stat().st_size == length


ASKING = {
    "a child of a child": "from kompetansepakke.machine.child import run_child\nfrom tests.test_child import ask\n"
                          "run_child(partial(ask, live_on, file), {}, Path(file).parent)",
    "a child": "from kompetansepakke.machine.child import run_child\nrun_child(work, {}, Path(file).parent)",
    "a copy": "from kompetansepakke.machine.child import copies\nwith copies(int) as pool: pool.submit(work).result()",
}


@pytest.mark.parametrize("asked", ASKING)
def test_when_we_are_killed_it_ends(tmp_path: Path, asked: str) -> None:
    file = tmp_path / "pid"
    code = ("from functools import partial; from pathlib import Path; from tests.test_child import live_on\n"
            f"file = {str(file)!r}; work = partial(live_on, file)\n{ASKING[asked]}")
    with subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[1]) as ours:
        until(lambda: written(file), lambda: "at arbeidet begynner")
        ours.kill()
    until(lambda: is_gone(file), lambda: "at arbeidet er slutt")


def remembered(more: str) -> str:
    return " ".join([*given(), more])


def test_copies_know_what_they_are_given() -> None:
    with copies(give, "alle", "vet") as pool:
        assert list(pool.map(remembered, ["en", "to"])) == ["alle vet en", "alle vet to"]
    assert list(given()) == []


def test_there_are_at_most_as_many_as_are_of_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 9)
    others = set(active_children())
    with copies(int, most=2) as pool:
        assert list(pool.map(abs, range(20))) == list(range(20))
        assert len(set(active_children()) - others) == 2


def fail_while_copies_work(file: Path) -> None:
    with copies(int) as pool:
        for _ in range(3):  # the last of them may not have begun
            pool.submit(live_on, str(file))
        until(lambda: written(file), lambda: "at arbeidet begynner")
        fail()


def test_copies_end_at_once_where_the_body_fails(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        fail_while_copies_work(tmp_path / "pid")
    until(lambda: is_gone(tmp_path / "pid"), lambda: "at arbeidet er slutt")
