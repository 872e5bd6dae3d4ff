"""The round that `kp serve` goes: build, show or tell, wait for the next save."""

from __future__ import annotations

import secrets
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from kompetansepakke.machine.child import children_end_with_us
from kompetansepakke.machine.temporary import temporary_folder
from kompetansepakke.preview.attempt import Wish, edition_of
from kompetansepakke.preview.board import Board
from kompetansepakke.preview.following import Following, tell
from kompetansepakke.preview.rounds import Round
from kompetansepakke.preview.serving.address import parse_address
from kompetansepakke.preview.serving.server import serving
from kompetansepakke.preview.watch import Snapshot
from kompetansepakke.site.project import CONTENT_FOLDERS, SiteError
from kompetansepakke.site.site import Opener, Site

_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_UNTIL_READ = ("mkdocs.yml", "macros.py", "overrides", *CONTENT_FOLDERS)
"""What is watched of a site whose mkdocs.yml couldn't be read yet."""


def preview(wish: Wish, open_site: Opener, address: str) -> int:
    """Serve what is wished for on `address` (`host:port`), anew at each change, until told to stop; returns 0.

    Tells on standard error. SiteError where there is no such site, edition or package, or the address can't be used.
    """
    shown = _refuse_wrong_use(wish, open_site)
    where = parse_address(address)
    board = Board(secrets.token_hex(4))

    def begin(number: int, at: Snapshot) -> Round:
        return Round(wish, open_site, where.text, folder / str(number), at)

    with (suppress(KeyboardInterrupt), _signals_interrupt(), temporary_folder() as folder, serving(where, board),
          children_end_with_us()):
        tell(f"Se {shown} på http://{where.text}/ (stopp med Ctrl+C).")
        Following(begin, board, [wish.root.resolve() / name for name in _UNTIL_READ]).follow()
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
