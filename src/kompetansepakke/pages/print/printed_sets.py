"""The registry of printed sets: who gets which, and what is on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kompetansepakke.content.view import ModuleView, PackageView, View
from kompetansepakke.pages.print.handouts import meeting_record, participant_sheet, reader, worksheets
from kompetansepakke.pages.print.leader.leader_guide import leader_guide, shown_in_guide
from kompetansepakke.pages.print.recording_sheet import recording_sheet
from kompetansepakke.pages.print.sheet.cover import Home
from kompetansepakke.pages.print.sheet.rules import (
    blocks_of,
    has_leader_guides,
    meetings_of,
    says_something,
    unrecorded,
    worksheets_of,
    written_by_participants,
)
from kompetansepakke.pages.print.sheet.sets import Printout, SetKind
from kompetansepakke.pages.print.sheet.sheet import Sheet
from kompetansepakke.source.blocks.blocks import Block

HandedOut = frozenset[str]
"""The staged paths of pages that another page hands out, such as manuscripts."""
Fill = Callable[[Sheet, Home, HandedOut], Mapping[str, str]]
OfModule = Callable[[ModuleView, View], bool]
Stands = Callable[[ModuleView, View, HandedOut], Iterator[Block]]


def _never(_: object, __: View) -> bool:
    return False


def _nothing(_: ModuleView, __: View, ___: HandedOut) -> Iterator[Block]:
    return iter(())


@dataclass(frozen=True, slots=True)
class PrintedSet:
    """A kind of set, what fills it, and what has one. What has not opened has none."""

    kind: SetKind
    fill: Fill
    """Fills the sheet; the files that go with it."""
    of_module: OfModule = _never
    of_package: Callable[[PackageView, View], bool] = _never
    stands: Stands = _nothing
    """The blocks of a module that stand on it, not counting those inside them, so that links to them stay on it."""


LEADER_GUIDE = SetKind("leader", "lederguide", has_pdf=True, for_leaders=True, introduces=True, meeting="#{id}")


def _resources(module: ModuleView) -> Iterator[Block]:
    return (block for _, block in module.resources)


SETS: tuple[PrintedSet, ...] = (
    PrintedSet(LEADER_GUIDE, leader_guide, lambda *_: True, lambda *_: True, shown_in_guide),
    PrintedSet(SetKind("recording", "opptaksark", for_leaders=True),
               lambda sheet, home, _: recording_sheet(sheet, home),
               of_package=lambda package, _: any(unrecorded(module) for module in package.modules if module.is_open)),
    PrintedSet(SetKind("participant", "deltakerark", has_pdf=True, meeting=""),
               lambda sheet, home, _: participant_sheet(sheet, home),
               lambda module, view: bool(written_by_participants(module, view)),
               stands=lambda module, *_: (block for _, block in blocks_of(module, lambda kind: kind.room_to_write))),
    PrintedSet(SetKind("record", "motereferat", meeting="#del.{id}"),
               lambda sheet, home, _: meeting_record(sheet, home),
               lambda module, _: bool(meetings_of(module))),
    PrintedSet(SetKind("worksheets", "arbeidsark"), lambda sheet, home, _: worksheets(sheet, home),
               lambda module, _: bool(worksheets_of(module)),
               stands=lambda module, *_: (block for _, block in worksheets_of(module))),
    PrintedSet(SetKind("reader", "lesehefte"), reader, lambda module, _: any(map(says_something, module.pages)),
               stands=lambda module, *_: _resources(module)),
)
"""In the order that lists of them have."""


@lru_cache(maxsize=2)  # every page asks for them
def printouts(view: View) -> tuple[tuple[PrintedSet, Printout], ...]:
    """All sets of the edition, each with what is to be printed."""
    return tuple(_printouts(view))


def _printouts(view: View) -> Iterator[tuple[PrintedSet, Printout]]:
    leaders = has_leader_guides(view)
    known = [one for one in SETS if leaders or not one.kind.for_leaders]
    for package in view.packages:
        opened = [module for module in package.modules if module.is_open]
        if opened:
            yield from ((one, Printout(one.kind, package, None)) for one in known if one.of_package(package, view))
        for module in opened:
            yield from ((one, Printout(one.kind, package, module)) for one in known if one.of_module(module, view))
