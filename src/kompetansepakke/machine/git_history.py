"""When each line of a site's Markdown was written, as git knows it.

One run of `git log` tells it for all files, which `git blame` would be asked file by file.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

_GIT = ("git", "-c", "core.quotePath=off", "-c", "log.showSignature=false", "--no-pager", "--no-replace-objects")
_PATCH = ("-p", "-U0", "-w", "-M", "-l0", "--relative", "--no-color", "--no-ext-diff", "--no-textconv",
          "--diff-algorithm=myers", "--no-indent-heuristic", "--src-prefix=a/", "--dst-prefix=b/")
"""Patches without lines around, the same whatever the user's settings: spaces and moved files change nothing."""
_COMMIT = re.compile(r"\x01(\w+) (\d{4}-\d\d-\d\d)")
_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_FILE = re.compile(r"(--- a/|\+\+\+ b/|rename from |rename to )(.*?)\t?")

Lines = list[date | None]
"""The date of each line of a file; None where git doesn't know it."""


def line_dates(root: Path, folders: Iterable[str]) -> Mapping[str, Lines]:
    """The dates of the lines of each Markdown file below `folders`, by its path from `root`.

    A line is as old as the commit that brought it into the branch. What isn't committed has no date, nor has what a
    shallow clone has lost the commit of; a folder without git has no dates at all.
    """
    paths = tuple(f":(glob){folder}/**/*.md" for folder in folders)
    head = _run(root, "rev-parse", "HEAD").strip()
    if not head:
        return {}
    files = {path: list(lines) for path, lines in _committed(root, head, paths).items()}
    _apply(_run(root, "diff", *_PATCH, head, "--", *paths).split("\n"), files, frozenset())
    return files


def commit_of(root: Path) -> str:
    """What the dates of lines come from, beside the files: the commit that a folder is at, and whether all is there."""
    return _run(root, "rev-parse", "HEAD", "--is-shallow-repository")


@lru_cache(maxsize=1)
def _committed(root: Path, head: str, paths: tuple[str, ...]) -> Mapping[str, Lines]:
    """The dates as of the commit `head`; the preview asks again at each save."""
    files: dict[str, Lines] = {}
    cut = (root / _run(root, "rev-parse", "--git-path", "shallow").strip())
    unknown = frozenset(cut.read_text(encoding="ascii").split()) if cut.is_file() else frozenset()
    log = _run(root, "log", "--first-parent", "-m", "--reverse", "--format=%x01%H %cs", *_PATCH, head, "--", *paths)
    _apply(log.split("\n"), files, unknown)
    return files


def _run(root: Path, *arguments: str) -> str:
    """What git says; nothing where it can't."""
    try:
        run = subprocess.run([*_GIT, *arguments], cwd=root, capture_output=True, check=False, stdin=subprocess.DEVNULL)
    except OSError:
        return ""
    return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else ""


def _apply(patches: Iterable[str], files: dict[str, Lines], unknown: frozenset[str]) -> None:
    """Bring `files` to what they are after the patches; lines of commits that are `unknown` have no date."""
    when: date | None = None
    old = ""
    lines: Lines = []
    rows = iter(patches)
    for row in rows:
        if commit := _COMMIT.fullmatch(row):
            when = None if commit[1] in unknown else date.fromisoformat(commit[2])
        elif hunk := _HUNK.match(row):
            _replace(lines, hunk, when)
            _skip(rows, int(hunk[1] or 1) + int(hunk[3] or 1))
        elif named := _FILE.fullmatch(row):
            if named[1] in ("--- a/", "rename from "):
                old = named[2]
            else:
                lines = files[named[2]] = files.pop(old, []) if named[1] == "rename to " else files.get(named[2], [])


def _replace(lines: Lines, hunk: re.Match[str], when: date | None) -> None:
    gone, added = int(hunk[1] or 1), int(hunk[3] or 1)
    first = int(hunk[2]) - 1 if added else int(hunk[2])
    lines[first:first + gone] = [when] * added


def _skip(rows: Iterator[str], count: int) -> None:
    """Pass over the text of a hunk, which could look like anything."""
    while count:
        count -= next(rows, "-")[:1] in "-+"
