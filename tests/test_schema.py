"""`kp schema`: it accepts what the reader accepts and refuses what the reader refuses, and editors are wired to it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]

from kompetansepakke.base.problems import Place, Problem
from kompetansepakke.content.front import frontmatter
from kompetansepakke.engine.site_config import open_site
from kompetansepakke.reference.json_schema import document, one_of_the_files
from kompetansepakke.site.declared import DEFAULT_EDITIONS, DEFAULT_ROLES, vocabulary
from kompetansepakke.source.text import Line, read_lines
from kompetansepakke.source.yaml import kinds
from kompetansepakke.source.yaml.keys import ALIASES, MODULE, NODE, NODES, PACKAGE, PAGE, TRANSLATION
from kompetansepakke.source.yaml.kinds import Kind
from kompetansepakke.source.yaml.localized import words
from kompetansepakke.source.yaml.start import START as START_DAY
from kompetansepakke.source.yaml.yaml_tree import Mapping, read_mapping

ROOT = Path(__file__).parents[1]
KNOWN = vocabulary(DEFAULT_ROLES, DEFAULT_EDITIONS)
SCHEMA = document(KNOWN)
TABLES = {"page": PAGE, "module": MODULE, "translation": TRANSLATION, "package": PACKAGE}

READERS: dict[str, Callable[[Mapping], list[Problem]]] = {
    "page": lambda mapping: frontmatter.read_page(mapping, KNOWN.role_ids)[1],
    "module": lambda mapping: frontmatter.read_module(mapping, KNOWN.role_ids)[2],
    "translation": lambda mapping: frontmatter.read_translation(mapping)[1],
}
START = {"page": {"title": "T", "roles": "all"}, "translation": {"title": "T"},
         "package": {"title": "T", "purpose": "P"},
         "module": {"title": "T", "roles": "all", "module": "1", "purpose": "P", "min_weeks": "4"}}
"""The least that each file must say, as YAML text for each key."""


class EditorLoader(yaml.SafeLoader):
    """YAML as editors with a JSON Schema see it (1.1, as `.vscode/settings.json` says): a date is text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def schema_accepts(what: str, text: str, schema: dict[str, Any] = SCHEMA) -> bool:
    validator = Draft202012Validator({**schema, "anyOf": [{"$ref": f"#/$defs/{what}"}]},
                                     format_checker=FormatChecker())
    return bool(validator.is_valid(yaml.load(text, EditorLoader)))


def reader_accepts(what: str, text: str) -> bool:
    if what == "package":
        lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))
        meta, found = frontmatter.read_package(lines, "package.yml", KNOWN.role_ids)
        return meta is not None and not found
    mapping, found = read_mapping(text, Place("x.md", 2))
    return not found and not READERS[what](mapping)


def with_key(what: str, key: str, value: str | None) -> str:
    """A file whose `key` has `value`, or lacks the key."""
    values = {**START[what], key: value}
    return "\n".join(f"{name}: {value}" for name, value in values.items() if value is not None)


TEXTS = {"good": ["Tekst", '"Plan: for ledere"', '"42"', '"a < b"', "Q&A", "'{tekst}'", "a — b 🎒",
                  "|\n  to\n  linjer"],
         "bad": ["", '""', '"  "', "42", "4.5", "true", "yes", "null", "[a]", "{a: b}", "<b>x</b>", "a &copy; b",
                 "a &#60; b", "a <!-- x -->", '"{{ x }}"', '"{% x %}"', '"{# x #}"']}
WORDS = {"good": [*TEXTS["good"], "{nb: A, nn: B}", "{nb: A}"],
         "bad": [*TEXTS["bad"], "{nn: A}", "{nb: A, tull: B}", "{nb: [A]}", "{nb: ''}", "{nb: <b>x</b>}"]}
DATES = {"good": ["2019-11-01", '"2019-11-01"', "2024-02-29", "2000-02-29"],
         "bad": ["2019-11-31", "2019-02-29", "1900-02-29", "2019-13-01", "2019-00-10", "20191101", "2019-11",
                 "1.11.2019", "2019-11-01 10:00:00", "2019-W44-5", "i morgen", "2019", "[2019-11-01]", "",
                 "0000-01-01"]}
