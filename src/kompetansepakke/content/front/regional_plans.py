"""Regional plans: `plans` in package.yml. Schools that go a course together, with lanes of gatherings and periods."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kompetansepakke.base.audience import Audience, Edition
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.yaml.localized import Words


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a lane: on one day, or from a day to a day. `module` is the number of the one it is about."""

    id: str
    title: Words
    first: date
    last: date
    themes: tuple[Words, ...]
    module: int | None
    audience: Audience
    place: Place

    @property
    def is_day(self) -> bool:
        """Whether it is on one day."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of a plan, with its items in order of time."""

    id: str
    title: Words
    audience: Audience
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RegionalPlan:
    """A plan for a region: `goal` says what it leads to."""

    id: str
    title: Words
    description: Words | None
    goal: Words | None
    audience: Audience
    lanes: tuple[Lane, ...]

    def seen_by(self, edition: Edition) -> RegionalPlan | None:
        """The plan as an edition may see it; None where nothing of it is left."""
        if not self.audience.admits(edition):
            return None
        lanes = (replace(lane, items=tuple(item for item in lane.items if item.audience.admits(edition)))
                 for lane in self.lanes if lane.audience.admits(edition))
        kept = tuple(lane for lane in lanes if lane.items)
        return replace(self, lanes=kept) if kept else None

    def texts(self) -> Iterator[str]:
        """All its texts, in every language."""
        yield self.id
        for words in filter(None, (self.title, self.description, self.goal)):
            yield from words.texts()
        for lane in self.lanes:
            yield from (lane.id, *lane.title.texts())
            for item in lane.items:
                yield from (item.id, *(text for words in (item.title, *item.themes) for text in words.texts()))


def missing_modules(plans: tuple[RegionalPlan, ...], numbers: Container[int]) -> Iterator[Problem]:
    """A problem for each item about a module that the package doesn't have."""
    for item in (item for plan in plans for lane in plan.lanes for item in lane.items):
        if item.module is not None and item.module not in numbers:
            yield problem("KP754", item.place, title=item.title.first, module=item.module)
