"""What the preview does when, with rounds that are told how to go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from kompetansepakke.preview import following
from kompetansepakke.preview.attempt import Outcome
from kompetansepakke.preview.board import Board, Fault
from kompetansepakke.preview.following import Following
from kompetansepakke.preview.rounds import Round
from kompetansepakke.preview.watch import Snapshot

P, Q = Fault("Feil i P.", "docs/p.md:3", "KP301"), Fault("Feil i Q.", "docs/q.md:3", "KP301")
WHOLE = None
"""What a round answers that can't show what was saved."""


@dataclass
class Made:
    """A round that goes as it is told."""

    edition: Path
    at: Snapshot
    result: Outcome
    shows: list[tuple[Fault, ...] | None]
    board: Board
    seconds: float = 1
    done: bool = False
    closed: bool = False
    served_before: list[object] = field(default_factory=list)

    def is_done(self) -> bool:
        return self.done

    def outcome(self) -> Outcome:
        return self.result

    def saved_since(self, now: Snapshot) -> dict[Path, bool]:
        return {Path("/site") / path: True for path in now if now[path] != self.at.get(path)}

    def show(self, now: Snapshot) -> tuple[Fault, ...] | None:
        self.served_before.append(self.board.state.built and self.board.state.built.folder)
        wrong = self.shows.pop(0)
        self.at = self.at if wrong else now
        return wrong

    def watch_also(self, more: Snapshot) -> None:
        self.at = {**more, **self.at}

    def close(self) -> None:
        self.closed = True


class ToldError(Exception):
    """The story has been told."""


