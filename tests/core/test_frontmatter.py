from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetansepakke.base.problems import Place
from kompetansepakke.content.front import frontmatter
from kompetansepakke.source.text import read_lines
from kompetansepakke.source.yaml.yaml_tree import Mapping, Sequence, read_mapping
from tests.core.reading import VOCABULARY


def page(text: str) -> frontmatter.PageMeta:
    lines, _ = read_lines(text.encode(), "f")
    mapping, _, found = frontmatter.split(lines, "f")
    meta, more = frontmatter.read_page(mapping, VOCABULARY.role_ids)
    assert not found + more
    return meta


def test_values_are_read_with_their_types() -> None:
    meta = page("---\ntitle: 'A: b'\nroles: [leader, owner]\nopens: 2019-11-01\ndescription: |\n  To\n  linjer\n---\n")
    assert (meta.title, meta.opens) == ("A: b", date(2019, 11, 1))
    assert meta.audience.roles == frozenset({"leader", "owner"})
    assert meta.description == "To linjer"


def test_a_page_without_roles_is_for_nobody() -> None:
    lines, _ = read_lines(b"---\ntitle: A\n---\n", "f")
    meta, _ = frontmatter.read_page(frontmatter.split(lines, "f")[0], VOCABULARY.role_ids)
    assert not any(meta.audience.admits(edition) for edition in VOCABULARY.editions)


@pytest.mark.parametrize("text", ["---  \ntitle: A\nroles: all\n---\t\n", "---\r\ntitle: A\r\nroles: all\r\n---\r\n"])
def test_space_after_the_dashes_and_crlf_are_fine(text: str) -> None:
    assert page(text).title == "A"


def test_dashes_inside_the_text_of_a_value_do_not_end_it() -> None:
    assert page("---\ntitle: A\ndescription: |\n  a\n  ---\n  b\nroles: all\n---\n").description == "a --- b"


@pytest.mark.parametrize(
    "value", ["yes", "Yes", "true", "null", "~", "12", "1.5", "0x1f", "2019-11-01", "[a]", "{a: b}", "''"]
)
def test_a_title_that_yaml_reads_as_something_else_is_refused(value: str) -> None:
    lines, _ = read_lines(f"---\ntitle: {value}\nroles: all\n---\n".encode(), "f")
    _, found = frontmatter.read_page(frontmatter.split(lines, "f")[0], VOCABULARY.role_ids)
    assert [(p.code, p.line) for p in found] == [("KP205", 2)]


def test_a_value_remembers_where_it_stands() -> None:
    mapping, _ = read_mapping("a: 1\nb:\n  - x\n  - æ", Place("f", 5))
    value = mapping.get("b")
    assert isinstance(value, Sequence)
    assert [item.place.line for item in value.items] == [7, 8]


def test_deep_nesting_is_refused() -> None:
    assert [found.code for found in read_mapping("a: " + "[" * 500, Place("f"))[1]][:1] == ["KP210"]


@given(st.text(max_size=80))
def test_no_text_crashes_the_yaml_reader(text: str) -> None:
    mapping, found = read_mapping(text, Place("f"))
    assert isinstance(mapping, Mapping)
    assert all(p.line <= text.count("\n") + 2 for p in found)


@given(st.characters(categories=["Cc", "Cf", "Zl", "Zp", "Co"]))
def test_no_invisible_character_comes_through_an_escape(char: str) -> None:
    _, found = read_mapping(f'a: "x\\U{ord(char):08x}y"', Place("f"))
    assert [p.code for p in found] == ([] if char in "\t\n" else ["KP102"])


@pytest.mark.parametrize(("file", "mends"), [("docs/a.md", True), ("docs/a.nn.md", False)])
def test_a_translation_without_front_matter_is_not_told_to_say_roles(file: str, mends: bool) -> None:
    [told] = frontmatter.read_head(b"Tekst\n", file)[2]
    assert (told.code, " roles" in told.fix) == ("KP201", mends)


@pytest.mark.parametrize(
    ("locales", "mend"),
    [
        (("nb",), "skriv en tekst."),
        (("nb", "nn"), "skriv en tekst, eller {nb: …, nn: …}."),
        (("nb", "se"), "skriv en tekst, eller {nb: …, se: …}."),
    ],
)
def test_a_text_is_mended_in_the_languages_of_the_site(locales: tuple[str, ...], mend: str) -> None:
    lines = read_lines(b"title: {da: x}\npurpose: 12\n", "package.yml")[0]
    assert [one.fix for one in frontmatter.read_package(lines, "package.yml", (), locales)[1]] == [mend, mend]
    missing = frontmatter.read_package((), "package.yml", (), locales)[1]
    assert all(mend.removeprefix("skriv ").rstrip(".") in one.fix for one in missing)
