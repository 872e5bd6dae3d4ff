"""What was built, read byte by byte and held against what each edition must not have."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache, partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.machine.child import copies, give, given
from kompetansepakke.scan.containers.opening import texts_of
from kompetansepakke.scan.containers.parts import UnreadableError
from kompetansepakke.scan.folding import Folded, folded
from kompetansepakke.scan.forbidden import Forbidden

_BATCH = 24
_HEADER, _LENGTHS = 30, 26
"""Of the header before each part: its length, and where the lengths stand of what comes between it and the part."""
NOTHING: Mapping[Any, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Built:
    """An edition as it was built, in `folder`; what is `packed` is made of its files, and may hold them `as_zipped`."""

    folder: Path
    banned: Forbidden
    attachments: frozenset[str]
    """Paths of the editors' attachments: their names are shown, and they hold no text of the tool's."""
    packed: frozenset[str] = frozenset()
    """The paths of the archives that the tool made: what they hold is judged file by file."""
    as_zipped: Callable[[str], str] = str
    passed: frozenset[bytes] = frozenset()
    """The passes of files that were found clean before."""
    new: Forbidden | None = None
    """What those are to be searched for, of all that is banned: it was not sought then. None where nothing is new."""
    hashes: Mapping[bytes, bytes] = field(default_factory=dict)
    """The SHA-256 of what was unpacked before, and of pages as they go into zips, by the names of what they come of."""
    digests: Mapping[str, bytes] = field(default_factory=dict)
    """The SHA-256 of files that have just been read, by their paths; the others are read for it."""

    def read(self, place: str) -> bytes:
        """One of its files."""
        return (self.folder / place).read_bytes()


@dataclass(frozen=True, slots=True)
class Found:
    """The leaks of a scan, and the passes of the files in which nothing was found at all.

    Files that aren't there any more keep theirs only where nothing new is sought. `hashes` are as in what was built.
    """

    problems: Sequence[Problem]
    passed: Set[bytes]
    hashes: Mapping[bytes, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that lies in some `places` of an edition, with the same bytes in all; `inside` an archive or not."""

    path: Path
    places: tuple[str, ...]
    digest: bytes
    inside: str = ""
    made_of: bytes | None = None
    """What to read instead, where we made the file ourselves, of this."""

    def data(self) -> bytes:
        if self.made_of is not None:
            return self.made_of
        if not self.inside:
            return self.path.read_bytes()
        return _archive(self.path).read(self.inside)


