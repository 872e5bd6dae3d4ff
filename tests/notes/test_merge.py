"""Two texts, or two sets of all that a reader has, become one: nothing is lost, and the order doesn't matter."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import subprocess
from typing import Any

import pytest

from kompetansepakke.web.bundle import SCRIPT_FOLDER, script
from tests.programs import program

Entry = dict[str, str]
BETWEEN = "\n\n– – –\n\n"
_PROBE = """import { joined } from "./notes/join.js";
import { merged } from "./notes/merge.js";
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify({ joined: asked.joined.map((pair) => joined(...pair)),
  merged: asked.merged.map((three) => merged(...three)) }));
"""
_WORLD = 'globalThis.document = { documentElement: { dataset: {} } }; globalThis.location = { href: "http://x/y/" };'


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("merge")
    shutil.copytree(SCRIPT_FOLDER, folder, dirs_exist_ok=True)
    (folder / "probe.js").write_text(_PROBE, encoding="utf-8")
    return _WORLD + script("probe", folder)


def _ask(code: str, joined: list[Any] | None = None, merged: list[Any] | None = None) -> dict[str, list[Any]]:
    asked = json.dumps({"joined": joined or [], "merged": merged or []})
    told = subprocess.run([program("node"), "-e", code], input=asked, capture_output=True, text=True, check=True).stdout
    answer: dict[str, list[Any]] = json.loads(told)
    return answer


@pytest.mark.parametrize(("base", "ours", "theirs", "wanted"), [
    ("", "fra A", "fra B", "fra A\n\nfra B"),
    ("likt", "likt", "nytt", "nytt"),
    ("likt", "nytt", "likt", "nytt"),
    ("en\nto", "en\nto\ntre", "null\nen\nto", "null\nen\nto\ntre"),
    ("en\nto\ntre", "EN\nto\ntre", "en\nto\nTRE", "EN\nto\nTRE"),
    ("Start", "Start og A", "Start og B", "Start og A\n\nStart og B"),
    ("Start", "Start og", "Start og mer", "Start og mer"),
    ("en\nto\ntre", "en\ntre", "en\nto\ntre\nfire", "en\ntre\nfire"),
    ("en", "", "en\nto", "\nto"),
])
def test_two_tabs_keep_what_both_wrote(code: str, base: str, ours: str, theirs: str, wanted: str) -> None:
    assert _ask(code, merged=[[base, ours, theirs], [base, theirs, ours]])["merged"] == [wanted, wanted]


def test_no_line_that_a_tab_wrote_is_ever_lost(code: str) -> None:
    chance = random.Random(6)
    asked = []
    for _ in range(400):
        lines = [f"linje {chance.randint(0, 3)}" for _ in range(chance.randint(0, 5))]
        versions = (lines, _edited(chance, lines, "A"), _edited(chance, lines, "B"))
        asked.append(["\n".join(version) for version in versions])
    for (base, ours, theirs), text in zip(asked, _ask(code, merged=asked)["merged"], strict=True):
        for line in (*ours.split("\n"), *theirs.split("\n")):
            assert not line or line in base.split("\n") or line in text.split("\n"), (base, ours, theirs, text)
    swapped = [[base, theirs, ours] for base, ours, theirs in asked]
    assert _ask(code, merged=swapped) == _ask(code, merged=asked)


def _edited(chance: random.Random, base: list[str], name: str) -> list[str]:
    lines = list(base)
    for number in range(chance.randint(0, 3)):
        at = chance.randint(0, len(lines))
        lines[at:at + chance.randint(0, 2)] = [f"{name}{number} skrev {chance.random()}"][:chance.randint(0, 1)]
    return lines


def _raw(chance: random.Random, kind: str) -> str:
    if chance.random() < 0.15:
        return chance.choice(("", "{", "null", "[]", '{"v":2,"at":"x","text":"nyere"}', '{"v":1}',
                              '{"v":1,"at":"x","text":7}'))
    record: dict[str, Any] = {"v": 1, "at": f"2026-01-01T{chance.random():.9f}"}
    if kind == "done":
        record["module"] = chance.randint(0, 2)
    else:
        parts = chance.sample(("en", "to", "en og to", "tre\nlinjer", "", "Æsj «fire»"), chance.randint(1, 2))
        record |= {"text": BETWEEN.join(parts), "title": chance.choice(("Film", "Filmen"))}
    if chance.random() < 0.3:
        record["mood"] = chance.choice(("glad", "lei"))
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _set(chance: random.Random) -> list[Entry]:
    found = {}
    for _ in range(chance.randint(0, 8)):
        kind = chance.choice(("note", "done", "sheet", "aside"))
        entry = {"kind": kind, "pack": chance.choice("pq"), "id": chance.choice("ab"), "raw": _raw(chance, kind)}
        found[kind, entry["pack"], entry["id"]] = entry
    return list(found.values())


def _words(entries: list[Entry]) -> set[tuple[str, str]]:
    """Every part of every text, every unknown field and every raw value that can't be read, by package."""
    found = set()
    for entry in entries:
        record = _record(entry["raw"])
        if record is None:
            found.add((entry["pack"], entry["raw"]))
            continue
        found |= {(entry["pack"], part) for part in record.get("text", "").split(BETWEEN)}
        if "mood" in record:
            found.add((entry["pack"], f"mood {record['mood']}"))
    return found