class Story:
    """What happens to a preview, step by step: a page is saved, or the round that is under way ends."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.board, self.now = folder, Board("x"), 0.0
        self.rounds: list[Made] = []
        self._outcomes: list[tuple[Outcome, list[tuple[Fault, ...] | None]]] = []
        self._steps: list[Callable[[], Snapshot | None]] = []
        monkeypatch.setattr(following, "snapshot", lambda _paths: {})
        monkeypatch.setattr(following, "wait_for_change", self._next)
        monkeypatch.setattr("kompetansepakke.preview.following.time.monotonic", lambda: self.now)

    def round(self, *shows: tuple[Fault, ...] | None, faults: tuple[Fault, ...] = ()) -> None:
        """The next round goes so, and then answers `shows` when pages are to be shown."""
        self._outcomes.append((Outcome(faults), list(shows)))

    def saves(self, **files: int) -> None:
        """The editor saves: the files are now these, in these versions."""
        self._steps.append(lambda: {f"docs/{name}.md": (version, 0, 0) for name, version in files.items()})

    def ends(self) -> None:
        """The round ends."""
        self._steps.append(self._end)

    def waits(self, seconds: float) -> None:
        """Nothing is saved for so long."""
        self._steps.append(lambda: self._wait(seconds))

    def saves_before_and_during_the_second_round(self) -> None:
        """The first round ends, a page is saved and shown, and saved again while all is made anew; that ends too."""
        self.ends()
        self.saves(p=1)
        self.waits(3)
        self.saves(p=2)
        self.ends()

    def sees(self, what: Callable[[], object], expected: object) -> None:
        """What is to be seen now."""
        self._steps.append(lambda: self._compare(what(), expected))

    def tell(self) -> None:
        with pytest.raises(ToldError):
            Following(self._begin, self.board, []).follow()

    def _begin(self, number: int, at: Snapshot) -> Round:
        outcome, shows = self._outcomes[number]
        made = Made(self.folder / str(number), at, outcome, shows, self.board)
        self.rounds.append(made)
        return cast(Round, made)

    def _next(self, _paths: object, seen: Snapshot, has_more_to_do: Callable[[], bool]) -> Snapshot | None:
        if has_more_to_do():
            return None
        if not self._steps:
            raise ToldError
        now = self._steps.pop(0)()
        return now if now is not None and now != seen else None

    def _end(self) -> None:
        self.rounds[-1].done = True

    def _wait(self, seconds: float) -> None:
        self.now += seconds

    def _compare(self, seen: object, expected: object) -> None:
        assert seen == expected

    def faults(self) -> tuple[Fault, ...]:
        return self.board.state.faults

    def shown(self) -> str:
        built = self.board.state.built
        return built.folder.name if built else ""

    def begun(self) -> int:
        return len(self.rounds)


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    return Story(tmp_path, monkeypatch)


def test_all_is_made_when_nothing_is_saved_for_a_while(story: Story) -> None:
    story.round((), ())
    story.round()
    story.ends()
    for version in (1, 2):
        story.saves(p=version)
        story.waits(1)
    story.sees(story.begun, 1)
    story.waits(2)
    story.sees(story.begun, 2)
    story.sees(story.shown, "0")
    story.ends()
    story.sees(story.shown, "1")
    story.tell()
    assert [made.closed for made in story.rounds] == [True, False]


def test_more_than_pages_begins_a_round_at_once_or_when_the_one_under_way_has_ended(story: Story) -> None:
    story.round(WHOLE, WHOLE)
    story.round(WHOLE)
    story.round()
    story.ends()
    story.saves(menu=1)
    story.sees(story.begun, 2)
    story.saves(menu=2)
    story.waits(10)
    story.sees(story.begun, 2)
    story.ends()
    story.sees(story.begun, 3)
    story.sees(story.shown, "1")
    story.tell()


def test_what_is_saved_during_a_round_is_in_it_before_it_is_served(story: Story) -> None:
    story.round((), ())
    story.round(())
    story.round()
    story.saves_before_and_during_the_second_round()
    story.sees(story.shown, "1")
    story.tell()
    assert story.rounds[1].served_before == [story.folder / "0"]


def test_what_is_wrong_with_a_page_is_told_until_it_is_mended_and_no_round_begins_before(story: Story) -> None:
    story.round((P,), ())
    story.round()
    story.ends()
    story.saves(p=1)
    story.sees(story.faults, (P,))
    story.waits(60)
    story.sees(story.begun, 1)
    story.saves(p=2)
    story.sees(story.faults, ())
    story.waits(3)
    story.sees(story.begun, 2)
    story.tell()


def test_what_is_wrong_with_a_page_is_told_also_of_the_edition_that_takes_the_place(story: Story) -> None:
    story.round((), (P,))
    story.round((P,), ())
    story.round()
    story.saves_before_and_during_the_second_round()
    story.sees(story.shown, "1")
    story.sees(story.faults, (P,))
    story.waits(60)
    story.sees(story.begun, 2)
    story.saves(p=3)
    story.sees(story.faults, ())
    story.tell()


def test_no_page_goes_back_to_an_older_text_because_it_is_wrong_when_a_round_ends(story: Story) -> None:
    story.round((), (), (P,), ())
    story.round((P,))
    story.round()
    story.ends()
    story.saves(p=1)
    story.waits(3)
    story.saves(p=2)
    story.saves(p=3)
    story.ends()
    story.sees(story.shown, "0")
    story.sees(story.faults, (P,))
    story.saves(p=4)
    story.sees(story.faults, ())
    story.waits(3)
    story.sees(story.begun, 3)
    story.tell()
    assert [made.closed for made in story.rounds] == [False, True, False]


def test_what_a_round_finds_wrong_is_told_until_another_round_but_not_of_files_that_were_saved_since(
    story: Story,
) -> None:
    story.round((), (), ())
    story.round(faults=(P, Q))
    story.round()
    story.saves_before_and_during_the_second_round()
    story.sees(story.shown, "0")
    story.sees(story.faults, (Q,))
    story.saves(p=3)
    story.sees(story.faults, (Q,))
    story.sees(story.begun, 3)
    story.ends()
    story.sees(story.faults, ())
    story.sees(story.shown, "2")
    story.tell()
    assert [made.closed for made in story.rounds] == [True, True, False]
