"""Reading `modules/skoleruter/<id>.yml`: every problem with its line, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from datetime import date
from typing import Any

from kompetansepakke.base import slugs
from kompetansepakke.base.problems import Place, Problem, errors, problem
from kompetansepakke.plan.calendar.breaks import Break, DatedBreak, EasterBreak, SchoolBreaks, WeekBreak, YearlyBreak
from kompetansepakke.plan.calendar.own_days import OWN
from kompetansepakke.source.text import read_lines
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import Key, read_keys, table
from kompetansepakke.source.yaml.kinds import Kind, Reading
from kompetansepakke.source.yaml.yaml_tree import Mapping, Node, Scalar, Sequence, read_mapping

FOLDER = "modules/skoleruter"
"""Where the files lie. The folder is no package; nothing but these files may lie in it."""

STANDARD = "standard"
"""The id of the calendar that is used unless another is asked for."""

FARTHEST = 120
"""How many days from Easter Sunday a break may be counted."""

_WARNED_DAYS = 100
"""So many days before a calendar of whole dates runs out, the check says so."""

_STANDARD_FILE = b"""title: Standard
breaks:
  - {name: H\xc3\xb8stferie, weeks: [40]}
  - {name: Juleferie, from: 12-21, to: 01-02}
  - {name: Vinterferie, weeks: [8]}
  - {name: P\xc3\xa5skeferie, easter: [-6, -4]}
  - {name: Sommerferie, from: 06-20, to: 08-15}
"""
_YEARLY = re.compile(r"([0-9]{2})-([0-9]{2})")
_WHOLE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LEAP_YEAR = 2024

Edge = date | tuple[int, int]
"""The first or last day of a break: a date, or month and day."""


@dataclass(frozen=True, slots=True)
class BreaksReading:
    """The school calendars of a site, by id, and what is wrong with them."""

    calendars: MappingOf[str, SchoolBreaks]
    problems: tuple[Problem, ...]


def read_all(files: MappingOf[str, bytes]) -> BreaksReading:
    """Read the files of the folder, by path from the site's root.

    A site that has no `standard.yml` gets the national default; one that has it, and wrongly, gets none.
    """
    found: list[Problem] = []
    calendars: dict[str, SchoolBreaks] = {}
    for path in sorted(files):
        if misnamed := name_problem(path):
            found.append(misnamed)
            continue
        calendar, more = read_file(path.removeprefix(f"{FOLDER}/").removesuffix(".yml"), path, files[path])
        found += more
        if calendar:
            calendars[calendar.id] = calendar
    if f"{FOLDER}/{STANDARD}.yml" not in files:
        calendars[STANDARD] = built_in_standard()
    return BreaksReading(dict(sorted(calendars.items())), tuple(found))


def running_out(calendars: MappingOf[str, SchoolBreaks], on: date) -> list[Problem]:
    """The calendars of whole dates that end soon after `on`, or have ended."""
    return [problem("KP704", Place(f"{FOLDER}/{one.id}.yml"), title=one.title, last=one.known_until)
            for one in calendars.values() if one.known_until and (one.known_until - on).days < _WARNED_DAYS]


def built_in_standard() -> SchoolBreaks:
    """The national default, for a site without a `standard.yml` of its own."""
    calendar, _ = read_file(STANDARD, f"{FOLDER}/{STANDARD}.yml", _STANDARD_FILE)
    assert calendar
    return calendar


def read_file(name: str, path: str, data: bytes) -> tuple[SchoolBreaks | None, list[Problem]]:
    """Read one file; no calendar where anything in it is wrong."""
    lines, found = read_lines(data, path)
    if found:
        return None, found
    mapping, found = read_mapping("\n".join(line.text for line in lines), Place(path))
    if found:
        return None, found
    values, found = read_keys(mapping, CALENDAR, ())
    breaks: list[Break] = []
    for node in values.get("breaks", ()):
        one, more = _break(node)
        found += more
        breaks += [one] if one else []
    return (None if errors(found) else SchoolBreaks(name, values["title"], tuple(breaks))), found


def name_problem(path: str) -> Problem | None:
    """What is wrong with the name of a file in the folder, by its path from the site's root."""
    name = path.removeprefix(FOLDER + "/")
    stem = name.removesuffix(".yml")
    if stem == name or "/" in name or stem == "package":
        return problem("KP105", Place(path), name=name, why="her ligger bare skoleruter, som <id>.yml.")
    if not slugs.PACKAGE.fullmatch(stem):
        return problem("KP108", Place(path), name=name, why="en skolerute heter <id>.yml, med a–z, 0–9 og bindestrek.")
    if stem == OWN:
        why = f"«{OWN}» er dagene som en skole selv legger inn i planen."
        return problem("KP108", Place(path), name=name, why=why)
    return None


