"""What the tellings share that is no sentence: Markdown as plain text, spans of weeks, the way to a meeting."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import groupby

from kompetansepakke.plan.calendar.calendar import Week
from kompetansepakke.plan.plan import PlannedMeeting

_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_MARKS = re.compile(r"\{\{.*?\}\}|\{:?[ ][^{}]*\}|<[^>]+>|\*\*|__|~~|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~^-])")


def plain(markdown: str) -> str:
    """A line of Markdown as text: links as their words, without marks, attributes, macros and HTML."""
    kept = [_MARKS.sub("", _LINK.sub(r"\1", part)) if place % 2 == 0 else part
            for place, part in enumerate(_ESCAPED.split(markdown))]
    return " ".join(html.unescape("".join(kept)).split())


def week_spans(weeks: Sequence[Week]) -> str:
    """«36–39, 41»; weeks that don't count are left out, and the weeks of a new year begin a new span."""
    numbered = [(week.monday.toordinal() // 7 - place, week) for place, week in enumerate(weeks)]
    spans = []
    for _, group in groupby(numbered, key=lambda pair: (pair[0], pair[1].year)):
        run = [week.number for _, week in group]
        spans.append(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]))
    return ", ".join(spans)


def meeting_link(one: PlannedMeeting, base: str) -> str:
    """Where the meeting stands in the edition at `base`: the block itself, or its module's front page."""
    return f"{base}{one.meeting.address}" + (f"#{one.meeting.id}" if one.meeting.id else "")
