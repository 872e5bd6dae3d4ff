"""`kp new site`: the smallest site, with its first package."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from kompetansepakke.base import slugs
from kompetansepakke.cli.writing.starts.scaffold import new_package
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.project import SiteError

_CONFIG = """# Navnet på nettstedet, slik leserne ser det.
site_name: {title}
# Adressen der utgavene skal ligge. Fjern # når du vet den: QR-koder, kalenderfiler og 404-sida trenger den.
# site_url: https://skole.example.no/
theme:
  name: material
plugins:
  - kompetansepakke
"""
_IGNORED = """# Det «kp build» lager.
/site/
/.cache/
"""
_FIRST_PACKAGE = "pakke"


def new_site(folder: Path, title: str) -> list[Path]:
    """Write a site in `folder`, which must be missing or empty, and its first package; SiteError where it can't be."""
    name = " ".join(title.split())
    if not name:
        raise SiteError("--title er tom. Skriv navnet på nettstedet i hermetegn.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SiteError(f"«{folder}» finnes fra før, og er ikke en tom mappe. Velg et annet navn.")
    was_there = folder.exists()
    try:
        (folder / "docs").mkdir(parents=True)
        own = [_written(folder / "mkdocs.yml", _CONFIG.format(title=json.dumps(name, ensure_ascii=False))),
               _written(folder / ".gitignore", _IGNORED)]
        package = slugs.slug(name)
        named = slugs.PACKAGE.fullmatch(package) and package != "skoleruter"
        made = new_package(open_site(folder), package if named else _FIRST_PACKAGE, title=name, roles=None)
    except BaseException:
        _take_away(folder, was_there)
        raise
    return [*own, *(folder / path.relative_to(folder.resolve()) for path in made)]


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _take_away(folder: Path, was_there: bool) -> None:
    """What was written into a folder that was missing or empty."""
    shutil.rmtree(folder, ignore_errors=True)
    if was_there:
        folder.mkdir(exist_ok=True)
