"""The output is always the old site whole or the new one whole: cut off, crowded, full, closed or foreign."""

from __future__ import annotations

import errno
import fcntl
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from kompetansepakke.publish import swap
from kompetansepakke.publish.swap import OutputRefusedError, fresh_output, terminate_like_interrupt
from kompetansepakke.site.made_folders import MARKER
from tests.programs import program

PAGES = ("index.html", "laerer/index.html", "laerer/katalog/index.html", "leder/catalog.json")
SOURCE = Path(swap.__file__).parents[1]

# What Python reports before it touches the disk: every place where a run can be cut off.
DISK_EVENTS = frozenset({"open", "os.rename", "os.mkdir", "os.chmod", "os.remove", "os.rmdir", "os.scandir",
                         "os.listdir", "shutil.rmtree", "tempfile.mkdtemp", "fcntl.flock"})
REFUSED, WRONG = 2, 99


def fill(folder: Path, version: str) -> None:
    for page in PAGES:
        (folder / page).parent.mkdir(parents=True, exist_ok=True)
        (folder / page).write_text(version * 100)


def build(output: Path, version: str, then: Callable[[Path], object] = lambda fresh: fresh) -> None:
    with fresh_output(output) as fresh:
        fill(fresh, version)
        then(fresh)


def version_of(output: Path) -> str:
    """The one version that all of the output is of; fails where it is mixed, cut short or holds more."""
    found = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    assert found == {*PAGES, MARKER}
    texts = {(output / page).read_text() for page in PAGES}
    assert len(texts) == 1
    text = texts.pop()
    version = text[:len(text) // 100]
    assert text == version * 100
    return version


def beside(output: Path) -> set[str]:
    return {entry.name for entry in output.parent.iterdir()} - {output.name}


def in_child(work: Callable[[], object]) -> int:
    """Do the work in a forked child and wait; its exit code, or minus the signal that ended it."""
    child = start_child(work)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def start_child(work: Callable[[], object]) -> int:
    child = os.fork()
    if child:
        return child
    code = WRONG
    try:
        code = code_of(work)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def code_of(work: Callable[[], object]) -> int:
    """0, or REFUSED where it is refused in one line."""
    try:
        work()
    except OutputRefusedError as refused:
        return REFUSED if len(str(refused).splitlines()) == 1 else WRONG
    return 0


class Striking:
    """Strikes once, right before the disk is touched for the `number`th time in a body. Only for children."""

    def __init__(self, strike: Callable[[], object]) -> None:
        self._strike, self._number, self._seen = strike, 0, 0
        self.has_struck = False
        sys.addaudithook(self._hear)

    @contextmanager
    def at(self, number: int) -> Iterator[None]:
        """In this body; then nothing more is heard."""
        self._number, self._seen, self.has_struck = number, 0, False
        try:
            yield
        finally:
            self._number = 0

    def _hear(self, event: str, _arguments: object) -> None:
        if self._number and event in DISK_EVENTS:
            self._seen += 1
            if self._seen == self._number:
                self.has_struck = True
                self._strike()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def interrupt() -> None:
    raise KeyboardInterrupt


def fail_with(code: int) -> Callable[[], None]:
    def fail() -> None:
        raise OSError(code, os.strerror(code))
    return fail


def no_exchange(_one: Path, _other: Path) -> bool:
    return False


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a place: builds flush the disk, and wait for all that others write to theirs."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output that holds the site «old», alone in its folder."""
    folder = tmp_path / "parent" / "site"
    build(folder, "old")
    return folder


@pytest.fixture(params=["one step", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_exchange", no_exchange)
    return str(request.param)


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Mounts for one test, as root only."""
    mounted: list[Path] = []

    def run(target: Path, *options: str) -> None:
        done = subprocess.run([program("mount"), *options, str(target)], capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"mount is not allowed here: {done.stderr.strip()}")
        if "remount" not in " ".join(options):
            mounted.append(target)

    if os.geteuid() != 0:
        pytest.skip("only root can mount")
    yield run
    for target in reversed(mounted):
        subprocess.run([program("umount"), str(target)], check=True)


# The plain way

def test_first_build_makes_the_output_and_its_parents(tmp_path: Path) -> None:
    output = tmp_path / "a" / "b" / "site"
    build(output, "new")
    assert version_of(output) == "new"
    assert beside(output) == set()


def test_rebuild_holds_nothing_older(output: Path, way: str) -> None:
    (output / "leder" / "gammel.html").write_text("older")
    build(output, "new")
    assert version_of(output) == "new"
    assert beside(output) == set()


def test_empty_output_is_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site", "new")
    assert version_of(tmp_path / "site") == "new"


def test_fresh_folder_is_beside_the_output_and_closed_to_others(output: Path) -> None:
    with fresh_output(output) as fresh:
        assert fresh.parent == output.parent
        assert fresh.name.startswith(".site.new-")
        assert [entry.name for entry in fresh.iterdir()] == [MARKER]
        assert stat.S_IMODE(fresh.stat().st_mode) == 0o700
        fill(fresh, "new")


def test_relative_output_stands_where_it_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with fresh_output(Path("site")) as fresh:
        fill(fresh, "new")
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
    assert version_of(tmp_path / "site") == "new"


@pytest.mark.parametrize("path", [".", "../site", "under/.."])
def test_output_may_be_named_by_dots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    if path == "under/..":
        build(Path(), "old")
        monkeypatch.chdir(tmp_path / "site")
        (tmp_path / "site" / "under").mkdir()
    build(Path(path), "new")
    assert version_of(tmp_path / "site") == "new"
    assert beside(tmp_path / "site") == set()


def test_body_that_sweeps_the_folder_still_gives_a_site_of_ours(output: Path) -> None:
    build(output, "new", lambda fresh: (fresh / MARKER).unlink())
    build(output, "newer")
    assert version_of(output) == "newer"


def test_marker_is_the_same_bytes_every_time(output: Path) -> None:
    before = (output / MARKER).read_bytes()
    build(output, "new")
    assert (output / MARKER).read_bytes() == before


@pytest.mark.parametrize("umask", [0o077, 0o000, 0o027])
def test_modes_do_not_follow_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with fresh_output(tmp_path / "site") as fresh:
            fill(fresh, "new")
            (fresh / "index.html").chmod(0o777)
    finally:
        os.umask(before)
    site = tmp_path / "site"
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (site, *site.rglob("*"))}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_disk_holds_the_new_site_before_the_old_one_goes(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, str, bool]] = []

    def note(folder: Path, whole_disk: bool = False) -> None:
        seen.append((folder.name[:9], version_of(output), whole_disk))

    monkeypatch.setattr(swap, "_flush", note)
    build(output, "new")
    assert seen == [(".site.new", "old", True), ("parent", "new", False)]


def test_reader_never_misses_the_page(output: Path, tmp_path: Path) -> None:
    reader = subprocess.Popen([sys.executable, "-c", f"""
import os
reads = 0
while not os.path.exists({str(tmp_path / "stop")!r}):
    text = open({str(output / "laerer" / "index.html")!r}).read()
    assert len(text) == 300 and len(set(text[at:at + 3] for at in range(0, 300, 3))) == 1, text
    reads += 1
    if reads == 1:
        print("reading", flush=True)
print(reads)
"""], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert reader.stdout is not None
    assert reader.stdout.readline() == "reading\n"
    try:
        for number in range(150):
            build(output, f"{number:03}")
    finally:
        (tmp_path / "stop").touch()
    reads, complaint = reader.communicate()
    assert complaint == ""
    assert int(reads) > 20


# Cut off

def test_killed_at_any_point_leaves_a_whole_site(tmp_path: Path, way: str) -> None:
    """Kill -9 before each touch of the disk. Two renames have one gap; the next run closes it even if it fails."""
    seen: list[str] = []
    for number in range(1, 200):
        output = tmp_path / str(number) / "site"
        build(output, "old")

        def cut_off(output: Path = output, number: int = number) -> None:
            with Striking(die).at(number):
                build(output, "new")

        code = in_child(cut_off)
        seen.append(version_of(output) if output.exists() else "missing")
        assert code in (0, -signal.SIGKILL)
        with pytest.raises(ValueError, match="next"), fresh_output(output):
            raise ValueError("next")
        assert version_of(output) in ("old", "new")
        assert beside(output) == set()
        if code == 0:
            break
    assert code == 0, "the child never came to its end"
    # All old, then all new, with the gap at most once between them; and both sides were truly tried.
    assert seen == sorted(seen, key=["old", "missing", "new"].index)
    assert seen.count("missing") == (1 if way == "two renames" else 0)
    assert seen.count("old") > 15
    assert seen.count("new") > 5


def test_interrupted_at_any_point_leaves_a_whole_site_at_once(tmp_path: Path, way: str) -> None:
    """Ctrl-C before each touch of the disk: no gap, not even between two renames."""
    def interrupted() -> None:
        striking = Striking(interrupt)
        for number in range(1, 200):
            output = tmp_path / str(number) / "site"
            build(output, "old")
            try:
                with striking.at(number):
                    build(output, "new")
                ended = True
            except KeyboardInterrupt:
                ended = False
            assert version_of(output) in ("old", "new")
            build(output, "next")
            assert beside(output) == set()
            if ended:
                break
        assert ended
        assert number > 20

    assert in_child(interrupted) == 0


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.EBUSY])
def test_disk_error_at_any_point_is_one_line_and_a_whole_site(tmp_path: Path, way: str, error: int) -> None:
    def refused() -> None:
        striking, refusals = Striking(fail_with(error)), 0
        for number in range(1, 200):
            output = tmp_path / str(number) / "site"
            build(output, "old")
            with striking.at(number):
                code = code_of(partial(build, output, "new"))
            assert (code, version_of(output)) in ((REFUSED, "old"), (0, "new"))
            refusals += code == REFUSED
            if not striking.has_struck:
                break
        assert not striking.has_struck
        assert refusals > 15

    assert in_child(refused) == 0


def test_killed_at_random_moments_leaves_a_whole_site(output: Path) -> None:
    chance = random.Random(902)
    seen: set[str] = set()
    for kills in range(60):
        reader, writer = os.pipe()

        def work(writer: int = writer) -> None:
            for number in range(1000):
                build(output, f"{number:03}")
                os.write(writer, b"!")

        child = start_child(work)
        os.close(writer)
        for _ in range(kills % 5):
            assert os.read(reader, 1) == b"!"
        time.sleep(chance.uniform(0, 0.05))
        os.kill(child, signal.SIGKILL)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        os.close(reader)
        seen.add(version_of(output))
    assert len(seen) > 3
    build(output, "new")
    assert beside(output) == set()


def test_gap_between_two_renames_is_closed_by_the_next_run(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", no_exchange)

    def cut_off() -> None:
        rename = os.rename

        def rename_out_then_die(source: Path, target: Path) -> None:
            rename(source, target)
            if source == output:
                die()
        monkeypatch.setattr(os, "rename", rename_out_then_die)
        build(output, "new")

    assert in_child(cut_off) == -signal.SIGKILL
    assert not output.exists()
    with pytest.raises(OutputRefusedError):
        build(output, "newer", lambda _fresh: fail_with(errno.EIO)() if version_of(output) == "old" else None)
    assert version_of(output) == "old"
    assert beside(output) == set()


def test_half_removed_old_site_is_never_put_back(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", no_exchange)

    def cut_off() -> None:
        monkeypatch.setattr(shutil, "rmtree", lambda *_args, **_options: die())
        build(output, "new")

    assert in_child(cut_off) == -signal.SIGKILL
    assert version_of(output) == "new"
    shutil.rmtree(output)
    with pytest.raises(SystemExit), fresh_output(output):
        raise SystemExit(1)
    assert not output.exists()
    assert beside(output) == set()


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), SystemExit(1), MemoryError()])
def test_failing_body_changes_nothing_and_is_heard(output: Path, error: BaseException) -> None:
    def fail(_fresh: Path) -> None:
        raise error

    with pytest.raises(type(error)) as heard:
        build(output, "new", fail)
    assert heard.value is error
    assert version_of(output) == "old"
    assert beside(output) == set()


@pytest.mark.parametrize("signals", [1, 2])
def test_sigterm_cleans_up_and_exits_143(output: Path, signals: int) -> None:
    reader, writer = os.pipe()

    def work() -> None:
        terminate_like_interrupt()
        try:
            with fresh_output(output) as fresh:
                fill(fresh, "new")
                os.write(writer, b"!")
                signal.pause()
        except SystemExit as end:
            if signals == 2:
                os.kill(os.getpid(), signal.SIGTERM)
            os._exit(int(str(end.code)))

    child = start_child(work)
    os.read(reader, 1)
    os.kill(child, signal.SIGTERM)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 143
    assert version_of(output) == "old"
    assert beside(output) == set()


# Crowded

def test_second_build_is_refused_in_one_line_and_disturbs_nothing(output: Path) -> None:
    with fresh_output(output) as fresh:
        fill(fresh, "new")
        with pytest.raises(OutputRefusedError, match="bygges allerede") as refused:
            build(output, "late")
        assert in_child(lambda: build(output, "late")) == REFUSED
        assert version_of(fresh) == "new"
    assert len(str(refused.value).splitlines()) == 1
    assert version_of(output) == "new"


def test_builds_to_different_outputs_run_side_by_side(output: Path) -> None:
    other = output.with_name("site2")
    with fresh_output(output) as fresh, fresh_output(other) as fresh2:
        fill(fresh, "one")
        fill(fresh2, "two")
    assert (version_of(output), version_of(other)) == ("one", "two")


def test_same_output_by_another_path_is_the_same_lock(output: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(output.parent)
    with fresh_output(output) as fresh:
        fill(fresh, "new")
        with pytest.raises(OutputRefusedError, match="bygges allerede"):
            build(tmp_path / "link" / "site", "late")


def test_many_builds_at_once_never_share_the_lock(output: Path, tmp_path: Path) -> None:
    """Each build makes a file that must not be there: two inside at once, and one of them fails."""
    inside = tmp_path / "inside"

    def be_alone(_fresh: Path) -> None:
        inside.touch(exist_ok=False)
        inside.unlink()

    def work() -> None:
        published = 0
        while published < 15:
            try:
                build(output, f"{published:03}", be_alone)
                published += 1
            except OutputRefusedError as refused:
                if "bygges allerede" not in str(refused):
                    raise
                time.sleep(0.001)  # one that only knocks takes the processor from the one that is inside

    children = [start_child(work) for _ in range(6)]
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * 6
    assert version_of(output) == "014"
    assert beside(output) == set()


def test_lock_file_that_goes_between_opening_and_locking_locks_nothing(
        output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build that held it ends right there, and takes the file away."""
    really_lock = fcntl.flock

    def lock_late(handle: int, operation: int) -> None:
        monkeypatch.undo()
        output.with_name(".site.lock").unlink()
        really_lock(handle, operation)

    monkeypatch.setattr(fcntl, "flock", lock_late)
    with fresh_output(output) as fresh:
        fill(fresh, "new")
        with pytest.raises(OutputRefusedError, match="bygges allerede"):
            build(output, "late")
    assert version_of(output) == "new"


def test_worker_that_outlives_a_killed_build_does_not_hold_the_lock(output: Path) -> None:
    reader, writer = os.pipe()

    def work() -> None:
        with fresh_output(output):
            if os.fork() == 0:
                # Written here, since the lock is the parent's alone from when the fork has returned in the worker.
                os.write(writer, f"{os.getpid()}".encode())
                signal.pause()
                os._exit(0)
            signal.pause()

    builder = start_child(work)
    os.close(writer)
    worker = int(os.read(reader, 20))
    os.kill(builder, signal.SIGKILL)
    os.waitpid(builder, 0)
    try:
        build(output, "new")
    finally:
        os.kill(worker, signal.SIGKILL)
    assert version_of(output) == "new"


def test_lock_file_left_behind_is_no_hindrance(output: Path) -> None:
    (output.parent / ".site.lock").touch(mode=0o400)
    build(output, "new")
    assert version_of(output) == "new"


def test_lock_file_of_another_user_is_no_hindrance(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_open = os.open

    def refuse_writing(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_RDWR and path.name == ".site.lock":
            raise PermissionError(errno.EACCES, "Permission denied")
        return really_open(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse_writing)
    build(output, "new")
    assert version_of(output) == "new"


def test_lock_file_with_something_in_it_is_kept(output: Path) -> None:
    (output.parent / ".site.lock").write_text("mine")
    build(output, "new")
    assert (output.parent / ".site.lock").read_text() == "mine"


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_lock_that_is_no_file_is_refused_in_one_line(output: Path, tmp_path: Path, kind: str) -> None:
    lock = output.parent / ".site.lock"
    if kind == "link":
        lock.symlink_to(tmp_path / "target")
    else:
        lock.mkdir()
    assert in_child(lambda: build(output, "new")) == REFUSED
    assert version_of(output) == "old"
    assert not (tmp_path / "target").exists()


# Full and closed disks

def test_full_disk_keeps_the_old_site(tmp_path: Path, mount: Callable[..., None]) -> None:
    mount(tmp_path, "-t", "tmpfs", "-o", "size=256k", "tmpfs")
    output = tmp_path / "site"
    build(output, "old")
    with pytest.raises(OutputRefusedError, match=r"site».*disken er full\.$"):
        build(output, "new", lambda fresh: (fresh / "film.mp4").write_bytes(bytes(400_000)))
    assert version_of(output) == "old"
    assert beside(output) == set()
    build(output, "new")
    assert version_of(output) == "new"


def test_disk_without_room_for_a_folder_keeps_the_old_site(tmp_path: Path, mount: Callable[..., None]) -> None:
    mount(tmp_path, "-t", "tmpfs", "-o", "nr_inodes=16", "tmpfs")
    output = tmp_path / "site"
    build(output, "old")
    while os.statvfs(tmp_path).f_ffree:
        (tmp_path / f"filler{time.monotonic_ns()}").touch()
    with pytest.raises(OutputRefusedError, match="disken er full"):
        build(output, "new")
    assert version_of(output) == "old"


def test_read_only_disk_is_refused_in_one_line(tmp_path: Path, mount: Callable[..., None]) -> None:
    mount(tmp_path, "-t", "tmpfs", "tmpfs")
    build(tmp_path / "site", "old")
    mount(tmp_path, "-o", "remount,ro")
    with pytest.raises(OutputRefusedError, match=r"site».*kan bare leses.*\.$"):
        build(tmp_path / "site", "new")
    with pytest.raises(OutputRefusedError, match="kan bare leses"):
        build(tmp_path / "other" / "site", "new")
    assert version_of(tmp_path / "site") == "old"


def test_mount_point_is_refused_before_the_build(tmp_path: Path, mount: Callable[..., None]) -> None:
    (tmp_path / "site").mkdir()
    mount(tmp_path / "site", "-t", "tmpfs", "tmpfs")
    entered = False
    with pytest.raises(OutputRefusedError, match="monteringspunkt"), fresh_output(tmp_path / "site"):
        entered = True
    assert not entered


def test_mount_from_the_same_disk_is_refused_at_the_swap(output: Path, mount: Callable[..., None]) -> None:
    mount(output, "--bind", str(output))
    with pytest.raises(OutputRefusedError, match="monteringspunkt"):
        build(output, "new")
    assert version_of(output) == "old"
    assert beside(output) == set()


def test_folder_without_permission_is_refused_in_one_line() -> None:
    """Root may write anywhere, so where we are root the build is done as another user."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "site"
        build(output, "old")
        output.parent.chmod(0o555)

        def work() -> None:
            if os.geteuid() == 0:
                os.setegid(65534)
                os.seteuid(65534)
            with pytest.raises(OutputRefusedError, match="ikke lov til å skrive"):
                build(output, "new")

        assert in_child(work) == 0
        assert version_of(output) == "old"
        output.parent.chmod(0o755)


# Foreign

@pytest.mark.parametrize("name", ["minebilder.jpg", ".git", "mappe/fil"])
def test_foreign_folder_is_refused_untouched(tmp_path: Path, name: str) -> None:
    mine = tmp_path / "parent" / "site" / name
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    with pytest.raises(OutputRefusedError, match="ikke tom"):
        build(tmp_path / "parent" / "site", "new")
    assert mine.read_text() == "mine"
    assert beside(tmp_path / "parent" / "site") == set()


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_false_marker_does_not_make_a_folder_ours(tmp_path: Path, kind: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / MARKER).symlink_to("/etc/passwd") if kind == "link" else (site / MARKER).mkdir()
    with pytest.raises(OutputRefusedError, match="ikke tom"):
        build(site, "new")


def test_folder_filled_by_others_during_the_build_is_refused_untouched(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def fill_it_too(_fresh: Path) -> None:
        site.mkdir()
        (site / "mine").write_text("mine")

    with pytest.raises(OutputRefusedError, match="ikke tom"):
        build(site, "new", fill_it_too)
    assert [path.name for path in site.iterdir()] == ["mine"]
    assert beside(site) == set()


@pytest.mark.parametrize("target", ["site", "nowhere"])
def test_link_as_output_is_refused(output: Path, tmp_path: Path, target: str) -> None:
    link = tmp_path / "link"
    link.symlink_to(output.with_name(target))
    with pytest.raises(OutputRefusedError, match="symbolsk lenke"):
        build(link, "new")
    assert link.is_symlink()
    assert version_of(output) == "old"


def test_file_as_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OutputRefusedError, match=r"er en fil, ikke en mappe\. Velg"):
        build(tmp_path / "site", "new")
    assert (tmp_path / "site").read_text() == "mine"


def test_file_on_the_way_to_the_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputRefusedError, match="på veien dit er en fil"):
        build(tmp_path / "file" / "site", "new")


@pytest.mark.parametrize("path", ["/", "/usr/..", "."])
def test_root_and_working_folder_are_refused(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputRefusedError) as refused:
        build(Path(path), "new")
    assert len(str(refused.value).splitlines()) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_strange_name_of_the_output_still_gives_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb\x1b").write_text("mine")
    with pytest.raises(OutputRefusedError) as refused:
        build(tmp_path / "a\nb\x1b", "new")
    assert str(refused.value).isprintable()


def test_only_stale_folders_of_this_output_are_removed(output: Path) -> None:
    marked = {".site.new-abcd1234": False, ".site.old-abcd1234": False, ".site2.new-abcd1234": True,
              ".site.new-backup2025": True, "site.new-abcd1234": True}
    for name in marked:
        (output.with_name(name) / "deep").mkdir(parents=True)
        (output.with_name(name) / MARKER).touch()
    output.with_name(".site.new-empty123").mkdir()
    (output.with_name(".site.new-foreign_") / "mine").mkdir(parents=True)
    output.with_name(".site.new-linked01").symlink_to(output)
    build(output, "new")
    assert beside(output) == {name for name, kept in marked.items() if kept} | {".site.new-foreign_",
                                                                               ".site.new-linked01"}
    assert version_of(output) == "new"


def test_old_site_that_will_not_go_is_no_error(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", lambda *_args, **_options: None)
        build(output, "new")
        assert version_of(output) == "new"
        assert len(beside(output)) == 1
    build(output, "newer")
    assert beside(output) == set()


# Words

def test_error_of_the_body_is_told_in_one_line(output: Path) -> None:
    with pytest.raises(OutputRefusedError) as refused, fresh_output(output) as fresh:
        (fresh / "nowhere" / "file").write_text("x")
    assert str(refused.value).startswith(f"Kan ikke publisere til «{output}»: systemet svarte «No such file")
    assert str(refused.value).isprintable()
    assert version_of(output) == "old"


def test_error_without_a_number_is_told_too(output: Path) -> None:
    with pytest.raises(OutputRefusedError, match="systemet svarte «to\ufffdlinjer»"), fresh_output(output):
        raise shutil.Error("to\nlinjer")
