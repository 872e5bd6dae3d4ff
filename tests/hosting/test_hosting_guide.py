"""The checklist in the hosting guide promises what the servers do."""

import re
from dataclasses import dataclass

import pytest

from .servers import HOSTING, Server
from .wire import PASSWORD, USER, ask, basic

GUIDE = HOSTING.parent / "docs" / "drift.md"
ROW = re.compile(r"^\| `svar (?P<options>.*?)\$A(?P<path>\S*)`(?P<note>.*?)\| (?P<answer>.*?) \|$")


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the checklist: what is asked, and the statuses that are right."""

    options: tuple[str, ...]
    path: str
    statuses: frozenset[int]


def checks() -> list[Check]:
    """The rows of the table in the guide."""
    lines = GUIDE.read_text(encoding="utf-8").splitlines()
    return [
        Check(
            tuple(row["options"].split()),
            row["path"],
            frozenset(int(number) for number in re.findall(r"\b[1345]\d\d\b|^200", row["answer"])),
        )
        for line in lines
        if (row := ROW.match(line))
    ]


def headers_for(options: tuple[str, ...]) -> dict[str, str]:
    """What `curl -u` sends: the right password where the guide leaves it out."""
    if "-u" not in options:
        return {}
    user, _, password = options[options.index("-u") + 1].partition(":")
    assert user == USER
    return basic(user, password or PASSWORD)


def test_the_checklist_is_found() -> None:
    assert len(checks()) >= 15


@pytest.mark.parametrize("check", checks(), ids=lambda row: " ".join([*row.options, row.path]))
def test_the_checklist_holds(server: Server, check: Check) -> None:
    method = "POST" if "-X" in check.options else "GET"
    answer = ask(server.port, check.path, headers_for(check.options), method=method)
    assert answer.status in check.statuses
