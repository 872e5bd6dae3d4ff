"""Which days `kp plan` takes as off: a calendar of the site, or the school's own days."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from kompetansepakke.cli.values import own_days_value, words_value
from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.calendar.own_days import OWN, own_days
from kompetansepakke.plan.calendar.read_breaks import STANDARD
from kompetansepakke.plan.calendar.shipped_calendars import school_calendar
from kompetansepakke.plan.telling.teller import Teller
from kompetansepakke.site.project import SiteError


def add_calendar_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that say what is off."""
    parser.add_argument("--calendar", default=STANDARD, metavar="ID",
                        help=f"skoleruta i modules/skoleruter; {OWN} for dagene som --days gir")
    parser.add_argument("--days", type=own_days_value, action="append", default=[], metavar='"FRA/TIL NAVN"',
                        help=f"skolens egne fridager, med --calendar {OWN}, som «2026-10-05/2026-10-09 Høstferie». "
                             "Kan gjentas")
    parser.add_argument("--title", type=words_value, default="", metavar="TEKST",
                        help=f"hva skolens egen skolerute heter, med --calendar {OWN}")


def chosen_calendar(options: argparse.Namespace, known: Mapping[str, SchoolBreaks], teller: Teller) -> SchoolCalendar:
    """The calendar that the options name; SiteError where the site has none of that id."""
    if options.calendar == OWN:
        return school_calendar(own_days(options.title or teller.say("own_days"), options.days))
    if options.days or options.title:
        raise SiteError(f"--days og --title er skolens egen skolerute, og brukes med --calendar {OWN}.")
    if options.calendar not in known:
        raise SiteError(f"Skoleruta «{options.calendar}» finnes ikke. Skoleruter: {', '.join(known)}.")
    return school_calendar(known[options.calendar])
