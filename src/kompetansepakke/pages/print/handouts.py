"""What is handed out: the participants' sheet, the record of meetings, and the worksheets."""

from __future__ import annotations

from itertools import pairwise
from posixpath import dirname

from kompetansepakke.content.view import PageView
from kompetansepakke.pages.parts.labels import card_facts
from kompetansepakke.pages.print.sheet.cover import Home, add_cover
from kompetansepakke.pages.print.sheet.rules import (
    meetings_of,
    says_something,
    without_tips,
    worksheets_of,
    written_by_participants,
)
from kompetansepakke.pages.print.sheet.sheet import Sheet
from kompetansepakke.source.blocks.agenda import agenda
from kompetansepakke.source.blocks.blocks import Block

_NOTE_LINES = 6
_FEWEST_LINES, _MOST_LINES, _MINUTES_A_LINE = 5, 10, 5


def participant_sheet(sheet: Sheet, home: Home) -> dict[str, str]:
    """The tasks alone, with room to write. Nothing in it is for leaders, whichever edition it stands in."""
    files = add_cover(sheet, home, sheet.t("print_name"))
    sheet.html("sheet_note.html", note=sheet.t("print_intro"))
    assert sheet.made.module
    for page, task in _outermost(written_by_participants(sheet.made.module, sheet.view)):
        sheet.block(page, task, 1)
        minutes = task.options["minutes"]
        lines = max(_FEWEST_LINES, min(_MOST_LINES, minutes // _MINUTES_A_LINE))
        sheet.html("sheet_lines.html", title="", count=lines)
    return files


def _outermost(found: list[tuple[PageView, Block]]) -> list[tuple[PageView, Block]]:
    """Without what stands inside another of them."""
    return [(page, block) for page, block in found
            if not any(block in other.children for _, other in found)]


def meeting_record(sheet: Sheet, home: Home) -> dict[str, str]:
    """A form for each meeting."""
    module = sheet.made.module
    assert module
    files = add_cover(sheet, home)
    meetings = meetings_of(module)
    for (page, meeting), following in [*pairwise(meetings), (meetings[-1], None)]:
        _record(sheet, page, meeting, following[1] if following else None)
    return files


def _record(sheet: Sheet, page: PageView, meeting: Block, following: Block | None) -> None:
    t, locale = sheet.t, sheet.view.locale
    anchor = f"del.{meeting.id}"
    sheet.heading(2, meeting.argument, anchor, href=sheet.href(page, meeting.id))
    sheet.html("sheet_note.html", note=" · ".join(card_facts(meeting, locale)))
    sheet.html("sheet_fields.html", given=("date", "place"), fields=[
        *(t(f"print_{name}") for name in ("date", "place", "chair", "minute_taker")),
        t("record_present"), t("record_absent")])
    if agenda(meeting):
        sheet.heading(3, t("record_agenda"), f"{anchor}.agenda")
        sheet.agenda(page, meeting)
    else:
        sheet.html("sheet_lines.html", title=t("print_notes"), count=_NOTE_LINES)
    sheet.heading(3, t("record_decided"), f"{anchor}.enige")
    sheet.html("sheet_rows.html", columns=[t("print_what"), t("print_who"), t("record_deadline")], count=5,
               label=f"{t('record_decided')}: {meeting.argument}")
    sheet.html("sheet_lines.html", title=t("record_leaves"), count=3)
    sheet.html("sheet_lines.html", count=3, key="next",
               title=t("record_next", title=following.argument) if following else t("record_next_free"))


def worksheets(sheet: Sheet, home: Home) -> dict[str, str]:
    """The module's worksheets; each item of a list is a field."""
    module = sheet.made.module
    assert module
    files = add_cover(sheet, home)
    for page, block in worksheets_of(module):
        sheet.html("sheet_fields.html", fields=[sheet.t("print_name"), sheet.t("print_date")])
        (bare,) = without_tips((block,))
        assert isinstance(bare, Block)
        sheet.block(page, bare, 1)
    return files


def reader(sheet: Sheet, home: Home, handed_out: frozenset[str]) -> dict[str, str]:
    """The module's pages in order; manuscripts and texts last."""
    module = sheet.made.module
    assert module
    files = add_cover(sheet, home)
    sheet.contents()
    pages = [module.front, *module.pages]
    ordered = [page for page in pages if page.path not in handed_out]
    for page in [*ordered, *(page for page in pages if page.path in handed_out)]:
        if says_something(page):
            title = f"{page.number} {page.title}" if page.number and page.path not in handed_out else page.title
            name = page.path.removeprefix(dirname(module.front.path) + "/").removesuffix(".md")
            sheet.heading(2, title, f"del.{name}", entry=1)
            sheet.nodes(page, page.nodes, 2)
    return files

