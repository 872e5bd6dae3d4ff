"""Days, weeks and phrases of the pacing pages, in the page's language."""

from __future__ import annotations

from datetime import date

from kompetansepakke.content.view import Locale
from kompetansepakke.plan.plan import PlannedMeeting, PlannedModule
from kompetansepakke.words.languages import language
from kompetansepakke.words.strings import count_text, day_text, phrases, text


def module_label(locale: Locale, planned: PlannedModule) -> str:
    """«Modul 1: Overordnet del»."""
    return text(locale, "plan_module_title", number=planned.module.number, title=planned.module.title)


def meeting_label(locale: Locale, planned: PlannedModule, one: PlannedMeeting) -> str:
    """«Modul 1, møte 2: Vår tolkning»; without the title where nobody has written the meeting yet."""
    label = text(locale, "plan_meeting_label", module=planned.module.number, number=one.number)
    return f"{label}: {one.meeting.title}" if one.meeting.id else label


def summary(locale: Locale, modules: tuple[PlannedModule, ...], start: date) -> str:
    """«Planen går fra … til …. Det er 23 skoleuker og 17 møter.»."""
    return text(locale, "plan_summary", start=day_text(locale, start), end=day_text(locale, modules[-1].last_day),
                weeks=count_text(locale, "plan_weeks", sum(len(one.weeks) for one in modules)),
                meetings=count_text(locale, "plan_meetings", sum(len(one.meetings) for one in modules)))


def browser_phrases(locale: Locale) -> dict[str, str]:
    """The phrases that the browser needs, by their names without `plan_`."""
    known = language(locale)
    lists = {"weekdays": known.weekdays, "months": known.months, "short_months": known.short_months}
    return {**{name: " ".join(words) for name, words in lists.items()},
            **{name.removeprefix("plan_"): phrase for name, phrase in phrases(locale).items()
               if name.startswith("plan_")}}
