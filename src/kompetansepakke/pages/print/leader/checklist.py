"""What a leader does before, during and after the meetings: fixed points, and points from the module's own blocks."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.content.view import ModuleView
from kompetansepakke.pages.print.leader.planning_sheet import phase_of
from kompetansepakke.pages.print.sheet.rules import (
    is_demanding,
    meetings_of,
    worksheets_of,
    written_by_participants,
)
from kompetansepakke.pages.print.sheet.sheet import Sheet
from kompetansepakke.source.blocks.blocks import Block
from kompetansepakke.words.strings import listed


def checklist(sheet: Sheet, module: ModuleView, anchor: str) -> None:
    """Add the three lists."""
    lists = (("print_before", _before(sheet, module)), ("print_during", _during(sheet, module)),
             ("print_after", _after(sheet, module)))
    sheet.html("sheet_checklist.html", lists=[
        {"id": f"{anchor}.{key.removeprefix('print_')}", "title": sheet.t(key), "entries": entries}
        for key, found in lists if (entries := list(found))])


def _before(sheet: Sheet, module: ModuleView) -> Iterator[str]:
    meetings = [block for _, block in meetings_of(module)]
    if meetings:
        yield sheet.t("check_dates")
    sets = {"participant": written_by_participants(module, sheet.view), "worksheets": worksheets_of(module)}
    handed_out = [sheet.t(f"set_{name}").lower() for name, found in sets.items() if found]
    if handed_out:
        yield sheet.t("check_print", list=listed(sheet.view.locale, handed_out))
    for meeting in meetings:
        if "groups" in meeting.options:
            yield sheet.t("check_groups", title=meeting.argument, groups=sheet.t(f"groups_{meeting.options['groups']}"))
        brought = [f"«{found[1].argument}»" for name in meeting.options.get("brings", ())
                   if (found := sheet.view.resources.get((sheet.made.package.id, name)))]
        if brought:
            yield sheet.t("check_bring", title=meeting.argument, list=listed(sheet.view.locale, brought))
    for _, block in module.resources:
        if is_demanding(block):
            yield sheet.t("check_demanding", title=block.argument)
    if meetings:
        yield sheet.t("check_room")


def _during(sheet: Sheet, module: ModuleView) -> Iterator[str]:
    meets = bool(meetings_of(module))
    if meets:
        yield sheet.t("check_goal")
        yield sheet.t("check_time")
    for _, block in module.resources:
        if not block.kind.is_meeting and phase_of(block) == "meeting" and "minutes" in block.options:
            yield sheet.t("check_in_meeting", title=block.argument, minutes=_minutes(sheet, block))
    if meets:
        yield sheet.t("check_next")


def _after(sheet: Sheet, module: ModuleView) -> Iterator[str]:
    if meetings_of(module):
        yield sheet.t("check_record")
    for _, block in module.resources:
        if phase_of(block) == "after" and "minutes" in block.options:
            yield sheet.t("check_follow", title=block.argument, minutes=_minutes(sheet, block))
    yield sheet.t("check_ask")
    yield sheet.t("check_plan")


def _minutes(sheet: Sheet, block: Block) -> str:
    return sheet.t("minutes", count=block.options["minutes"])
