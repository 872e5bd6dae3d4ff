"""The last gate finds a word however it is packed."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.annotations import FreeText

from kompetansepakke.scan import Forbidden, leaks
from tests.core.reading import VOCABULARY

WORD = "hemmeligheten"
BANNED = Forbidden(frozenset({WORD, "øving"}), frozenset())
CLEAN = "Dette kan alle lese."


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return buffer.getvalue()


def pdf(where: str, word: str) -> bytes:
    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    if where == "metadata":
        writer.add_metadata({"/Title": word})
    elif where == "outline":
        writer.add_outline_item(title=word, page_number=0)
    elif where == "attachment":
        writer.add_attachment("a.txt", word.encode())
    else:
        writer.add_annotation(0, FreeText(text=word, rect=(0, 0, 9, 9)))
    writer.compress_identical_objects()
    for page in writer.pages:
        page.compress_content_streams()
    writer.write(buffer)
    return buffer.getvalue()


def png(word: str) -> bytes:
    chunk = b"tEXt" + b"Comment\0" + word.encode()
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))


def files(word: str) -> dict[str, bytes]:
    split = f"<w:p><w:t>{word[:4]}</w:t></w:r><w:r><w:t>{word[4:]}</w:t></w:p>".encode()
    return {
        "a.html": f"<p>En {word.upper()} her</p>".encode(),
        "attribute.html": f"<p title='{word}'>x</p>".encode(),
        "comment.html": f"<!-- {word} -->".encode(),
        "entities.html": "".join(f"&#{ord(c)};" for c in word).encode(),
        "a.json": f'{{"a": "x\\n{word}\\n"}}'.encode(),
        "unicode.json": "".join(f"\\u{ord(c):04x}" for c in word).encode(),
        "address.xml": "".join(f"%{ord(c):02x}" for c in word).encode(),
        "a.js": f"const a='{word}'".encode(),
        "a.xml.gz": gzip.compress(word.encode()),
        "a.pdf": word.encode(),
        "metadata.pdf": pdf("metadata", word),
        "outline.pdf": pdf("outline", word),
        "attachment.pdf": pdf("attachment", word),
        "note.pdf": pdf("note", word),
        "folded.ics": f"BEGIN:VCALENDAR\r\nSUMMARY:{word[:5]}\r\n {word[5:]}\r\n".encode(),
        "escaped.ics": f"BEGIN:VCALENDAR\nDESCRIPTION:x\\n{word}\\, y\n".encode(),
        "a.docx": zipped(word__document_xml=split),
        "a.zip": zipped(a_txt=word.encode()),
        "name.zip": zipped(**{word: b"x"}),
        "nested.zip": zipped(inner_docx=zipped(word__document_xml=split)),
        "broken.zip": word.encode(),
        "wide.csv": word.encode("utf-16"),
        "a.png": png(word),
        "a.svg": f"<svg><text>{word}</text></svg>".encode(),
        "a.unknown": word.encode(),
    }


@pytest.mark.parametrize("name", sorted(files(WORD)))
def test_a_hidden_word_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(files(WORD)[name])
    assert [p.code for p in leaks(tmp_path, VOCABULARY.editions[0], BANNED, {})] == ["KP901"]


@pytest.mark.parametrize("name", sorted(files(WORD)))
def test_the_same_file_with_another_word_passes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(files("allmenninger")[name])
    assert leaks(tmp_path, VOCABULARY.editions[0], BANNED, {}) == []


def test_a_hidden_word_in_a_name_is_found(tmp_path: Path) -> None:
    (tmp_path / f"{WORD}.txt").write_text(CLEAN)
    assert len(leaks(tmp_path, VOCABULARY.editions[0], BANNED, {})) == 1


def test_norwegian_letters_are_found_in_old_encodings(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("en øving".encode("latin-1"))
    assert len(leaks(tmp_path, VOCABULARY.editions[0], BANNED, {})) == 1


@given(st.binary(max_size=300), st.sampled_from([".pdf", ".zip", ".gz", ".docx", ".html", ".png", ".ics", ""]))
def test_no_file_crashes_the_scan(tmp_path_factory: pytest.TempPathFactory, data: bytes, kind: str) -> None:
    folder = tmp_path_factory.mktemp("x")
    (folder / f"a{kind}").write_bytes(data)
    assert isinstance(leaks(folder, VOCABULARY.editions[0], BANNED, {}), list)
