"""Random packages, calendars and wishes from a seed, for Python and the browser alike."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Any

from kompetansepakke.base.school_year import Months, WheelStep, YearDay
from kompetansepakke.pages.planner.planner_data import browser_calendar, plan_data
from kompetansepakke.plan.calendar.breaks import Break, DatedBreak, EasterBreak, SchoolBreaks, WeekBreak, YearlyBreak
from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.calendar.own_days import OWN, own_days, read_days
from kompetansepakke.plan.calendar.read_breaks import built_in_standard
from kompetansepakke.plan.course import Course, Hours, Meeting, Module, Resource, RoleTime
from kompetansepakke.plan.plan import Wish
from kompetansepakke.plan.scheduling.pace import parse_pace
from kompetansepakke.source.blocks.agenda import Step
from kompetansepakke.words.languages import shipped_locales

LOCALES = shipped_locales()
ON = date(2026, 11, 21)
STAMP = date(2026, 6, 1)
FIRST, LAST = date(2025, 1, 1), date(2034, 6, 30)


@dataclass(frozen=True)
class World:
    """A package, calendars by id, and wishes as the browser's address would have them."""

    course: Course
    calendars: Mapping[str, SchoolCalendar]
    wishes: list[dict[str, Any]]

    def data(self) -> dict[str, Any]:
        """What the page hands the browser, in every language, and the wishes."""
        return {"data": {locale: plan_data(self.course, self.calendars, FIRST, locale) for locale in LOCALES},
                "wishes": self.wishes}

    def wish(self, told: dict[str, Any]) -> tuple[Wish, SchoolCalendar]:
        pace = parse_pace(told["pace"])
        assert pace
        time_of_day = time(*divmod(told["time"], 60)) if told["time"] is not None else None
        return (Wish(date.fromisoformat(told["start"]), pace, tuple(told["order"]), told["weekday"], told["begin"],
                     tuple((key, date.fromisoformat(day)) for key, day in told["moves"]),
                     tuple(map(date.fromisoformat, told["off"])), time_of_day, told["place"], told["name"]),
                self._calendar(told))

    def _calendar(self, told: dict[str, Any]) -> SchoolCalendar:
        if told["calendar"] != OWN:
            return self.calendars[told["calendar"]]
        days = [read_days(text) for text in told["days"]]
        return browser_calendar(own_days(told["title"], [one for one in days if one]), ON)


def random_world(seed: int, wishes: int) -> World:
    chance = random.Random(seed)
    course = _course(chance)
    return World(course, calendars(chance), [_wish(chance, course) for _ in range(wishes)])


def real_world(course: Course, seed: int, wishes: int) -> World:
    chance = random.Random(seed)
    return World(course, calendars(chance), [_wish(chance, course) for _ in range(wishes)])


def calendars(chance: random.Random) -> dict[str, SchoolCalendar]:
    schools = [built_in_standard(), *(SchoolBreaks(f"skole-{n}", f"Skole {n}", _breaks(chance)) for n in range(3))]
    return {one.id: browser_calendar(one, ON) for one in schools}


def _breaks(chance: random.Random) -> tuple[Break, ...]:
    found: list[Break] = [WeekBreak("Ukefri", tuple(chance.sample(range(1, 54), chance.randint(1, 4)))),
                          YearlyBreak("Sommerferie", (6, 20), (8, 15)),
                          EasterBreak("Påske", chance.randint(-20, 0), chance.randint(0, 9))]
    for number in range(chance.randint(0, 4)):
        begins = _day(chance)
        found.append(DatedBreak(f"Fri {number}", begins, begins + timedelta(days=chance.randint(0, 30))))
    if chance.random() < 0.3:
        year = chance.randint(2025, 2032)
        days = (date(year, 1, 1) + timedelta(days=number) for number in range(730))
        found += [DatedBreak("Onsdagsfri", day, day) for day in days if day.weekday() == 2]
    return tuple(found)


def _day(chance: random.Random) -> date:
    return FIRST + timedelta(days=chance.randint(0, (LAST - FIRST).days))


def _course(chance: random.Random) -> Course:
    count = chance.randint(1, 6)
    modules = tuple(_module(chance, number) for number in range(count))
    resources = {f"r{number}": Resource(f"r{number}", "task", f"Oppdrag; {number}, med «tegn» og øæå " * 3, "p/1-a/")
                 for number in range(4)}
    wheel = tuple(_step(chance, number) for number in range(chance.choice((0, 1, 4, 9))))
    hidden = _hidden(chance, modules)
    return Course("pakke", "Pakke, med komma", "laerer", 26,
                  tuple(one for one in modules if one.number not in hidden), resources, wheel,
                  tuple(one for one in modules if one.number in hidden))


def _hidden(chance: random.Random, modules: Sequence[Module]) -> set[int]:
    """Modules that the edition lacks, but not all; who sees a module sees what it requires."""
    hidden: set[int] = set()
    for one in modules:
        if chance.random() < 0.15 or hidden.intersection(one.requires):
            hidden.add(one.number)
    return hidden if len(hidden) < len(modules) else set()


def _step(chance: random.Random, number: int) -> WheelStep:
    first, last = chance.randint(1, 12), chance.randint(1, 12)
    day = date(2023, 1, 1) + timedelta(days=chance.randint(0, 364))
    when = chance.choice((Months(first, first), Months(first, last), YearDay(day.month, day.day)))
    return WheelStep(f"steg-{number}", f"Steg {number}; med «tegn», og \\", when,
                     chance.choice((None, "Rektor, og lærere")), chance.choice((None, "Hva det er; i én setning.")),
                     chance.choice((None, f"p/{number}-x/")))


