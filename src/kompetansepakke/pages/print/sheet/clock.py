"""The running clock of an agenda: «1. 5 min: …» becomes a step with minutes and the time of day."""

from __future__ import annotations

from dataclasses import dataclass

from kompetansepakke.source.blocks.agenda import STEP

START = 14 * 60
"""When meetings begin unless the school says otherwise, in minutes after midnight."""


@dataclass(slots=True)
class Clock:
    """Counts on from `now`, minutes after midnight."""

    now: int = START

    def step(self, line: str) -> str:
        """The line with its time of day, if it begins a step of an agenda; else as it is."""
        match = STEP.match(line)
        if match is None:
            return line
        minutes = int(match["minutes"])
        begins, self.now = self.now, self.now + minutes
        mark = (f'<span class="kp-clock">{time_text(begins)}–{time_text(self.now)}</span> '
                f'<span class="kp-minutes">{minutes} min</span> ')
        return match["lead"] + mark + line[match.end():]


def time_text(minutes: int) -> str:
    """«14.05» for 845 minutes after midnight; past midnight it goes on from 0."""
    hours, rest = divmod(minutes, 60)
    return f"{hours % 24:02d}.{rest:02d}"
