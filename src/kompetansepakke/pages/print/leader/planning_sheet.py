"""The tables of a leader guide, with columns to write in: modules in order, meetings, and resources by phase."""

from __future__ import annotations

from typing import Any

from kompetansepakke.content.view import ModuleView, PackageView, PageView
from kompetansepakke.pages.parts.labels import module_title, opens_text
from kompetansepakke.pages.print.sheet.rules import is_demanding, meetings_of
from kompetansepakke.pages.print.sheet.sheet import Sheet
from kompetansepakke.source.blocks.block_kinds import PHASES
from kompetansepakke.source.blocks.blocks import Block
from kompetansepakke.words.strings import hours_text

_PHASE_NAMES = {"before": "print_before", "meeting": "print_during", "after": "print_after", None: "print_any"}


def order_table(sheet: Sheet, package: PackageView, here: ModuleView | None) -> None:
    """The package's modules with time, and room for dates; `here` is the one that the leader guide is for."""
    rows = [{"label": module_title(module, sheet.view.locale), "number": module.meta.number,
             "here": here is not None and module.folder == here.folder, "opens": opens_text(module, sheet.view),
             "weeks": str(module.meta.min_weeks.for_edition(sheet.view.edition) or ""),
             "hours": str(module.meta.hours or ""), "meetings": module.meta.meetings or ""}
            for module in package.modules]
    sheet.html("sheet_order.html", modules=rows, label=sheet.t("print_package_order"))


def meetings_table(sheet: Sheet, module: ModuleView) -> None:
    """The meetings, with room for date, chair and place."""
    rows = [{"id": block.id, "href": sheet.href(page, block.id), "title": block.argument,
             "minutes": block.options["minutes"]}
            for page, block in meetings_of(module)]
    sheet.html("sheet_meetings.html", meetings=rows,
               label=f"{sheet.t('print_meeting_plan')}: {module.front.title}")


def resources_table(sheet: Sheet, module: ModuleView) -> None:
    """Everything in the module by when it is done, with minutes, way of working, and room for names and dates."""
    phases = []
    for phase in (*PHASES, None):
        found = [(page, block) for page, block in module.resources if phase_of(block) == phase]
        if found:
            title = sheet.t(_PHASE_NAMES[phase])
            minutes = sum(block.options.get("minutes", 0) for _, block in found)
            phases.append({"title": title, "label": f"{title}: {module.front.title}",
                           "total": sheet.t("total", hours=hours_text(sheet.view.locale, minutes)) if minutes else "",
                           "entries": [_row(sheet, page, block) for page, block in found]})
    sheet.html("sheet_resources.html", phases=phases)


def phase_of(block: Block) -> str | None:
    """When it is done; a meeting is done in the meeting."""
    phase: str | None = "meeting" if block.kind.is_meeting else block.options.get("phase")
    return phase


def _row(sheet: Sheet, page: PageView, block: Block) -> dict[str, Any]:
    options = block.options
    work = [sheet.t(f"{key}_{options[key]}") for key in ("work", "groups") if key in options]
    return {"id": block.id, "href": sheet.href(page, block.id), "title": block.argument,
            "kind": sheet.t(f"kind_{block.name}"), "minutes": options.get("minutes", ""), "work": ", ".join(work),
            "demanding": is_demanding(block)}
