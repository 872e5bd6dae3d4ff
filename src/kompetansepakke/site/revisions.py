"""A site as it was at a revision in git, in a folder of its own; the repository and its files are left as they are."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kompetansepakke.machine.temporary import temporary_folder
from kompetansepakke.site.project import SiteError

_GIT = ("git", "--no-pager", "--no-replace-objects", "-c", "core.quotePath=off", "-c", "log.showSignature=false")
_FILES = ("100644", "100755")
"""The modes of plain files: links and other repositories are no content."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, its date, and the folder of the site in it, from the repository's root."""

    commit: str
    day: date
    folder: str


def find_revision(root: Path, asked: str) -> Revision:
    """The commit that `asked` names; `main...` is where this branch left `main`. SiteError where there is none."""
    try:
        _git(root, "rev-parse", "--git-dir")
    except subprocess.CalledProcessError:
        raise SiteError("Nettstedet ligger ikke i git, så det er ikke noe å sammenligne med.") from None
    name = asked.removesuffix("...")
    try:
        commit = _line(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except subprocess.CalledProcessError:
        raise _unknown(root, asked) from None
    if name != asked:
        commit = _where_left(root, commit, name)
    day = _line(root, "log", "-1", "--format=%cs", commit)
    return Revision(commit, date.fromisoformat(day), _line(root, "rev-parse", "--show-prefix"))


@contextmanager
def site_at(root: Path, revision: Revision) -> Iterator[Path]:
    """The folder of the site as it was, while the body runs; SiteError where the commit has no site there."""
    with temporary_folder() as folder:
        listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", revision.commit).split(b"\0")
        entries = [entry.split(b"\t", 1) for entry in listed if entry]
        blobs = {path.decode("utf-8", "surrogateescape"): head.split()[2] for head, path in entries
                 if head.split()[0].decode() in _FILES}
        if f"{revision.folder}mkdocs.yml" not in blobs:
            raise SiteError(f"Nettstedet fantes ikke i {revision.commit[:10]}: der er det ingen "
                            f"{revision.folder}mkdocs.yml.")
        for path, data in zip(blobs, _contents(root, list(blobs.values())), strict=True):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
        yield folder / revision.folder


def _contents(root: Path, blobs: list[bytes]) -> Iterator[bytes]:
    """The bytes as they were committed: `git archive` would leave out and rewrite what `.gitattributes` says."""
    told = memoryview(_git(root, "cat-file", "--batch", given=b"\n".join(blobs) + b"\n"))
    at = 0
    for _ in blobs:
        start = bytes(told[at:at + 200]).index(b"\n") + at + 1
        size = int(bytes(told[at:start]).split()[2])
        yield bytes(told[start:start + size])
        at = start + size + 1


def _where_left(root: Path, commit: str, name: str) -> str:
    """The commit where this branch left the one that is called `name`."""
    try:
        return _line(root, "merge-base", commit, "HEAD")
    except subprocess.CalledProcessError:
        raise _unrelated(root, name) from None


def _unknown(root: Path, asked: str) -> SiteError:
    if _is_cut_off(root):
        return SiteError(f"Git kjenner ikke revisjonen «{asked}» her, for historien er hentet avkortet. Kjør "
                         "«git fetch --unshallow», eller la byggetjenesten hente mer.")
    return SiteError(f"Git kjenner ikke revisjonen «{asked}» her.")


def _unrelated(root: Path, name: str) -> SiteError:
    if _is_cut_off(root):
        return SiteError(f"Git finner ikke hvor denne grenen gikk ut fra «{name}», for historien er hentet avkortet. "
                         "Kjør «git fetch --unshallow», eller la byggetjenesten hente mer.")
    return SiteError(f"Denne grenen og «{name}» har ingen felles historie, så den gikk ikke ut derfra noe sted. Skriv "
                     f"«{name}» uten prikkene for å sammenligne med den slik den er.")


def _is_cut_off(root: Path) -> bool:
    return _line(root, "rev-parse", "--is-shallow-repository") == "true"


def _line(root: Path, *arguments: str) -> str:
    return _git(root, *arguments).decode("utf-8", "surrogateescape").strip()


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    try:
        return subprocess.run([*_GIT, *arguments], cwd=root, input=given, capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise SiteError("Finner ikke git på maskinen, og uten git er det ikke noe å sammenligne med.") from None
