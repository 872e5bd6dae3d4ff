"""Translations: the same blocks as the page beside them, as much in them, and a warning when that page has changed."""

from __future__ import annotations

from collections.abc import Iterator

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.derived.likeness import unlikenesses
from kompetansepakke.content.model import Content, Page, Translation
from kompetansepakke.source.blocks.blocks import Block, walk


def translation_problems(content: Content) -> Iterator[Problem]:
    """Translations whose blocks differ, or whose source has changed since."""
    for page in content.pages():
        for translation in page.translations.values():
            if translation.is_sound and page.blocks_known:
                differences = list(block_differences(page, translation))
                yield from differences
                if not page.meta.title:
                    continue  # what must be mended first may hold more, and its hash would be out of date at once
                yield from () if differences else _unlike(page, translation)
                if translation.meta.source_hash != page.text_hash:
                    yield problem("KP506", translation.meta.place, hash=page.text_hash)


def _unlike(page: Page, translation: Translation) -> Iterator[Problem]:
    for unlike in unlikenesses(page, translation):
        yield problem("KP509", unlike.place, what=unlike.what, here=unlike.here, there=unlike.on_page)


def block_differences(page: Page, translation: Translation) -> Iterator[Problem]:
    """Where the translation's blocks are not those of the page."""
    ours, theirs = list(_shape(translation.nodes)), list(_shape(page.nodes))
    for (place, mine), (_, source) in zip(ours, theirs, strict=False):
        if mine != source:
            yield problem("KP505", place, why=_difference(mine, source))
            return
    if len(ours) != len(theirs):
        place = ours[len(theirs)][0] if len(ours) > len(theirs) else Place(translation.source)
        yield problem("KP505", place, why=f"antall blokker er {len(ours)} her og {len(theirs)} på sida.")
        return
    for mine_block, source_block in zip(walk(translation.nodes), walk(page.nodes), strict=True):
        for key, value in mine_block.options.items():
            if key in source_block.options and source_block.options[key] != value:
                yield problem("KP505", mine_block.place, why=f"«{key}» er {source_block.options[key]} på sida.",
                              fix=f"slett «{key}» her; verdien kommer fra sida.")


Shape = tuple[str, str | None, frozenset[str] | None, str, int]


def _shape(nodes: tuple[object, ...], depth: int = 0) -> Iterator[tuple[Place, Shape]]:
    for node in nodes:
        if isinstance(node, Block):
            argument = node.argument if node.kind.argument == "tip" else ""
            yield node.place, (node.name, node.id, node.audience.roles, argument, depth)
            yield from _shape(node.children, depth + 1)


def _difference(mine: Shape, source: Shape) -> str:
    if _name(mine) != _name(source):
        return f"her står {_name(mine)}, på sida {_name(source)}."
    if mine[3] != source[3]:
        return f"her er tipset «{mine[3]}», på sida «{source[3]}»."
    if mine[4] != source[4]:
        return f"{_name(mine)} ligger ikke inni de samme blokkene her som på sida."
    return f"{_name(mine)} er ikke for de samme rollene her som på sida."


def _name(shape: Shape) -> str:
    return f"«{shape[0]}»" + (f" med id {shape[1]}" if shape[1] else "")
