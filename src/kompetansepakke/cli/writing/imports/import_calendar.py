"""`kp import calendar`: a school's days off from a calendar file, as a file that an editor commits."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from kompetansepakke.base import slugs
from kompetansepakke.cli.values import words_value
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.plan.calendar.breaks import Break, DatedBreak
from kompetansepakke.plan.calendar.own_days import has_summer
from kompetansepakke.plan.calendar.read_breaks import FOLDER, name_problem, read_file
from kompetansepakke.plan.calendar.read_calendar_file import (
    CalendarFileError,
    Happening,
    SchoolDays,
    read_school_days,
)
from kompetansepakke.plan.calendar.shipped_calendars import public_holidays
from kompetansepakke.site.project import SiteError, file_bytes

_HEAD = "# Hentet fra {file} med «kp import calendar».\ntitle: {title}\nbreaks:\n"
_BREAK = "  - name: {name}\n    from: {first}\n    to: {last}\n"
_SUMMER = """  # Kalenderfila sier ikke når sommerferien er. Dette er den nasjonale; rett den, eller sett hele datoer.
  - name: Sommerferie
    from: 06-20
    to: 08-15
"""
_MOST_SHOWN = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", type=Path, metavar="FIL.ics", help="kalenderfila fra fylket eller kommunen")
    parser.add_argument("--id", metavar="ID", help="navnet på fila; ellers lages det av tittelen")
    parser.add_argument("--title", type=words_value, metavar="TITTEL", help="ellers kalenderens navn")
    parser.add_argument("--off", action="append", default=[], metavar="NAVN",
                        help="hendelser med dette navnet er fri. Kan gjentas")
    parser.add_argument("--school", action="append", default=[], metavar="NAVN",
                        help="hendelser med dette navnet er ikke fri. Kan gjentas")
    parser.add_argument("--add", action="store_true", help="legg ferier til i en fil som finnes, når et nytt år kommer")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write or extend `modules/skoleruter/<id>.yml`, and say which; SiteError where anything isn't understood."""
    site = open_site(options.root)
    days = _read(options)
    title = options.title or days.title or options.file.stem
    name = options.id or slugs.slug(title)
    path = site.root / FOLDER / f"{name}.yml"
    if misnamed := name_problem(f"{FOLDER}/{name}.yml"):
        raise SiteError(f"{misnamed.message} Velg et annet navn, som --id innlandet.")
    text, count = _added(path, days) if options.add else (_new(path, title, days, options.file.name), len(days.breaks))
    _check(name, text)
    if not count:
        print(f"{FOLDER}/{path.name} har alle feriene og fridagene fra før.", file=sys.stderr)
        return 0
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(path.relative_to(site.root))
    if not options.add and not has_summer(days.breaks):
        print("Kalenderen sier ikke når sommerferien er, så den nasjonale er lagt inn. Se i fila.", file=sys.stderr)
    told = "1 ferie eller fridag" if count == 1 else f"{count} ferier og fridager"
    print(f"{told}. Les gjennom fila før du legger den inn.", file=sys.stderr)
    return 0


def _read(options: argparse.Namespace) -> SchoolDays:
    data = file_bytes(options.file)
    try:
        days = read_school_days(data, public_holidays, options.off, options.school)
    except CalendarFileError as error:
        raise SiteError(f"{options.file.name} er ikke en kalenderfil (.ics) i UTF-8.") from error
    if days.unreadable:
        names = ", ".join(f"«{name}»" if name else "en uten navn" for name in days.unreadable[:_MOST_SHOWN])
        raise SiteError(f"Noen hendelser kan ikke leses: {names}. De mangler navn eller dager som finnes, slutter før "
                        "de begynner, er i en ukjent tidssone, eller gjentas etter en regel. Skriv dem med hver sin "
                        "dag i kalenderen, eller ta dem bort.")
    if days.unknown:
        raise SiteError(_not_understood(days.unknown))
    if not days.breaks:
        raise SiteError(f"{options.file.name} har ingen ferier eller fridager.")
    return days


def _not_understood(unknown: tuple[Happening, ...]) -> str:
    days = {one.name: one.first for one in reversed(unknown)}
    names = sorted(days, key=lambda name: days[name])
    told = ", ".join(f"«{name}» ({days[name]})" for name in names[:_MOST_SHOWN])
    more = f" og {len(names) - _MOST_SHOWN} til" if len(names) > _MOST_SHOWN else ""
    return (f"Navnet sier ikke om det er fri: {told}{more}. Si det med --off NAVN eller --school NAVN, som "
            f"--school \"{names[0]}\".")


def _new(path: Path, title: str, days: SchoolDays, file: str) -> str:
    if path.exists():
        raise SiteError(f"{FOLDER}/{path.name} finnes fra før. Velg et annet navn med --id, eller legg de nye feriene "
                        "til med --add.")
    head = _HEAD.format(file=" ".join(file.split()), title=_text(title))
    return head + _written(days.breaks) + ("" if has_summer(days.breaks) else _SUMMER)


def _added(path: Path, days: SchoolDays) -> tuple[str, int]:
    if not path.exists():
        raise SiteError(f"{FOLDER}/{path.name} finnes ikke, så --add har ingenting å legge til i.")
    text = path.read_text(encoding="utf-8")
    before = _check(path.stem, text)
    new = tuple(one for one in days.breaks if one not in before)
    return text.rstrip("\n") + "\n" + _written(new), len(new)


def _check(name: str, text: str) -> tuple[Break, ...]:
    """The breaks of the file; SiteError where it isn't in order."""
    calendar, problems = read_file(name, f"{FOLDER}/{name}.yml", text.encode())
    if calendar is None:
        raise SiteError(str(problems[0]), problems)
    return calendar.breaks


def _written(breaks: tuple[DatedBreak, ...]) -> str:
    return "".join(_BREAK.format(name=_text(one.name), first=one.first, last=one.last) for one in breaks)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
