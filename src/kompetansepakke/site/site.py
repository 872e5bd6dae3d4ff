"""A site as `mkdocs.yml` describes it, and how an engine builds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Protocol

from kompetansepakke.base.audience import Vocabulary
from kompetansepakke.base.problems import Problem, suggestion
from kompetansepakke.content.checks import Finder, Found, Passed
from kompetansepakke.content.conversion import Render
from kompetansepakke.content.made_pages import MadePages
from kompetansepakke.content.model import Content
from kompetansepakke.machine.child import are_many_and_alike, copies, give, given
from kompetansepakke.machine.git_history import line_dates
from kompetansepakke.machine.kept import Kept, makers, name_of
from kompetansepakke.site.declared import edition_named
from kompetansepakke.site.project import CONTENT_FOLDERS, NO_FILES, Reading, SiteError, check_content, parse_content
from kompetansepakke.source.macro_code import Macro
from kompetansepakke.web.editing_host import EditingHost
from kompetansepakke.web.look.look import NO_LOOK, Look
from kompetansepakke.words.languages import language

_MANY = 100
"""Of so many pages it is worth while to make copies of ourselves, even where all were converted before."""
_COPIES = 4
"""So many find what is wrong with the pages in less time than we take for the rest, and each takes a while to make."""
_FEW = 8
"""How many pages a copy is given at a time, so that all end at about the same time."""


class BuildError(Exception):
    """A build that must not be shown; `machine` where the machine, not the content, is at fault."""

    def __init__(self, message: str, problems: list[Problem] | None = None, *, machine: bool = False) -> None:
        super().__init__(message)
        self.problems = problems or []
        self.machine = machine


@dataclass(frozen=True, slots=True)
class BuildJob:
    """What an engine is to build: a staged edition, as on the date `on`, into the folder `target`."""

    config_file: Path
    edition: str
    stage: Path
    on: date
    target: Path
    strict: bool = True
    """Whether the engine's warnings fail it."""
    temporary: Path | None = None
    """Where the engine puts its own temporary folders, which it leaves where it is killed; else the system's place."""
    kept: Path | None = None
    """Where what was made before is kept, if anywhere."""
    before: Path | None = None
    """What was published of it before, if files that are the same may be shared with that."""


class RenderAgain(Protocol):
    """An edition that has been built, and of which pages can be rendered again."""

    def __call__(self, paths: Sequence[str]) -> bool:
        """Render these pages as their files in the stage are now; False where not all went well."""

    def close(self) -> None:
        """Let it go."""


class Engine(Protocol):
    """What renders staged editions."""

    def __call__(self, job: BuildJob) -> int:
        """Build it, and tell how many pages were there from before.

        Raises BuildError, in one line of Norwegian, where that fails.
        """

    def stay(self, job: BuildJob) -> RenderAgain | None:
        """Build it, and be ready to render single pages of it again; None where that can't be. Raises BuildError."""


