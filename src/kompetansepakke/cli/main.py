"""The command `kp`: its commands, and its exit codes: 0 well, 1 the content has errors, 2 wrong use or machine.

Each command lies in a module of its own, which is imported when the command is used.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from kompetansepakke.cli.completion import complete
from kompetansepakke.cli.parser import Command, Parser, add_commands, one_line
from kompetansepakke.machine import SELDOM
from kompetansepakke.machine.temporary import remove_stale_folders

COMMANDS = (
    Command("check", "les alt innhold for alle roller, og meld alle problemer", "building.check_command"),
    Command("build", "bygg utgavene, gå gjennom dem og publiser", "building.build_command"),
    Command("serve", "forhåndsvis en utgave mens du skriver", "building.serve_command"),
    Command("stage", "legg fra deg en utgave som et vanlig nettsted, uten programtillegg", "building.stage_command"),
    Command("new", "skriv en gyldig start på et nettsted, en pakke, modul eller side", "writing.starts.new_command"),
    Command("plan", "lag en tidsplan for en pakke, med uker, møter og datoer", "writing.plan_command"),
    Command("translate", "lag utkast til oversettelser, og godta dem", "writing.translate_command"),
    Command("export", "lag en fil av det som er bygd, til en læringsplattform", "building.export_command"),
    Command("release", "noter adressene som er publisert, så ingen blir borte uten at noen vil det",
            "writing.release_command"),
    Command("diff", "se hva hver rolle ser annerledes siden en revisjon i git", "writing.diff_command"),
    Command("verify", "se om det som er publisert, er det som ble bygd, og om tjeneren holder det den skal",
            "building.verify_command"),
    Command("import", "lag en side av en Word- eller PowerPoint-fil, eller ei skolerute av en kalenderfil",
            "writing.imports.import_command"),
    Command("schema", "skriv ut JSON Schema for sidehoder og package.yml", "writing.schema_command"),
)


class _VersionAction(argparse.Action):
    """Says name and version, and ends. What reads the version is imported when somebody asks."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print them, and end with 0."""
        from importlib.metadata import version  # noqa: PLC0415

        print("kompetansepakke", version("kompetansepakke"))
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `kp`; returns the exit code. Set KP_DEBUG to see where an unforeseen error comes from."""
    gc.set_threshold(*SELDOM)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    parser = _parser()
    complete(parser)
    options = parser.parse_args(arguments)
    options.root = _site_folder(options.root)
    remove_stale_folders()
    return _run(options)


def end() -> NoReturn:
    """Run `kp` as a program. What it has read is not let go of piece by piece, which takes a third of a second."""
    os._exit(main())


def _parser() -> Parser:
    parser = Parser(prog="kp", description="Kompetansepakker: én Markdown-kilde, ett nettsted for hver rolle.")
    parser.add_argument("-C", dest="root", type=Path, default=Path(), metavar="MAPPE",
                        help="mappa til nettstedet, eller en mappe i den")
    parser.add_argument("--version", action=_VersionAction, help="vis navn og versjon")
    add_commands(parser, COMMANDS)
    return parser


def _site_folder(start: Path) -> Path:
    """The site that `start` lies in; `start` itself where there is none, and each command says so in its way."""
    if start.is_dir() and not (start / "mkdocs.yml").exists():
        return next((folder for folder in start.resolve().parents if (folder / "mkdocs.yml").is_file()), start)
    return start


def _run(options: argparse.Namespace) -> int:
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _fail("Avbrutt. Nettstedet er ikke endret.")
    except BrokenPipeError:
        code = 2
    except Exception as error:
        code = _failed(error)
    _drop_what_cannot_be_written()
    return code


def _failed(error: Exception) -> int:
    # Whatever raised these has loaded them; where nothing fails, nobody waits for them.
    from kompetansepakke.machine.faults import what_happened  # noqa: PLC0415
    from kompetansepakke.publish.swap import OutputRefusedError  # noqa: PLC0415
    from kompetansepakke.site.project import SiteError  # noqa: PLC0415
    from kompetansepakke.site.site import BuildError  # noqa: PLC0415

    if isinstance(error, BuildError):
        for found in error.problems:
            print(found)
        return _fail(str(error), 2 if error.machine else 1)
    if isinstance(error, SiteError | OutputRefusedError):
        return _fail(str(error))
    if "KP_DEBUG" in os.environ and not isinstance(error, OSError):
        raise error
    return _fail(what_happened(error))


def _drop_what_cannot_be_written() -> None:
    """Python would try again as it ends, and say so in English, with an exit code of its own."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fail(message: str, code: int = 2) -> int:
    with suppress(OSError):  # there is nowhere else to say it
        print(f"kp: {one_line(message)}", file=sys.stderr)
    return code
