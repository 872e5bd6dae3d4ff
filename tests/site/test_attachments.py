"""Attachments are judged in `kp check`: what is wrong with one is told at its own file, with a mend."""

from __future__ import annotations

from datetime import date

import pytest

from kompetansepakke.base.problems import Problem
from kompetansepakke.scan.attachments import attachment_problems
from kompetansepakke.scan.opened import Opened
from kompetansepakke.scan.opener import open_attachment
from tests.core.reading import HEAD, PAGE, SITE, Files, read
from tests.site.packed import ATTACHED, locked_zip

SECRET = "Ledergruppa legger ned leksehjelpen på Bjørkåsen, og lærerne får vite det etter påske."
LEADER = f"\n/// roles | leader\n{SECRET}\n/// end roles\n"
FOLDER = "modules/p/1-a"
SHEET = f"navn;sak\nAnne;Tegning\nOla;{SECRET}\n".encode()


def problems(files: Files, on: date = date(2026, 1, 1)) -> list[Problem]:
    every: dict[str, str | bytes] = {**SITE, **files}
    content, wrong = read(every)
    assert [found for found in wrong if found.severity == "error"] == []

    def opened(source: str) -> Opened:
        data = every[source]
        return open_attachment(source, data if isinstance(data, bytes) else data.encode())

    return sorted(attachment_problems(content, on, opened, sound=True))


def test_hidden_text_in_an_attachment_is_told_at_its_line_with_a_mend() -> None:
    found = problems({PAGE: HEAD + "[ark](ark.csv)\n" + LEADER, f"{FOLDER}/ark.csv": SHEET})
    assert [(one.code, one.file, one.line) for one in found] == [("KP112", f"{FOLDER}/ark.csv", 3)]
    assert "laerer, eier" in found[0].message
    assert f"{PAGE}:8" in found[0].fix
    assert f"(i {PAGE})" in found[0].fix


@pytest.mark.parametrize("name", ["pakket.png", "delt.docx", "side.pdf", "wide.mp3", "i-hverandre.zip", "pakket.ics"])
def test_hidden_text_is_found_in_packed_attachments(name: str) -> None:
    found = problems({PAGE: HEAD + f"[fil]({name})\n" + LEADER, f"{FOLDER}/{name}": ATTACHED[name](SECRET)})
    assert [(one.code, one.file) for one in found] == [("KP112", f"{FOLDER}/{name}")]


@pytest.mark.parametrize("page", [
    HEAD + "/// roles | leader\n[ark](ark.csv)\n/// end roles\n" + LEADER,
    HEAD + f"[ark](ark.csv)\n\n{SECRET}\n" + LEADER,
    HEAD + "[ark](ark.csv)\n\n/// roles | leader\nLeksehjelpen på Bjørkåsen. Ledergruppa.\n/// end roles\n",
])
def test_text_that_those_who_get_the_attachment_may_see_is_no_problem(page: str) -> None:
    assert problems({PAGE: page, f"{FOLDER}/ark.csv": SHEET}) == []


def test_an_attachment_may_not_tell_what_opens_later() -> None:
    late = HEAD.replace("all", "all\nopens: 2026-03-01") + f"{SECRET}\n"
    site: Files = {PAGE: HEAD + "[ark](ark.csv)\n", f"{FOLDER}/02-y.md": late, f"{FOLDER}/ark.csv": SHEET}
    assert [one.code for one in problems(site, date(2026, 2, 1))] == ["KP112"]
    assert problems(site, date(2026, 3, 1)) == []


def test_an_attachment_that_opens_before_the_text_is_found_ahead_of_time() -> None:
    first, second = (HEAD.replace("all", f"all\nopens: 2026-0{month}-01") for month in (3, 5))
    later = second + f"{SECRET}\n"
    site: Files = {PAGE: first + "[ark](ark.csv)\n", f"{FOLDER}/02-y.md": later, f"{FOLDER}/ark.csv": SHEET}
    assert [one.code for one in problems(site, date(2026, 1, 1))] == ["KP112"]
    assert problems(site, date(2026, 5, 1)) == []


def test_every_hidden_passage_is_told_at_once() -> None:
    other = "Rektor bytter ut kontaktlæreren på fjerde trinn før foreldremøtet i november, men sier det ikke."
    sheet = SHEET + f"Eva;{other}\n".encode()
    page = HEAD + "[ark](ark.csv)\n" + LEADER + LEADER.replace(SECRET, other)
    found = problems({PAGE: page, f"{FOLDER}/ark.csv": sheet})
    assert [(one.code, one.line) for one in found] == [("KP112", 3), ("KP112", 4)]


def test_captions_are_attachments_too() -> None:
    video = ("/// video | Film\n    id: film\n    minutes: 5\n    url: https://film.example\n"
             "    captions: film.vtt\n\nx\n/// end video\n")
    found = problems({PAGE: HEAD + video + LEADER, f"{FOLDER}/film.vtt": ATTACHED["film.vtt"](SECRET)})
    assert [one.code for one in found] == ["KP112"]


def test_what_cannot_be_read_is_refused_with_its_reason() -> None:
    found = problems({PAGE: HEAD + "[a](a.zip) ![b](b.png)\n", f"{FOLDER}/a.zip": locked_zip("x"),
                      f"{FOLDER}/b.png": b"\x89PNG\r\n\x1a\nkuttet"})
    assert [(one.code, one.file) for one in found] == [("KP111", f"{FOLDER}/a.zip"), ("KP111", f"{FOLDER}/b.png")]
    assert "låst med passord" in found[0].message
    assert "skadet" in found[1].message