@dataclass(frozen=True, slots=True)
class Site:
    """A folder with an mkdocs.yml that uses the plugin."""

    root: Path
    config_file: Path
    name: str
    vocabulary: Vocabulary
    macros: frozenset[Macro]
    renderer: Callable[[Content, Kept], Render]
    """Makes what converts pages of the content as the engine will, and nothing that is kept."""
    made: MadePages
    """The pages that the tool makes beside the content."""
    build: Engine
    url: str | None = None
    """`site_url`, where mkdocs.yml has one: the folder that the editions lie in."""
    reads: tuple[Path, ...] = ()
    """Folders that a build reads from: what is put in one of them could be published by the next build."""
    problems: Callable[[], tuple[Problem, ...]] = tuple
    """Finds what is wrong in mkdocs.yml and the site's own theme, or has no effect; that takes a tenth of a second."""
    look: Look = NO_LOOK
    """What mkdocs.yml says of how pages look."""
    guides: tuple[str, ...] = ()
    """The pages of `docs/` that are for those who make the site, by their paths in it."""
    tells_changes: bool = True
    """Whether pages say when they were changed."""
    own_theme: Path | None = None
    """The folder of the site's own templates and assets."""
    watched: tuple[Path, ...] = ()
    """The files and folders, also ones that may come, that the site is made of."""
    self_contained: bool = False
    """Whether it is made of nothing but its folder and the tool: no plugins, hooks or settings from elsewhere."""
    repeatable: bool = False
    """Whether the engine makes the same of the same stage as long as nothing but Markdown in the content is changed."""
    editing: EditingHost | None = None
    """Where editors' changes go, where the site has a page for editing in the browser."""

    def editions(self, wanted: Sequence[str] | None) -> list[str]:
        """The ids of the editions that are wanted, else of all; SiteError where one doesn't exist."""
        known = [edition.id for edition in self.vocabulary.editions]
        chosen = [edition_named(self.vocabulary, name).id for name in wanted or known]
        return [name for name in known if name in chosen]

    def locale(self, wanted: str | None) -> str:
        """The language that is wanted, else the first; SiteError where the site lacks it."""
        known = self.vocabulary.locales
        if wanted and wanted not in known:
            by_name = (f"Mente du «{one}»? " for one in known if language(one).name.casefold() == wanted.casefold())
            near = next(by_name, suggestion(wanted, known))
            raise SiteError(f"Språket «{wanted}» finnes ikke på nettstedet. {near}Språk: {', '.join(known)}.")
        return wanted or known[0]

    def changes(self) -> Mapping[str, Sequence[date | None]]:
        """When each line of a source was written, by its path; nothing where pages are not to say so."""
        return line_dates(self.root, CONTENT_FOLDERS) if self.tells_changes else {}

    def read(self, drafts: Mapping[str, bytes] = NO_FILES) -> Reading:
        """All content of the site, and what is wrong with each part by itself.

        `drafts` are files that are read as if they were there.
        """
        return parse_content(self.root, self.vocabulary, self.macros, drafts)

    def check(self, reading: Reading, on: date | None = None, kept: Path | None = None, *,
              alone: bool = False) -> Reading:
        """The same reading with all that is wrong with it as published on `on` (else today), and in mkdocs.yml.

        What was converted before is taken from the folder `kept`, and what is converted now kept there; so is which
        pages nothing was wrong with. Who is `alone`, with no thread beside, has the pages looked at by copies.
        """
        name = name_of(makers(), "passed")
        with Kept(kept) as products:  # closed before there are copies: a connection isn't to be carried into them
            passed = Passed(frozenset(map(bytes.fromhex, products.get_json(name) or ())))
        with (self._found_by_copies(reading.content, passed.before, kept) if alone else nullcontext() as pages,
              Kept(kept) as products):
            own = self.problems()
            checked = check_content(self.root, reading, lambda content: self.renderer(content, products), on, self.made,
                                    passed, pages)
            products.put_json(name, sorted(map(bytes.hex, passed.now)))
        return replace(checked, problems=tuple(sorted({*own, *checked.problems})))

    @contextmanager
    def _found_by_copies(self, content: Content, before: frozenset[bytes],
                         kept: Path | None) -> Iterator[Iterable[Found] | None]:
        """What copies of us find in the pages while we do something else; None where that would not be faster."""
        paths = [page.path for page in content.pages()]
        if len(paths) < _MANY or not are_many_and_alike():
            yield None
            return
        with copies(_get_ready, Finder(content, before), self, content, kept, most=_COPIES) as pool:
            found = pool.map(_found, [paths[at:at + _FEW] for at in range(0, len(paths), _FEW)])
            yield chain.from_iterable(found)


def _get_ready(finder: Finder, site: Site, content: Content, kept: Path | None) -> None:
    """Begin as a copy of us, with a connection of one's own to what is kept."""
    products = Kept(kept)
    give(finder, site.renderer(content, products), products)


def _found(paths: Sequence[str]) -> list[Found]:
    """In a copy of us: what is wrong with the pages of these paths."""
    finder, render, products = given()
    found = [one for path in paths for one in finder.found(path, render)]
    products.save()
    return found


Opener = Callable[[Path], Site]
"""Reads the site in a folder; SiteError, in one line, where it isn't one."""
