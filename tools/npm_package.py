"""Packages of npm, as they were pinned: what is vendored comes from them."""

import hashlib
import io
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path


def fetch_members(package: str, version: str, sha256: str, names: Iterable[str]) -> dict[str, bytes]:
    """The files called `names` out of a pinned package; KeyError for one that is not there.

    Raises SystemExit when npm is missing or fails, or when the package is not the one that was pinned.
    """
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is not on the path")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--loglevel=error", f"{package}@{version}"]
        packed = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
        if packed.returncode:
            sys.exit(f"npm pack {package}@{version} failed with {packed.returncode}")
        tarball = next(Path(folder).glob("*.tgz")).read_bytes()
    digest = hashlib.sha256(tarball).hexdigest()
    if digest != sha256:
        sys.exit(f"{package}@{version} has sha256 {digest}, not {sha256}")
    return _members(tarball, names)


def _members(tarball: bytes, names: Iterable[str]) -> dict[str, bytes]:
    """The files called `names` in a tarball; raises KeyError for one that is not there."""
    members = {}
    with tarfile.open(fileobj=io.BytesIO(tarball), mode="r:gz") as archive:
        for name in names:
            member = archive.extractfile(name)
            if member is None:
                raise KeyError(name)
            members[name] = member.read()
    return members
