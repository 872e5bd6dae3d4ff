"""The outline of printed sets: headings of several pages, in Markdown and in raw HTML, under one title."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from .content import write_site
from .reading import made, view_of

OWN, PART = "modules/pakke/0-apen/90-leder.md", "modules/pakke/0-apen/01-del.md"
LEADER, READER = "pakke/lederguide/0-apen/index.md", "pakke/lesehefte/0-apen/index.md"
_HEADING = re.compile(r"^(?P<marks>#+) +(?P<text>[^{\n]+)|<h(?P<level>\d)>(?P<raw>[^<]*)</h(?P<end>\d)>", re.MULTILINE)


def _headings(root: Path, page: str) -> dict[str, int]:
    body = made(view_of(root, "leder"))[page].markdown
    found = list(_HEADING.finditer(body))
    assert all(match["level"] == match["end"] for match in found)
    return {(match["text"] or match["raw"]).strip(): len(match["marks"] or "") or int(match["level"])
            for match in found}


def _page(root: Path, path: str, text: str, *, roles: str = "[leader, owner]") -> Path:
    (write_site(root) / path).write_text(f"---\ntitle: For leder\nroles: {roles}\n---\n\n{text}\n", "utf-8")
    return root


def test_raw_headings_go_down_with_those_in_markdown(tmp_path: Path) -> None:
    text = "<h2>Rå to</h2>\n\n### Tre\n\n<h4>Rå fire</h4>\n\n- punkt\n\n    <h3>Rå i liste</h3>\n"
    found = _headings(_page(tmp_path, OWN, text), LEADER)
    assert {name: found[name] for name in ("For leder", "Rå to", "Tre", "Rå fire", "Rå i liste")} \
        == {"For leder": 2, "Rå to": 3, "Tre": 4, "Rå fire": 5, "Rå i liste": 4}


def test_a_raw_heading_over_several_lines_ends_as_it_began(tmp_path: Path) -> None:
    body = made(view_of(_page(tmp_path, OWN, "<H2 class=\"a\">\nTo\n</H2>\n\nTekst."), "leder"))[LEADER].markdown
    assert "<H3 class=\"a\">\nTo\n</H3>" in body


@pytest.mark.parametrize("heading", ["#### Inni", "<h2>Inni</h2>", "<h6>Inni</h6>"])
def test_a_heading_in_a_task_stands_one_below_the_task(tmp_path: Path, heading: str) -> None:
    task = f"/// task | Oppgaven\n    id: t\n    minutes: 5\n    work: team\n\nGjør.\n\n{heading}\n/// end task\n"
    found = _headings(_page(tmp_path, PART, task, roles="all"), LEADER)
    assert found["Inni"] == found["Oppgaven"] + 1


@pytest.mark.parametrize("heading", ["## Om dette", "<h3>Om dette</h3>"])
def test_a_heading_in_a_text_for_leaders_skips_no_level(tmp_path: Path, heading: str) -> None:
    text = f"/// roles | leader owner\n{heading}\n\nTekst.\n/// end roles\n"
    for set_path in (LEADER, READER):
        found = list(_headings(_page(tmp_path, PART, text, roles="all"), set_path).values())
        assert all(after <= before + 1 for before, after in pairwise(found)), set_path


def test_a_level_that_the_author_skipped_is_not_skipped_in_the_guide(tmp_path: Path) -> None:
    found = _headings(_page(tmp_path, OWN, "## To\n\n#### Fire\n\n##### Fem\n\n## To igjen\n"), LEADER)
    assert [found[name] for name in ("To", "Fire", "Fem", "To igjen")] == [3, 4, 5, 3]


def test_a_heading_with_a_link_in_it_goes_down_too(tmp_path: Path) -> None:
    body = made(view_of(_page(tmp_path, OWN, "## Se [del 2](02-del.md)\n\nTekst."), "leder"))[LEADER].markdown
    assert re.search(r"^### Se \[del 2\]\(.+02-del.md\)$", body, re.MULTILINE)


def test_what_looks_like_a_heading_in_code_is_left_alone(tmp_path: Path) -> None:
    text = "## Krav\n\n```\n# Krav\n<h2>Krav</h2>\n```\n\nSkriv `<h2>` først.\n"
    body = made(view_of(_page(tmp_path, OWN, text), "leder"))[LEADER].markdown
    assert "\n# Krav\n<h2>Krav</h2>\n" in body
    assert "`<h2>`" in body
