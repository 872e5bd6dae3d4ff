"""Compare small sites that exist only as dicts of path to text."""

from __future__ import annotations

from collections.abc import Mapping

from kompetansepakke.content.assemble import Assembler
from kompetansepakke.content.changes.change import Change
from kompetansepakke.content.changes.comparison import Moment, compare
from kompetansepakke.content.model import Content, Page
from tests.core.reading import FRONT, HEAD, PACKAGE, VOCABULARY

SECOND = "modules/p/1-a/02-y.md"
VIDEO = "/// video | Film\n    id: film\n    minutes: 7\n    url: https://x.no/a\n\nSe den.\n/// end video\n"
LEADERS = "/// roles | leader\nBare for ledere.\n/// end roles\n"
Files = Mapping[str, str]


def site(*pages: str, **more: str) -> dict[str, str]:
    """A site of one module with these bodies as its pages, 01-x, 02-y …; `more` are keys of the front page."""
    front = FRONT.replace("min_weeks: 4-5\n", "".join(f"{key}: {value}\n"
                                                      for key, value in {"min_weeks": "4-5", **more}.items()))
    return {**PACKAGE, "modules/p/1-a/index.md": front,
            **{f"modules/p/1-a/{number:02}-{'xyzw'[number - 1]}.md": body if body.startswith("---") else HEAD + body
               for number, body in enumerate(pages, start=1)}}


def moment(files: Files, digests: Mapping[str, str] | None = None) -> Moment:
    """The site as it is read; each attachment's bytes are its path where nothing else is said."""
    content = _content(files)
    return Moment(content, {source: source for source in content.attachments.values()} | dict(digests or {}))


def changes(before: Files, now: Files, edition: str = "laerer", locale: str = "nb") -> list[Change]:
    """What is otherwise in one edition and language."""
    return next((list(one.changes) for one in compare(moment(before), moment(now), [edition])
                 if one.locale == locale), [])


def told(before: Files, now: Files, edition: str = "laerer", locale: str = "nb") -> list[tuple[str, ...]]:
    """The changes in short: subject, verdict, name or id, and place."""
    return [(one.subject, one.verdict, one.id or one.name, one.place)
            for one in changes(before, now, edition, locale)]


def details(change: Change) -> dict[str, tuple[object, object]]:
    """The details of a change, by name."""
    return {detail.name: (detail.before, detail.after) for detail in change.details}


def hash_of(files: Files, source: str) -> str:
    """The `source_hash` that a translation of this page should have."""
    found: Page = next(page for page in _content(files).pages() if page.source == source)
    return found.text_hash


def _content(files: Files) -> Content:
    return Assembler({path: text.encode() for path, text in files.items()}, VOCABULARY).assemble()
