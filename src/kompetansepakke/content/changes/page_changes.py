"""What is otherwise on pages and in blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kompetansepakke.base.audience import Audience
from kompetansepakke.content.changes.change import Change, Detail, Value, Verdict
from kompetansepakke.content.changes.pairing import BlockPairs, Placed
from kompetansepakke.content.changes.wording import flow, kept, plain, unnamed, words_changed
from kompetansepakke.content.view import PageView, View
from kompetansepakke.figures.figure import Figure
from kompetansepakke.source.blocks.blocks import Node
from kompetansepakke.source.markdown.figure_calls import figure_key


def page_changes(old: View, new: View, pairs: Mapping[str, str], passed: frozenset[str]) -> Iterator[Change]:
    """Pages that are new, gone, moved or otherwise; of those in `passed` it is told elsewhere that they come or go."""
    came = {now: before for before, now in pairs.items()}
    for path, page in new.by_path.items():
        before = old.by_path[came[path]] if path in came else None
        if before is None:
            if path not in passed:
                yield Change("page", "new", page_name(page), page.address, details=_opens(page))
        elif before.address != page.address:
            yield Change("page", "moved", page_name(page), page.address, before.address,
                         details=_page_details(before, page, old, new))
        elif details := _page_details(before, page, old, new):
            yield Change("page", "changed", page_name(page), page.address, details=details)
    for path, page in old.by_path.items():
        if path not in pairs and path not in passed:
            yield Change("page", "gone", page_name(page), page.address)


def block_changes(blocks: BlockPairs, pairs: Mapping[str, str]) -> Iterator[Change]:
    """Blocks with an id that are new, gone, moved to another page or otherwise."""
    came = {key: key for key in blocks.old if key in blocks.new} | dict(blocks.renamed)
    known = {now: blocks.old[before] for before, now in came.items()}
    for key, (page, block) in blocks.new.items():
        if key not in known:
            yield _of_block("new", (page, block), details=_minutes(block.options))
            continue
        before_page, before = known[key]
        details = tuple(_block_details((before_page, before), (page, block)))
        if pairs.get(before_page.path) != page.path:
            yield _of_block("moved", (page, block), before_page.address, details)
        elif details:
            yield _of_block("changed", (page, block), details=details)
    for key, placed in blocks.old.items():
        if key not in came:
            yield _of_block("gone", placed)


def page_name(page: PageView) -> str:
    """«1.2 Tittel»."""
    return f"{page.number} {page.title}" if page.number else page.title


def _of_block(verdict: Verdict, placed: Placed, before: str = "", details: tuple[Detail, ...] = ()) -> Change:
    page, block = placed
    return Change("block", verdict, block.argument, page.address, before, block.name, block.id or "", details,
                  page=page_name(page))


def _page_details(before: PageView, now: PageView, old: View, new: View) -> tuple[Detail, ...]:
    """What is otherwise on a page. Where it has been translated that is all there is to tell of its words."""
    facts = [("roles", roles_text(before.audience), roles_text(now.audience)), ("opens", _day(before), _day(now)),
             ("language", before.locale, now.locale)]
    if before.locale != now.locale:
        return tuple(_otherwise(facts))
    words = [("title", before.title, now.title), ("description", before.description, now.description)]
    return (*_otherwise([*words, *facts]), *_of_text(before.nodes, now.nodes, _ids(before) & _ids(now)),
            *_figures(before, now, old, new))


def _ids(page: PageView) -> frozenset[str]:
    return frozenset(block.id or "" for block in page.resources)


def _opens(page: PageView) -> tuple[Detail, ...]:
    return (Detail("opens", None, _day(page)),) if page.opens else ()


def _block_details(before: Placed, now: Placed) -> Iterator[Detail]:
    old, new = before[1], now[1]
    keys = [key for key in dict.fromkeys((*old.options, *new.options)) if key != "roles"]
    yield from _otherwise([("kind", old.name, new.name),
                           *((key, _value(old.options.get(key)), _value(new.options.get(key))) for key in keys),
                           ("roles", roles_text(old.audience), roles_text(new.audience))])
    if before[0].locale == now[0].locale:
        yield from _otherwise([("title", old.argument, new.argument)])
        yield from _of_text(old.children, new.children, _ids(before[0]) & _ids(now[0]))


def _of_text(before: tuple[Node, ...], now: tuple[Node, ...], ids: frozenset[str]) -> Iterator[Detail]:
    """How the text is otherwise; where only its order or layout is, that. `ids` are the blocks that stand in both."""
    old, new = kept(flow(before), ids), kept(flow(now), ids)
    if old == new:
        return
    gone, added = words_changed(old, new)
    mine, theirs = unnamed(old), unnamed(new)
    counted = [Detail(f"block {name}", mine[name], theirs[name]) for name in dict.fromkeys((*mine, *theirs))
               if mine[name] != theirs[name]]
    if gone or added:
        yield Detail("words", gone, added)
    yield from counted
    if not (gone or added or counted):
        yield Detail("layout")


def _figures(before: PageView, now: PageView, old: View, new: View) -> Iterator[Detail]:
    """The figures that the page had and has, and that are drawn otherwise."""
    mine, theirs = _drawn(before, old), _drawn(now, new)
    for name in mine:
        if name in theirs and mine[name] != theirs[name]:
            yield Detail("figure", None, name)


def _drawn(page: PageView, seen: View) -> dict[str, Any]:
    keys = {call.name: figure_key(page.source, call.name) for facts in page.facts for call in facts.figures}
    return {name: _figure(seen.figures[key], seen.locale) for name, key in keys.items() if key in seen.figures}


def _figure(figure: Figure, locale: str) -> Any:
    return plain(figure, locale)


def _otherwise(values: Iterable[tuple[str, Value, Value]]) -> Iterator[Detail]:
    return (Detail(name, before, now) for name, before, now in values if before != now)


def _minutes(options: Mapping[str, Any]) -> tuple[Detail, ...]:
    return (Detail("minutes", None, options["minutes"]),) if "minutes" in options else ()


def _value(value: Any) -> Value:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()  # as editors write it
    return value if value is None or isinstance(value, int) else str(value)


def roles_text(audience: Audience) -> str:
    """The roles as editors write them."""
    return "all" if audience.roles is None else ", ".join(sorted(audience.roles))


def _day(page: PageView) -> str | None:
    return page.opens.isoformat() if page.opens else None
