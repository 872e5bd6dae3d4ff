"""The round that `kp serve` goes: build, show or tell, wait for the next save."""

from __future__ import annotations

import secrets
import shutil
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from math import inf
from pathlib import Path
from types import FrameType

from kompetansepakke.machine.progress import told_seconds
from kompetansepakke.machine.temporary import temporary_folder
from kompetansepakke.preview.again import Standing
from kompetansepakke.preview.attempt import Outcome, Wish, attempt, edition_of
from kompetansepakke.preview.board import Board
from kompetansepakke.preview.serving.address import Address, parse_address
from kompetansepakke.preview.serving.server import serving
from kompetansepakke.preview.watch import Snapshot, changes, snapshot, wait_for_change
from kompetansepakke.site.project import CONTENT_FOLDERS, SiteError
from kompetansepakke.site.site import Opener, Site

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_CALM = 2.0
"""Seconds without a save after which all that a shown page is part of is made anew: menus, printed sets, the search."""
_UNTIL_READ = ("mkdocs.yml", "macros.py", "overrides", *CONTENT_FOLDERS)
"""What is watched of a site whose mkdocs.yml couldn't be read yet."""


def preview(wish: Wish, open_site: Opener, address: str) -> int:
    """Serve what is wished for on `address` (`host:port`), anew at each change, until told to stop; returns 0.

    Tells on standard error. SiteError where there is no such site, edition or package, or the address can't be used.
    """
    shown = _refuse_wrong_use(wish, open_site)
    where = parse_address(address)
    board = Board(secrets.token_hex(4))
    with suppress(KeyboardInterrupt), _signals_interrupt(), temporary_folder() as folder, serving(where, board):
        _tell(f"Se {shown} på http://{where.text}/ (stopp med Ctrl+C).")
        _follow(wish, open_site, where, board, folder)
    return 0


def _refuse_wrong_use(wish: Wish, open_site: Opener) -> str:
    """Raise SiteError for what no save can mend; what is wrong in mkdocs.yml can be, and is told in the browser.

    Returns what is shown, in words.
    """
    site = _readable(wish.root, open_site)
    edition = edition_of(wish, site) if site else wish.edition
    if site:
        site.locale(wish.locale)
    named = f"utgaven {edition}" if edition else "den første utgaven"
    return f"pakken {wish.package} i {named}" if wish.package else named


def _readable(root: Path, open_site: Opener) -> Site | None:
    """The site, or None where its mkdocs.yml is there but can't be read as it stands."""
    try:
        return open_site(root)
    except SiteError:
        if (root / "mkdocs.yml").is_file():
            return None
        raise


def _follow(wish: Wish, open_site: Opener, where: Address, board: Board, folder: Path) -> None:
    watched: dict[Path, None] = dict.fromkeys(wish.root.resolve() / name for name in _UNTIL_READ)
    told: tuple[object, ...] = ()
    for number in count():
        before, began = snapshot(watched), time.monotonic()
        _tell("Bygger …")
        outcome = attempt(wish, open_site, where.text, folder / str(number))
        told = _tell_outcome(outcome, told, began)
        _show(outcome, board, folder / str(number))
        _show_pages(watched, _with_new(before, watched, outcome), outcome.standing, board)
        if outcome.standing:
            outcome.standing.close()


def _show_pages(watched: Iterable[Path], before: Snapshot, standing: Standing | None, board: Board) -> None:
    """Show each page that is saved, and return when there is more than that to make, or calm to make all."""
    patience = inf
    while now := wait_for_change(watched, before, patience):
        began = time.monotonic()
        if not standing or not standing.show(changes(before, now)):
            return
        board.show_again()
        _tell(f"Sida er oppdatert på {told_seconds(time.monotonic() - began)}. Menyer, ark og søk følger om litt.")
        before, patience = now, _CALM


def _with_new(before: Snapshot, watched: dict[Path, None], outcome: Outcome) -> Snapshot:
    """Watch also what the site has shown to be made of, from now on."""
    more = [path for path in outcome.watched if path not in watched]
    watched.update(dict.fromkeys(more))
    return {**snapshot(more), **before}


def _show(outcome: Outcome, board: Board, made: Path) -> None:
    shown = board.state.built
    if outcome.faults:
        board.tell(outcome.faults)
        shutil.rmtree(made, ignore_errors=True)
        return
    board.show(made)
    if shown:
        shutil.rmtree(shown.folder, ignore_errors=True)


def _tell_outcome(outcome: Outcome, told: tuple[object, ...], began: float) -> tuple[object, ...]:
    """Tell how it went; the same problems are not told again at each save. Returns what there is to tell."""
    problems = (*outcome.warnings, *outcome.faults)
    for found in problems if problems != told else ():
        _tell(str(found))
    if outcome.faults:
        _tell(f"{len(outcome.faults)} feil. Rett og lagre, så blir sida bygd på nytt.")
    else:
        _tell(f"Bygd på {told_seconds(time.monotonic() - began)}.")
    return problems


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@contextmanager
def _signals_interrupt() -> Iterator[None]:
    """Let each of the signals to stop raise KeyboardInterrupt, once: one more must not cut the cleaning up off."""
    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for other in _SIGNALS:
            signal.signal(other, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
