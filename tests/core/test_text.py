from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompetansepakke.source.text import MAX_BYTES, read_lines


def codes(data: bytes) -> list[tuple[str, int, int]]:
    return [(found.code, found.line, found.column) for found in read_lines(data, "f")[1]]


def test_bom_and_crlf_are_fine_and_leave_no_trace() -> None:
    lines, found = read_lines("\ufeffen\r\nto\n".encode(), "f")
    assert [line.text for line in lines] == ["en", "to", ""]
    assert not found


def test_letters_in_parts_are_put_together() -> None:
    lines, found = read_lines(unicodedata.normalize("NFD", "På båtferd").encode(), "f")
    assert [line.text for line in lines] == ["På båtferd"]
    assert not found


def test_bytes_that_are_not_utf8_are_told_at_their_line() -> None:
    assert codes(b"en\nto\nbl\xe5\n") == [("KP101", 3, 1)]


@pytest.mark.parametrize("data", ["a".encode("utf-16"), b"\xed\xa0\x80", b"\xc0\xaf"])
def test_other_encodings_are_refused(data: bytes) -> None:
    assert [code for code, *_ in codes(data)] == ["KP101"]


def test_a_page_above_the_bound_is_refused_and_one_at_the_bound_is_not() -> None:
    line = b"x" * 99 + b"\n"
    assert not codes(line * (MAX_BYTES // 100))
    assert [code for code, *_ in codes(line * (MAX_BYTES // 100) + b"x")] == ["KP103"]


def test_an_invisible_character_is_told_at_its_column() -> None:
    assert codes("en\nto \u200bord\n".encode()) == [("KP102", 2, 4)]


@given(st.characters(categories=["Cc", "Cf", "Zl", "Zp", "Co"]))
def test_what_is_invisible_never_passes_inside_a_word(char: str) -> None:
    if char not in "\t\n":
        assert [code for code, *_ in codes(f"ord{char}ord".encode())] == ["KP102"]


@given(st.characters(categories=["L", "N", "P", "Sc", "Sm"]))
def test_letters_and_signs_of_any_language_pass(char: str) -> None:
    blank = {"HANGUL", "FILLER"} <= set(unicodedata.name(char, "").split())
    assert bool(codes(f"ord {char} ord".encode())) == blank


@pytest.mark.parametrize("emoji", ["👩‍🏫", "👩🏽‍🏫", "❤️", "👨‍👩‍👧‍👦", "1️⃣", "☑︎", "🏳️‍🌈", "™️"])
def test_emoji_may_be_joined(emoji: str) -> None:
    assert not codes(emoji.encode())


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    lines, found = read_lines(data, "f")
    assert bool(lines) != bool(found)
