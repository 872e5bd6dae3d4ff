from __future__ import annotations

import pytest

from tests.core.reading import FRONT, HEAD, PAGE, SITE, read

MEETING = "/// meeting | M\n    id: m\n    minutes: {}\n\n{}\n/// end meeting\n"
HOURS = FRONT.replace("module: 1", "module: 1\nhours: 8-10")


def warnings(front: str, body: str) -> list[tuple[str, str]]:
    found = read({**SITE, "modules/p/1-a/index.md": front, PAGE: HEAD + body})[1]
    assert all(p.severity == "warning" for p in found)
    return [(p.code, p.message) for p in found]


def test_a_module_without_hours_is_not_held_to_the_typical_scope() -> None:
    assert warnings(FRONT, "") == []


def test_an_empty_module_with_hours_is_told_of_all_that_it_lacks() -> None:
    found = [message for code, message in warnings(HOURS, "") if code == "KP601"]
    assert [
        word
        for word in ("filmer", "podkaster", "individuelle", "fellesoppgaver", "tekster", "møter")
        if not any(word in message for message in found)
    ] == []


@pytest.mark.parametrize(
    ("agenda", "fits"),
    [
        ("1. 20 min: a\n2. 25 min: b", True),
        ("1. 20 min: a\n2. 20 min: b", False),
        ("1. **20 min:** a\n1. 25 minutter. b", True),
        ("Fritt", True),
    ],
)
def test_an_agenda_must_add_up_to_the_meeting(agenda: str, fits: bool) -> None:
    assert ("KP604" in dict(warnings(FRONT, MEETING.format(45, agenda)))) != fits


def test_meetings_are_counted_against_what_the_module_says() -> None:
    front = FRONT.replace("module: 1", "module: 1\nmeetings: 2")
    assert "KP601" in dict(warnings(front, MEETING.format(45, "x")))
    assert warnings(front, MEETING.format(45, "x") + MEETING.replace("id: m", "id: n").format(45, "x")) == []


def test_minutes_in_a_meeting_count_once() -> None:
    task = "/// task | T\n    id: t{0}\n    minutes: 480\n    work: team\n    phase: {1}\n\nx\n/// end task\n"
    assert "KP603" not in dict(warnings(HOURS, task.format(1, "before") + task.format(2, "meeting")))
    assert "KP603" in dict(warnings(HOURS, task.format(1, "before") + task.format(2, "after")))
