"""Text files: HTML, JSON, scripts, calendars, subtitles, tables, SVG, and all their ways of writing a letter."""

from __future__ import annotations

import quopri
import re
from base64 import b64decode
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote_to_bytes

from kompetansepakke.scan.containers.parts import Part

_TAG = re.compile(r"<[^<>]*>")
_BREAKING = re.compile(r"</?(?:p|li|td|th|h[1-6]|div|br|tr|dt|dd|a|title|option|summary|figcaption|text)\b[^<>]*>")
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-9a-fA-F]{2,6}) ?|(\r?\n)"
                     r"|(.))")
_FOLD = re.compile(r"\r?\n[ \t]")
_DATA = re.compile(r"data:[\w.+/;=-]*?(;base64)?,([^\"'<>\s)]+)", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/]{32,}(?:\r?\n[ \t]*[A-Za-z0-9+/]{4,})*={0,2}")
_BOMS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def is_text(data: bytes) -> bool:
    """Whether the file is letters rather than figures of a program."""
    sample = data[:4096]
    return b"\0" not in sample or _wide(data) is not None


def text_parts(data: bytes) -> Iterator[Part]:
    """The text and its tags, each for itself, as they stand and with escapes undone, and the files written in it."""
    raw = _decoded(data)
    if "BEGIN:V" in raw[:4096].upper():
        raw = _FOLD.sub("", raw)
    if "<" in raw:
        yield from _readings(_without_tags(raw))
        yield from _readings("\n".join(_TAG.findall(raw)))
    else:
        yield from _readings(raw)
    if "QUOTED-PRINTABLE" in raw.upper():
        yield from _readings(_decoded(quopri.decodestring(raw.encode("utf-8", "replace"))))
    yield from _files_within(unescape(raw) if "&" in raw else raw)


def _without_tags(text: str) -> str:
    return _TAG.sub("", _BREAKING.sub(" ", text))


def _readings(text: str) -> Iterator[str]:
    """The text, and each way of undoing what it may have been written in; JSON may stand in HTML, HTML in JSON."""
    read = unescape(text) if "&" in text else text
    yield read
    every = {read}
    if "\\" in read:
        every.add(_ESCAPE.sub(_unescaped, read))
    if "%" in read:
        every.add(_decoded(unquote_to_bytes(read)))
    every |= {unescape(text) for text in every if "&" in text}
    every |= {_without_tags(text) for text in every if "<" in text}
    yield from sorted(every - {read})


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3] or match[4]
    if code:
        number = int(code, 16)
        return chr(number) if number < 0x110000 else " "
    return "" if match[5] else " " if match[6] in "nrtbfN" else match[6]


def _files_within(raw: str) -> Iterator[Part]:
    for match in _DATA.finditer(raw):
        data = unquote_to_bytes(match[2])
        yield _from_base64(data) if match[1] else data
    for match in _BASE64.finditer(raw):
        yield _from_base64(match[0].encode())


def _from_base64(data: bytes) -> bytes:
    """Whatever can be read of it: broken lines, addresses' alphabet, without the end."""
    kept = re.sub(rb"[^A-Za-z0-9+/]", b"", data.translate(bytes.maketrans(b"-_", b"+/")))
    return b64decode(kept[:len(kept) - (len(kept) % 4 == 1)] + b"=" * (-len(kept) % 4))


def _decoded(data: bytes) -> str:
    known = next((name for mark, name in _BOMS if data.startswith(mark)), None) or _wide(data)
    if known:
        return data.decode(known, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 and UTF-32, with its mark of order or without: each second byte of ordinary letters is nought."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= 8 and max(even, odd) > len(sample) * 0.3 and min(even, odd) < len(sample) * 0.05:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None
