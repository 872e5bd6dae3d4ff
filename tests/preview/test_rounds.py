"""What is saved is shown at once also while all is made anew beside it, and nothing is lost between the two."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.preview.running import ADDRESS, GOOD, PAGE, SMALL, WRONG, Preview, previewing, until
from tests.site.building import HEAD, SMALLEST

OTHER = "modules/p/1-a/02-y.md"
WAITING = """import os
from pathlib import Path
def on_post_build(config):
    Path({there!r}).write_text(str(os.getpid()))
    while Path({held!r}).exists():
        pass
"""


@dataclass
class Held:
    """A preview whose rounds can be held before they end."""

    preview: Preview
    lock: Path
    held: Path
    """The id of the process that is held."""

    def save(self, text: str) -> None:
        (self.preview.site / PAGE).write_text(GOOD.replace("Tekst.", text), encoding="utf-8")

    def hold_the_next_round(self) -> None:
        self.preview.wait_until_told("Bygd på")
        self.held.unlink()
        self.lock.touch()
        self.save("Først.")
        until(lambda: self.held.exists() and self.held.read_text() != "", self.preview.told)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    lock, there = tmp_path / "holdt", tmp_path / "der"
    files = {**SMALL, OTHER: HEAD + "Mer.\n", "mkdocs.yml": SMALLEST + "hooks: [krok.py]\n",
             "krok.py": WAITING.format(there=str(there), held=str(lock))}
    with previewing(tmp_path, files) as preview:
        yield Held(preview, lock, there)
        lock.unlink(missing_ok=True)


def test_a_save_during_a_round_is_shown_at_once_and_stays_when_the_round_ends(held: Held) -> None:
    preview = held.preview
    held.hold_the_next_round()
    for text in ("Under en runde.", "Og en gang til."):
        held.save(text)
        preview.wait_for(ADDRESS, text)
    (preview.site / PAGE).write_text(WRONG, encoding="utf-8")
    preview.wait_until_told(f"{PAGE}:5: KP301 error:")
    held.save("Rettet.")
    preview.wait_for(ADDRESS, "Rettet.")
    assert preview.told().count("Bygd på") == 1
    held.lock.unlink()
    preview.wait_until_told("Bygd på", 2)
    assert "Rettet." in preview.ask(ADDRESS)[2]
    (preview.site / OTHER).write_text(HEAD.replace("title: Side", "title: Nytt navn") + "Mer.\n", encoding="utf-8")
    preview.wait_for(ADDRESS, "Nytt navn")


def test_a_signal_during_a_round_ends_it_and_what_stands_and_leaves_nothing(held: Held) -> None:
    held.hold_the_next_round()
    assert held.preview.stop(signal.SIGTERM) < 15
    until(lambda: not Path(f"/proc/{held.held.read_text()}").exists(), held.preview.told)


def test_a_round_that_is_killed_is_told_and_the_next_save_begins_another(held: Held) -> None:
    held.hold_the_next_round()
    os.kill(int(held.held.read_text()), signal.SIGKILL)
    held.preview.wait_until_told("1 feil.")
    assert "Først." in held.preview.ask(ADDRESS)[2]
    held.lock.unlink()
    held.save("Videre.")
    held.preview.wait_until_told("Bygd på", 2)
