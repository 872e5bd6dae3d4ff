"""Why a wish can't be had, in one line of Norwegian, counted in school weeks, with the earliest end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kompetansepakke.plan.calendar.calendar import SchoolCalendar
from kompetansepakke.plan.course import Module
from kompetansepakke.plan.phrases import date_text, day_text, numbers_text, weeks_text
from kompetansepakke.plan.plan import Refusal, Wish
from kompetansepakke.plan.scheduling.schedule import Need, packed


def end_text(day: date) -> str:
    """The sentence «Tidligste slutt er fredag 26. mars 2027 (2027-03-26).»."""
    return f"Tidligste slutt er {day_text(day)} ({day.isoformat()})."


def order_refused(listed: Sequence[int], late: tuple[int, int], nearest: tuple[int, ...]) -> Refusal:
    """The listed order has `late[0]` before `late[1]`, which it requires."""
    module, need = late
    reason = (f"Rekkefølgen {numbers_text(listed)} går ikke: modul {module} krever at modul {need} er gjennomført. "
              f"Nærmeste rekkefølge som går, er {numbers_text(nearest)}.")
    return Refusal("order", reason, order=nearest)


def not_in_time(modules: Sequence[Module], floors: Sequence[Need], start: date, last_day: date, available: int,
                earliest_end: date) -> Refusal:
    """The floors don't fit between the start and the last day; says which of the bounds it is that binds."""
    needed = sum(need.weeks for need in floors)
    if last_day < start:
        why = f"Sluttdatoen, {date_text(last_day)}, er før starten, {date_text(start)}."
    else:
        why = _binding(modules, floors, start, last_day, available)
    return Refusal("time", f"{why} {end_text(earliest_end)}", earliest_end, needed=needed, available=available)


def _binding(modules: Sequence[Module], floors: Sequence[Need], start: date, last_day: date, available: int) -> str:
    """The last module that must wait decides the end; where none waits, it is the start."""
    place, span = _last_to_wait(floors)
    until = f"til {date_text(last_day)}"
    module, need = modules[place], floors[place]
    following = sum(need.weeks for need in floors[place:])
    if span.start == 0:
        return (f"Modulene trenger minst {weeks_text(following)}, men fra {date_text(start)} {until} er det "
                f"{available}.")
    if span.start == need.opens and module.opens:
        return (f"Modul {module.number} åpner {date_text(module.opens)}; derfra trengs minst {weeks_text(following)}, "
                f"men {until} er det {max(0, available - span.start)}.")
    return (f"Modul {module.number} har sider som åpner senere enn modulen, og kan ikke være ferdig før "
            f"{weeks_text(span.stop)} etter starten; {until} er det {available}, og etter modulen trengs minst "
            f"{following - need.weeks} til.")


def _last_to_wait(floors: Sequence[Need]) -> tuple[int, range]:
    spans = packed(floors)
    place = len(spans) - 1
    while place > 0 and spans[place].start == spans[place - 1].stop:
        place -= 1
    return place, spans[place]


def beyond_calendar(wish: Wish, calendar: SchoolCalendar, earliest_end: date | None = None) -> Refusal:
    """The wish reaches beyond the days that the calendar knows."""
    known = f"Kalenderen kjenner bare dagene fra {date_text(calendar.first)} til {date_text(calendar.last)}"
    if not calendar.first <= wish.start <= calendar.last:
        return Refusal("calendar", f"{known}, og starten er {date_text(wish.start)}.")
    if earliest_end:
        return Refusal("calendar", f"{known}, og ønsket går lenger. {end_text(earliest_end)}", earliest_end)
    return Refusal("calendar", f"{known}; med skoleruta «{calendar.title}» blir modulene ikke ferdige innen da.")
