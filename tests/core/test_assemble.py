"""Which file is what: nothing is lost without a word, and no two meet."""

from __future__ import annotations

import pytest

from tests.core.reading import FRONT, HEAD, SITE, codes, page, read


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("modules/p/1-a/fil.exe", "KP105"),
        ("modules/p/1-a/fil", "KP105"),
        ("docs/stil.css", "KP105"),
        ("docs/skript.js", "KP105"),
        ("modules/p/1-a/package.yml", "KP105"),
        ("modules/p/ark.pdf", "KP105"),
        ("modules/ark.pdf", "KP105"),
        ("modules/p/1-a/.DS_Store", "KP108"),
        ("modules/p/1-a/Thumbs.db", "KP105"),
        ("modules/p/1-a/bilde ø.png", "KP108"),
        ("modules/p/1-a/bi\u0308lde.png", "KP108"),
        ("modules/x.md", "KP105"),
        ("modules/p/x.md", "KP105"),
        ("modules/p/index.md", "KP105"),
        ("modules/p/1-a/x.md", "KP108"),
        ("modules/p/1-a/01-Øving.md", "KP108"),
        ("modules/p/1-a/1-a.md", "KP108"),
        ("modules/p/1-a/under/01-a.md", "KP108"),
        ("modules/p/1-a/under/index.md", "KP105"),
        ("modules/p/1-a/02-b.MD", "KP105"),
        ("docs/Om.Md", "KP105"),
        ("docs/README.md", "KP108"),
        ("docs/øst.md", "KP108"),
        ("docs/a.b.md", "KP108"),
        ("docs/x.nn.md", "KP504"),
        ("modules/p/1-a/02-b.nn.md", "KP504"),
        ("docs/404.md", "KP107"),
        ("docs/nn/a.md", "KP107"),
        ("docs/templates/a.md", "KP107"),
        ("docs/assets/a.md", "KP107"),
        ("docs/ressurser.md", "KP107"),
        ("docs/P/index.md", "KP107"),
        ("docs/p.md", "KP107"),
        ("docs/p/tidsplan.md", "KP107"),
        ("modules/p/1-a/01-a.yaml", "KP105"),
    ],
)
def test_a_file_that_has_no_place_is_told(path: str, code: str) -> None:
    found = codes({**SITE, path: HEAD})
    assert (path, code) in found
    assert len(found) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("docs/a.md", "docs/a/index.md"),
        ("docs/a.md", "docs/A.md"),
        ("docs/p/1-a/01-x.md", "modules/p/1-a/01-x.md"),
        ("docs/A/b.md", "docs/a/B.md"),
        ("docs/p/1-a.md", "modules/p/1-a/index.md"),
    ],
)
def test_pages_whose_addresses_meet_are_told(one: str, other: str) -> None:
    found = codes({**SITE, one: HEAD, other: FRONT if other.endswith("1-a/index.md") else HEAD})
    assert [code for _, code in found] == ["KP107"]


def test_attachments_whose_addresses_meet_are_told() -> None:
    uses = HEAD + "![x](1-a/B.png) ![x](1-a/b.png)\n"
    found = codes(
        {**SITE, "docs/p/1-a/B.png": b"", "modules/p/1-a/B.png": b"", "docs/p/1-a/b.png": b"", "docs/p/x.md": uses}
    )
    assert {code for _, code in found} >= {"KP107"}
    assert [file for file, code in found if code == "KP107"] == ["docs/p/1-a/b.png", "modules/p/1-a/B.png"]


@pytest.mark.parametrize("name", ["Pakke", "1p", "p_q", "på", "p.q", "assets", "nn", "templates", "notater"])
def test_a_package_whose_name_cannot_be_an_address_is_told(name: str) -> None:
    files = {path.replace("/p/", f"/{name}/"): text for path, text in SITE.items()}
    assert {code for _, code in codes(files)} & {"KP107", "KP108"}


@pytest.mark.parametrize("folder", ["a", "01-a", "1-A", "1_a", "1-", "1-å"])
def test_a_module_folder_is_a_number_and_a_slug(folder: str) -> None:
    assert codes({**SITE, f"modules/p/{folder}/index.md": FRONT}) == [(f"modules/p/{folder}", "KP108")]


def test_a_package_needs_its_file_and_a_module_its_front_page() -> None:
    assert codes({"modules/p/1-a/index.md": FRONT}) == [("modules/p/package.yml", "KP109")]
    assert codes({**SITE, "modules/p/2-b/01-x.md": HEAD}) == [("modules/p/2-b/index.md", "KP109")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("title: P\n", "KP206"),
        ("title: P\npurpose: F\nfarge: blå\n", "KP203"),
        ("title: [P]\npurpose: F\n", "KP205"),
        ("- P\n", "KP202"),
        ("title: P: q\npurpose: F\n", "KP202"),
        ("title: P\npurpose: F\nhorizon_weeks: 0\n", "KP205"),
        ("title: P <i>\npurpose: F\n", "KP208"),
        ("title: P\ntitle: P\npurpose: F\n", "KP204"),
        (b"\xff", "KP101"),
    ],
)
def test_a_broken_package_file_is_told(text: str | bytes, code: str) -> None:
    assert ("modules/p/package.yml", code) in codes_of({**SITE, "modules/p/package.yml": text})


def codes_of(files: dict[str, str | bytes]) -> list[tuple[str, str]]:
    return codes(files)


def test_module_numbers_are_unique_and_pages_in_order() -> None:
    found = codes({**SITE, "modules/p/1-b/index.md": FRONT})
    assert found == [("modules/p/1-b/index.md", "KP209")]


def test_rings_and_gaps_in_requires_are_told() -> None:
    def front(number: int, requires: str) -> str:
        return FRONT.replace("module: 1", f"module: {number}\nrequires: {requires}")

    ring = {
        "modules/p/1-a/index.md": front(1, "[3]"),
        "modules/p/2-b/index.md": front(2, "[1]"),
        "modules/p/3-c/index.md": front(3, "[2]"),
        "modules/p/4-d/index.md": front(4, "[1, 9]"),
    }
    found = read({**SITE, **ring})[1]
    assert sorted(p.code for p in found) == ["KP501", "KP502"]
    assert "1 → 3 → 2 → 1" in next(p.message for p in found if p.code == "KP502")


def test_ids_are_unique_in_a_package_but_not_across_packages() -> None:
    sheet = "/// worksheet | Ark\n    id: ark\n\n- felt\n/// end worksheet\n"
    other = {path.replace("/p/", "/q/"): text for path, text in SITE.items()}
    both = {**SITE, **other, "modules/p/1-a/01-x.md": HEAD + sheet, "modules/q/1-a/01-x.md": HEAD + sheet}
    assert codes(both) == []
    assert codes({**both, "modules/p/1-a/02-y.md": HEAD + sheet}) == [("modules/p/1-a/02-y.md", "KP311")]


def test_a_page_has_the_number_and_address_of_its_file() -> None:
    content, _ = read({**SITE, "modules/p/1-a/06-x.md": HEAD})
    found = page(content, "modules/p/1-a/06-x.md")
    assert (found.number, found.address) == ("1.6", "p/1-a/06-x/")
