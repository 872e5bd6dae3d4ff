"""What is kept between builds: whole or not at all, and never in the way."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from kompetansepakke.machine.kept import Kept, name_of, write_file

NAME, OTHER = name_of("a", "b"), name_of("ab", "")


def keep(folder: Path, *products: tuple[bytes, bytes]) -> None:
    with Kept(folder) as kept:
        for name, product in products:
            kept.put(name, product)


def got(folder: Path | None, name: bytes = NAME) -> bytes | None:
    with Kept(folder) as kept:
        return kept.get(name)


def test_what_is_put_is_got_again_by_its_name_alone(tmp_path: Path) -> None:
    keep(tmp_path / "kp", (NAME, b"produkt"))
    assert got(tmp_path / "kp") == b"produkt"
    assert got(tmp_path / "kp", OTHER) is None  # the parts are told apart


@pytest.mark.parametrize("product", [b"PK\3\4\xff\xfe", b"{", b""])
def test_what_is_no_value_is_none(tmp_path: Path, product: bytes) -> None:
    keep(tmp_path, (NAME, product))
    with Kept(tmp_path) as kept:
        assert kept.get_json(NAME) is None


def test_nothing_is_kept_without_a_folder() -> None:
    with Kept(None) as kept:
        kept.put(NAME, b"produkt")
        assert kept.get(NAME) is None


def test_nothing_is_written_down_before_the_end(tmp_path: Path) -> None:
    with Kept(tmp_path) as kept:
        kept.put(NAME, b"produkt")
        assert got(tmp_path) is None
    assert got(tmp_path) == b"produkt"


def test_what_is_saved_is_there_for_others_and_more_may_follow(tmp_path: Path) -> None:
    with Kept(tmp_path) as kept:
        kept.put(NAME, b"produkt")
        kept.save()
        assert got(tmp_path) == b"produkt"
        kept.put(OTHER, b"mer")
    assert got(tmp_path, OTHER) == b"mer"


def test_git_is_told_to_leave_it_alone(tmp_path: Path) -> None:
    keep(tmp_path / "kp")
    assert (tmp_path / "kp/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize("damage", [
    lambda file: file.write_bytes(b"ikke en database" * 100),
    lambda file: file.write_bytes(file.read_bytes()[:5000]),
    lambda file: file.write_bytes(b""),
    lambda file: file.unlink(),
])
def test_a_file_that_is_damaged_gives_nothing_and_makes_room(tmp_path: Path, damage: object) -> None:
    keep(tmp_path, (NAME, b"produkt" * 1000))
    damage(tmp_path / "kept.sqlite")  # type: ignore[operator]
    assert got(tmp_path) is None
    keep(tmp_path, (NAME, b"nytt"))
    keep(tmp_path, (NAME, b"nytt"))  # where the first one found the damage
    assert got(tmp_path) == b"nytt"


def test_a_product_that_was_changed_or_moved_to_another_name_is_not_trusted(tmp_path: Path) -> None:
    keep(tmp_path, (NAME, b"produkt"), (OTHER, b"et annet"))
    with sqlite3.connect(tmp_path / "kept.sqlite") as base:
        other = base.execute("SELECT product FROM kept WHERE name = ?", (OTHER,)).fetchone()[0]
        base.execute("UPDATE kept SET product = ? WHERE name = ?", (other, NAME))
    assert got(tmp_path) is None
    assert got(tmp_path, OTHER) == b"et annet"


def test_two_builds_at_once_both_keep_theirs(tmp_path: Path) -> None:
    with Kept(tmp_path) as one, Kept(tmp_path) as two:
        one.put(NAME, b"en")
        two.put(OTHER, b"to")
    assert (got(tmp_path), got(tmp_path, OTHER)) == (b"en", b"to")


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    keep(tmp_path / "fil/kp", (NAME, b"produkt"))
    assert got(tmp_path / "fil/kp") is None


def test_what_was_used_last_stays_when_there_is_too_much(tmp_path: Path) -> None:
    keep(tmp_path, (NAME, os.urandom(1000)), (OTHER, os.urandom(1000)))
    with sqlite3.connect(tmp_path / "kept.sqlite") as base:
        base.execute("UPDATE kept SET day = 1")
    assert got(tmp_path, OTHER)
    with Kept(tmp_path) as kept:
        kept.shrink(1500)
    assert got(tmp_path) is None
    assert got(tmp_path, OTHER)


@pytest.mark.parametrize("names", [(NAME, OTHER), (OTHER, NAME)])
def test_of_what_was_used_on_one_day_the_newest_stays(tmp_path: Path, names: tuple[bytes, bytes]) -> None:
    for name in names:
        keep(tmp_path, (name, os.urandom(1000)))
    with Kept(tmp_path) as kept:
        kept.shrink(1500)
    assert [got(tmp_path, name) is None for name in names] == [True, False]


def test_room_is_left_when_there_was_too_much_and_only_then(tmp_path: Path) -> None:
    keep(tmp_path, *((bytes([number]) * 16, os.urandom(1000)) for number in range(4)))
    with Kept(tmp_path) as kept:
        kept.shrink(4500)
    assert len(_names(tmp_path)) == 4
    with Kept(tmp_path) as kept:
        kept.shrink(4000)  # each product takes a little more
    assert len(_names(tmp_path)) == 2


def test_nothing_at_all_takes_no_room(tmp_path: Path) -> None:
    with Kept(tmp_path) as kept:
        kept.shrink()
        kept.put(NAME, b"produkt")
    assert got(tmp_path)


def _names(folder: Path) -> list[bytes]:
    with sqlite3.connect(folder / "kept.sqlite") as base:
        return [name for name, in base.execute("SELECT name FROM kept")]


def test_a_file_that_is_spoilt_meanwhile_stops_nobody(tmp_path: Path) -> None:
    keep(tmp_path, (NAME, os.urandom(20_000)))
    with Kept(tmp_path) as kept:
        (tmp_path / "kept.sqlite").write_bytes(b"ikke en database" * 2000)
        kept.shrink(1)
    assert got(tmp_path) is None


def test_a_file_that_says_the_same_as_one_before_is_that_one(tmp_path: Path) -> None:
    before = tmp_path / "før"
    before.write_bytes(b"det samme")
    before.chmod(0o644)
    write_file(tmp_path / "ny", b"det samme", before)
    assert (tmp_path / "ny").samefile(before)


@pytest.mark.parametrize("before", ["annet", "mangler", "mappe", "lenke", "en annens"])
def test_of_anything_else_a_file_is_made_and_what_was_there_stays(tmp_path: Path, before: str) -> None:
    (tmp_path / "annet").write_bytes(b"noe annet")
    (tmp_path / "likt").write_bytes(b"det samme")
    (tmp_path / "likt").chmod(0o644)
    (tmp_path / "en annens").write_bytes(b"det samme")
    (tmp_path / "en annens").chmod(0o664)
    (tmp_path / "mappe").mkdir()
    (tmp_path / "lenke").symlink_to("likt")
    write_file(tmp_path / "ny", b"det samme", tmp_path / before)
    assert not (tmp_path / "ny").is_symlink()
    assert (tmp_path / "ny").stat().st_nlink == 1
    assert (tmp_path / "ny").read_bytes() == b"det samme"
    assert (tmp_path / "annet").read_bytes() == b"noe annet"


def test_on_a_disk_that_knows_one_name_a_file_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "før").write_bytes(b"det samme")
    (tmp_path / "før").chmod(0o644)
    write_file(tmp_path / "ny", b"det samme", tmp_path / "før")
    assert not (tmp_path / "ny").samefile(tmp_path / "før")
    assert (tmp_path / "ny").read_bytes() == b"det samme"
