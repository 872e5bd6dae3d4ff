"""What is saved is shown: pages at once by the round that stands, and all of it by the next one, made beside it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from itertools import count
from math import inf
from pathlib import Path
from typing import NoReturn

from kompetansepakke.base.problems import Problem
from kompetansepakke.machine.progress import told_seconds
from kompetansepakke.preview.attempt import Outcome
from kompetansepakke.preview.board import Board, Fault
from kompetansepakke.preview.rounds import Round
from kompetansepakke.preview.watch import Snapshot, snapshot, wait_for_change

_CALM = 2.0
"""Seconds without a save after which all that a shown page is part of is made anew: menus, printed sets, the search."""


class Following:
    """The rounds of a preview. `begin` begins one, with a number and the files as they are."""

    def __init__(self, begin: Callable[[int, Snapshot], Round], board: Board, watched: Iterable[Path]) -> None:
        self._begin, self._board, self._numbers = begin, board, count()
        self._watched = dict.fromkeys(watched)
        self._seen = snapshot(self._watched)
        self._standing: Round | None = None
        self._coming: Round | None = None
        self._due = time.monotonic()
        """When all is to be made anew, as soon as no round is under way."""
        self._has_shown = False
        """Whether a page was shown at once since the round under way began, which doesn't have it yet."""
        self._of_pages: tuple[Fault, ...] = ()
        """What is wrong with pages that were to be shown at once."""
        self._of_round: tuple[Fault, ...] = ()
        """What the last round found wrong: only another can tell that it is mended."""
        self._told: tuple[Problem | Fault, ...] = ()

    def follow(self) -> NoReturn:
        """Show what is saved, until we are interrupted."""
        while True:
            if not self._coming and time.monotonic() >= self._due:
                self._begin_round()
            saved = wait_for_change(self._watched, self._seen, self._has_more_to_do)
            if saved is not None:
                self._seen = saved
                self._show_saved()
            elif self._coming and self._coming.is_done():
                self._end_round(self._coming)

    def _has_more_to_do(self) -> bool:
        return self._coming.is_done() if self._coming else time.monotonic() >= self._due

    def _begin_round(self) -> None:
        tell("Bygger …")
        self._due, self._has_shown = inf, False
        self._coming = self._begin(next(self._numbers), self._seen)

    def _show_saved(self) -> None:
        began = time.monotonic()
        wrong = self._standing.show(self._seen) if self._standing else None
        self._plan(wrong)
        if wrong == ():
            self._has_shown = True
            self._board.show_again(self._faults)
            tell(f"Sida er oppdatert på {told_seconds(time.monotonic() - began)}. Menyer, ark og søk følger om litt.")
        elif wrong:
            self._board.tell(self._faults)

    def _plan(self, wrong: tuple[Fault, ...] | None) -> None:
        """Whether and when all is to be made, after pages were shown, or not, since they are `wrong`; None: at once."""
        if wrong and wrong != self._of_pages:
            _tell_wrong(wrong, len(wrong))
        self._of_pages = wrong or ()
        waits = 0.0 if wrong is None or self._of_round else inf if wrong else _CALM
        self._due = time.monotonic() + waits

    @property
    def _faults(self) -> tuple[Fault, ...]:
        return tuple(dict.fromkeys((*self._of_pages, *self._of_round)))

    def _end_round(self, ended: Round) -> None:
        outcome, self._coming = ended.outcome(), None
        self._watch_also(outcome.watched, ended)
        self._tell_outcome(outcome, ended)
        self._of_round = _not_saved_since(outcome.faults, ended.saved_since(self._seen))
        if not outcome.faults and ended.saved_since(self._seen):
            self._plan(ended.show(self._seen))
        # A page that is wrong by now would go back to what it was before it was last shown.
        if outcome.faults or (self._of_pages and self._has_shown):
            self._board.tell(self._faults)
            ended.close()
            return
        before, self._standing = self._standing, ended
        self._board.show(ended.edition, self._faults)
        if before:
            before.close()

    def _watch_also(self, paths: Iterable[Path], ended: Round) -> None:
        """Watch what the site has shown to be made of, from now on."""
        paths = [path for path in paths if path not in self._watched]
        self._watched.update(dict.fromkeys(paths))
        more = snapshot(paths)
        self._seen = {**more, **self._seen}
        for one in filter(None, (ended, self._standing)):
            one.watch_also(more)

    def _tell_outcome(self, outcome: Outcome, ended: Round) -> None:
        """Tell how it went; the same problems are not told again at each save."""
        problems: tuple[Problem | Fault, ...] = (*outcome.warnings, *outcome.faults)
        new, self._told = problems if problems != self._told else (), problems
        _tell_wrong(new, len(outcome.faults))
        if not outcome.faults:
            tell(f"Bygd på {told_seconds(ended.seconds)}.")


def _not_saved_since(faults: Iterable[Fault], saved: Iterable[Path]) -> tuple[Fault, ...]:
    """Those that can't have been mended meanwhile, since their file is as it was."""
    ends = tuple(path.as_posix() for path in saved)
    return tuple(one for one in faults
                 if not (one.place and any(end.endswith(f"/{one.place.rpartition(':')[0]}") for end in ends)))


def _tell_wrong(problems: Iterable[Problem | Fault], faults: int) -> None:
    for found in problems:
        tell(str(found))
    if faults:
        tell(f"{faults} feil. Rett og lagre, så blir sida bygd på nytt.")


def tell(line: str) -> None:
    """Tell the editor, on standard error."""
    print(line, file=sys.stderr, flush=True)
