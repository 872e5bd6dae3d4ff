"""Zip files are the same to the byte, whether their parts were deflated before or not."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kompetansepakke.machine.kept import Kept
from kompetansepakke.publish import deflated
from kompetansepakke.publish.deflated import Deflater

PARTS = {"a.html": b"<p>Tekst</p>" * 500, "b/c.html": b"Mer", "tom.txt": b"", "d.html": b"<p>Tekst</p>" * 500}
Write = Callable[[zipfile.ZipFile, zipfile.ZipInfo, bytes], object]


def entry(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
    made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return made


def zipped(write: Write, parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            write(archive, entry(name), data)
    return packed.getvalue()


def by_deflater(kept: Path | None, parts: dict[str, bytes]) -> bytes:
    with Kept(kept) as products:
        return zipped(Deflater(products).write, parts)


@pytest.mark.parametrize("known", [{}, PARTS, {"x": b"noe annet"}])
def test_an_archive_is_what_zipfile_makes_of_it(tmp_path: Path, known: dict[str, bytes]) -> None:
    by_deflater(tmp_path, known)
    made = by_deflater(tmp_path, PARTS)
    assert made == zipped(zipfile.ZipFile.writestr, PARTS) == by_deflater(None, PARTS)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == PARTS


def test_an_archive_is_the_same_where_zipfile_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deflated, "_OF_A_PART", ("_crc", "_navn_fra_en_annen_zipfile"))
    assert by_deflater(None, PARTS) == zipped(zipfile.ZipFile.writestr, PARTS)


def test_what_has_a_name_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def write(archive: zipfile.ZipFile, part: zipfile.ZipInfo, data: bytes) -> None:
        def make() -> bytes:
            made.append(part.filename)
            return data

        deflater.add(archive, part, part.filename.encode(), make)

    for _ in range(2):
        with Kept(tmp_path) as products:
            deflater = Deflater(products)
            assert zipped(write, PARTS) == zipped(zipfile.ZipFile.writestr, PARTS)
    assert made == list(PARTS)


def test_only_what_is_new_is_deflated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_deflater(tmp_path, PARTS)
    small: list[bytes] = []
    deflated_by_us = deflated._deflated

    def noted(data: bytes) -> object:
        small.append(data)
        return deflated_by_us(data)

    monkeypatch.setattr(deflated, "_deflated", noted)
    by_deflater(tmp_path, PARTS | {"b/c.html": b"Nytt"})
    by_deflater(tmp_path, PARTS | {"b/c.html": b"Nytt"})
    assert small == [b"Nytt"]
    small.clear()
    assert by_deflater(None, PARTS) == by_deflater(None, PARTS)
    assert len(small) == 2 * len(set(PARTS.values()))  # in one archive, too, what is the same is deflated once
