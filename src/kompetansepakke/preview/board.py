"""What the preview shows now: set by the one that builds, read by those who serve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition

from kompetansepakke.base.problems import Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, as `kp check` tells it; what has no place and no code is a message alone."""

    message: str
    place: str = ""
    code: str = ""
    fix: str = ""

    def __str__(self) -> str:
        if not self.place:
            return self.message
        return f"{self.place}: {self.code} error: {self.message} Rett: {self.fix}"

    @classmethod
    def of(cls, found: Problem) -> Fault:
        """A problem, apart."""
        return cls(found.message, f"{found.file}:{found.line}", found.code, found.fix)


@dataclass(frozen=True, slots=True)
class Built:
    """An edition as it was built; `files` is everything that may be served, by its path in the edition."""

    version: str
    folder: Path
    files: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class State:
    """The newest edition that could be built, if any yet, and what is wrong with the sources as they are now."""

    number: int = 0
    built: Built | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Board:
    """Holds the state; `run` makes versions of one run unlike those of another."""

    run: str
    _state: State = field(default_factory=State)
    _changed: Condition = field(default_factory=Condition)

    @property
    def state(self) -> State:
        """The state now."""
        return self._state

    def version(self, state: State) -> str:
        """What a page shows: the same edition, or the same reasons for there being none."""
        return state.built.version if state.built else f"{self.run}-{state.number}"

    def show(self, folder: Path, faults: tuple[Fault, ...] = ()) -> None:
        """Show the edition that is built in `folder`, and what is wrong in what was saved since, if anything."""
        files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        number = self._state.number + 1
        self._set(State(number, Built(f"{self.run}-{number}", folder, files), faults))

    def show_again(self, faults: tuple[Fault, ...] = ()) -> None:
        """Show the same edition, of which something has been made anew in its folder, and what is wrong with it."""
        number, built = self._state.number + 1, self._state.built
        self._set(State(number, built and replace(built, version=f"{self.run}-{number}"), faults))

    def tell(self, faults: tuple[Fault, ...]) -> None:
        """Tell what is wrong, over what was shown."""
        if faults != self._state.faults:
            self._set(State(self._state.number + 1, self._state.built, faults))

    def next(self, after: int, seconds: float) -> State:
        """The state when it is another than number `after`; at the latest in so many seconds, as it is."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.number != after, seconds)
            return self._state

    def _set(self, state: State) -> None:
        with self._changed:
            self._state = state
            self._changed.notify_all()