def _record(raw: str) -> dict[str, Any] | None:
    try:
        found = json.loads(raw)
    except ValueError:
        return None
    good = isinstance(found, dict) and found.get("v") == 1 and isinstance(found.get("at"), str)
    return found if good and isinstance(found.get("text", ""), str) else None


def _held(words: set[tuple[str, str]], entries: list[Entry]) -> bool:
    """Whether the entries hold all the words, perhaps inside longer ones."""
    have = _words(entries)
    return all(any(pack == own and word in text for own, text in have) for pack, word in words)


def test_joining_random_sets_loses_nothing_and_heeds_no_order(code: str) -> None:
    chance = random.Random(2026)
    pairs = [[_set(chance), _set(chance)] for _ in range(500)]
    joined = _ask(code, joined=pairs)["joined"]
    again = _ask(code, joined=[[one, pair[1]] for one, pair in zip(joined, pairs, strict=True)])["joined"]
    turned = _ask(code, joined=[[theirs, mine] for mine, theirs in pairs])["joined"]
    for (mine, theirs), one, twice, other in zip(pairs, joined, again, turned, strict=True):
        assert _held(_words(mine) | _words(theirs), one), (mine, theirs, one)
        assert _sorted(twice) == _sorted(one), (mine, theirs)
        assert _words(other) == _words(one)
        marks = {(entry["pack"], entry["id"]) for entry in (*mine, *theirs) if entry["kind"] == "done"}
        assert marks == {(entry["pack"], entry["id"]) for entry in one if entry["kind"] == "done"}


def _sorted(entries: list[Entry]) -> list[tuple[Any, ...]]:
    """What they say, however they spell it."""
    said = [(entry, _record(entry["raw"]) or {"": entry["raw"]}) for entry in entries]
    return sorted((entry["kind"], entry["pack"], entry["id"], str(sorted(what.items(), key=str)))
                  for entry, what in said)


def test_the_same_text_stands_once_and_different_texts_newest_first(code: str) -> None:
    def one(text: str, at: str) -> list[Entry]:
        return [{"kind": "note", "pack": "p", "id": "a", "raw": json.dumps({"v": 1, "at": at, "text": text})}]
    same, both = _ask(code, joined=[[one("likt", "2026-01-01"), one("likt", "2026-02-01")],
                                    [one("gammelt", "2026-01-01"), one("nytt", "2026-02-01")]])["joined"]
    assert json.loads(same[0]["raw"])["text"] == "likt"
    assert json.loads(both[0]["raw"])["text"] == f"nytt{BETWEEN}gammelt"
    assert json.loads(both[0]["raw"])["at"] == "2026-02-01"


def test_the_script_of_the_page_with_all_notes_stays_within_its_budget() -> None:
    """With the script of every page, which holds a part of it."""
    made = (script("reader/kp", after="reader/scheme"), script("notes/notes-page", after="reader/kp"))
    assert sum(len(gzip.compress(one.encode(), 9)) for one in made) < 7_600