DAYS = {"good": [*DATES["good"], "08-16", '"08-16"', "10-10", "12-31"],
        "bad": ["02-29", "2019-02-29", "13-01", "00-10", "11-31", "8-16", "0816", "16.8.", "august", "", "[08-16]"]}
SPANS = {"good": ["4", "4-5", '"4"', '"4-5"', '"4 - 5"', "4–5", "4 – 5", "1-999", "5-5", '" 8-10 "'],
         "bad": ["0", "-1", "4.5", "1000", "0-4", "4-", "-4", "4-5-6", "fire", "4 uker", "true", "[4, 5]", "", "4-1000",
                 "04-05", '"04"']}
WEEKS = {"good": [*SPANS["good"], "{all: 4}", "{all: 1-2, leader: 3-4, owner: 3-4}", "{leader: 4}"],
         "bad": [*SPANS["bad"], "{}", "{al: 4}", "{leder: 4}", "{all: 0}", "{all: [4]}", "{all: {all: 4}}"]}
ROLES = {"good": ["all", '"all"', "[leader]", "[leader, owner]", '["leader"]', "\n- leader\n- owner"],
         "bad": ["", "leader", "leader owner", "[]", "[all]", "[leder]", "[leader, leader]", "[[leader]]",
                 "{leader: true}", "42", "[42]", "[null]", "alle"]}
NUMBERS = {"good": ["0", "1", "999"], "bad": ["-1", "1000", "1.5", '"1"', "en", "", "[1]", "true"]}
LISTS = {"good": ["[]", "[1]", "[0, 2]"], "bad": ["1", "[1, 1]", "[a]", '["1"]', "[-1]", "", "{a: 1}", "[[1]]"]}
PILOTS = {"good": ["{opens: 2019-08-09, due: 2019-09-25}", "{opens: 2019-08-09, due: 2019-08-09}"],
          "bad": ["{opens: 2019-08-09}", "{due: 2019-08-09}", "{}", "2019-08-09", "{opens: 2019-08-09, due: snart}",
                  "{opens: 2019-08-09, due: 2019-09-25, x: 1}", "[2019-08-09, 2019-09-25]", ""]}
WEEK_COUNTS = {"good": ["1", "26", "1440"], "bad": ["0", "-1", "1441", "2.5", '"26"', "mange", "", "[26]"]}
def plans(**values: str | None) -> str:
    """A list of one plan with one lane with one item, with these values in place of good ones (None: without)."""
    all_ = {"plan": "id: p, title: P", "lane": "id: l, title: L", "item": "id: i, title: I, date: 2019-09-03", **values}
    kept = {name: value for name, value in all_.items() if value is not None}
    items = f", items: [{{{kept['item']}}}]" if "item" in kept else ""
    lanes = f", lanes: [{{{kept['lane']}{items}}}]" if "lane" in kept else ""
    return f"[{{{kept['plan']}{lanes}}}]"


PLANS = {
    "good": ["[]", plans(), plans(plan="id: p, title: P, roles: [leader], description: D, goal: M"),
             plans(lane="id: 12, title: L, roles: all"),
             plans(item="id: i, title: I, from: 2019-09-01, to: 2019-10-31"),
             plans(item="id: i, title: I, date: 2019-09-03, module: 0, roles: [owner], themes: [Dybde, 'A: b']"),
             "[{id: p, title: P, lanes: []}]", "[{id: p, title: P, lanes: [{id: l, title: L, items: []}]}]"],
    "bad": ["", "{}", "p", "[p]", plans(lane=None), plans(item=None), plans(plan="title: P"),
            plans(plan="id: Å, title: P"),
            plans(plan="id: p, title: <b>P</b>"), plans(plan="id: p, title: P, tull: 1"), plans(lane="id: l"),
            plans(lane="id: l, title: L, roles: [leder]"), plans(item="id: i, title: I"),
            plans(item="id: i, title: I, from: 2019-09-01"), plans(item="id: i, title: I, to: 2019-09-01"),
            plans(item="id: i, title: I, date: 2019-09-03, to: 2019-09-04"),
            plans(item="id: i, title: I, date: i morgen"),
            plans(item="id: i, title: I, date: 2019-09-03, themes: []"),
            plans(item="id: i, title: I, date: 2019-09-03, themes: [<b>x</b>]"),
            plans(item="id: i, title: I, date: 2019-09-03, themes: Dybde"),
            plans(item="id: i, title: I, date: 2019-09-03, module: en")],
}
def wheel(step: str | None, title: str = "title: Året") -> str:
    steps = "" if step is None else f", steps: [{{{step}}}]"
    return f"{{{title}{steps}}}"


