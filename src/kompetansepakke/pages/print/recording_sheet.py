"""The sheet for those who make the films and podcasts that aren't recorded yet."""

from __future__ import annotations

from typing import Any

from kompetansepakke.content.derived.recordings import manuscript_of, speakers
from kompetansepakke.content.view import ModuleView, PageView
from kompetansepakke.pages.parts.labels import module_title
from kompetansepakke.pages.print.sheet.cover import Home, add_cover
from kompetansepakke.pages.print.sheet.rules import unrecorded
from kompetansepakke.pages.print.sheet.sheet import Sheet
from kompetansepakke.source.blocks.blocks import Block
from kompetansepakke.words.strings import hours_text, listed

_WHO_LINES, _SHOW_LINES = 2, 5


def recording_sheet(sheet: Sheet, home: Home) -> dict[str, str]:
    """All that is to be recorded in a package: an overview with room for names and dates, and each by itself."""
    files = add_cover(sheet, home)
    sheet.html("sheet_note.html", note=sheet.t("recording_intro"))
    modules = [(module, found) for module in sheet.made.package.modules if (found := unrecorded(module))]
    blocks = [block for _, found in modules for _, block in found]
    sheet.heading(2, sheet.t("recording_overview"), "del.oversikt")
    minutes = sum(block.options["minutes"] for block in blocks)
    sheet.html("sheet_note.html", note=sheet.t("recording_total", count=len(blocks),
                                               hours=hours_text(sheet.view.locale, minutes)))
    sheet.html("sheet_recordings.html", modules=[
        {"title": module_title(module, sheet.view.locale), "entries": [_row(sheet, block) for _, block in found]}
        for module, found in modules])
    for module, found in modules:
        sheet.heading(2, module_title(module, sheet.view.locale), f"del.{module.meta.number}")
        for page, block in found:
            _recording(sheet, module, page, block)
    return files


def _row(sheet: Sheet, block: Block) -> dict[str, Any]:
    return {"href": f"#{_anchor(block)}", "title": block.argument, "kind": sheet.t(f"kind_{block.name}"),
            "minutes": block.options["minutes"]}


def _anchor(block: Block) -> str:
    return f"del.opptak-{block.id}"


def _recording(sheet: Sheet, module: ModuleView, page: PageView, block: Block) -> None:
    sheet.heading(3, block.argument, _anchor(block))
    manuscript = manuscript_of(page, block, sheet.view)
    key = "recording_place" if page.number else "recording_front"
    place = sheet.t(key, number=module.meta.number, page=page.number)
    names = speakers(manuscript) if manuscript else []
    sheet.html("sheet_recording.html", kind=sheet.t(f"kind_{block.name}"),
               minutes=sheet.t("minutes_long", count=block.options["minutes"]),
               page={"href": sheet.href(page, block.id), "title": f"{place}: {page.title}"},
               manuscript=manuscript and {"href": sheet.href(manuscript), "title": manuscript.title},
               speakers=listed(sheet.view.locale, names), captions=_captions(block))
    sheet.html("sheet_lines.html", title=sheet.t("recording_who"), count=_WHO_LINES)
    shown = "recording_show" if block.kind.has_pictures else "recording_sound"
    sheet.html("sheet_lines.html", title=sheet.t(shown), count=_SHOW_LINES)


def _captions(block: Block) -> str:
    """What the file with a film's captions is to be called."""
    named = block.options.get("captions")
    own = isinstance(named, str) and named.lower().endswith((".vtt", ".srt"))
    return "" if not block.kind.has_pictures else str(named) if own else f"{block.id}.vtt"
