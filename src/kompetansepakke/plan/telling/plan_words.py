"""A plan in words, in bokmål: what its table, its page and its calendar file all say."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kompetansepakke.base.school_year import school_year_of, school_year_text
from kompetansepakke.plan.calendar.calendar import Week
from kompetansepakke.plan.course import Course, Hours
from kompetansepakke.plan.phrases import day_text, numbers_text, when_text
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule
from kompetansepakke.words.strings import count_text, hours_text, text

PACES = {"minimum": "minstetid", "recommended": "anbefalt"}
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_MARKS = re.compile(r"\{\{.*?\}\}|\{:?[ ][^{}]*\}|<[^>]+>|\*\*|__|~~|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~^-])")


def plain(markdown: str) -> str:
    """A line of Markdown as text: links as their words, without marks, attributes, macros and HTML."""
    kept = [_MARKS.sub("", _LINK.sub(r"\1", part)) if place % 2 == 0 else part
            for place, part in enumerate(_ESCAPED.split(markdown))]
    return " ".join(html.unescape("".join(kept)).split())


def module_title(planned: PlannedModule) -> str:
    """«Modul 1: Overordnet del»."""
    return text("nb", "module_title", number=planned.module.number, title=planned.module.title)


def pace_text(plan: Plan) -> str:
    """«anbefalt», «26 kalenderuker», «fram til fredag 18. juni 2027»."""
    pace = plan.wish.pace
    if pace.weeks:
        return f"{pace.weeks} kalenderuker"
    return f"fram til {day_text(pace.until)}" if pace.until else PACES[pace.kind]


def facts(plan: Plan) -> list[tuple[str, str]]:
    """What the plan was made from: names and values."""
    return [("Utgave", plan.course.edition), ("Start", day_text(plan.wish.start)), ("Slutt", day_text(plan.end)),
            ("Rekkefølge", numbers_text(plan.order)), ("Tempo", pace_text(plan)),
            ("Skolerute", plan.calendar.title)]


def week_spans(weeks: Sequence[Week]) -> str:
    """«36–39, 41»; weeks that don't count are left out, and the weeks of a new year begin a new span."""
    numbered = [(week.monday.toordinal() // 7 - place, week) for place, week in enumerate(weeks)]
    spans = []
    for _, group in groupby(numbered, key=lambda pair: (pair[0], pair[1].year)):
        run = [week.number for _, week in group]
        spans.append(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]))
    return ", ".join(spans)


def meeting_label(planned: PlannedModule, one: PlannedMeeting) -> str:
    """«Modul 1, møte 2: Vår tolkning»; without the title where nobody has written the meeting yet."""
    label = f"Modul {planned.module.number}, møte {one.number}"
    return f"{label}: {one.meeting.title}" if one.meeting.id else label


def minutes_text(one: PlannedMeeting) -> str:
    """«75 min»; empty where it isn't known."""
    return text("nb", "minutes", count=one.meeting.minutes) if one.meeting.minutes else ""


def titles(ids: Iterable[str], course: Course) -> list[str]:
    """«Film: En dag med Máret» for each id."""
    return [f"{text('nb', f'kind_{one.kind}')}: {one.title}" for one in (course.resources[name] for name in ids)]


def hour_rows(hours: Hours) -> Iterator[tuple[str, str]]:
    """Ways of working and the time that goes to each; what isn't known is said."""
    for name, minutes in ((text("nb", "work_individual"), hours.individual), (text("nb", "work_team"), hours.team),
                          (text("nb", "work_plenary"), hours.plenary), ("møter", hours.meeting),
                          ("uten oppgitt arbeidsform", hours.unknown)):
        if minutes:
            yield name.capitalize(), hours_text("nb", minutes)
    yield "Til sammen", hours_text("nb", hours.total)
    if hours.untimed:
        what = "ressurs eller møte" if hours.untimed == 1 else "ressurser og møter"
        yield "Uten oppgitt tid", f"{hours.untimed} {what}"


def wheel_rows(plan: Plan) -> list[tuple[str, str, str]]:
    """When, what and who, for each step of the package's year."""
    return [(when_text(one.first, one.last), one.step.title, one.step.who or "") for one in plan.wheel]


def wheel_title(plan: Plan) -> str:
    """«Årshjul, skoleåret 2026/27»."""
    return text("nb", "plan_wheel_caption", year=school_year_text(school_year_of(plan.wish.start)))


def meetings_text(planned: PlannedModule) -> str:
    """«3 møter»."""
    return count_text("nb", "meetings", len(planned.meetings))
