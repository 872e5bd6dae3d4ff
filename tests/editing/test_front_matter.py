"""Front matter in the page for editing: read as `kp` reads it, and written so that only what was changed differs."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from kompetansepakke.publish.editing.cms_config import cms_config
from kompetansepakke.web.bundle import SCRIPT_FOLDER
from kompetansepakke.web.editing_host import EditingHost
from tests.core.reading import VOCABULARY
from tests.programs import program

ROOT = Path(__file__).parents[2]
FORMS = cms_config(EditingHost("github", "eier/depot"), "Rediger", VOCABULARY)["keys"]
FRONT = """\
---
# Husk: Kari eier siden.
title: 'Det er Karis «verktøy»: bruk det'
roles:
  - leader
  - owner
opens: 2019-11-01   # etter møtet
description: >-
  En lang setning
  over to linjer.
pilot:
  opens: 2019-11-01
  due: 2019-12-01
min_weeks: {all: 1-2, leader: 3-4}
requires: [1, 2]
meetings: 3
ukjent: {a: 1}
---

"""


def asked(module: str, calls: list[tuple[str, list[Any]]]) -> list[Any]:
    """What functions of a module of ours give back for each call, from node."""
    code = (f"import * as m from {json.dumps((SCRIPT_FOLDER / module).as_uri())};"
            "let text = ''; for await (const part of process.stdin) text += part;"
            "console.log(JSON.stringify(JSON.parse(text).map(([name, given]) => m[name](...given))));")
    done = subprocess.run([program("node"), "--input-type=module", "-e", code], input=json.dumps(calls),
                          capture_output=True, text=True, check=True)
    answers: list[Any] = json.loads(done.stdout)
    return answers


def written(front: str, **changes: Any) -> str:
    """The front matter after somebody changed the fields so; None empties one."""
    (before,) = asked("editing/front-matter.js", [("values", [front, FORMS])])
    after = {key: value for key, value in {**before, **changes}.items() if value is not None}
    (text,) = asked("editing/front-matter.js", [("write", [front, after, FORMS])])
    assert isinstance(text, str)
    return text


def test_all_of_our_own_pages_are_read_as_yaml_and_written_to_the_letter() -> None:
    files = [path.read_text(encoding="utf-8") for folder in ("modules", "docs")
             for path in sorted((ROOT / folder).rglob("*.md"))]
    parts = asked("editing/front-matter.js", [("split", [text]) for text in files])
    assert [part["front"] + part["body"] for part in parts] == files
    fronts = [part["front"] for part in parts]
    values = asked("editing/front-matter.js", [("values", [front, FORMS]) for front in fronts])
    texts = [name for name, form in FORMS.items() if form == "text"]
    for front, found in zip(fronts, values, strict=True):
        known = yaml.safe_load(front.strip().strip("-"))
        assert {name: " ".join(str(known[name]).split()) for name in texts if name in known} == {
            name: found[name] for name in texts if name in found}
    calls = [("write", [front, found, FORMS]) for front, found in zip(fronts, values, strict=True)]
    assert asked("editing/front-matter.js", calls) == fronts


def test_values_are_shown_as_fields() -> None:
    assert asked("editing/front-matter.js", [("values", [FRONT, FORMS])]) == [{
        "title": "Det er Karis «verktøy»: bruk det", "roles": ["leader", "owner"], "opens": "2019-11-01",
        "description": "En lang setning over to linjer.", "pilot": "{opens: 2019-11-01, due: 2019-12-01}",
        "min_weeks": "{all: 1-2, leader: 3-4}", "requires": ["1", "2"], "meetings": 3}]


@pytest.mark.parametrize(("changes", "old", "new"), [
    ({}, "", ""),
    ({"title": "Ny tittel"}, "title: 'Det er Karis «verktøy»: bruk det'\n", "title: Ny tittel\n"),
    ({"title": "Til slutt: «nei»"}, "title: 'Det er Karis «verktøy»: bruk det'\n", 'title: "Til slutt: «nei»"\n'),
    ({"title": "2019"}, "title: 'Det er Karis «verktøy»: bruk det'\n", 'title: "2019"\n'),
    ({"title": "Nei # eller"}, "title: 'Det er Karis «verktøy»: bruk det'\n", 'title: "Nei # eller"\n'),
    ({"title": "No"}, "title: 'Det er Karis «verktøy»: bruk det'\n", 'title: "No"\n'),
    ({"roles": ["leader"]}, "roles:\n  - leader\n  - owner\n", "roles: [leader]\n"),
    ({"roles": ["leader", "all"]}, "roles:\n  - leader\n  - owner\n", "roles: all\n"),
    ({"opens": "2020-01-01"}, "opens: 2019-11-01   # etter møtet\n", "opens: 2020-01-01\n"),
    ({"opens": None}, "opens: 2019-11-01   # etter møtet\n", ""),
    ({"requires": ["1", "3"]}, "requires: [1, 2]\n", "requires: [1, 3]\n"),
    ({"meetings": 4}, "meetings: 3\n", "meetings: 4\n"),
    ({"min_weeks": "4-5"}, "min_weeks: {all: 1-2, leader: 3-4}\n", "min_weeks: 4-5\n"),
    ({"owner": "Kari"}, "pilot:\n", "owner: Kari\npilot:\n"),
])
def test_only_the_line_that_was_changed_differs(changes: dict[str, Any], old: str, new: str) -> None:
    assert written(FRONT, **changes) == FRONT.replace(old, new, 1)


@pytest.mark.parametrize(("yaml", "value"), [
    ("'Nummer # 1' # sagt av Per", "Nummer # 1"), ("Nummer#1 # sagt av Per", "Nummer#1"), ("'Per''s'", "Per's"),
    ('"a \\"b\\" # c"', 'a "b" # c'), ("|\n  En # to\n  tre", "En # to tre"), ("En\n  lang tittel", "En lang tittel"),
])
def test_a_text_is_read_in_each_of_yamls_ways(yaml: str, value: str) -> None:
    assert asked("editing/front-matter.js", [("values", [f"---\ntitle: {yaml}\n---\n", FORMS])]) == [{"title": value}]


def test_a_new_translation_gets_front_matter_of_its_own() -> None:
    (text,) = asked("editing/front-matter.js", [("write", ["", {"title": "Ny", "source_hash": "1a2b3c"}, FORMS])])
    assert yaml.safe_load(text.strip().strip("-")) == {"title": "Ny", "source_hash": "1a2b3c"}
    assert text.endswith("---\n\n")


def test_text_without_front_matter_is_left_whole() -> None:
    texts = ["Bare tekst\n---\n", "---\ntitle: Uten slutt\n", "", "---\n---\nTekst"]
    parts = asked("editing/front-matter.js", [("split", [text]) for text in texts])
    assert [part["front"] for part in parts] == ["", "", "", "---\n---\n"]
    assert [part["front"] + part["body"] for part in parts] == texts
