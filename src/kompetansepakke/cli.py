"""The command `kp`. It parses, prints and sets exit codes: 0 well, 1 the content has errors, 2 wrong use or machine."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kompetansepakke.core.problems import Problem, errors
from kompetansepakke.json_schema import document
from kompetansepakke.project import SiteError, read_content, today
from kompetansepakke.publish import BuildFailed, build_site
from kompetansepakke.scaffold import new_module, new_package, new_page
from kompetansepakke.site_config import Site, open_site
from kompetansepakke.swap import OutputRefused, terminate_like_interrupt


class _Parser(argparse.ArgumentParser):
    """Wrong use is one line and exit code 2."""

    def error(self, message: str) -> None:  # type: ignore[override]
        self.exit(2, f"kp: {message}. Se «{self.prog} --help».\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `kp`; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except (SiteError, OutputRefused) as refused:
        code = _fail(str(refused))
    except BuildFailed as failed:
        _print(failed.problems)
        code = _fail(str(failed), 2 if failed.machine else 1)
    except KeyboardInterrupt:
        code = _fail("Avbrutt. Nettstedet er ikke endret.")
    except OSError as error:
        code = _fail(f"{error.filename or 'Maskinen'}: {error.strerror or error}.")
    return code


def _fail(message: str, code: int = 2) -> int:
    print(f"kp: {message}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="kp", description="Kompetansepakker: én Markdown-kilde, ett nettsted for hver rolle.")
    parser.add_argument("-C", dest="root", type=Path, default=Path(), metavar="MAPPE", help="mappa til nettstedet")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO", parser_class=_Parser)

    check = commands.add_parser("check", help="les alt innhold for alle roller, og meld alle problemer")
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument("--strict", action="store_true", help="la advarsler telle som feil")
    check.set_defaults(run=_check)

    build = commands.add_parser("build", help="bygg utgavene, gå gjennom dem og publiser")
    build.add_argument("--edition", action="append", metavar="ID", help="bare denne utgaven (kan gjentas)")
    build.add_argument("--output", type=Path, metavar="MAPPE", help="hit i stedet for site/")
    build.add_argument("--date", type=_date, metavar="ÅÅÅÅ-MM-DD", help="bygg som på denne datoen")
    build.add_argument("--strict", action="store_true", help="la advarsler stoppe byggingen")
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="forhåndsvis en utgave mens du skriver")
    serve.add_argument("--edition", metavar="ID")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="VERT:PORT")
    serve.set_defaults(run=_serve)

    new = commands.add_parser("new", help="skriv en gyldig start på en pakke, modul eller side")
    kinds = new.add_subparsers(required=True, metavar="SLAG", parser_class=_Parser)
    for name, places in (("package", ("id",)), ("module", ("package", "slug")), ("page", ("module", "slug"))):
        kind = kinds.add_parser(name)
        for place in places:
            kind.add_argument(place)
        kind.add_argument("--title")
        kind.add_argument("--roles", help="all, eller roller med komma mellom")
        kind.set_defaults(run=_new, kind=name)

    schema = commands.add_parser("schema", help="skriv ut JSON Schema for sidehoder og package.yml")
    schema.set_defaults(run=_schema)
    return parser


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» er ikke en dato, skriv ÅÅÅÅ-MM-DD") from None


def _print(problems: Sequence[Problem]) -> None:
    for found in problems:
        print(found)


def _check(options: argparse.Namespace) -> int:
    site = open_site(options.root)
    problems = read_content(site.root, site.vocabulary, site.macros).problems
    if options.format == "json":
        print(json.dumps([found.as_json() for found in problems], ensure_ascii=False, indent=1))
    else:
        _print(problems)
        print(_summary(problems), file=sys.stderr)
    return 1 if errors(problems) or (options.strict and problems) else 0


def _summary(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Alt i orden."
    wrong = len(errors(problems))
    return f"{wrong} feil, {len(problems) - wrong} advarsler."


def _build(options: argparse.Namespace) -> int:
    terminate_like_interrupt()
    site = open_site(options.root)
    reading = read_content(site.root, site.vocabulary, site.macros)
    _print(reading.problems)
    if errors(reading.problems) or (options.strict and reading.problems):
        print(f"{_summary(reading.problems)} Nettstedet er ikke endret.", file=sys.stderr)
        return 1
    editions = _editions(site, options.edition)
    output = options.output or site.root / "site"
    build_site(site, reading.content, editions, output, options.date or today())
    return 0


def _editions(site: Site, wanted: list[str] | None) -> list[str]:
    known = [edition.id for edition in site.vocabulary.editions]
    for name in wanted or ():
        if name not in known:
            raise SiteError(f"Utgaven «{name}» finnes ikke. Utgaver: {', '.join(known)}.")
    return [name for name in known if not wanted or name in wanted]


def _serve(options: argparse.Namespace) -> int:
    site = open_site(options.root)
    edition = _editions(site, [options.edition] if options.edition else None)[0]
    command = [sys.executable, "-m", "mkdocs", "serve", "-f", str(site.config_file), "-a", options.address]
    return subprocess.run(command, env={**os.environ, "KP_EDITION": edition}, check=False).returncode


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
    print(json.dumps(document(open_site(options.root).vocabulary), ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
