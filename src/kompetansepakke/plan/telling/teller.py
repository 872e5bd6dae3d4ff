"""The teller: the facts of a plan in the words of a language. web/scripts/planner/teller.js tells the same.

A phrase says of each value how it is told: `{start:day}` is the day with its weekday, `{weeks:weeks}` the phrase
`weeks` for that count, and `{module}` the value as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kompetansepakke.base.school_year import school_year_of, school_year_text
from kompetansepakke.plan.calendar.calendar import ADDED
from kompetansepakke.plan.course import Course, Hours
from kompetansepakke.plan.plan import Plan, PlannedMeeting, PlannedModule, Refusal
from kompetansepakke.plan.plan_facts import Fact
from kompetansepakke.plan.scheduling.pace import Pace
from kompetansepakke.words.languages import Locale, language
from kompetansepakke.words.strings import date_text, day_text, holiday_text, hours_text, phrases

_FIELD = re.compile(r"\{(\w+)(?::(\w+))?\}")
_WAYS: Mapping[str, Callable[[Locale, Any], str]] = {
    "date": date_text,
    "day": day_text,
    "clock": lambda _, time: f"{time:%H.%M}",
    "holiday": lambda locale, name: phrases(locale)["plan_off_added"] if name == ADDED else holiday_text(locale, name),
    "iso": lambda _, day: str(day.isoformat()),
    "numbers": lambda _, numbers: ", ".join(map(str, numbers)),
    "weekday": lambda locale, day: language(locale).weekdays[day.weekday()],
}
"""How a value is told. Any other way is the phrase of that name, for a count."""
_WORK = ("individual", "team", "plenary", "meeting", "unknown")


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells plans in one language."""

    locale: Locale

    def say(self, key: str, **values: object) -> str:
        """The phrase `plan_<key>`, else `<key>`, with its values; for a `count` of one `<key>_one`, if there is one."""
        known = phrases(self.locale)
        keys = [f"{key}_one", key] if values.get("count") == 1 else [key]
        name = next(name for one in keys for name in (f"plan_{one}", one) if name in known)
        return _FIELD.sub(lambda field: self._told(values[field[1]], field[2]), known[name])

    def _told(self, value: Any, way: str | None) -> str:
        if way is None:
            return str(value)
        return _WAYS[way](self.locale, value) if way in _WAYS else self.say(way, count=value)

    def fact(self, fact: Fact) -> str:
        """A note or a reason, in a sentence or two."""
        return self.say(fact.kind, **fact.values)

    def notes(self, plan: Plan) -> list[str]:
        """What one should know of a plan, in sentences."""
        return [self.fact(note) for note in plan.notes]

    def refusal(self, refused: Refusal) -> str:
        """Why there is no such plan, in one line, with the earliest end where there is one."""
        reason = self.fact(refused.reason)
        return f"{reason} {self.say('end', day=refused.earliest_end)}" if refused.earliest_end else reason

    def module(self, planned: PlannedModule) -> str:
        """«Modul 1: Overordnet del»."""
        return self.say("module_title", number=planned.module.number, title=planned.module.title)

    def meeting(self, planned: PlannedModule, one: PlannedMeeting) -> str:
        """«Modul 1, møte 2: Vår tolkning»; without the title where nobody has written the meeting yet."""
        label = self.say("meeting_label", module=planned.module.number, number=one.number)
        return f"{label}: {one.meeting.title}" if one.meeting.id else label

    def held(self, plan: Plan, one: PlannedMeeting) -> str:
        """«onsdag 20. januar 2027», with «kl. 14.15» where the plan has a time of day."""
        return self.say("day_time", day=one.day, time=plan.wish.time) if plan.wish.time \
            else day_text(self.locale, one.day)

    def minutes(self, one: PlannedMeeting) -> str:
        """«75 min»; empty where it isn't known."""
        return self.say("minutes", count=one.meeting.minutes) if one.meeting.minutes else ""

    def titles(self, course: Course, ids: Iterable[str]) -> list[str]:
        """«Film: En dag med Máret» for each id."""
        return [f"{self.say(f'kind_{one.kind}')}: {one.title}" for one in (course.resources[name] for name in ids)]

    def pace(self, pace: Pace) -> str:
        """«anbefalt», «26 kalenderuker», «fram til fredag 18. juni 2027»."""
        return self.say(f"pace_{pace.kind}_told", count=pace.weeks, until=pace.until)

    def summary(self, plan: Plan) -> str:
        """«Planen går fra … til …. Det er 23 skoleuker og 17 møter.»."""
        return self.say("summary", start=plan.modules[0].first_day, end=plan.end,
                        weeks=sum(len(one.weeks) for one in plan.modules),
                        meetings=sum(len(one.meetings) for one in plan.modules))

    def hours(self, hours: Hours) -> Iterator[tuple[str, str]]:
        """Ways of working and the time that goes to each; what isn't known is said."""
        for way in _WORK:
            if getattr(hours, way):
                yield self.say(f"work_{way}"), hours_text(self.locale, getattr(hours, way))
        yield self.say("work_total"), hours_text(self.locale, hours.total)
        if hours.untimed:
            yield self.say("work_untimed"), self.say("untimed", count=hours.untimed)

    def choices(self, plan: Plan) -> list[tuple[str, str]]:
        """What the plan was made from: names and values."""
        wish = plan.wish
        return [(self.say("edition"), plan.course.edition), (self.say("start"), day_text(self.locale, wish.start)),
                (self.say("finish"), day_text(self.locale, plan.end)),
                (self.say("order"), ", ".join(map(str, plan.numbers))),
                (self.say("pace"), self.pace(wish.pace)), (self.say("calendar"), plan.calendar.title),
                *([(self.say("time_of_day"), self.say("clock_told", time=wish.time))] if wish.time else []),
                *((self.say(key), value) for key, value in (("place", wish.place), ("name", wish.name)) if value)]

    def wheel(self, start: date) -> str:
        """«Årshjul, skoleåret 2026/27», for the school year of a start."""
        return self.say("wheel_caption", year=school_year_text(school_year_of(start)))
