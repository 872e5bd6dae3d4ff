"""Two contents of a site compared, edition by edition and language by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kompetansepakke.base.audience import Edition
from kompetansepakke.content.changes.around_changes import Around, around_changes, term_changes
from kompetansepakke.content.changes.change import Change, EditionChanges, Verdict
from kompetansepakke.content.changes.lasting import (
    broken_addresses,
    lost_fields,
    lost_ids,
    stale_files,
    stale_translations,
)
from kompetansepakke.content.changes.package_changes import fronts, package_changes
from kompetansepakke.content.changes.page_changes import block_changes, page_changes
from kompetansepakke.content.changes.pairing import block_pairs, page_pairs
from kompetansepakke.content.derived.attached import attached
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import View, locales_of, view
from kompetansepakke.words.languages import Locale


@dataclass(frozen=True)
class Moment:
    """A site as it was read at one time; `digests` tells the bytes of its attachments apart, by source."""

    content: Content
    digests: Mapping[str, str]
    around: Around = field(default_factory=Around)

    def edition(self, name: str) -> Edition | None:
        """The edition with this id, if the site had it then."""
        return next((edition for edition in self.content.vocabulary.editions if edition.id == name), None)


def compare(before: Moment, now: Moment, wanted: Sequence[str] = ()) -> tuple[EditionChanges, ...]:
    """What is otherwise in each edition, or in those that are wanted, when everything has opened."""
    known = (edition.id for moment in (now, before) for edition in moment.content.vocabulary.editions)
    return tuple(found for name in dict.fromkeys(known) if not wanted or name in wanted
                 for found in _edition(before, now, name))


def _edition(before: Moment, now: Moment, name: str) -> Iterator[EditionChanges]:
    old, new = before.edition(name), now.edition(name)
    if old is None or new is None:
        edition, content = (new, now.content) if new else (old, before.content)
        for locale in locales_of(content, edition) if edition else ():
            yield EditionChanges(name, locale, (Change("edition", "new" if new else "gone", name),))
        return
    spoken, spoken_before = locales_of(now.content, new), locales_of(before.content, old)
    lost = _Lost(view(before.content, old, date.max), view(now.content, new, date.max))
    for locale in spoken:
        came = () if locale in spoken_before else (Change("language", "new", locale),)
        compared = _compared(before, now, (old, new), locale)
        yield EditionChanges(name, locale, (*came, *compared, *lost.everywhere, *lost.in_language(now.content, locale)))
    for locale in spoken_before:
        if locale not in spoken:
            yield EditionChanges(name, locale, (Change("language", "gone", locale),))


def _compared(before: Moment, now: Moment, editions: tuple[Edition, Edition], locale: Locale) -> Iterator[Change]:
    old, new = (view(moment.content, edition, date.max, locale)
                for moment, edition in zip((before, now), editions, strict=True))
    pairs = page_pairs(old, new)
    yield from package_changes(old, new, pairs)
    yield from page_changes(old, new, pairs, fronts(old, new, pairs))
    yield from block_changes(block_pairs(old, new), pairs)
    yield from term_changes(old, new)
    yield from _file_changes(_files(before, old), _files(now, new))
    yield from around_changes(before.around, now.around, new)


class _Lost:
    """What should last and doesn't, of an edition; asked of its two views in the site's first language."""

    def __init__(self, old: View, new: View) -> None:
        self._old, self._new, self._pairs = old, new, page_pairs(old, new)
        blocks = block_pairs(old, new)
        self.everywhere = (*lost_ids(blocks), *lost_fields(blocks), *broken_addresses(old, new, self._pairs))

    def in_language(self, content: Content, locale: Locale) -> Iterator[Change]:
        """The translations into a language, of what `content` has now."""
        if locale != self._new.locale:
            yield from stale_translations(self._old, self._new, self._pairs, stale_files(content, locale), locale)


def _files(moment: Moment, seen: View) -> dict[str, str]:
    """The attachments that the edition's pages use, by their addresses."""
    return {source.split("/", 1)[1]: moment.digests.get(source, "") for source in attached(seen, moment.digests)}


def _file_changes(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            verdict: Verdict = "changed" if path in old and path in new else "new" if path in new else "gone"
            yield Change("file", verdict, path.rsplit("/", 1)[-1], path)
