"""Changes in sentences, in the words of a language. A style says how names and addresses are written in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kompetansepakke.content.changes.change import Change, Detail, EditionChanges, Value
from kompetansepakke.content.changes.telling.grouped import Group, OnPage, by_languages, pages
from kompetansepakke.words.languages import Locale, language
from kompetansepakke.words.strings import date_text, hours_text, in_sentence, listed, phrases, text

_CARE = ("id", "field", "address", "translation")
_OUTER = ("edition", "language", "package", "module")
_TOO_LONG = ("description", "purpose", "definition")
_AROUND = ("setup", "macros")


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list; `depth` is 1 for what belongs to the item above it."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """Lines with a heading."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells changes in one language; `name` writes what editors have called something, `code` what is typed."""

    locale: Locale
    name: Callable[[str], str]
    code: Callable[[str], str]

    def readers(self, group: Group, all_of: Sequence[EditionChanges]) -> str:
        """«Alle utgavene», «Utgavene leder og uh, på nynorsk; utgaven eier»."""
        every = list(dict.fromkeys(one.edition for one in all_of))
        first, *more = (self._readers(editions, locales, every, all_of)
                        for editions, locales in by_languages(group.readers))
        return "; ".join((first, *map(in_sentence, more)))

    def sections(self, group: Group) -> list[Section]:
        """The group's changes under their headings, what can be lost first."""
        parts = [("care", [Item(0, self.change(one)) for one in group.changes if one.subject in _CARE]),
                 ("outer", [Item(0, self.change(one)) for one in group.changes if one.subject in _OUTER]),
                 ("pages", [item for page in pages(group.changes) for item in self._page(page)]),
                 *((key, [Item(0, self.change(one)) for one in group.changes if one.subject in subjects])
                   for key, subjects in (("terms", ("term",)), ("files", ("file",)), ("around", _AROUND)))]
        return [Section(self._say(f"heading_{key}"), tuple(items)) for key, items in parts if items]

    def change(self, change: Change) -> str:
        """The change in one line."""
        key = f"{change.subject}_{change.verdict}"
        if change.mend:
            key += "_mend"
        told = self._say(key, name=self._named(change), place=self.code(change.place or "/"),
                         before=self.code(change.before or "/"), kind=self._kind(change.kind),
                         id=self.code(change.id), mend=self.code(change.mend), file=self.code(change.file))
        details = "; ".join(filter(None, map(self._detail, change.details)))
        return f"{told}: {details}" if details else told

    def _readers(self, editions: list[str], locales: list[Locale], every: list[str],
                 all_of: Sequence[EditionChanges]) -> str:
        who = self._say("all") if len(editions) == len(every) > 1 else \
            self._say("editions", count=len(editions), list=listed(self.locale, editions))
        if all({one.locale for one in all_of if one.edition == name} <= set(locales) for name in editions):
            return who
        return self._say("in", who=who, languages=listed(self.locale, [in_sentence(language(one).name)
                                                                        for one in locales]))

    def _page(self, on: OnPage) -> Iterator[Item]:
        first = on.blocks[0] if on.blocks else None
        if on.page:
            yield Item(0, self.change(on.page))
        elif first:
            yield Item(0, self._say("page_same", name=self.name(first.page), place=self.code(first.place or "/")))
        for block in on.blocks:
            yield Item(1, self.change(block))

    def _named(self, change: Change) -> str:
        if change.subject == "language":
            return in_sentence(language(change.name).name)
        return self.name(change.name)

    def _kind(self, kind: str) -> str:
        known = phrases(self.locale)
        return in_sentence(known[f"kind_{kind}"]) if f"kind_{kind}" in known else kind

    def _detail(self, detail: Detail) -> str:
        name, before, after = detail.name, detail.before, detail.after
        if name == "words":
            return ", ".join(self._say(f"words_{key}", count=count)
                             for key, count in (("new", after), ("gone", before)) if count)
        if name in ("layout", "figure"):
            return self._say(name, name=self.name(str(after)))
        what = self._field(name)
        if before is after is None or (name in _TOO_LONG and before and after):
            return self._say("otherwise", what=what)
        if before is None:
            return self._say("set", what=what, after=self._value(name, after))
        key = "unset" if after is None else "was"
        return self._say(key, what=what, before=self._value(name, before), after=self._value(name, after))

    def _field(self, name: str) -> str:
        """What editors call it; what has no phrase is named as they write it."""
        if name.startswith("block "):
            return f"«{self.name(name.removeprefix('block '))}»"
        return phrases(self.locale).get(f"diff_field_{name}", name)

    def _value(self, name: str, value: Value) -> str:
        if name == "minutes" and isinstance(value, int):
            return hours_text(self.locale, value)
        if name == "language":
            return in_sentence(language(str(value)).name)
        if name == "opens":
            return date_text(self.locale, date.fromisoformat(str(value)))
        if name == "kind":
            return self._kind(str(value))
        return f"«{self.name(str(value))}»" if name in ("title", *_TOO_LONG) else self.name(str(value))

    def _say(self, key: str, **values: object) -> str:
        return text(self.locale, f"diff_{key}", **values)
