"""Who gets what: which editions have leader guides, and what a participant may be handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kompetansepakke.base.audience import Edition
from kompetansepakke.content.derived.recordings import is_recorded
from kompetansepakke.content.view import ModuleView, PageView, View, visible
from kompetansepakke.source.blocks.block_kinds import TIP_ROLES, BlockKind
from kompetansepakke.source.blocks.blocks import Block, Node, walk, without
from kompetansepakke.source.text import Line


def has_leader_guides(view: View) -> bool:
    """Whether the edition sees leader content.

    It does where one of its roles is a role that tips are written for (leader, owner), or, on a site with other
    roles, where it sees a tip that the least privileged edition may not see.
    """
    if set(view.edition.sees) & set(TIP_ROLES):
        return True
    least = view.vocabulary.editions[0]
    return any(block.kind.argument == "tip" and not block.audience.admits(least)
               for page in view.pages() for block in walk(page.nodes))


def participants(view: View) -> Edition:
    """Those whom sheets are handed to: the least privileged edition, without the roles that tips are written for."""
    least = view.vocabulary.editions[0]
    roles = tuple(role for role in least.sees if role not in TIP_ROLES)
    return Edition("deltaker", roles or least.sees)


def for_participants(module: ModuleView, view: View) -> ModuleView | None:
    """The module without tips and without what participants may not see; None where that is all of it."""
    audience = participants(view)
    if not module.front.audience.admits(audience):
        return None
    pages = tuple(_page(page, audience) for page in module.pages if page.audience.admits(audience))
    return replace(module, front=_page(module.front, audience), pages=pages)


def is_leaders_own(page: PageView, view: View) -> bool:
    """Whether the page is for others than participants."""
    return not page.audience.admits(participants(view))


def says_something(page: PageView) -> bool:
    """Whether there is anything on the page below its title."""
    return any(isinstance(node, Block) or any(map(_is_said, node.lines)) for node in page.nodes)


def _is_said(line: Line) -> bool:
    return bool(line.text.strip()) and not line.text.startswith("# ")


def without_tips(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The tree without its tips."""
    return without(nodes, lambda block: block.kind.argument == "tip")


def _page(page: PageView, audience: Edition) -> PageView:
    return replace(page, nodes=without_tips(visible(page.nodes, audience)))


Asked = Callable[[BlockKind], bool]


def blocks_of(module: ModuleView, asked: Asked) -> list[tuple[PageView, Block]]:
    """The module's resources of the kinds that are asked for, each with its page, in reading order."""
    return [(page, block) for page, block in module.resources if asked(block.kind)]


def written_by_participants(module: ModuleView, view: View) -> list[tuple[PageView, Block]]:
    """What participants see and have room to write on, without what is written for leaders, each with its page."""
    handed = for_participants(module, view)
    return blocks_of(handed, lambda kind: kind.room_to_write) if handed else []


def meetings_of(module: ModuleView) -> list[tuple[PageView, Block]]:
    """The module's meetings, each with its page."""
    return blocks_of(module, lambda kind: kind.is_meeting)


def worksheets_of(module: ModuleView) -> list[tuple[PageView, Block]]:
    """The module's worksheets, each with its page."""
    return blocks_of(module, lambda kind: kind.is_worksheet)


def unrecorded(module: ModuleView) -> list[tuple[PageView, Block]]:
    """The module's films and podcasts that nobody can play yet, each with its page."""
    return [(page, block) for page, block in module.resources if not is_recorded(block)]


def is_demanding(block: Block) -> bool:
    """Whether a resource is marked as demanding, or has a tip that says how to handle it."""
    return bool(block.options.get("demanding")) or any(
        tip.kind.argument == "tip" and tip.argument == "demanding" for tip in walk(block.children))
