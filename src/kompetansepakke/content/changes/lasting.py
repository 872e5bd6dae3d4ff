"""What should last and doesn't: ids that notes hang on, addresses that others link to, and translations.

The views are those in the site's first language: ids, answers and addresses are the same in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kompetansepakke.base.slugs import address
from kompetansepakke.content.changes.change import Change
from kompetansepakke.content.changes.page_changes import page_name
from kompetansepakke.content.changes.pairing import BlockPairs, package_of
from kompetansepakke.content.changes.wording import whole
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import PageView, View
from kompetansepakke.source.blocks.blocks import Block, Text
from kompetansepakke.words.languages import Locale

_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+(\S.*)")


def lost_ids(blocks: BlockPairs) -> Iterator[Change]:
    """Ids that nothing has now; where a block seems to have got another, what mends that."""
    for key, (page, block) in blocks.old.items():
        if key in blocks.new:
            continue
        now = blocks.renamed.get(key)
        kept_by = blocks.new[now] if now else None
        yield Change("id", "lost", block.argument, page.address, kind=block.name, id=key[1],
                     before=now[1] if now else "", mend=f"id: {key[1]}" if now else "",
                     file=kept_by[1].place.file if kept_by else "")


def lost_fields(blocks: BlockPairs) -> Iterator[Change]:
    """Fields of worksheets that nobody finds again, since an answer hangs on the field's own words."""
    for key, (_, before) in blocks.old.items():
        page, now = blocks.new.get(key, (None, None))
        if page and now and before.kind.is_worksheet:
            kept = _fields(now)
            yield from (Change("field", "lost", field, page.address, kind=now.name, id=key[1])
                        for field in _fields(before) if field not in kept)


def broken_addresses(old: View, new: View, pairs: Mapping[str, str]) -> Iterator[Change]:
    """Addresses that lead nowhere now."""
    kept = {known for page in new.pages() for known in (page.address, *page.aliases)}
    for page in old.pages():
        for known in (page.address, *page.aliases):
            if known not in kept:
                today = new.by_path.get(pairs.get(page.path, ""))
                alias = _alias(known, page, today) if today else ""
                yield Change("address", "lost", page_name(page), known, mend=alias,
                             file=today.source if today and alias else "")


def _alias(known: str, before: PageView, now: PageView) -> str:
    """The line of front matter that would save the address; nothing where the page is of another package now."""
    package = package_of(now)
    if package != package_of(before):
        return ""
    return f"aliases: [{known.removeprefix(f'{package}/').rstrip('/')}]"


def stale_translations(old: View, new: View, pairs: Mapping[str, str], stale: Mapping[str, str],
                       locale: Locale) -> Iterator[Change]:
    """Translations that no longer are of the text that stands beside them, where this edition's text was changed.

    `stale` is the file of each such translation, by the path of its page.
    """
    came = {now: before for before, now in pairs.items()}
    for path, file in stale.items():
        page, before = new.by_path.get(path), old.by_path.get(came.get(path, ""))
        if page and (before is None or _said(before) != _said(page)):
            yield Change("translation", "stale", page_name(page), address(path), kind=locale, file=file)


def stale_files(content: Content, locale: Locale) -> dict[str, str]:
    """The translations whose page has changed since, by the path of that."""
    return {page.path: translation.source for page in content.pages()
            if (translation := page.translations.get(locale)) and translation.meta.source_hash != page.text_hash}


def _fields(worksheet: Block) -> list[str]:
    """The first line of each item of its own list, and not of a list within that."""
    own = (node for node in worksheet.children if isinstance(node, Text))
    lines = (line.text.removeprefix(worksheet.prefix) for text in own for line in text.lines)
    return [" ".join(match[1].split()) for line in lines if (match := _ITEM.match(line))]


def _said(page: PageView) -> tuple[object, ...]:
    return page.title, page.description, whole(page.nodes)
