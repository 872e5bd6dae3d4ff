"""`kp export`: what was built, in a format of others."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kompetansepakke.cli.building.output import output_file
from kompetansepakke.cli.parser import Parser
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.publish.cartridge.archive import export_cartridge, is_cartridge
from kompetansepakke.publish.cartridge.cartridge_xml import VERSIONS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The formats, and the options of each."""
    formats = parser.add_subparsers(required=True, metavar="FORMAT", parser_class=Parser)
    about = "Common Cartridge, som Canvas, itslearning og Moodle kan importere"
    cartridge = formats.add_parser("cartridge", help=about)
    cartridge.add_argument("--package", required=True, metavar="ID", help="pakken")
    cartridge.add_argument("--edition", required=True, metavar="ID", help="utgaven, som må være bygd")
    cartridge.add_argument("--locale", metavar="SPRÅK", help="språket, ellers nettstedets første")
    cartridge.add_argument("--thin", action="store_true", help="lenk til nettstedet i stedet for å kopiere sidene")
    cartridge.add_argument("--version", choices=tuple(VERSIONS), default="1.3", help="ellers 1.3")
    cartridge.add_argument("--output", type=Path, metavar="FIL", help="ellers PAKKE-UTGAVE.imscc her")
    cartridge.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the cartridge, and say where it is."""
    site = open_site(options.root)
    edition = site.editions([options.edition])[0]
    language = site.vocabulary.folder(site.locale(options.locale))
    name = "-".join(filter(None, (options.package, edition, language.strip("/"))))
    output = output_file(site, options.output or Path(f"{name}.imscc"), is_cartridge)
    modules = export_cartridge(site, options.package, edition, language, output, version=options.version,
                               thin=options.thin)
    told = "1 modul" if modules == 1 else f"{modules} moduler"
    print(f"{output}: {told}, slik utgaven {edition} er bygd.", file=sys.stderr)
    return 0
