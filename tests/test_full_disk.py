"""A full disk is told as itself, in one line, by every command, and leaves what was there."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.copied import copied
from tests.programs import program
from tests.site.building import FRONT, HEAD, PACKAGE, write

COMMAND = (sys.executable, "-m", "kompetansepakke.cli")
FULL = "disken er full"
FILES = {"modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT, "modules/p/1-a/01-x.md": HEAD + "Tekst\n"}
PRINTING = [("check", "--format", "json"), ("schema",), ("plan", "--start", "2026-08-17"),
            ("plan", "--start", "2026-08-17", "--format", "ics"), ("new", "page", "p/1-a", "ny")]
BEHIND = Path("/dev/full")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "nettsted", {**FILES, "docs/x.md": "# Uten sidehode\n"})


def kp(site: Path, *arguments: str, out: Path = Path(os.devnull), before: Callable[[], None] | None = None,
       **environment: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **environment}
    with out.open("w", encoding="utf-8") as printed:
        return subprocess.run([*COMMAND, "-C", str(site), *arguments], stdout=printed, stderr=subprocess.PIPE,
                              text=True, env=environment, preexec_fn=before, check=False)


def told(done: subprocess.CompletedProcess[str]) -> str:
    """The last line, which is the only one that begins with «kp:»; nothing else may speak of it."""
    lines = done.stderr.splitlines()
    assert done.returncode == 2, done.stderr
    assert [line for line in lines if line.startswith("kp:")] == lines[-1:], done.stderr
    assert "Traceback" not in done.stderr
    assert "Errno" not in done.stderr
    return lines[-1]


def test_a_full_disk_behind_what_is_printed(site: Path) -> None:
    assert told(kp(site, "check", out=BEHIND)) == f"kp: Maskinen: {FULL}."


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_a_full_disk_behind_what_any_command_prints(site: Path, arguments: tuple[str, ...]) -> None:
    if arguments[0] != "check":
        (site / "docs/x.md").unlink()
    assert told(copied(("-C", str(site), *arguments), out=BEHIND)) == f"kp: Maskinen: {FULL}."


@pytest.mark.parametrize("biggest", [1_000, 20_000, 60_000])
def test_a_file_that_may_not_grow_stops_the_build_in_one_line(site: Path, biggest: int) -> None:
    """As where a quota is used up: pages and PDFs are written by other processes than the one that tells."""
    (site / "docs/x.md").unlink()

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (biggest, biggest))

    assert "fila ble større enn det er lov til her" in told(kp(site, "build", "--edition", "leder", before=limit))
    assert not (site / "site").exists()
    assert [path.name for path in site.iterdir() if path.name.startswith(".site")] == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mount a disk of this size."""
    mounted: list[Path] = []

    def mount(size: str) -> Path:
        folder = tmp_path / f"disk-{size}"
        folder.mkdir()
        done = subprocess.run([program("mount"), "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
                              capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"mount is not allowed here: {done.stderr.strip()}")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run([program("umount"), str(folder)], check=True)


def test_full_disk_is_told_as_itself_by_every_command(site: Path, small_disk: Callable[[str], Path]) -> None:
    (site / "docs/x.md").unlink()
    build = ("build", "--no-pdf", "--edition", "leder", "--output")
    assert copied(("-C", str(site), *build, str(site / "site"))).returncode == 0
    whole = sum(-(-path.stat().st_size // 4096) * 4096 for path in (site / "site").rglob("*") if path.is_file())
    for size in (40_960, whole // 2, whole - 8192):  # in the first pages, among the assets, in the zip
        disk = small_disk(str(size))
        assert FULL in told(copied(("-C", str(site), *build, str(disk / "site"))))
        assert [path.name for path in disk.iterdir()] == []
    disk = write(small_disk("36k") / "nettsted", FILES)
    (disk / "fyll").write_bytes(b"")
    while os.statvfs(disk).f_bfree:
        with (disk / "fyll").open("ab") as file:
            file.write(bytes(4096))
    assert FULL in told(copied(("-C", str(disk), "new", "page", "p/1-a", "ny")))
    assert [path.name for path in (disk / "modules/p/1-a").iterdir()] == ["01-x.md", "index.md"]


def test_a_full_disk_for_temporary_files_is_told_as_itself(site: Path, small_disk: Callable[[str], Path]) -> None:
    (site / "docs/x.md").unlink()
    assert FULL in told(kp(site, "build", "--edition", "leder", TMPDIR=str(small_disk("8k"))))
    assert not (site / "site").exists()
