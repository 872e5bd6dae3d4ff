"""Regional plans: read strictly, shown by role, and given as calendar files for each lane and for all."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from kompetansepakke.base.problems import Problem
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.site.project import read_content
from tests.site.building import FRONT, HEAD, write

ITEM = "{id: a, title: A, date: 2027-01-12}"


def problems(tmp_path: Path, items: str, lane: str = "", plan: str = "") -> list[Problem]:
    text = (f"title: P\npurpose: Lære\nplans:\n  - id: p\n    title: Planen\n    {plan}\n    lanes:\n"
            f"      - id: l\n        title: Løp\n        {lane}\n        items: [{items}]\n")
    root = write(tmp_path, {"modules/p/package.yml": text, "modules/p/1-en/index.md": FRONT,
                            "modules/p/1-en/01-a.md": HEAD + "\nTekst.\n"})
    reading = read_content(root, vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS), frozenset())
    return [found for found in reading.problems if found.severity == "error"]


def test_a_plan_with_days_spans_themes_modules_and_roles_is_read(tmp_path: Path) -> None:
    assert problems(tmp_path, f"{ITEM}, {{id: b, title: B, from: 2027-01-01, to: 2027-01-31, themes: [X, Y], "
                              "module: 1, roles: [leader]}", "roles: [leader, owner]", "goal: Ferdig") == []


@pytest.mark.parametrize(("items", "code"), [
    ("{id: a, title: A}", "KP751"), ("{id: a, title: A, date: 2027-01-12, to: 2027-01-13}", "KP751"),
    ("{id: a, title: A, from: 2027-01-12}", "KP751"), ("{id: a, title: A, from: 2027-01-12, to: 2027-01-11}", "KP752"),
    (f"{ITEM}, {ITEM}", "KP753"), ("{id: a, title: A, date: 2027-01-12, module: 7}", "KP754"),
    ("{id: a, title: A, date: 2027-02-30}", "KP205"), ("{id: A b, title: A, date: 2027-01-12}", "KP205"),
    ("{id: a, title: A, date: 2027-01-12, theme: X}", "KP203"), ("{id: a, date: 2027-01-12}", "KP206"),
    ("{id: a, title: A, date: 2027-01-12, roles: [rektor]}", "KP207"), ("x", "KP205"),
    ("{id: a, title: A, date: 2027-01-12, themes: X}", "KP205"),
    ("{id: a, title: <b>A</b>, date: 2027-01-12}", "KP208"),
])
def test_what_is_wrong_is_refused_at_its_line(tmp_path: Path, items: str, code: str) -> None:
    found = problems(tmp_path, items)
    assert [one.code for one in found] == [code]
    assert found[0].line == 11


def test_what_is_wrong_inside_what_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "{id: a, title: A}", "roles: [rektor]", "goal: <b>")
    assert [(one.line, one.code) for one in found] == [(6, "KP208"), (10, "KP207"), (11, "KP751")]


def test_an_id_that_stands_twice_is_told_also_where_the_first_is_wrong(tmp_path: Path) -> None:
    assert [one.code for one in problems(tmp_path, "{id: a, title: A}, " + ITEM)] == ["KP751", "KP753"]


def _read(path: Path) -> dict[str, tuple[str, date, date]]:
    events: list[Any] = list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
    return {str(event["UID"]): (str(event["SUMMARY"]), event["DTSTART"].dt, event["DTEND"].dt - timedelta(days=1))
            for event in events}


def test_calendar_files_for_each_lane_and_for_all(small_site: Path) -> None:
    folder = small_site / "leder/prove/planer/region"
    leaders, everyone, everything = (_read(folder / f"{name}.ics") for name in ("ledere", "alle", "hele.planen"))
    assert leaders == {"prove-2026-plan-region-ledere-a@kompetansepakke": ("Lederløpet: Lederdagen", date(2027, 1, 12),
                                                                     date(2027, 1, 12))}
    assert everyone["prove-2026-plan-region-alle-b@kompetansepakke"] == ("Felles: Nettmodulen", date(2027, 2, 1),
                                                                    date(2027, 3, 31))
    assert everything == leaders | everyone
    assert len(everything) == 4


def test_an_edition_gets_its_own_lanes_and_items(small_site: Path) -> None:
    folder = small_site / "laerer/prove/planer/region"
    assert {path.name for path in folder.iterdir()} == {"index.html", "alle.ics", "hele.planen.ics"}
    page = (folder / "index.html").read_text("utf-8")
    assert "februar – mars 2027" in page
    assert 'href="../../../prove/2-modul/"' in page
    assert page.index("Samling") < page.index("Nettmodulen")
    assert "Lederløpet" not in page


def test_a_plan_is_told_in_the_language_of_its_page_and_files(small_site: Path) -> None:
    page = (small_site / "leder/nn/prove/planer/region/index.html").read_text(encoding="utf-8")
    assert ">Møtedag</td><td>Sams</td><td>Skule<" in page
    assert "Felles" not in page.partition("<article")[2].partition("</article")[0]
    events = _read(small_site / "leder/nn/prove/planer/region/alle.ics")
    own = "prove-2026-plan-region-alle-c@kompetansepakke"
    assert events[own][0] == "Sams: Møtedag"
    assert _read(small_site / "leder/prove/planer/region/alle.ics")[own][0] == "Felles: Samling"