def _break(node: Node) -> tuple[Break | None, list[Problem]]:
    if not isinstance(node, Mapping):
        return None, [problem("KP205", node.place, key="breaks", why="en ferie er nøkler og verdier",
                              expected="name, og én av weeks, from og to, easter")]
    values, found = read_keys(node, BREAK, ())
    if found:
        return None, found
    ways = [way for way in ("weeks", "from", "easter") if way in values or (way == "from" and "to" in values)]
    if len(ways) != 1:
        why = "sier ikke når den er" if not ways else "sier på flere måter når den er"
        return None, [problem("KP701", node.place, name=values["name"], why=why)]
    if ways == ["weeks"]:
        return WeekBreak(values["name"], values["weeks"]), []
    if ways == ["easter"]:
        return EasterBreak(values["name"], *values["easter"]), []
    return _from_to(values, node)


def _from_to(values: dict[str, Any], node: Mapping) -> tuple[Break | None, list[Problem]]:
    name, first, last = values["name"], values.get("from"), values.get("to")
    if first is None or last is None:
        return None, [problem("KP701", node.place, name=name, why=f"mangler {'from' if first is None else 'to'}")]
    if isinstance(first, date) and isinstance(last, date):
        if last < first:
            return None, [problem("KP702", node.place, name=name)]
        return DatedBreak(name, first, last), []
    if isinstance(first, date) or isinstance(last, date):
        return None, [problem("KP703", node.place, name=name)]
    return YearlyBreak(name, first, last), []


def _integer(node: Node, reading: Reading, low: int, high: int) -> int:
    if not isinstance(node, Scalar) or node.type != "int" or not re.fullmatch(r"0|-?[1-9][0-9]{0,3}", node.text) \
            or not low <= int(node.text) <= high:
        what = f"«{node.text}»" if isinstance(node, Scalar) else "verdien"
        raise reading.refuse(node, f"{what} er ikke et helt tall fra {low} til {high}")
    return int(node.text)


def _weeks(node: Node, reading: Reading) -> tuple[int, ...]:
    items = node.items if isinstance(node, Sequence) else (node,)
    if not items:
        raise reading.refuse(node, "den er tom")
    return tuple(_integer(item, reading, 1, 53) for item in items)


def _easter(node: Node, reading: Reading) -> tuple[int, int]:
    if not isinstance(node, Sequence) or len(node.items) != 2:
        raise reading.refuse(node, "den er ikke en liste med to tall")
    first, last = (_integer(item, reading, -FARTHEST, FARTHEST) for item in node.items)
    if last < first:
        raise reading.refuse(node, "den siste dagen kommer før den første")
    return first, last


def _edge(node: Node, reading: Reading) -> Edge:
    text = node.text if isinstance(node, Scalar) else ""
    yearly = _YEARLY.fullmatch(text)
    try:
        if yearly:
            month, day = int(yearly[1]), int(yearly[2])
            date(_LEAP_YEAR, month, day)
            return month, day
        if _WHOLE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        raise reading.refuse(node, f"«{text}» er ikke en dag som finnes") from None
    raise reading.refuse(node, f"«{text}» er ikke en dag" if text else "den er tom, eller har flere verdier")


_INTEGER = {"type": "integer"}
_EDGE = Kind("MM-DD, eller en hel dato som 2026-10-05",
             {"type": "string", "pattern": r"^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$"}, _edge)
_LIST = Kind("en liste med ferier, hver med name og én av weeks, from og to, easter", {"type": "array"},
             kinds.items_of)
_WEEK_NUMBERS = Kind("ukenumre fra 1 til 53, som [40]", {"type": "array", "items": _INTEGER}, _weeks)
_FROM_EASTER = Kind("to tall, som [-6, -4]", {"type": "array", "items": _INTEGER}, _easter)

CALENDAR = table(
    Key("title", kinds.TEXT, "Navnet på skoleruta, slik skolen ser det.", required=True),
    Key("breaks", _LIST, "Feriene. Helligdagene er med av seg selv.", required=True))
BREAK = table(
    Key("name", kinds.TEXT, "Navnet på ferien.", required=True),
    Key("weeks", _WEEK_NUMBERS, "Ukenumre som er fri hvert år."),
    Key("from", _EDGE, "Første dag."),
    Key("to", _EDGE, "Siste dag."),
    Key("easter", _FROM_EASTER, "Første og siste dag, talt fra første påskedag."))
