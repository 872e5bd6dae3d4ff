"""From an edition's view of a package to a `Course`, what the planner knows of it.

What the view hides is in it as figures alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kompetansepakke.base.audience import EVERYONE, Audience, Edition
from kompetansepakke.content.checks.model.resources import transcript_source
from kompetansepakke.content.front.frontmatter import ModuleMeta
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import ModuleView, PackageView, PageView, View, view
from kompetansepakke.plan.course import Course, Hours, Meeting, Module, Resource, RoleTime
from kompetansepakke.source.blocks.agenda import agenda
from kompetansepakke.source.blocks.blocks import Block

_Found = tuple[PageView, Block]


School = Mapping[str, tuple[Module, ...]]
"""The modules of each package, by id, as all roles have them together: figures, days and ids, and no words."""


def school(content: Content, on: date) -> School:
    """What the school's plan is made from, whoever opens it: the time of the role that needs most, every meeting."""
    known = content.vocabulary
    everyone = view(content, Edition("", known.role_ids), on)
    return {package.id: tuple(_whole(module, having) for module in package.modules)
            for package in everyone.packages for having in [_having(package.modules, known.editions)]}


def course(seen: View, package: PackageView, whole: Sequence[Module]) -> Course:
    """The package as the planner knows it in the edition that is `seen`; `whole` are the school's modules of it.

    A module that the view holds closed keeps its figures and openings.
    """
    found = [pair for module in package.modules for pair in _resources(module)]
    resources = {str(block.id): Resource(str(block.id), block.name, block.argument, page.address)
                 for page, block in found}
    own = {module.meta.number: module for module in package.modules}
    names = {role.id: role.name(seen.locale) for role in seen.vocabulary.roles}
    modules = tuple(_named(_module(own[one.number], one), names) for one in whole if one.number in own)
    others = tuple(replace(one, times=(), meetings=tuple(_unseen(meeting) for meeting in one.meetings))
                   for one in whole if one.number not in own)
    wheel = package.wheel.steps if package.wheel else ()
    return Course(package.id, package.title, seen.edition.id, package.horizon_weeks, modules, resources, wheel, others)


def _having(modules: Iterable[ModuleView], editions: Iterable[Edition]) -> list[Edition]:
    return [one for one in editions if any(module.front.audience.admits(one) for module in modules)]


def _whole(module: ModuleView, editions: Sequence[Edition]) -> Module:
    """The module of a package that these `editions` have."""
    meta, found = module.meta, _resources(module)
    having = _having([module], editions)
    opens = {str(block.id): page.opens for page, block in found}
    written = [(part.meeting[1].audience, _meeting(part, opens)) for part in _parts(found) if part.meeting]
    held = [*written, *((EVERYONE, Meeting(None, None, None, "")) for _ in range(len(written), meta.meetings))]
    meetings = tuple(Meeting(one.id, None, None, "", one.earliest,
                             shared=having == editions and all(map(audience.admits, editions)))
                     for audience, one in held)
    audiences = [audience for audience, _ in held]
    times = tuple(time for edition in having if (time := _time(meta, edition, audiences)))
    most = max((one.floor for one in times), default=1), max((one.recommended for one in times), default=1)
    return Module(meta.number, "", *most, meta.requires, module.front.opens,
                  _latest(page.opens for page in module.pages), meetings, times=times,
                  editions=tuple(edition.id for edition in having))


def _time(meta: ModuleMeta, edition: Edition, meetings: Sequence[Audience]) -> RoleTime | None:
    weeks = meta.min_weeks.for_edition(edition)
    first = next((place for place, audience in enumerate(meetings) if audience.admits(edition)), None)
    return RoleTime(edition.own_role, "", weeks.low, weeks.high, first) if weeks else None


def _named(module: Module, names: Mapping[str, str]) -> Module:
    return replace(module, times=tuple(replace(one, name=names[one.role]) for one in module.times))


def _unseen(meeting: Meeting) -> Meeting:
    return Meeting(None, None, None, "", meeting.earliest, seen=False, shared=False)


def _resources(module: ModuleView) -> list[_Found]:
    """The module's resources in reading order, without those of manuscripts: they are another form of the film."""
    manuscripts = {transcript_source(page.source, block.options["transcript"]).split("/", 1)[1]
                   for page, block in module.resources if "transcript" in block.options}
    return [(page, block) for page, block in module.resources if page.path not in manuscripts]


def _module(module: ModuleView, whole: Module) -> Module:
    """The school's module with the words and the resources that the edition has."""
    found = _resources(module)
    parts = _parts(found)
    opens = {str(block.id): page.opens for page, block in found}
    written = {str(one.id): one for part in parts if part.meeting for one in [_meeting(part, opens)]}
    unwritten = Meeting(None, None, None, module.front.address)
    meetings = tuple(
        unwritten if one.id is None else
        replace(written[one.id], earliest=one.earliest, shared=one.shared) if one.id in written else _unseen(one)
        for one in whole.meetings)
    seen = [one for one in meetings if one.seen]
    return replace(whole, title=module.front.title, address=module.front.address, meetings=meetings,
                   hours=_hours(found, seen), rest=_rest(found, parts, seen))


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
