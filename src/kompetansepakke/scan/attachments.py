"""Attachments, judged in `kp check`: each that a page uses can be read, and holds nothing hidden from who gets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from kompetansepakke.base.audience import Edition
from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.content.derived.attached import attached
from kompetansepakke.content.model import Content
from kompetansepakke.content.view import PageView, View, view
from kompetansepakke.scan.forbidden import Forbidden, forbidden, own
from kompetansepakke.scan.opened import Opened
from kompetansepakke.scan.passages import Passage, passages
from kompetansepakke.scan.said import everything

Open = Callable[[str], Opened]
"""Reads the attachment with a source path."""


def attachment_problems(content: Content, on: date, opened: Open, *, sound: bool) -> Iterator[Problem]:
    """What is wrong with the attachments that pages use, on the date `on` and on every later day that something opens.

    KP111 where one can't be read; where the content is `sound`, so that it is known who sees what, KP112 where one
    holds a passage that is hidden from an edition that gets it.
    """
    judge = _Judge(content, opened)
    days = [on, *sorted({page.meta.opens for page in content.pages() if page.meta.opens and page.meta.opens > on})]
    if not content.attachments:
        return
    for source in sorted({name for edition in content.vocabulary.editions for name in judge.used(edition, days[-1])}):
        fault = opened(source).fault
        if fault:
            yield problem("KP111", Place(source), why=fault)
    if sound:
        yield from judge.passages(days)


@dataclass(frozen=True)
class _Judge:
    """Holds attachments against what each edition may not see."""

    content: Content
    opened: Open
    _views: dict[tuple[Edition, date], tuple[View, ...]] = field(default_factory=dict)
    _banned: dict[tuple[Edition, date], Forbidden] = field(default_factory=dict)

    def used(self, edition: Edition, on: date) -> dict[str, PageView]:
        """The attachments that the edition has on a day, and a page that uses each."""
        sources = frozenset(self.content.attachments.values())
        return {source: page for seen in reversed(self._seen(edition, on))
                for source, page in attached(seen, sources).items()}

    def passages(self, days: list[date]) -> Iterator[Problem]:
        """A problem for each passage in an attachment that an edition gets without the text around it."""
        suspects = self._suspects(days[-1])
        hidden: dict[tuple[str, str], tuple[Passage, PageView, list[str]]] = {}
        for edition in self.content.vocabulary.editions if suspects else ():
            for on in days:
                for source, page in self.used(edition, on).items():
                    for found in self._found(source, edition, on) if source in suspects else ():
                        hidden.setdefault((source, found.text), (found, page, []))[2].append(edition.id)
        for (source, _), (found, page, editions) in hidden.items():
            place = Place(source, self.opened(source).line_of("".join(found.words)))
            yield problem("KP112", place, what=found.text, editions=", ".join(dict.fromkeys(editions)),
                          there=f"{found.said.place.file}:{found.said.place.line}", page=page.source)

    def _suspects(self, last: date) -> set[str]:
        """The attachments that share any passage with the content, hidden or not: as a rule none."""
        sought = passages(everything(self.content))
        every = {source for edition in self.content.vocabulary.editions for source in self.used(edition, last)}
        return {source for source in every
                if any(True for text in self.opened(source).texts for _ in sought.found_in(text.letters))}

    def _found(self, source: str, edition: Edition, on: date) -> list[Passage]:
        """The hidden passages in an attachment, each once, at its longest: a file may say the same in several ways."""
        if (edition, on) not in self._banned:
            self._banned[edition, on] = forbidden(self.content, self._seen(edition, on), own(()))
        banned = self._banned[edition, on]
        found: dict[str, Passage] = {}
        every = (passage for text in self.opened(source).texts for passage in banned.passages_in(text))
        for passage in sorted(every, key=lambda one: -len("".join(one.words))):
            if not any("".join(passage.words) in longer for longer in found):
                found["".join(passage.words)] = passage
        return list(found.values())

    def _seen(self, edition: Edition, on: date) -> tuple[View, ...]:
        if (edition, on) not in self._views:
            self._views[edition, on] = tuple(
                view(self.content, edition, on, locale) for locale in self.content.vocabulary.locales)
        return self._views[edition, on]
