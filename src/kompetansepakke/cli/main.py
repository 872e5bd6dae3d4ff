"""The command `kp`. It parses, prints and sets exit codes: 0 well, 1 the content has errors, 2 wrong use or machine."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from kompetansepakke.base.problems import Problem, errors, suggestion
from kompetansepakke.cli import import_calendar, plan_command
from kompetansepakke.cli.scaffold import new_module, new_package, new_page
from kompetansepakke.cli.values import date_value
from kompetansepakke.engine.plain.plain_site import write_plain_site
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.machine.faults import what_happened
from kompetansepakke.machine.temporary import remove_stale_folders
from kompetansepakke.preview.attempt import Wish
from kompetansepakke.preview.run import preview
from kompetansepakke.publish.build import build_site
from kompetansepakke.publish.swap import OutputRefusedError, fresh_output, terminate_like_interrupt
from kompetansepakke.reference.json_schema import document
from kompetansepakke.site.project import SiteError, today
from kompetansepakke.site.site import KEPT_FOLDER, BuildError, Site

_WRONG_USE = (
    (r"the following arguments are required: (?P<what>.+)", "{what} mangler"),
    (r"argument (?P<what>.+?): expected one argument", "{what} mangler en verdi"),
    (r"unrecognized arguments: (?P<what>.+)", "forstår ikke «{what}»; tekst med mellomrom må stå i hermetegn"),
)
"""What argparse says in English, and how we say it."""
_CHOICE = re.compile(r"argument .+?: invalid choice: (['\"])(?P<word>.*)\1 \(choose from (?P<known>.+)\)", re.DOTALL)
_HELP = (("usage: ", "bruk: "), ("positional arguments:", "argumenter:"), ("options:", "valg:"),
         ("show this help message and exit", "vis denne hjelpen"))


class _Parser(argparse.ArgumentParser):
    """Wrong use is one line in Norwegian and exit code 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"kp: {_one_line(_in_norwegian(message))}. Se «{self.prog} --help».\n")

    def format_help(self) -> str:
        text = super().format_help()
        for english, norwegian in _HELP:
            text = text.replace(english, norwegian)
        return text


