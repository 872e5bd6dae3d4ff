"""The only reader of content from disk."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType

from kompetansepakke.base.audience import Vocabulary
from kompetansepakke.base.problems import Place, Problem, errors, problem, suggestion
from kompetansepakke.content.assemble import READ_TYPES, Assembler, Macro
from kompetansepakke.content.checks import Found, Passed, check
from kompetansepakke.content.checks.upkeep import ADDRESSES, lost_addresses, review_problems
from kompetansepakke.content.conversion import Render
from kompetansepakke.content.made_pages import NOTHING_MADE, MadePages
from kompetansepakke.content.model import Content
from kompetansepakke.plan.calendar import read_breaks
from kompetansepakke.plan.calendar.breaks import SchoolBreaks
from kompetansepakke.scan.attachments import attachment_problems
from kompetansepakke.scan.opened import Opened, unread_for_size
from kompetansepakke.site.house_style.house_style import style_problems
from kompetansepakke.site.oslo import today

CONTENT_FOLDERS = ("docs", "modules")
LANGUAGE_FILE = "language.yml"
"""The file beside mkdocs.yml that holds how a site writes its words."""
NO_FILES: Mapping[str, bytes] = MappingProxyType({})
_LEFT_FILES = re.compile(r"\.(?!.*\.md$).*|\.[_#].*|.*~|#.*#|~\$.*|.*\.(?:tmp|bak|orig|rej|sw[a-p]|part|crdownload)"
                         r"|(?:eh)?thumbs\.db|desktop\.ini|Icon\r", re.IGNORECASE)
_LEFT_FOLDERS = re.compile(r"\..*|__MACOSX|@eaDir|\$RECYCLE\.BIN|System Volume Information|lost\+found|.*\.sb-[\w-]+")
"""What systems and programs leave beside the files one works with, which they hide or name so that it is known. It is
no content, so it is never shown; stopping at it would stop everyone who has a folder or a document open."""


class SiteError(Exception):
    """The site itself can't be used; the message is one line in Norwegian, and holds the `problems`, if it has any."""

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Reading:
    """All content of a site, and all that is wrong with it, in the order of files and lines."""

    content: Content
    problems: tuple[Problem, ...]
    school_breaks: Mapping[str, SchoolBreaks] = field(default_factory=dict)
    """The school calendars of `modules/skoleruter`, by id."""


def read_content(root: Path, vocabulary: Vocabulary, macros: frozenset[Macro],
                 made: MadePages = NOTHING_MADE) -> Reading:
    """Read the content of the site in `root`, and check all that the sources tell without being converted."""
    return check_content(root, parse_content(root, vocabulary, macros), made=made)


def parse_content(root: Path, vocabulary: Vocabulary, macros: frozenset[Macro],
                  drafts: Mapping[str, bytes] = NO_FILES) -> Reading:
    """Read the content of the site in `root`, for all roles at once; each part is checked by itself alone.

    `drafts` are files that are read as if they were there.
    """
    found: list[Problem] = []
    files = {**dict(_files(root, found)), **drafts}
    calendars = read_breaks.read_all({path: files.pop(path) for path in list(files)
                                      if path.startswith(read_breaks.FOLDER + "/")})
    assembler = Assembler(files, vocabulary, macros)
    content = assembler.assemble()
    problems = {*found, *calendars.problems, *assembler.problems}
    return Reading(content, tuple(sorted(problems)), calendars.calendars)


def check_content(root: Path, reading: Reading, renderer: Callable[[Content], Render] | None = None,
                  on: date | None = None, made: MadePages = NOTHING_MADE, passed: Passed | None = None,
                  pages: Iterable[Found] | None = None) -> Reading:
    """The same reading with all that is wrong with the whole of it.

    `renderer` makes what converts pages as the engine does; without it only what the source itself tells is checked.
    `on` is the date to check for, else today: what opens later is hidden until then. `made` says which pages the tool
    makes beside the content; in `passed` is noted in which renderings nothing is wrong. `pages` is what others find in
    the pages, while we look at the rest.
    """
    found = [*reading.problems, *_style_problems(root, reading.content.vocabulary.locales)]
    found += review_problems(reading.content, on or today())
    found += lost_addresses(reading.content, _released(root))
    found += read_breaks.running_out(reading.school_breaks, on or today())
    render = renderer(reading.content) if renderer else None
    found += check(reading.content, render, reading.problems, made, passed, pages)
    found += attachment_problems(reading.content, on or today(), partial(_attachment, root), sound=not errors(found))
    return replace(reading, problems=tuple(sorted(set(found))))


def _released(root: Path) -> bytes:
    """The addresses of the last release; nothing where none was noted."""
    file = root / ADDRESSES
    return file_bytes(file) if file.is_file() else b""


def _style_problems(root: Path, locales: Sequence[str]) -> Iterator[Problem]:
    """Where the texts don't keep to the site's own list of words, if it has one."""
    if (root / LANGUAGE_FILE).is_file():
        yield from style_problems((LANGUAGE_FILE, file_bytes(root / LANGUAGE_FILE)), _files(root, []), locales)


def _files(root: Path, found: list[Problem]) -> Iterator[tuple[str, bytes]]:
    for name in CONTENT_FOLDERS:
        folder = root / name
        if folder.is_symlink():
            found.append(problem("KP104", Place(name), name=name))
        elif folder.is_dir():
            yield from _below(folder, name, found)


def _below(folder: Path, path: str, found: list[Problem]) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(os.scandir(folder), key=lambda item: item.name):
        name = entry.name.encode("utf-8", "backslashreplace").decode()
        here = f"{path}/{name}"
        if is_passed_over(entry):
            continue
        if entry.is_symlink():
            found.append(problem("KP104", Place(here), name=name))
        elif entry.is_dir():
            yield from _below(Path(entry.path), here, found)
        elif not entry.is_file():
            found.append(problem("KP105", Place(here), name=name, why="det er ikke en vanlig fil."))
        else:
            yield here, file_bytes(Path(entry.path)) if Path(name).suffix.lower() in READ_TYPES else b""


def is_passed_over(entry: os.DirEntry[str]) -> bool:
    """Whether it is what systems and programs leave beside the files one works with."""
    return (_LEFT_FOLDERS if entry.is_dir() else _LEFT_FILES).fullmatch(entry.name) is not None


def _attachment(root: Path, source: str) -> Opened:
    known = (root / source).stat()
    return _opened(root / source, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=1000)
def _opened(path: Path, changed: int, size: int) -> Opened:
    """The attachment as it was when it was `changed`: the preview reads again only what is new."""
    if too_large := unread_for_size(size):
        return too_large
    from kompetansepakke.scan.opener import open_attachment  # noqa: PLC0415 (what it loads, most sites never need)

    return open_attachment(path.name, file_bytes(path))


def file_bytes(path: Path) -> bytes:
    """The bytes of a file; SiteError where it can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        near = suggestion(path.name, os.listdir(path.parent) if path.parent.is_dir() else ())
        raise SiteError(f"{path} finnes ikke. {near}".rstrip()) from error
    except IsADirectoryError as error:
        raise SiteError(f"{path} er en mappe, ikke en fil.") from error
    except PermissionError as error:
        raise SiteError(f"Du har ikke lov til å lese {path}.") from error
    except OSError as error:
        raise SiteError(f"Kan ikke lese {path}: {error.strerror}.") from error
