"""`kp new`: writes the start of a site, a package, a module or a page, and says which files it wrote."""

from __future__ import annotations

import argparse
from pathlib import Path

from kompetansepakke.cli.parser import Parser
from kompetansepakke.cli.writing.starts.new_site import new_site
from kompetansepakke.cli.writing.starts.scaffold import new_module, new_package, new_page
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.site.site import Site

_SLUG = ("slug", "SLUG", "siste del av adressen, som elevstemmer")
_KINDS = (
    ("package", "en ny pakke med sin første modul", [("id", "ID", "pakkens mappe og adresse, som fagfornyelsen")]),
    ("module", "neste modul i en pakke", [("package", "PAKKE", "pakkens mappe"), _SLUG]),
    ("page", "neste side i en modul", [("module", "PAKKE/MODULMAPPE", "som fagfornyelsen/1-overordnet-del"), _SLUG]),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be made, and the options of each."""
    kinds = parser.add_subparsers(required=True, metavar="HVA", parser_class=Parser)
    site = kinds.add_parser("site", help="et nytt nettsted med sin første pakke")
    site.add_argument("folder", type=Path, metavar="MAPPE", help="mappa som skal lages")
    site.add_argument("--title", required=True, metavar="NAVN", help="navnet på nettstedet, i hermetegn")
    site.set_defaults(run=_run_site)
    for name, about, places in _KINDS:
        kind = kinds.add_parser(name, help=about)
        for place, shown, help_ in places:
            kind.add_argument(place, metavar=shown, help=help_)
        kind.add_argument("--title", metavar="TITTEL", help="i hermetegn; ellers blir slug tittelen")
        kind.add_argument("--roles", metavar="ROLLER", help="all, eller roller med komma mellom; ellers all")
        kind.set_defaults(run=run, kind=name)


def run(options: argparse.Namespace) -> int:
    """Write the start, and print the files."""
    site = open_site(options.root)
    for path in _made(site, options):
        print(path.relative_to(site.root))
    return 0


def _run_site(options: argparse.Namespace) -> int:
    for path in new_site(options.folder, options.title):
        print(path)
    return 0


def _made(site: Site, options: argparse.Namespace) -> list[Path]:
    texts = {"title": options.title, "roles": options.roles}
    if options.kind == "package":
        return new_package(site, options.id, **texts)
    if options.kind == "module":
        return new_module(site, options.package, options.slug, **texts)
    return new_page(site, options.module, options.slug, **texts)
