"""What one leads a meeting from: its printed sets, as links on its card and, for leaders, on front pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import relpath

from kompetansepakke.content.view import ModuleView, PackageView, PageView, View
from kompetansepakke.pages.parts.cards import MeetingLink
from kompetansepakke.pages.parts.templates import rendered
from kompetansepakke.pages.print.printed_sets import LEADER_GUIDE, printouts
from kompetansepakke.pages.print.sheet.rules import has_leader_guides, meetings_of
from kompetansepakke.pages.print.sheet.sets import Printout
from kompetansepakke.source.blocks.agenda import agenda
from kompetansepakke.source.blocks.blocks import Block
from kompetansepakke.words.strings import text


def meeting_links(view: View) -> Mapping[str, tuple[MeetingLink, ...]]:
    """What each meeting card leads to, by the front page of the meeting's module."""
    found: dict[str, tuple[MeetingLink, ...]] = {}
    for _, made in printouts(view):
        if made.module and made.kind.meeting is not None:
            link = MeetingLink(text(view.locale, f"set_{made.kind.name}"), made.path, made.kind.meeting)
            front = made.module.front.path
            found[front] = (*found.get(front, ()), link)
    return found


def leader_strip(view: View, package: PackageView, module: ModuleView | None) -> str:
    """The way to the next meeting, and to what it is led from, on the front page of `module` or of the package.

    Nothing in editions without leader guides. Which meeting is next, the school's plan knows in the browser; without
    one it is the first.
    """
    if not has_leader_guides(view):
        return ""
    modules = [module] if module else list(package.modules)
    sets = [made for _, made in printouts(view) if made.package is package]
    meetings = [(one, page, block) for one in modules if one.is_open for page, block in meetings_of(one)]
    strip = _Strip(view, f"{package.id}/{module.folder}" if module else package.id, sets)
    links = strip.to_meeting(*meetings[0]) if meetings else strip.to_guide(module)
    return rendered("leader_strip.html", view, links=links) if links else ""


@dataclass(frozen=True, slots=True)
class _Strip:
    """Makes the links of one strip. `front` is the address of its page, without a slash at the end."""

    view: View
    front: str
    sets: list[Printout]

    def to_meeting(self, module: ModuleView, page: PageView, meeting: Block) -> list[dict[str, str]]:
        """To the meeting, the sets that it is led from, and the big screen."""
        sets = [self._set(made, str(meeting.id)) for made in self.sets
                if made.module and made.module.folder == module.folder and made.kind.meeting is not None]
        own = [("#{id}", "strip_first"), *([("?storskjerm#{id}", "strip_projector")] if agenda(meeting) else [])]
        first, *screen = [{"at": "", "has": "", "anchor": anchor, "label": text(self.view.locale, key),
                           "href": f"{relpath(page.address, self.front)}/{anchor.format(id=meeting.id)}"}
                          for anchor, key in own]
        return [first, *sets, *screen]

    def to_guide(self, module: ModuleView | None) -> list[dict[str, str]]:
        """To the leader guide alone, where there are no meetings."""
        return [self._set(made, "") for made in self.sets if made.kind == LEADER_GUIDE and made.module is module]

    def _set(self, made: Printout, meeting: str) -> dict[str, str]:
        kind, anchor = made.kind, made.kind.meeting or ""
        has = " ".join(one.module.folder for one in self.sets if one.module and one.kind == kind)
        return {"at": f"{kind.folder}/", "has": has, "anchor": anchor,
                "label": text(self.view.locale, f"set_{kind.name}"),
                "href": f"{relpath(made.address, self.front)}/{anchor.format(id=meeting) if meeting else ''}"}
