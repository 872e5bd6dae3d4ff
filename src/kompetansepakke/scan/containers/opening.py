"""Which reader opens what, and files in files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kompetansepakke.scan.containers import archives, ole, pictures, plain, sound
from kompetansepakke.scan.containers.parts import MAX_BYTES, SHORTEST, Part, UnreadableError, texts_in

_DEEPEST = 8
"""So many files in files; what lies deeper is refused."""


def _is_pdf(data: bytes) -> bool:
    """Whether it begins as a PDF does, with a little before it at most."""
    return b"%PDF-" in data[:1024]


def _pdf_parts(data: bytes) -> Iterator[Part]:
    # A fifth of a second to load, and few builds have a PDF to open: those that we made are known.
    from kompetansepakke.scan.containers.pdf import pdf_parts  # noqa: PLC0415

    yield from pdf_parts(data)


_READERS: dict[str, tuple[Callable[[bytes], bool], Callable[[bytes], Iterator[Part]]]] = {
    "zip": (archives.is_zip, archives.zip_parts),
    "gzip": (archives.is_gzip, archives.gzip_parts),
    "pdf": (_is_pdf, _pdf_parts),
    "office": (ole.is_ole, ole.ole_parts),
    "picture": (pictures.is_picture, pictures.picture_parts),
    "sound": (sound.is_sound, sound.sound_parts),
}


def kinds_of(data: bytes) -> frozenset[str]:
    """What a file is, by its bytes: `zip`, `gzip`, `pdf`, `office`, `picture`, `sound`, `text`, or nothing known.

    It may be more than one, as a picture with a zip behind it is.
    """
    found = frozenset(name for name, (fits, _) in _READERS.items() if fits(data))
    return found or frozenset({"text"} if plain.is_text(data) else ())


def texts_of(data: bytes) -> Iterator[str]:
    """Every text that can be got out of a file.

    Raises UnreadableError, with its reason, where the file or one inside it is locked, damaged or too big; all that
    could be read has been given by then.
    """
    yield from _opened(data, 0, _Room(MAX_BYTES))


class _Room:
    """How much may still be unpacked."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise UnreadableError(f"det er mer enn {MAX_BYTES // 1_000_000} MB når det er pakket ut")


def _opened(data: bytes, depth: int, room: _Room) -> Iterator[str]:
    room.take(len(data))
    kinds = kinds_of(data)
    if "text" not in kinds:
        yield from texts_in(data)
    else:
        yield from _parts(plain.text_parts, data, depth, room)
    for kind in sorted(kinds - {"text"}):
        yield from _parts(_READERS[kind][1], data, depth, room)


def _parts(read: Callable[[bytes], Iterator[Part]], data: bytes, depth: int, room: _Room) -> Iterator[str]:
    for part in _guarded(read, data):
        if isinstance(part, str):
            yield part
        elif len(part) < SHORTEST:
            continue
        elif depth == _DEEPEST:
            raise UnreadableError("det er for mange filer inni hverandre")
        else:
            yield from _opened(part, depth + 1, room)


def _guarded(read: Callable[[bytes], Iterator[Part]], data: bytes) -> Iterator[Part]:
    """What the reader gives. Whatever a library raises at a file that isn't whole, the file is unreadable."""
    try:
        yield from read(data)
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError("den er skadet, eller laget på en måte vi ikke kjenner") from error
