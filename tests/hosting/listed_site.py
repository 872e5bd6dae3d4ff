"""The small published site with the lists that a build writes of itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from kompetansepakke.publish.verify.listing import entry, write_root_list

from . import fake_site

STYLE = "assets/kp/kp.css"
"""A file that every edition has."""


def make(root: Path) -> None:
    """Write the site into the new folder `root`: what a build leaves, and nothing more."""
    fake_site.make(root)
    shutil.rmtree(root / fake_site.UNNAMED)
    for hidden in [path for path in root.rglob(".*") if path.name != ".kompetansepakke"]:
        shutil.rmtree(hidden) if hidden.is_dir() else hidden.unlink()
    for edition in fake_site.EDITIONS:
        (root / edition / STYLE).parent.mkdir()
        (root / edition / STYLE).write_bytes(fake_site.content(edition, STYLE))
        files = {path.relative_to(root / edition).as_posix(): entry(path.read_bytes())
                 for path in sorted((root / edition).rglob("*")) if path.is_file()}
        apart = {"404.html": files.pop("404.html")}
        (root / edition / "offline.json").write_text(json.dumps({"files": files, "apart": apart}))
    write_root_list(root, fake_site.EDITIONS)
