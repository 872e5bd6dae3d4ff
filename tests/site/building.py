"""Write small sites to disk, build them as an editor would, and read every byte of what came out."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from kompetansepakke.site.tripwire import TRIPWIRE, TRIPWIRE_TEXT
from tests.copied import Done, copied, started

SMALLEST = "site_name: Nettsted\ntheme: {name: material}\nplugins: [kompetansepakke]\n"
PACKAGE = "title: Pakke\npurpose: Lære sammen\n"
FRONT = "---\ntitle: Modul\nroles: all\nmodule: 1\npurpose: Lære\nmin_weeks: 4-5\n---\n"
HEAD = "---\ntitle: Side\nroles: all\n---\n"
DATE = "2019-11-01"

Files = Mapping[str, str | bytes]


def write(root: Path, files: Files) -> Path:
    """A site in `root`; `docs/`, the smallest mkdocs.yml and the tripwire are there if nothing else is said."""
    (root / "docs").mkdir(parents=True, exist_ok=True)
    for path, text in {"mkdocs.yml": SMALLEST, TRIPWIRE: TRIPWIRE_TEXT, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def smallest_site(root: Path) -> Path:
    """The smallest site of the contract, in `root`."""
    return write(root, {"modules/p/package.yml": PACKAGE, "modules/p/1-a/index.md": FRONT,
                        "modules/p/1-a/01-x.md": HEAD + "Tekst\n"})


def kp(root: Path, *arguments: str, **environment: str) -> Done:
    """Run `kp` on the site in `root`; with variables in a Python of its own, since it reads some as it starts."""
    command = ("-C", str(root), *arguments)
    return started(command, environment) if environment else copied(command)


def build(root: Path, *arguments: str, **environment: str) -> Path:
    """Build the site as on `DATE`; its output."""
    dated = () if "--date" in arguments else ("--date", DATE)
    done = kp(root, "build", "--no-pdf", *dated, *arguments, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def everything(folder: Path) -> str:
    """All names and texts below `folder`, in lower case, packed ones unpacked and escapes undone."""
    parts = []
    for name, data in contents(folder).items():
        text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8", "replace")
        parts += [name, text, unquote(text) if "%" in text else ""]
    return "\n".join(parts).lower()
