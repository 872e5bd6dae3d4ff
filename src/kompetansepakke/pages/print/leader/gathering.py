"""A module's content in the order that a leader guide wants it: each resource with the tips that belong to it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from kompetansepakke.content.view import ModuleView, PageView, View
from kompetansepakke.pages.print.sheet.rules import is_leaders_own, participants
from kompetansepakke.source.blocks.blocks import Block, Node, Text


@dataclass(frozen=True, slots=True)
class Entry:
    """A resource of a page with the tips and leader texts that follow it; without one, those that come first."""

    resource: Block | None
    leader_blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A page's goals, and its entries."""

    page: PageView
    goals: tuple[Block, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A module, sorted for its leader."""

    own_pages: tuple[PageView, ...]
    """Pages that are for leaders alone; they are read whole."""
    parts: tuple[Part, ...]
    reading: tuple[tuple[PageView, Block], ...]
    """Tips of further reading that stand by themselves."""


def gather(module: ModuleView, view: View, handed_out: Container[str]) -> Gathered:
    """Sort what the module holds. `handed_out` are pages that another page hands out, such as manuscripts."""
    pages = [page for page in (module.front, *module.pages) if page.path not in handed_out]
    own = tuple(page for page in pages if is_leaders_own(page, view))
    parts, reading = [], []
    for page in pages:
        if page not in own:
            part, found = _part(page, view)
            reading += [(page, tip) for tip in found]
            if part.goals or part.entries:
                parts.append(part)
    return Gathered(own, tuple(parts), tuple(reading))


def _part(page: PageView, view: View) -> tuple[Part, list[Block]]:
    goals: list[Block] = []
    reading: list[Block] = []
    entries: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in _outermost(page.nodes, view):
        if block.kind.states_goals:
            goals.append(block)
        elif block.kind.is_resource:
            entries.append((block, []))
        elif block.kind.argument == "tip" and block.argument == "reading":
            reading.append(block)
        elif block.kind.argument == "tip" or not block.audience.admits(participants(view)):
            entries[-1][1].append(block)
    kept = tuple(Entry(resource, tuple(found)) for resource, found in entries if resource or found)
    return Part(page, tuple(goals), kept), reading


def _outermost(nodes: tuple[Node, ...], view: View) -> list[Block]:
    """The blocks that stand in no other; a `roles` block that participants share is looked into."""
    found: list[Block] = []
    for node in nodes:
        if isinstance(node, Text):
            continue
        if node.kind.argument == "roles" and node.audience.admits(participants(view)):
            found += _outermost(node.children, view)
        else:
            found.append(node)
    return found
