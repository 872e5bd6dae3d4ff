"""The typical scope of a module (001: «Typisk omfang modul», 004: «tidsramme på 8-10 timer»), as warnings.

It is held against modules that say how many hours they take; a module with other aims says nothing of hours.
"""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.model import Content, Module, Package
from kompetansepakke.content.targets import resolve
from kompetansepakke.source.blocks.agenda import agenda
from kompetansepakke.source.blocks.block_kinds import BLOCKS, TIP_KINDS
from kompetansepakke.source.blocks.blocks import Block, texts, walk


def scope_problems(content: Content) -> Iterator[Problem]:
    """Deviations from the typical scope, and agendas that don't add up."""
    for package in content.packages:
        for module in package.modules:
            if not all(page.blocks_known for page in (module.front, *module.pages)):
                continue
            blocks = [block for page in (module.front, *module.pages) for block in walk(page.nodes)]
            yield from (found for block in blocks if (found := _agenda(block)))
            yield from _meetings(module, blocks)
            if module.meta.hours:
                yield from _counts(module, blocks)
                yield from _lengths(blocks)
                yield from _hours(module, blocks)
                yield from _tips(module, blocks)
                yield from _thread(package, module)


def total_minutes(blocks: list[Block]) -> int:
    """Minutes of a module: its meetings, and what is done outside them. What is done in a meeting is in its time."""
    return sum(block.options.get("minutes", 0) for block in blocks
               if block.kind.is_meeting or block.options.get("phase") != "meeting")


def _agenda(block: Block) -> Problem | None:
    if not block.kind.is_meeting:
        return None
    total = sum(step.minutes for step in agenda(block))
    if not total or total == block.options.get("minutes", total):
        return None
    return problem("KP604", block.place, total=total, minutes=block.options["minutes"])


def _meetings(module: Module, blocks: list[Block]) -> Iterator[Problem]:
    count = sum(block.kind.is_meeting for block in blocks)
    if (module.meta.states_meetings or module.meta.hours) and count < module.meta.meetings:
        yield problem("KP601", Place(module.front.source), count=count, kind="møter",
                      usual=f"minst {module.meta.meetings}")


def _counts(module: Module, blocks: list[Block]) -> Iterator[Problem]:
    for kind in BLOCKS.values():
        for usual in kind.usual:
            count = sum(block.name == kind.name and (not usual.work or block.options.get("work") in usual.work)
                        for block in blocks)
            if not usual.low <= count <= usual.high:
                span = str(usual.low) if usual.low == usual.high else f"{usual.low}–{usual.high}"
                yield problem("KP601", Place(module.front.source), count=count, kind=usual.called, usual=span)


def _lengths(blocks: list[Block]) -> Iterator[Problem]:
    for block in blocks:
        usual = block.kind.length
        length = block.options.get(usual.key) if usual else None
        if usual and length is not None and not usual.low <= length <= usual.high:
            yield problem("KP602", block.place, title=block.argument, minutes=length, kind=block.kind.usual[0].called,
                          usual=f"{usual.low}–{usual.high} {usual.unit}")


def _hours(module: Module, blocks: list[Block]) -> Iterator[Problem]:
    assert module.meta.hours
    minutes = total_minutes(blocks)
    if not module.meta.hours.low * 60 <= minutes <= module.meta.hours.high * 60:
        yield problem("KP603", Place(module.front.source), minutes=minutes, hours=module.meta.hours)


def _tips(module: Module, blocks: list[Block]) -> Iterator[Problem]:
    given = {block.argument for block in blocks if block.kind.argument == "tip"}
    missing = [kind for kind in TIP_KINDS if kind not in given]
    if missing:
        yield problem("KP606", Place(module.front.source), kinds=", ".join(missing))


def _thread(package: Package, module: Module) -> Iterator[Problem]:
    """A module links back to the first module that it requires."""
    if not module.meta.requires:
        return
    frame = package.module(min(module.meta.requires))
    if frame is None:
        return
    folder = f"modules/{package.id}/{frame.folder}/"
    targets = (resolve(link.target, page.source) for page in (module.front, *module.pages)
               for text in texts(page.nodes) for link in text.facts.links)
    if not any(target.source.startswith(folder) for target in targets):
        yield problem("KP605", Place(module.front.source), number=frame.meta.number)
