"""A round as a process of its own: it makes all beside what is shown, and stays to show single pages anew."""

from __future__ import annotations

import gc
import shutil
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread

from kompetansepakke.machine.child import CAN_COPY, Child
from kompetansepakke.preview.again import Standing
from kompetansepakke.preview.attempt import EDITION, Outcome, Wish, attempt
from kompetansepakke.preview.board import Fault
from kompetansepakke.preview.watch import Snapshot, changes
from kompetansepakke.site.site import Opener

_NOT_ENDED = Outcome((Fault("Prosessen som bygger, ble avsluttet. Lagre en fil, så begynner den på nytt."),))


class Round:
    """One that has begun, with the site as the files are that were found `at` the time."""

    def __init__(self, wish: Wish, open_site: Opener, address: str, folder: Path, at: Snapshot) -> None:
        """Build into the new `folder`. Where no process can be copied it is done at once, and shows no pages anew."""
        folder.mkdir()
        self._folder, self._at, self._began = folder, at, time.monotonic()
        work = partial(_make, replace(wish, root=wish.root.resolve()), open_site, address, folder)
        self._child = Child({}, folder) if CAN_COPY else None
        self._done: Outcome | None = None
        if self._child:
            self._child.begin(work)
        else:
            self._done = work()

    @property
    def edition(self) -> Path:
        """The folder of what it has built."""
        return self._folder / EDITION

    @property
    def seconds(self) -> float:
        """How long ago it began."""
        return time.monotonic() - self._began

    def is_done(self) -> bool:
        """Whether `outcome` need not wait."""
        return not self._child or self._child.has_answer()

    def outcome(self) -> Outcome:
        """How it went."""
        if self._child:
            answer = self._child.answer()[0]
            self._done = answer if isinstance(answer, Outcome) else _NOT_ENDED
        return self._done or _NOT_ENDED

    def saved_since(self, now: Snapshot) -> dict[Path, bool]:
        """The files that aren't as it shows them, each with whether it stands in both."""
        return changes(self._at, now)

    def show(self, now: Snapshot) -> tuple[Fault, ...] | None:
        """Show what was saved since, as `Standing.show` does. What this can't show is left to the next round."""
        wrong = self._ask(self.saved_since(now))
        if not wrong:
            self._at = now
        return wrong

    def watch_also(self, more: Snapshot) -> None:
        """Take these files for what they were all the time, since they weren't looked at before."""
        self._at = {**more, **self._at}

    def close(self) -> None:
        """End it, whatever it does, and begin to remove what it has made: a busy disk takes seconds for that."""
        if self._child:
            self._child.close()
        Thread(target=shutil.rmtree, args=(self._folder,), kwargs={"ignore_errors": True}, daemon=True).start()

    def _ask(self, changed: dict[Path, bool]) -> tuple[Fault, ...] | None:
        answer = self._child.run(partial(_show, changed))[0] if self._child else None
        return answer if isinstance(answer, tuple) else None


_standing: list[Standing] = []
"""What the round in this process has made."""


def _make(wish: Wish, open_site: Opener, address: str, folder: Path) -> Outcome:
    outcome, standing = attempt(wish, open_site, address, folder)
    _standing[:] = [standing] if standing else []
    if CAN_COPY:  # this process makes no other: to look for garbage in all that would put off every sixth save or so
        gc.freeze()
    return outcome


def _show(changed: dict[Path, bool]) -> tuple[Fault, ...] | None:
    return _standing[0].show(changed) if _standing else None