def _in_norwegian(message: str) -> str:
    choice = _CHOICE.fullmatch(message)
    if choice:
        known = [name.strip("'\" ") for name in choice["known"].split(",")]
        return f"kjenner ikke «{choice['word']}». {suggestion(choice['word'], known)}Velg mellom {', '.join(known)}"
    for english, norwegian in _WRONG_USE:
        if found := re.fullmatch(english, message, re.DOTALL):
            return norwegian.format(**found.groupdict())
    return message.removeprefix("argument ")


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(text.split()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `kp`; returns the exit code. Set KP_DEBUG to see where an unforeseen error comes from."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    remove_stale_folders()
    return _run(options)


def _run(options: argparse.Namespace) -> int:
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except (SiteError, OutputRefusedError) as refused:
        code = _fail(str(refused))
    except BuildError as failed:
        _print(failed.problems)
        code = _fail(str(failed), 2 if failed.machine else 1)
    except KeyboardInterrupt:
        code = _fail("Avbrutt. Nettstedet er ikke endret.")
    except BrokenPipeError:
        code = 2
    except Exception as error:
        if "KP_DEBUG" in os.environ and not isinstance(error, OSError):
            raise
        code = _fail(what_happened(error))
    _drop_what_cannot_be_written()
    return code


def _drop_what_cannot_be_written() -> None:
    """Python would try again as it ends, and say so in English, with an exit code of its own."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fail(message: str, code: int = 2) -> int:
    with suppress(OSError):  # there is nowhere else to say it
        print(f"kp: {_one_line(message)}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="kp", description="Kompetansepakker: én Markdown-kilde, ett nettsted for hver rolle.")
    parser.add_argument("-C", dest="root", type=Path, default=Path(), metavar="MAPPE", help="mappa til nettstedet")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO", parser_class=_Parser)

    check = commands.add_parser("check", help="les alt innhold for alle roller, og meld alle problemer")
    check.add_argument("--format", choices=("text", "json"), default="text", help="text (for folk) eller json")
    check.add_argument("--strict", action="store_true", help="la advarsler telle som feil")
    check.set_defaults(run=_check)

    build = commands.add_parser("build", help="bygg utgavene, gå gjennom dem og publiser")
    build.add_argument("--edition", action="append", metavar="ID", help="bare denne utgaven (kan gjentas)")
    build.add_argument("--output", type=Path, metavar="MAPPE", help="hit i stedet for site/")
    build.add_argument("--date", type=date_value, metavar="ÅÅÅÅ-MM-DD", help="bygg som på denne datoen")
    build.add_argument("--strict", action="store_true", help="la advarsler stoppe byggingen")
    build.add_argument("--no-pdf", dest="pdf", action="store_false", help="lag ikke PDF-er av det som kan skrives ut")
    build.add_argument("--no-cache", dest="cache", action="store_false", help="lag alt på nytt")
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="forhåndsvis en utgave mens du skriver")
    serve.add_argument("--edition", metavar="ID", help="utgaven å se; ellers den første")
    serve.add_argument("--package", metavar="ID", help="bare denne pakken, så går det fortere")
    serve.add_argument("--date", type=date_value, metavar="ÅÅÅÅ-MM-DD", help="vis som på denne datoen")
    serve.add_argument("--locale", metavar="SPRÅK", help="vis dette språket der det finnes, som nn")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="VERT:PORT",
                       help="ellers 127.0.0.1:8000")
    serve.set_defaults(run=_serve)

    stage = commands.add_parser("stage", help="legg fra deg en utgave som et vanlig nettsted, uten programtillegg")
    stage.add_argument("--edition", required=True, metavar="ID", help="utgaven")
    stage.add_argument("--output", required=True, type=Path, metavar="MAPPE", help="hit; mappa må være tom eller ny")
    stage.add_argument("--locale", metavar="SPRÅK", help="språket utgaven er på; ellers nettstedets første")
    stage.add_argument("--date", type=date_value, metavar="ÅÅÅÅ-MM-DD", help="slik det er på denne datoen")
    stage.set_defaults(run=_stage)

    _add_new(commands)
    plan_command.add_parser(commands)
    import_calendar.add_parser(commands)

    schema = commands.add_parser("schema", help="skriv ut JSON Schema for sidehoder og package.yml")
    schema.set_defaults(run=_schema)
    return parser


def _add_new(commands: argparse._SubParsersAction[_Parser]) -> None:
    new = commands.add_parser("new", help="skriv en gyldig start på en pakke, modul eller side")
    kinds = new.add_subparsers(required=True, metavar="HVA", parser_class=_Parser)
    slug = ("slug", "SLUG", "siste del av adressen, som elevstemmer")
    for name, about, places in (
        ("package", "en ny pakke med sin første modul", [("id", "ID", "pakkens mappe og adresse, som fagfornyelsen")]),
        ("module", "neste modul i en pakke", [("package", "PAKKE", "pakkens mappe"), slug]),
        ("page", "neste side i en modul", [("module", "PAKKE/MODULMAPPE", "som fagfornyelsen/1-overordnet-del"), slug]),
    ):
        kind = kinds.add_parser(name, help=about)
        for place, shown, help_ in places:
            kind.add_argument(place, metavar=shown, help=help_)
        kind.add_argument("--title", metavar="TITTEL", help="i hermetegn; ellers blir slug tittelen")
        kind.add_argument("--roles", metavar="ROLLER", help="all, eller roller med komma mellom; ellers all")
        kind.set_defaults(run=_new, kind=name)


def _print(problems: Sequence[Problem]) -> None:
    for found in problems:
        print(found)


def _print_json(value: object, indent: int) -> None:
    print(json.dumps(value, ensure_ascii=sys.stdout.encoding.lower() != "utf-8", indent=indent))


def _check(options: argparse.Namespace) -> int:
    site = open_site(options.root)
    problems = site.check(site.read()).problems
    if options.format == "json":
        _print_json([found.as_json() for found in problems], indent=1)
    else:
        _print(problems)
        print(_summary(problems), file=sys.stderr)
    return 1 if errors(problems) or (options.strict and problems) else 0


def _summary(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Alt i orden."
    wrong = len(errors(problems))
    warned = len(problems) - wrong
    return f"{wrong} feil, {warned} {'advarsel' if warned == 1 else 'advarsler'}."


def _build(options: argparse.Namespace) -> int:
    terminate_like_interrupt()
    site = open_site(options.root)
    editions, output = site.editions(options.edition), _output(site, options.output)
    site.build.prepare()
    reading = site.check(site.read(), options.date)
    _print(reading.problems)
    if errors(reading.problems) or (options.strict and reading.problems):
        print(f"{_summary(reading.problems)} Nettstedet er ikke endret.", file=sys.stderr)
        return 1
    build_site(site, reading, editions, output, options.date or today(), pdf=options.pdf,
               kept=site.root / KEPT_FOLDER if options.cache else None)
    return 0


def _stage(options: argparse.Namespace) -> int:
    terminate_like_interrupt()
    site = open_site(options.root)
    edition, output = site.editions([options.edition])[0], _output(site, options.output)
    locale = site.locale(options.locale)
    if output.is_dir() and any(output.iterdir()) and not (output / "mkdocs.yml").is_file():
        raise SiteError(f"«{output}» er ikke tom, og «kp stage» har ikke laget den. Velg en annen mappe.")
    reading = site.check(site.read(), options.date)
    _print(reading.problems)
    if errors(reading.problems):
        print(f"{_summary(reading.problems)} Ingenting er lagt i «{output}».", file=sys.stderr)
        return 1
    with fresh_output(output) as fresh:
        write_plain_site(site, reading, edition, locale, options.date or today(), fresh)
    print(f"Utgaven {edition} ligger i {output}.", file=sys.stderr)
    return 0


def _output(site: Site, wanted: Path | None) -> Path:
    output = wanted or site.root / "site"
    own = output.resolve()
    inside = next((folder for folder in site.reads if folder in (own, *own.parents)), None)
    if inside is not None:
        raise SiteError(f"«{output}» ligger i {inside.name}/, som nettstedet bygges av. Det som ble lagt der, kunne "
                        "blitt publisert neste gang. Velg en mappe utenfor.")
    return output


def _serve(options: argparse.Namespace) -> int:
    wish = Wish(options.root, options.edition, options.package, options.locale, options.date)
    return preview(wish, open_site, options.address)


def _new(options: argparse.Namespace) -> int:
    site = open_site(options.root)
    for path in _made(site, options):
        print(path.relative_to(site.root))
    return 0


def _made(site: Site, options: argparse.Namespace) -> list[Path]:
    texts = {"title": options.title, "roles": options.roles}
    if options.kind == "package":
        return new_package(site, options.id, **texts)
    if options.kind == "module":
        return new_module(site, options.package, options.slug, **texts)
    return new_page(site, options.module, options.slug, **texts)


def _schema(options: argparse.Namespace) -> int:
    _print_json(document(open_site(options.root).vocabulary), indent=2)
    return 0


