"""Which page and which block of today is which of before: by address, by alias, by id, else by what they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kompetansepakke.content.changes.wording import whole
from kompetansepakke.content.view import PageView, View
from kompetansepakke.source.blocks.blocks import Block

ALIKE = 0.5
"""The share of the paragraphs that two pages must have together for one to be the other, moved."""
Key = tuple[str, str]
"""The package of a block, and its id."""
Placed = tuple[PageView, Block]


def package_of(page: PageView) -> str:
    """The id of the page's package; empty for the site's own pages."""
    return page.path.split("/")[0] if page.source.startswith("modules/") else ""


def page_pairs(old: View, new: View) -> Mapping[str, str]:
    """The path of each page that is still there, and the path that it has now."""
    pairs = {path: path for path in old.by_path if path in new.by_path}
    left = {page.address: page for path, page in old.by_path.items() if path not in pairs}
    free = [page for path, page in new.by_path.items() if path not in pairs]
    for page in free:
        before = next((left.pop(alias) for alias in page.aliases if alias in left), None)
        if before:
            pairs[before.path] = page.path
    taken = set(pairs.values())
    return pairs | _alike(left.values(), [page for page in free if page.path not in taken])


def _alike(old: Iterable[PageView], new: Iterable[PageView]) -> dict[str, str]:
    before, after = ({page.path: _parts(page) for page in pages} for pages in (old, new))
    ranked = sorted(((-share, one, other) for one, mine in before.items() for other, theirs in after.items()
                     if (share := _share(mine, theirs)) >= ALIKE))
    pairs: dict[str, str] = {}
    for _, one, other in ranked:
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _parts(page: PageView) -> Counter[str]:
    """What a page holds; of an empty one its title is all there is to know it by."""
    return Counter(whole(page.nodes)) or Counter([page.title])


def _share(mine: Counter[str], theirs: Counter[str]) -> float:
    return (mine & theirs).total() / max(mine.total(), theirs.total())


@dataclass(frozen=True)
class BlockPairs:
    """The blocks with an id, before and now. `renamed` are those that seem to have got another id."""

    old: Mapping[Key, Placed]
    new: Mapping[Key, Placed]
    renamed: Mapping[Key, Key]


def block_pairs(old: View, new: View) -> BlockPairs:
    """The blocks of two views."""
    before, after = _blocks(old), _blocks(new)
    fresh = {_likeness(key, placed): key for key, placed in after.items() if key not in before}
    renamed: dict[Key, Key] = {}
    for key, placed in before.items():
        if key not in after and (now := fresh.pop(_likeness(key, placed), None)):
            renamed[key] = now
    return BlockPairs(before, after, renamed)


def _blocks(seen: View) -> dict[Key, Placed]:
    return {(package_of(page), block.id): (page, block)
            for page in seen.pages() for block in page.resources if block.id}


def _likeness(key: Key, placed: Placed) -> tuple[str, str, str]:
    return key[0], placed[1].name, placed[1].argument.casefold()
