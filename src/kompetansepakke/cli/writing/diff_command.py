"""`kp diff`: what each role will see changed since a git revision."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kompetansepakke.base.problems import errors
from kompetansepakke.content.changes.around_changes import Around
from kompetansepakke.content.changes.comparison import Moment, compare
from kompetansepakke.content.changes.telling.tell_formats import FORMATS, Since
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.declared import offered_macros
from kompetansepakke.site.project import CONTENT_FOLDERS, LANGUAGE_FILE, Reading, SiteError, file_bytes, is_passed_over
from kompetansepakke.site.revisions import find_revision, site_at
from kompetansepakke.site.site import Site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("revision", metavar="REVISJON",
                        help="en revisjon i git, som HEAD~1 eller main; «main...» er der grenen gikk ut fra main")
    parser.add_argument("--edition", action="append", metavar="ID", help="bare denne utgaven (kan gjentas)")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text",
                        help="text (for terminalen), md (for en gjennomgang) eller json")
    parser.add_argument("--locale", metavar="SPRÅK", help="språket det blir sagt på; ellers nettstedets første")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compare and print, and answer 0 whatever was found; 1, with nothing printed, where the content can't be read."""
    revision = find_revision(options.root, options.revision)
    with site_at(options.root, revision) as folder:
        before = _read_old(folder, options)
    # A process has the words of one site: those of today, which are read last.
    site = open_site(options.root)
    reading = site.read()
    if wrong := len(errors(reading.problems)):
        print(f"kp: Innholdet har {wrong} feil, så ingenting er sammenlignet. Kjør «kp check» for å se dem.",
              file=sys.stderr)
        return 1
    found = compare(before, _moment(site, reading), site.editions(options.edition) if options.edition else ())
    told = FORMATS[options.format](Since(options.revision, revision.commit, revision.day), found,
                                   site.locale(options.locale))
    sys.stdout.buffer.write(told.encode())
    sys.stdout.buffer.flush()
    return 0


def _read_old(folder: Path, options: argparse.Namespace) -> Moment:
    """The site as it was. What today's tool can't read of it is told, and is missing from the comparison."""
    try:
        site = open_site(folder)
    except SiteError:
        print(f"Merk: mkdocs.yml i {options.revision} kan ikke leses her, så roller og utgaver er dagens.",
              file=sys.stderr)
        site = replace(open_site(options.root), root=folder)
    reading = site.read()
    if wrong := len(errors(reading.problems)):
        print(f"Merk: {options.revision} har {wrong} feil etter dagens regler. Det som ikke kan leses der, ser ut som "
              "nytt nå.", file=sys.stderr)
    return _moment(site, reading)


def _moment(site: Site, reading: Reading) -> Moment:
    sources = reading.content.attachments.values()
    return Moment(reading.content, {source: _digest(site.root / source) for source in sources}, _around(site))


def _around(site: Site) -> Around:
    """What lies around the content. The site may be read from another folder than the one its settings name."""
    at_home = site.config_file.parent
    paths = [path.relative_to(at_home) for path in site.watched if path.is_relative_to(at_home)]
    found = {file.relative_to(site.root).as_posix(): file for path in paths
             if str(path) not in (*CONTENT_FOLDERS, LANGUAGE_FILE) for file in _files(site.root / path)}
    return Around({name: _digest(file) for name, file in found.items()},
                  {name: frozenset(macro.name for macro in offered_macros(site.root, name.removesuffix(".py")))
                   for name in found if name.endswith(".py")})


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for entry in os.scandir(path):
            if not (entry.is_symlink() or is_passed_over(entry) or entry.name == "__pycache__"):
                yield from _files(path / entry.name)


def _digest(file: Path) -> str:
    return hashlib.sha256(file_bytes(file)).hexdigest()
