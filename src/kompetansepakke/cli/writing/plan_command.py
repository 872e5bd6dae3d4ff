"""`kp plan`: from minimum times to a plan with dates, on paper or in a calendar."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, time

from kompetansepakke.base.problems import errors
from kompetansepakke.cli.values import (
    date_value,
    day_of,
    days_value,
    move_value,
    order_value,
    pace_value,
    time_value,
    words_value,
)
from kompetansepakke.cli.writing.plan_calendar import add_calendar_arguments, chosen_calendar
from kompetansepakke.content.view import PackageView, View, view
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.plan.adjusting import known_to_all
from kompetansepakke.plan.course import Course, Module
from kompetansepakke.plan.outline import course, school
from kompetansepakke.plan.plan import WEEKDAY_NAMES, Refusal, Wish
from kompetansepakke.plan.planner import plan
from kompetansepakke.plan.telling.formats import FORMATS, Order
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.site.declared import edition_named
from kompetansepakke.site.project import SiteError, read_content


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("--package", metavar="ID", help="pakken; kan utelates når nettstedet bare har én")
    parser.add_argument("--start", type=date_value, required=True, metavar="ÅÅÅÅ-MM-DD", help="første dag")
    parser.add_argument("--order", type=order_value, default=(), metavar="1,3,2,4,5",
                        help="modulene dere tar, i rekkefølge; det de krever, kommer med. Ellers alle")
    parser.add_argument("--pace", type=pace_value, default="recommended",
                        metavar="minimum|recommended|weeks=N|until=DATO",
                        help="minstetid, anbefalt, N kalenderuker fra start, eller fram til en dato")
    parser.add_argument("--from", dest="begin", type=int, metavar="MODUL",
                        help="begynn igjen fra denne modulen; de som kommer før i rekkefølgen, er gjort")
    parser.add_argument("--time", type=time_value, metavar="TT:MM", help="når på dagen møtene begynner")
    parser.add_argument("--place", type=words_value, default="", metavar="TEKST", help="hvor møtene er")
    parser.add_argument("--name", type=words_value, default="", metavar="TEKST",
                        help="navnet på skolen eller planen; skiller kalenderfiler fra hverandre")
    parser.add_argument("--move", type=move_value, action="append", default=[], metavar="ID=ÅÅÅÅ-MM-DD",
                        help="flytt et møte til en dag; id-en til møtet, eller modul.møte som 2.3. Kan gjentas")
    parser.add_argument("--off", type=days_value, action="append", default=[], metavar="ÅÅÅÅ-MM-DD",
                        help="en fridag eller planleggingsdag til, eller ei hel uke som 2027-W06. Kan gjentas")
    parser.add_argument("--edition", metavar="ID", help="utgaven planen er for; ellers den første")
    parser.add_argument("--weekday", choices=WEEKDAY_NAMES, default="wed", help="dagen dere har møter")
    add_calendar_arguments(parser)
    parser.add_argument("--format", choices=[one.name for one in FORMATS], default=FORMATS[0].name,
                        help=f"formatet: {', '.join(f'{one.name} ({one.media_type})' for one in FORMATS)}")
    parser.add_argument("--locale", metavar="SPRÅK", help="språket planen er på; ellers nettstedets første")
    parser.add_argument("--date", type=date_value, metavar="ÅÅÅÅ-MM-DD",
                        help="lag planen som på denne datoen; ellers i dag")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the plan and print it; 1, with the reason in one line, where there is none. SiteError for wrong use."""
    site = open_site(options.root)
    reading = read_content(site.root, site.vocabulary, site.macros, site.made)
    wrong = len(errors(reading.problems))
    if wrong:
        return _refuse(f"Innholdet har {wrong} feil, så ingen plan er laget. Kjør «kp check» for å se dem.")
    edition = edition_named(site.vocabulary, options.edition or site.vocabulary.editions[0].id)
    on, locale = day_of(options.date), site.locale(options.locale)
    teller = Teller(locale)
    calendar = chosen_calendar(options, reading.school_breaks, teller)
    seen = view(reading.content, edition, on, locale)
    package = _package(seen, options.package)
    whole = school(reading.content, on)[package.id]
    outline = course(seen, package, whole)
    _check_modules(outline, options.order)
    made = plan(outline, _wish(options, whole), calendar)
    if isinstance(made, Refusal):
        return _refuse(teller.refusal(made))
    if options.start < on:
        print(teller.say("start_past", start=options.start), file=sys.stderr)
    base = f"{site.url.rstrip('/')}/{edition.id}/" if site.url else None
    wanted = next(one for one in FORMATS if one.name == options.format)
    stamped = (datetime.combine(on, time(), tzinfo=UTC) if options.date
               else datetime.now(UTC).replace(microsecond=0))
    sys.stdout.buffer.write(wanted.tell(made, Order(teller, stamped, base)))
    sys.stdout.buffer.flush()
    return 0


def _wish(options: argparse.Namespace, whole: Sequence[Module]) -> Wish:
    off = tuple(sorted({day for days in options.off for day in days}))
    return Wish(options.start, options.pace, options.order, WEEKDAY_NAMES.index(options.weekday), options.begin,
                tuple(known_to_all(dict(options.move), whole)), off, options.time, options.place, options.name)


def _refuse(reason: str) -> int:
    print(f"kp: {reason}", file=sys.stderr)
    return 1


def _package(seen: View, wanted: str | None) -> PackageView:
    """The package as the edition has it: what has not opened then has a place in the plan, and no titles."""
    packages = {package.id: package for package in seen.packages}
    if wanted is None and len(packages) == 1:
        return next(iter(packages.values()))
    if wanted not in packages:
        missing = f"Pakken «{wanted}» finnes ikke i utgaven {seen.edition.id}."
        what = missing if wanted else "Velg en pakke med --package."
        raise SiteError(f"{what} Pakker: {', '.join(packages) or '(ingen)'}.")
    return packages[wanted]


def _check_modules(outline: Course, order: tuple[int, ...]) -> None:
    """A module that the edition doesn't have may be named beside others: a school has one wish for all editions."""
    known = outline.requires.keys() if outline.numbers.intersection(order) else outline.numbers
    for number in order:
        if number not in known:
            raise SiteError(f"Modul {number} finnes ikke i pakken {outline.package} i utgaven {outline.edition}. "
                            f"Moduler: {', '.join(map(str, sorted(outline.numbers)))}.")
