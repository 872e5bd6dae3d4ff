"""Opens an attachment."""

from __future__ import annotations

from itertools import accumulate
from posixpath import splitext

from kompetansepakke.scan.containers.opening import kinds_of, texts_of
from kompetansepakke.scan.containers.parts import UnreadableError
from kompetansepakke.scan.folding import Folded, folded
from kompetansepakke.scan.opened import Opened

_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp")
_SOUND = (".m4a", ".mp3", ".mp4", ".webm")
_OFFICE = (".docx", ".odp", ".ods", ".odt", ".pptx", ".xlsx")
_TEXT = (".csv", ".ics", ".srt", ".svg", ".vtt")
_KINDS: dict[str, tuple[frozenset[str], str]] = {
    **dict.fromkeys(_PICTURES, (frozenset({"picture"}), "et bilde")),
    **dict.fromkeys(_SOUND, (frozenset({"sound"}), "lyd eller film")),
    **dict.fromkeys(_OFFICE, (frozenset({"zip", "office"}), "fra et kontorprogram")),
    **dict.fromkeys(_TEXT, (frozenset({"text"}), "tekst")),
    ".pdf": (frozenset({"pdf"}), "en PDF"),
    ".zip": (frozenset({"zip"}), "en zip"),
}
"""What a file may be, by the end of its name, and what to call it. One kind of picture for another does no harm."""


def open_attachment(name: str, data: bytes) -> Opened:
    """Read a file that is called `name`."""
    kind = splitext(name)[1].lower()
    wanted, called = _KINDS.get(kind, (frozenset(), ""))
    fault = "" if not wanted or wanted & kinds_of(data) else f"innholdet er ikke {called}."
    found: list[str] = []
    try:
        found.extend(texts_of(data))
    except UnreadableError as unreadable:
        fault = f"{unreadable}."
    rows = [folded(line).letters for line in data.decode("utf-8", "replace").split("\n")] if kind in _TEXT else []
    texts = (Folded("".join(rows)), *map(folded, found))
    before = tuple(accumulate(map(len, rows), initial=0))[:-1]
    return Opened(tuple(text for text in texts if text.letters), fault, before)