def _module(chance: random.Random, number: int) -> Module:
    floor = chance.randint(1, 6)
    opens = _day(chance) if chance.random() < 0.25 else None
    late = _day(chance) if chance.random() < 0.15 else None
    meetings = [Meeting(f"m{number}-{place}" if chance.random() < 0.8 else None, f"Møte {place}",
                        chance.choice((None, 45, 75)), f"p/{number}-x/", late if place == 2 else None,
                        tuple(chance.sample(("r0", "r1", "r2"), chance.randint(0, 2))), ("r3",) * chance.randint(0, 1),
                        (Step(5, "Åpning i **plenum**"),
                         Step(40, "Gå sammen, og si \\ hva dere så; så lenge det tar. " * 2)), chance.random() < 0.85)
                for place in range(chance.choice((0, 1, 3, 3, 3, 8)))]
    meetings = [replace(one, id=one.id if one.seen else None, shared=place != 1) for place, one in enumerate(meetings)]
    requires = tuple(other for other in range(number) if chance.random() < 0.35)
    recommended = floor + chance.randint(0, 3)
    return Module(number, f"Modul {number}", floor, recommended, requires, opens,
                  _day(chance) if chance.random() < 0.1 else None, tuple(meetings), Hours(10, 20, 0, 75, 0, 1),
                  ("r1",), f"p/{number}-x/", _times(chance, floor, recommended, len(meetings)))


def _times(chance: random.Random, floor: int, recommended: int, meetings: int) -> tuple[RoleTime, ...]:
    """What three roles need of a module, the last of them most."""
    less = [chance.randint(1, floor) for _ in range(2)]
    return tuple(RoleTime(f"rolle-{number}", f"Rolle {number}", least, least + recommended - floor,
                          chance.choice((None, *range(meetings))))
                 for number, least in enumerate((*less, floor)))


def _wish(chance: random.Random, course: Course) -> dict[str, Any]:
    start = chance.choice((_day(chance), _day(chance), date(2028, 2, 29), date(2030, 1, 1), date(2027, 7, 5),
                           date(2025, 12, 29), date(2032, 12, 31)))
    opening = [one.earliest for module in course.modules for one in module.meetings if one.earliest]
    start = chance.choice(opening) - timedelta(days=20) if opening and chance.random() < 0.3 else start
    numbers = list(course.requires)
    order = chance.choice(([], [], chance.sample(numbers, len(numbers)),
                           chance.sample(numbers, chance.randint(1, len(numbers)))))
    until = start + timedelta(days=chance.randint(-20, 700))
    pace = chance.choice(("minimum", "recommended", f"weeks={chance.randint(1, 80)}", f"until={until.isoformat()}",
                          f"weeks={chance.choice((300, 9999))}"))
    return {"start": start.isoformat(), "order": order, "pace": pace, "weekday": chance.randint(0, 4),
            "calendar": chance.choice(("standard", "skole-0", "skole-1", "skole-2")),
            **_adjusted(chance, course, start, numbers),
            "stamp": STAMP.isoformat() if chance.random() < 0.2 else None,
            **_own(random.Random(f"{start} {pace}"))}


def _own(chance: random.Random) -> dict[str, Any]:
    """A school's own days off, in order, as the address has them; a third of the wishes use them."""
    found = set()
    for _ in range(chance.choice((0, 1, 6, 20))):
        first = _day(chance)
        last = first + timedelta(days=chance.choice((0, 0, 2, 4, 11, 40)))
        name = chance.choice(("Høstferie", "Sommerferie", "Fri og plan", "Skjærtorsdag og Høstferie", "Påske; fri"))
        found.add((first, last, name))
    days = [f"{first}{f'/{last}' if last > first else ''} {name}" for first, last, name in sorted(found)]
    return {"days": days, "title": chance.choice(("Ruta for Dalen", "Skole & fri")),
            **({"calendar": OWN} if chance.random() < 0.3 else {})}


def _adjusted(chance: random.Random, course: Course, start: date, numbers: list[int]) -> dict[str, Any]:
    """What a school has changed by hand: most of the time a little, and now and then what can't be."""
    moves = {}
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        every = (*course.modules, *course.others)
        late = [one for one in every if any(meeting.earliest for meeting in one.meetings)]
        module = chance.choice(late or every)
        number = 3 if late and chance.random() < 0.7 else chance.randint(1, len(module.meetings) or 1)
        known = module.meetings[number - 1].id if module.meetings else None
        key = chance.choice((known or "ukjent", f"{module.number}.{number}"))
        opens = module.meetings[number - 1].earliest if module.meetings else None
        day = opens - timedelta(days=chance.randint(1, 7)) if opens else start + timedelta(days=chance.randint(0, 150))
        moves[key] = day.isoformat()
    off = {start + timedelta(days=chance.randint(0, 200)) for _ in range(chance.choice((0, 0, 1, 3)))}
    if chance.random() < 0.3:
        monday = start + timedelta(days=7 * chance.randint(1, 20) - start.weekday())
        off |= {monday + timedelta(days=day) for day in range(5)}
    return {"begin": chance.choice((None, None, None, chance.choice(numbers))), "moves": list(moves.items()),
            "off": sorted(day.isoformat() for day in off),
            "time": chance.choice((None, chance.randint(0, 1439))),
            "place": chance.choice(("", "Rom 2, «auditoriet» & mer")), "name": chance.choice(("", "Ås skole; 1–10"))}
