"""Without `fcntl` and `fork`, and where folders can be neither opened nor replaced, as on Windows, `kp` works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.site.building import DATE, FRONT, HEAD, PACKAGE, build, contents, write

_TAKEN_AWAY = """
import os, signal, sys

def rename(old, new, really=os.rename):
    if os.path.lexists(new):
        raise FileExistsError(17, "File exists", str(old), None, str(new))
    really(old, new)

def open_file(path, *rest, really=os.open, **more):
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied", str(path))
    return really(path, *rest, **more)

sys.modules["fcntl"] = None
os.rename, os.open = rename, open_file
os.cpu_count = lambda: int(os.environ["PROCESSORS"])
for name in ("fork", "register_at_fork", "getuid", "sync", "O_DIRECTORY", "O_NOFOLLOW", "O_NONBLOCK"):
    delattr(os, name)
for name in ("SIGHUP", "SIGCHLD"):
    delattr(signal, name)
"""
"""Python reads this as it starts, in every process."""
_KP = """
import multiprocessing, sys

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    from kompetansepakke.cli.main import main
    from kompetansepakke.publish import swap
    swap._libc = lambda: None
    sys.exit(main(sys.argv[1:]))
"""
_FILES = {"modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT, "modules/p/1-a/01-x.md": HEAD + "Ord.\n"}
_NYNORSK = {"modules/p/1-a/01-x.nn.md": "---\ntitle: Sida\n---\n\nTekst.\n"}


def _kp(root: Path, *arguments: str, processors: int = 1) -> subprocess.CompletedProcess[str]:
    """A build starts three times as many processes as there are processors, each with all of Python to load."""
    (root.parent / "sitecustomize.py").write_text(_TAKEN_AWAY, encoding="utf-8")
    program = root.parent / "kp.py"
    program.write_text(_KP, encoding="utf-8")
    command = [sys.executable, str(program), "-C", str(root), *arguments]
    own = {"PYTHONPATH": os.pathsep.join((str(root.parent), os.environ.get("PYTHONPATH", ""))),
           "PROCESSORS": str(processors),
           "TMPDIR": str(root.parent)}  # others here do lock their folders, and would sweep those that aren't
    return subprocess.run(command, env={**os.environ, **own}, capture_output=True, text=True, check=False)


def test_a_site_is_built_of_the_same_bytes_and_replaced_by_the_next_also_after_a_swap_that_was_cut_off(
        tmp_path: Path) -> None:
    usual = contents(build(write(tmp_path / "a/site", _FILES | _NYNORSK), "--edition", "leder"))
    root = write(tmp_path / "b/site", _FILES)
    (root / "site").mkdir()  # is taken for a site to be
    command, page = ("build", "--no-pdf", "--date", DATE, "--edition", "leder"), root / "modules/p/1-a/01-x.md"
    page.write_text(f"{HEAD}Andre.\n", encoding="utf-8")
    done = _kp(root, *command)
    assert done.returncode == 0, done.stderr
    other = contents(root / "site")
    os.rename(root / "site", root / ".site.old-abcdefgh")  # between the two renames
    page.write_text(f"{HEAD}[Ord](finnes-ikke.md)\n", encoding="utf-8")
    assert _kp(root, *command).returncode == 1
    assert contents(root / "site") == other
    write(root, _FILES | _NYNORSK)
    done = _kp(root, *command, processors=2)  # so both languages are rendered at the same time
    assert done.returncode == 0, done.stderr
    assert contents(root / "site") == usual != other
    assert {path.name for path in root.iterdir() if path.name.startswith(".site")} == set()
