"""From an edition's view of a package to a `Course`, what the planner knows of it. What the view hides is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kompetansepakke.base.audience import Edition
from kompetansepakke.content.checks.model.resources import transcript_source
from kompetansepakke.content.view import ModuleView, PackageView, PageView
from kompetansepakke.plan.course import Course, Hours, Meeting, Module, Resource
from kompetansepakke.source.blocks.agenda import agenda
from kompetansepakke.source.blocks.blocks import Block

_Found = tuple[PageView, Block]


def course(package: PackageView, edition: Edition) -> Course:
    """The package as the planner knows it. A module that the view holds closed keeps its figures and openings."""
    found = [pair for module in package.modules for pair in _resources(module)]
    resources = {str(block.id): Resource(str(block.id), block.name, block.argument, page.address)
                 for page, block in found}
    opens = {str(block.id): page.opens for page, block in found}
    modules = tuple(_module(module, edition, opens) for module in package.modules)
    wheel = package.wheel.steps if package.wheel else ()
    return Course(package.id, package.title, edition.id, package.horizon_weeks, modules, resources, wheel)


def _resources(module: ModuleView) -> list[_Found]:
    """The module's resources in reading order, without those of manuscripts: they are another form of the film."""
    manuscripts = {transcript_source(page.source, block.options["transcript"]).split("/", 1)[1]
                   for page, block in module.resources if "transcript" in block.options}
    return [(page, block) for page, block in module.resources if page.path not in manuscripts]


def _module(module: ModuleView, edition: Edition, opens: dict[str, date | None]) -> Module:
    meta, found = module.meta, _resources(module)
    weeks = meta.min_weeks.for_edition(edition)
    parts = _parts(found)
    meetings = [*(_meeting(part, opens) for part in parts if part.meeting), *_unwritten(module, parts)]
    return Module(
        number=meta.number, title=module.front.title, address=module.front.address, requires=meta.requires,
        floor=weeks.low if weeks else 1, recommended=weeks.high if weeks else 1, states_weeks=weeks is not None,
        opens=module.front.opens, meetings=tuple(meetings), hours=_hours(found, meetings),
        complete=_latest(page.opens for page in module.pages), rest=_rest(found, parts, meetings))


@dataclass(slots=True)
class _Part:
    """A stretch of reading that ends in a meeting; the last one of a module may have none."""

    before: list[str] = field(default_factory=list)
    meeting: _Found | None = None
    after: list[str] = field(default_factory=list)
    """What is done after it; it stands before the next meeting."""


def _parts(found: Sequence[_Found]) -> list[_Part]:
    parts = [_Part()]
    for page, block in found:
        if block.kind.is_meeting:
            parts[-1].meeting = (page, block)
            parts.append(_Part())
        elif block.options.get("phase") == "before":
            parts[-1].before.append(str(block.id))
        elif block.options.get("phase") == "after" and len(parts) > 1:
            parts[-2].after.append(str(block.id))
    return parts


def _meeting(part: _Part, opens: dict[str, date | None]) -> Meeting:
    assert part.meeting is not None
    page, block = part.meeting
    brings = (name for name in block.options.get("brings", ()) if name in opens)
    prepare = tuple(dict.fromkeys([*part.before, *brings]))
    return Meeting(block.id, block.argument, block.options.get("minutes"), page.address,
                   _latest([page.opens, *(opens[name] for name in prepare)]), prepare, tuple(part.after),
                   tuple(agenda(block)))


def _unwritten(module: ModuleView, parts: Sequence[_Part]) -> list[Meeting]:
    """The meetings that the module asks for beyond those on its pages."""
    written = sum(part.meeting is not None for part in parts)
    return [Meeting(None, None, None, module.front.address) for _ in range(written, module.meta.meetings)]


def _rest(found: Sequence[_Found], parts: Sequence[_Part], meetings: Sequence[Meeting]) -> tuple[str, ...]:
    placed = {name for meeting in meetings for name in (*meeting.prepare, *meeting.follows)}
    has_meeting = len(parts) > 1
    return tuple(str(block.id) for _, block in found if block.kind.is_worked_on and block.id not in placed
                 and not (has_meeting and block.options.get("phase") == "meeting"))


def _hours(found: Sequence[_Found], meetings: Sequence[Meeting]) -> Hours:
    sums = dict.fromkeys(("individual", "team", "plenary", "unknown"), 0)
    untimed = sum(meeting.minutes is None for meeting in meetings)
    for _, block in found:
        if not block.kind.is_worked_on or block.options.get("phase") == "meeting":
            continue
        sums[block.options.get("work", "unknown")] += block.options.get("minutes", 0)
        untimed += "minutes" not in block.options
    return Hours(**sums, meeting=sum(meeting.minutes or 0 for meeting in meetings), untimed=untimed)


def _latest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day), default=None)