STEP = "id: a, title: A"
WHEELS = {
    "good": [wheel(f"{STEP}, month: 8"), wheel(f"{STEP}, from: 11, to: 2"), wheel(f"{STEP}, day: '06-15'"),
             wheel("id: a, title: {nb: A, nn: B}, month: 1, who: X, about: Y, page: 1-a/02-b.md, roles: [leader]")],
    "bad": ["", "[]", "x", wheel(None), wheel(f"{STEP}, month: 1", "tittel: A"), wheel(STEP), wheel(f"{STEP}, from: 1"),
            wheel(f"{STEP}, to: 1"), wheel(f"{STEP}, month: 1, day: '01-01'"), wheel(f"{STEP}, month: 1, to: 2"),
            wheel(f"{STEP}, month: 13"), wheel(f"{STEP}, month: '1'"), wheel(f"{STEP}, day: '02-29'"),
            wheel(f"{STEP}, day: 2027-01-01"), wheel(f"{STEP}, month: 1, page: side"), wheel("title: A, month: 1"),
            wheel(f"{STEP}, month: 1, roles: [rektor]"), wheel(f"{STEP}, month: 1, hvem: X"),
            wheel("id: a, title: {nn: A}, month: 1"), "{title: A, steps: []}"],
}
ADDRESSES = {
    "good": ["[1-gammel/02-side]", "[1-gammel/02-side/, 01-navn]", "['12']"],
    "bad": ["", "[]", "1-gammel", "[/p/1-a]", "[../1-a]", "[1-a//02-b]", "[1-a/index.html]", "[Å]", "[12]", "[{}]"],
}
VALUES = ((kinds.TEXT, TEXTS), (words(), WORDS), (kinds.HASH, TEXTS), (kinds.DATE, DATES), (START_DAY, DAYS),
          (kinds.SPAN, SPANS), (kinds.WEEKS, WEEKS), (kinds.ROLES, ROLES), (kinds.COUNT, NUMBERS),
          (kinds.MINUTES, WEEK_COUNTS), (kinds.MODULE_NUMBERS, LISTS), (kinds.PILOT, PILOTS), (NODES, PLANS),
          (NODE, WHEELS), (ALIASES, ADDRESSES))
"""What each kind of value takes and refuses, so that a new key of a known kind is tested too."""


def values_of(kind: Kind) -> dict[str, list[str]]:
    found = [values for known, values in VALUES if known is kind]
    assert found, f"gi «{kind.expected}» gode og dårlige verdier i VALUES"
    return found[0]


def cases() -> Iterator[tuple[str, str, bool]]:
    for what, keys in TABLES.items():
        for key in keys.values():
            values = values_of(key.kind)
            yield from ((what, with_key(what, key.name, value), True) for value in values["good"])
            yield from ((what, with_key(what, key.name, value), False) for value in values["bad"])
        yield from ((what, with_key(what, key, None), False) for key in START[what])
        yield what, with_key(what, "ukjent", "1"), False
        yield what, with_key(what, "Title", "x"), False
    yield "page", with_key("page", "module", "1"), False
    yield "page", with_key("page", "purpose", "P"), False
    yield "translation", with_key("translation", "roles", "all"), False
    yield "module", with_key("module", "horizon_weeks", "26"), False


@pytest.mark.parametrize(("what", "text", "good"), list(cases()))
def test_schema_and_reader_agree(what: str, text: str, *, good: bool) -> None:
    assert (schema_accepts(what, text), reader_accepts(what, text)) == (good, good)