@lru_cache(maxsize=4)
def _archive(path: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(path)


class Hashes:
    """The SHA-256 of what is made of something else, by the name of that; made once, and not again where it is kept."""

    def __init__(self, before: Mapping[bytes, bytes]) -> None:
        self._before = before
        self.now: dict[bytes, bytes] = {}

    def of(self, name: bytes, make: Callable[[], bytes]) -> bytes:
        """The hash of what `make` makes."""
        if name not in self.now:
            self.now[name] = self._before.get(name) or sha256(make()).digest()
        return self.now[name]


def leaks(built: Built, known: Container[bytes] = frozenset(), made: Mapping[bytes, bytes] = NOTHING) -> Found:
    """Every file that holds something the edition must not, one problem each. Equal files are read once.

    `known` are the SHA-256 of files that come with the tool and need no reading, `made` those of files that we made
    ourselves, each with the text that it is made of: that is read in its place.
    """
    hashes = Hashes(built.hashes)
    places = files_below(built.folder)
    files = list(_files(built, places, known, made, hashes))
    batches = [files[at:at + _BATCH] for at in range(0, len(files), _BATCH)]
    if len(batches) > 1:
        with copies(give, built) as pool:
            found = list(pool.map(_found_in_given, batches))
    else:  # as where one page is new: to copy ourselves takes longer
        _archive.cache_clear()  # what was opened before may be another archive by now
        found = [_found_in(built, batch) for batch in batches]
    problems = sorted({*(leak for batch in found for leak in batch.problems), *_names(built, places)})
    before = frozenset() if built.new else built.passed
    return Found(problems, before.union(*(batch.passed for batch in found)), hashes.now)


def _found_in_given(files: Iterable[_File]) -> Found:
    built: Built
    built, = given()
    return _found_in(built, files)


def _found_in(built: Built, files: Iterable[_File]) -> Found:
    problems: list[Problem] = []
    passed: set[bytes] = set()
    for file in files:
        texts, fault = _texts(file.data())
        for path in file.places:
            by_name = path not in built.attachments
            one = _pass(file.digest, by_name)
            banned = built.new if built.new and one in built.passed else built.banned
            excuses = banned.excuses
            what = fault or next(filter(None, (_found(banned, text, by_name) for text in texts)), "")
            if what:
                problems.append(_leak(built, path, what))
            elif banned.excuses == excuses:
                passed.add(one)
    return Found(problems, passed)


def _leak(built: Built, path: str, what: str) -> Problem:
    name = built.folder.name
    return problem("KP901", Place(f"{name}/{path}"), edition=name, what=what)


def _pass(digest: bytes, by_name: bool) -> bytes:
    """What says that a file with these bytes is clean, as a file of the tool's or as an attachment of an editor's."""
    return sha256(digest + bytes([by_name])).digest()


def _found(banned: Forbidden, text: Folded, by_name: bool) -> str | None:
    passage = next(banned.passages_in(text), None)
    return passage.text if passage else banned.named_in(text) if by_name else None


def _texts(data: bytes) -> tuple[list[Folded], str]:
    """All texts in a file. What is damaged gives what it gives; what is locked can't be answered for."""
    texts: dict[str, None] = {}
    fault = ""
    try:
        for text in texts_of(data):
            texts[text] = None
    except UnreadableError as unreadable:
        fault = str(unreadable) if unreadable.locked else ""
    return list(map(folded, texts)), fault


def _names(built: Built, places: Iterable[str]) -> Iterator[Problem]:
    """What the names of files and folders tell."""
    told = {place: f"/{place}/" for place in places if place not in built.attachments}
    if not built.banned.named_in(folded("\n".join(told.values()))):  # as a rule; one by one takes twenty times as long
        return
    for place, name in told.items():
        what = built.banned.named_in(folded(name))
        if what:
            yield _leak(built, place, what)


def _files(built: Built, own: Iterable[str], known: Container[bytes], made: Mapping[bytes, bytes],
           hashes: Hashes) -> Iterator[_File]:
    """Each file once, with all its places, of those that are the edition's `own`; last those in archives alone."""
    places: dict[bytes, list[str]] = {}
    paths: dict[bytes, tuple[Path, str]] = {}
    digests = {place: built.digests.get(place) or sha256(built.read(place)).digest() for place in own}
    plain = ((place, digest, (built.folder / place, "")) for place, digest in digests.items()
             if place not in built.packed)
    unpacked = ((f"{place}/{name}", digest, (built.folder / place, name))
                for place, name, digest in _parts_apart(built, digests, hashes))
    for place, digest, at in (*plain, *unpacked):
        if digest not in known and (built.new or _pass(digest, place not in built.attachments) not in built.passed):
            places.setdefault(digest, []).append(place)
            paths.setdefault(digest, at)
    for digest, found in places.items():
        path, inside = paths[digest]
        yield _File(path, tuple(found), digest, inside, made.get(digest))


def _parts_apart(built: Built, digests: Mapping[str, bytes], hashes: Hashes) -> Iterator[tuple[str, str, bytes]]:
    """What archives hold that is neither a file of the edition nor a page of it as it goes into a zip.

    `digests` are the SHA-256 of all files of the edition by their places. Of each part the place of its archive, its
    name there, and its SHA-256.
    """
    same = frozenset(digests.values())
    for place in sorted(built.packed & digests.keys()):
        data = built.read(place)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                digest = hashes.of(_part_name(data, part), partial(archive.read, part))
                plain = part.filename.partition("/")[2]
                if digest not in same and (plain not in digests or digest != hashes.of(
                        sha256(b"zipped" + digests[plain]).digest(), partial(_as_zipped, built, plain))):
                    yield place, part.filename, digest


def _as_zipped(built: Built, page: str) -> bytes:
    return built.as_zipped(built.read(page).decode("utf-8", "replace")).encode()


def _part_name(packed: bytes, part: zipfile.ZipInfo) -> bytes:
    """What says all that decides what the part is unpacked to."""
    lengths = struct.unpack_from("<HH", packed, part.header_offset + _LENGTHS)
    start = part.header_offset + _HEADER + sum(lengths)
    how = repr((part.compress_type, part.flag_bits, part.file_size, part.CRC)).encode()
    return sha256(how + packed[start:start + part.compress_size]).digest()


def files_below(folder: Path) -> list[str]:
    """The paths of all files in a folder, from there."""
    start = len(f"{folder}{os.sep}")
    paths = [f"{root}{os.sep}{name}" for root, _, names in os.walk(folder) for name in names]
    return sorted(path[start:].replace(os.sep, "/") for path in paths if os.path.isfile(path))
