"""The leader guide of a module, and of a whole package."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from kompetansepakke.content.view import ModuleView, PageView, View
from kompetansepakke.pages.parts.labels import card_facts, module_title
from kompetansepakke.pages.print.leader.checklist import checklist
from kompetansepakke.pages.print.leader.gathering import Entry, Gathered, Part, gather
from kompetansepakke.pages.print.leader.planning_sheet import meetings_table, order_table, resources_table
from kompetansepakke.pages.print.sheet.clock import START, time_text
from kompetansepakke.pages.print.sheet.cover import Home, add_cover
from kompetansepakke.pages.print.sheet.rules import meetings_of, says_something
from kompetansepakke.pages.print.sheet.sheet import Sheet
from kompetansepakke.source.blocks.blocks import Block, walk

_NOTE_LINES = 6


def leader_guide(sheet: Sheet, home: Home, handed_out: Container[str]) -> dict[str, str]:
    """Fill the sheet. Returns the files that go with it."""
    made, t = sheet.made, sheet.t
    files = add_cover(sheet, home, t("print_school"), t("print_leader"), t("print_period"))
    sheet.contents()
    if made.module:
        _Module(sheet, made.module, gather(made.module, sheet.view, handed_out), 2).write()
        return files
    sheet.heading(2, t("print_package_order"), "del.rekkefolge", entry=1)
    order_table(sheet, made.package, None)
    for module in made.package.modules:
        if module.is_open:
            title = module_title(module, sheet.view.locale)
            sheet.heading(2, title, f"del.{module.meta.number}", entry=1)
            if module.purpose:
                sheet.html("sheet_purpose.html", purpose=module.purpose)
            _Module(sheet, module, gather(module, sheet.view, handed_out), 3).write()
    return files


def shown_in_guide(module: ModuleView, view: View, handed_out: Container[str]) -> Iterator[Block]:
    """The blocks that stand in a module's leader guide."""
    gathered = gather(module, view, handed_out)
    for page in gathered.own_pages:
        yield from walk(page.nodes)
    for part in gathered.parts:
        for entry in part.entries:
            if entry.resource and not entry.resource.kind.is_worksheet:
                yield from walk((entry.resource,))
            yield from walk(entry.leader_blocks)
    yield from walk(tuple(tip for _, tip in gathered.reading))


@dataclass(frozen=True, slots=True)
class _Module:
    """Writes one module, its sections on headings of `level`."""

    sheet: Sheet
    module: ModuleView
    found: Gathered
    level: int

    def write(self) -> None:
        self._frame()
        for page in filter(says_something, self.found.own_pages):
            self._heading(page.title, f"side-{page.number or 'forside'}".replace(".", "-"))
            self.sheet.nodes(page, page.nodes, self.level, meetings_apart=True)
        self._plans()
        self._meetings()
        self._tasks()
        self._reading()

    def _anchor(self, name: str) -> str:
        return f"del.{self.module.meta.number}.{name}"

    def _heading(self, title: str, name: str) -> None:
        self.sheet.heading(self.level, title, self._anchor(name), entry=self.level - 1)

    def _frame(self) -> None:
        if self.sheet.made.module:
            self._heading(self.sheet.t("print_frame"), "tid")
            order_table(self.sheet, self.sheet.made.package, self.module)

    def _plans(self) -> None:
        sheet, module = self.sheet, self.module
        if meetings_of(module):
            self._heading(sheet.t("print_meeting_plan"), "moteplan")
            meetings_table(sheet, module)
        if module.resources:
            self._heading(sheet.t("print_checklist"), "sjekkliste")
            checklist(sheet, module, self._anchor("sjekkliste"))
            self._heading(sheet.t("print_resources"), "ressurser")
            resources_table(sheet, module)

    def _meetings(self) -> None:
        entries = list(self._met())
        if not entries:
            return
        self._heading(self.sheet.t("print_meetings_one_by_one"), "moter")
        self.sheet.html("sheet_note.html", clock=True,
                        note=self.sheet.t("print_clock", start=time_text(START)))
        for page, entry in entries:
            assert entry.resource
            if self.level == 2 and entry.resource.id:
                self.sheet.entry(entry.resource.argument, entry.resource.id, 2)
            self._entry(page, entry, self.level)
            self.sheet.html("sheet_lines.html", title=self.sheet.t("print_notes"), count=_NOTE_LINES)

    def _met(self) -> Iterator[tuple[PageView, Entry]]:
        """The meetings, in reading order, each with what is said to leaders about it."""
        entries = {entry.resource.id: entry for part in self.found.parts for entry in part.entries if entry.resource}
        own = {page.path for page in self.found.own_pages}
        for page, meeting in meetings_of(self.module):
            if page.path in own or meeting.id in entries:
                yield page, entries.get(meeting.id, Entry(meeting, ()))

    def _tasks(self) -> None:
        parts = [part for part in self.found.parts if part.goals or any(_is_work(entry) for entry in part.entries)]
        if not parts:
            return
        self._heading(self.sheet.t("print_tasks"), "oppgaver")
        for part in parts:
            self._part(part)

    def _part(self, part: Part) -> None:
        name = f"del-{part.page.number or 'forside'}".replace(".", "-")
        title = f"{part.page.number} {part.page.title}" if part.page.number else part.page.title
        self.sheet.heading(self.level + 1, title, self._anchor(name), entry=2 if self.level == 2 else 0)
        for goals in part.goals:
            self.sheet.block(part.page, goals, self.level + 1)
        for entry in part.entries:
            if _is_work(entry):
                self._entry(part.page, entry, self.level + 1)

    def _entry(self, page: PageView, entry: Entry, section: int) -> None:
        """A resource with what is said to leaders about it. A worksheet is only named: it is a sheet of its own."""
        resource = entry.resource
        if resource and resource.kind.is_worksheet:
            facts = " · ".join(card_facts(resource, self.sheet.view.locale))
            self.sheet.html("sheet_pointer.html", href=self.sheet.href(page, resource.id), title=resource.argument,
                            facts=facts, note=self.sheet.t("print_worksheet_at", title=resource.argument))
        elif resource:
            self.sheet.block(page, resource, section)
        for block in entry.leader_blocks:
            self.sheet.block(page, block, section)

    def _reading(self) -> None:
        nested = [block for _, block in self.module.resources
                  if any(tip.kind.argument == "tip" and tip.argument == "reading" for tip in walk(block.children))]
        if not self.found.reading and not nested:
            return
        self._heading(self.sheet.t("print_reading"), "lesing")
        for page, tip in self.found.reading:
            self.sheet.block(page, tip, self.level)
        if nested:
            self.sheet.html("sheet_reading_at.html", before=self.sheet.t("print_reading_at", list="\0").split("\0"),
                            entries=[{"id": block.id, "title": block.argument} for block in nested])


def _is_work(entry: Entry) -> bool:
    return entry.resource is None or not entry.resource.kind.is_meeting