@pytest.mark.parametrize(("what", "key", "value"), [
    ("module", "min_weeks", "5-4"), ("module", "hours", "10-8"),
    ("module", "pilot", "{opens: 2019-09-25, due: 2019-08-09}"),
    ("package", "plans", "[{id: p, title: P, lanes: []}, {id: p, title: Q, lanes: []}]"),
    ("package", "year_wheel", f"{{title: A, steps: [{{{STEP}, month: 1}}, {{{STEP}, month: 2}}]}}"),
    ("package", "plans", plans(item="id: i, title: I, from: 2019-09-02, to: 2019-09-01")),
    ("page", "title", '"usyn\\u200blig"'),
])
def test_what_only_the_reader_can_tell(what: str, key: str, value: str) -> None:
    text = with_key(what, key, value)
    assert (schema_accepts(what, text), reader_accepts(what, text)) == (True, False)


def test_the_schema_has_the_keys_of_the_reader_and_says_what_they_are_for() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for what, table in TABLES.items():
        part = SCHEMA["$defs"][what]
        assert list(part["properties"]) == list(table)
        assert part["required"] == [key.name for key in table.values() if key.required]
        assert all(key.about in part["properties"][key.name]["description"] for key in table.values())


def test_roles_are_those_that_the_site_declares() -> None:
    own = document(vocabulary({"elev": {"nb": "Elev"}}, {"elev": {"sees": ["elev"]}}))
    assert schema_accepts("page", "title: T\nroles: [elev]", own)
    assert not schema_accepts("page", "title: T\nroles: [leader]", own)
    assert not schema_accepts("module", with_key("module", "min_weeks", "{leader: 4}"), own)


def kind_of(path: Path) -> str:
    if path.name.endswith(".nn.md"):
        return "translation"
    return "module" if path.name == "index.md" and path.parts[-4] == "modules" else "page"


def test_all_front_matter_of_our_own_content_is_valid() -> None:
    pages = [*sorted((ROOT / "modules").rglob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    assert len(pages) > 90
    for path in pages:
        lines = [line.text for line in read_lines(path.read_bytes(), path.name)[0]]
        assert schema_accepts(kind_of(path), "\n".join(lines[1:lines.index("---", 1)])), path
    packages = sorted((ROOT / "modules").glob("*/package.yml"))
    assert packages
    for path in packages:
        assert schema_accepts("package", path.read_text(encoding="utf-8")), path
    for path in sorted((ROOT / "modules").glob("*/figures.yml")):
        assert schema_accepts("figures", path.read_text(encoding="utf-8")), path
    for path in sorted((ROOT / "modules").glob("*/glossary.yml")):
        assert schema_accepts("glossary", path.read_text(encoding="utf-8")), path


def test_the_committed_schema_is_up_to_date() -> None:
    committed = json.loads((ROOT / "schema/kompetansepakke.json").read_text(encoding="utf-8"))
    assert committed == document(open_site(ROOT).vocabulary), "kjør «kp schema > schema/kompetansepakke.json»"
    for part in ("package", "figures", "glossary"):
        file = json.loads((ROOT / f"schema/{part}-yml.json").read_text(encoding="utf-8"))
        assert file == one_of_the_files(part, "kompetansepakke.json")


def test_vs_code_finds_the_schema_for_every_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    found = {Path(schema).name: sorted(ROOT.glob(pattern)) for schema, pattern in settings["yaml.schemas"].items()}
    assert found == {f"{part}-yml.json": sorted((ROOT / "modules").glob(f"*/{part}.yml"))
                     for part in ("package", "figures", "glossary")}
    assert all((ROOT / schema).is_file() for schema in settings["yaml.schemas"])
    assert settings["[markdown]"]["editor.formatOnSave"] is False


def test_patterns_mean_the_same_to_javascript_as_to_python() -> None:
    """Editors run them as JavaScript: no Python-only syntax, and no \\d and \\w, which differ."""
    patterns = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(SCHEMA))
    assert patterns
    for pattern in map(json.loads, patterns):
        assert not re.search(r"\(\?P|\(\?<[^=!]|\\[AZdDwW]", pattern), pattern
