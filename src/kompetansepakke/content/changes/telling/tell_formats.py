"""The formats that a comparison is told in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kompetansepakke.base.review_text import review_text
from kompetansepakke.content.changes.change import EditionChanges
from kompetansepakke.content.changes.telling.change_teller import Section, Teller
from kompetansepakke.content.changes.telling.grouped import groups
from kompetansepakke.source.markdown.code import code_span
from kompetansepakke.words.languages import Locale
from kompetansepakke.words.strings import date_text, text


@dataclass(frozen=True, slots=True)
class Since:
    """What the site was compared with: as it was asked for, the commit, and its date."""

    asked: str
    commit: str
    day: date


def as_text(since: Since, editions: Sequence[EditionChanges], locale: Locale) -> str:
    """For the terminal."""
    def laid_out(heading: str, sections: Sequence[Section]) -> Iterator[str]:
        yield from ("", heading)
        for section in sections:
            yield f"  {section.heading}"
            yield from (f"    {'  ' * item.depth}- {item.text}" for item in section.items)

    return _told(since, editions, Teller(locale, str, str), "{}", laid_out)


def as_markdown(since: Since, editions: Sequence[EditionChanges], locale: Locale) -> str:
    """For a review on GitHub or GitLab; nothing that editors wrote is taken for Markdown, or calls on anybody."""
    def laid_out(heading: str, sections: Sequence[Section]) -> Iterator[str]:
        yield from ("", f"### {heading}")
        for section in sections:
            yield from ("", f"**{section.heading}**", "")
            yield from (f"{'  ' * item.depth}- {item.text}" for item in section.items)

    return _told(since, editions, Teller(locale, review_text, code_span), "## {}", laid_out)


def as_json(since: Since, editions: Sequence[EditionChanges], locale: Locale) -> str:
    """For programs: the facts, edition by edition, in no language."""
    value = {"since": {"revision": since.asked, "commit": since.commit, "date": since.day.isoformat()},
             "editions": [{"edition": one.edition, "locale": one.locale,
                           "changes": [change.as_json() for change in one.changes]} for one in editions]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Since, Sequence[EditionChanges], Locale], str]] = {
    "text": as_text, "json": as_json, "md": as_markdown}
"""Each format by its name."""


def _told(since: Since, editions: Sequence[EditionChanges], teller: Teller, title: str,
          laid_out: Callable[[str, Sequence[Section]], Iterator[str]]) -> str:
    locale = teller.locale
    lines = [title.format(text(locale, "diff_title", since=teller.code(since.asked), commit=since.commit[:10],
                               day=date_text(locale, since.day)))]
    found = groups(editions)
    for group in found:
        lines += laid_out(teller.readers(group, editions), teller.sections(group))
    if not found:
        lines += ["", text(locale, "diff_none")]
    return "\n".join(lines) + "\n"
