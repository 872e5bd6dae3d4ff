"""Debian's Firefox, driven by `tour.mjs` over WebDriver BiDi: Playwright knows no Firefox but its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

from tests.programs import program
from tests.waiting import PATIENCE

TOUR = Path(__file__).with_name("tour.mjs")
LIMIT = 600
"""Seconds that a step may take before it is given up."""


@dataclass(frozen=True)
class Firefox:
    """A running Firefox, and the folder that its downloads go to."""

    process: subprocess.Popen[str]
    downloads: Path

    def do(self, step: str, reader: str, **facts: object) -> Any:
        """What the step saw; AssertionError where it could not be done."""
        assert self.process.stdin
        assert self.process.stdout
        given_up = Timer(LIMIT, self.process.kill)
        given_up.start()
        try:
            self.process.stdin.write(json.dumps({"step": step, "reader": reader, **facts}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        finally:
            given_up.cancel()
        assert line, f"{step}: Firefox is gone, or took more than {LIMIT} s"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer["value"]


@contextmanager
def started(downloads: Path) -> Iterator[Firefox]:
    """Firefox, until the block ends."""
    command = [program("node"), str(TOUR), program("firefox"), str(downloads)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Firefox(process, downloads)
        finally:
            assert process.stdin
            process.stdin.close()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
