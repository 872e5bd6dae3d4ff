"""What the planner knows of a package in one edition: figures, openings, meetings and what is prepared for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kompetansepakke.base.school_year import WheelStep
from kompetansepakke.source.blocks.agenda import Step


@dataclass(frozen=True, slots=True)
class Resource:
    """A block with an id: what it is, and where it stands (its page's address, from the edition's root)."""

    id: str
    kind: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a module; one that the module asks for and its pages lack has no id, title, minutes or agenda."""

    id: str | None
    title: str | None
    minutes: int | None
    address: str
    earliest: date | None = None
    """The day on which the last of its page and the pages of what is prepared opens."""
    prepare: tuple[str, ...] = ()
    """Ids of what is done before it: resources of phase `before` that stand between the meeting before and this
    one, and what it `brings`."""
    follows: tuple[str, ...] = ()
    """Ids of resources of phase `after` that stand between it and the next meeting."""
    agenda: tuple[Step, ...] = ()
    seen: bool = True
    """Whether the edition has it. Of one that it doesn't have, nothing is known but `earliest`."""
    shared: bool = True
    """Whether every edition that has the package has it too, and so knows its id."""


@dataclass(frozen=True, slots=True)
class RoleTime:
    """How many school weeks a role needs for a module, and the place of its first meeting among the module's."""

    role: str
    name: str
    floor: int
    recommended: int
    first_meeting: int | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """Minutes by way of working. What is done in a meeting is in the meeting's time, and not counted twice."""

    individual: int = 0
    team: int = 0
    plenary: int = 0
    meeting: int = 0
    unknown: int = 0
    """Minutes of what doesn't say how one works."""
    untimed: int = 0
    """How many resources and meetings don't say how long they take. Nothing is guessed for them."""

    def __add__(self, other: Hours) -> Hours:
        return Hours(self.individual + other.individual, self.team + other.team, self.plenary + other.plenary,
                     self.meeting + other.meeting, self.unknown + other.unknown, self.untimed + other.untimed)

    @property
    def total(self) -> int:
        """All minutes that are known."""
        return self.individual + self.team + self.plenary + self.meeting + self.unknown


@dataclass(frozen=True, slots=True)
class Module:
    """A module's figures. `floor` and `recommended` count school weeks, and are those of the role that needs most.

    Of `meetings` the edition may not have them all; the plan has room for each, so that it is one in every edition.
    """

    number: int
    title: str
    floor: int
    recommended: int
    requires: tuple[int, ...] = ()
    opens: date | None = None
    complete: date | None = None
    """The day on which its last page opens, if any page opens after the module."""
    meetings: tuple[Meeting, ...] = ()
    hours: Hours = Hours()
    rest: tuple[str, ...] = ()
    """Ids of what belongs to no meeting: without a phase, or to prepare with no meeting after it."""
    address: str = ""
    times: tuple[RoleTime, ...] = ()
    """What each role needs that has a figure."""
    editions: tuple[str, ...] = ()
    """The ids of the editions that have it."""


@dataclass(frozen=True, slots=True)
class Course:
    """A package's modules, by number, as an edition has them, with what the school's plan needs of the others."""

    package: str
    title: str
    edition: str
    horizon_weeks: int
    modules: tuple[Module, ...]
    resources: Mapping[str, Resource] = field(default_factory=dict)
    wheel: tuple[WheelStep, ...] = ()
    """The steps of the package's year, in no order of time."""
    others: tuple[Module, ...] = ()
    """Modules that the school has and the edition doesn't: their figures alone, so that the plan has room for them."""

    @property
    def requires(self) -> dict[int, tuple[int, ...]]:
        """What each module of the school's requires, by number."""
        every = sorted((*self.modules, *self.others), key=lambda module: module.number)
        numbers = {module.number for module in every}
        return {module.number: tuple(need for need in module.requires if need in numbers) for module in every}

    @property
    def editions(self) -> frozenset[str]:
        """The ids of the editions that have the package."""
        return frozenset(one for module in (*self.modules, *self.others) for one in module.editions)

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the modules that the edition has."""
        return frozenset(module.number for module in self.modules)

    def module(self, number: int) -> Module:
        """The school's module with this number; KeyError if there is none."""
        return {module.number: module for module in (*self.modules, *self.others)}[number]
