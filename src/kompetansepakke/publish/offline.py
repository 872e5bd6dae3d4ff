"""Reading without a network: the service worker with its index of files, and the edition as a zip to open from disk."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from kompetansepakke.machine.kept import Kept, name_of
from kompetansepakke.pages.made.offline_page import zip_path
from kompetansepakke.pages.stage import Stage
from kompetansepakke.publish.cartridge.archive import write_offered
from kompetansepakke.publish.deflated import Deflater
from kompetansepakke.publish.rendering import Job, Wanted, shared_with
from kompetansepakke.publish.verify.listing import EDITION_LIST, EditionFiles
from kompetansepakke.site.site import Site
from kompetansepakke.web.bundle import script
from kompetansepakke.words.languages import site_words, use_site_words

_APART = re.compile(r"(404\.html|sitemap\.xml(\.gz)?|sw\.js|version\.json|offline\.json)")
"""What is no part of an edition as it is read: error pages, and the files of this module."""
CARTRIDGE = ".imscc"
"""Files for learning platforms. They are in the zip, whose pages lead to them, but aren't kept on the device."""
_LOOKS = re.compile(r"assets/kp/([^/]+|fonts/inter-norsk\.woff2)")
"""What pages look like and do: it is kept from the first visit, with the pages of the shell."""
_PRELOAD = re.compile(r'<link rel="preload"[^>]*>\n')
_LINK = re.compile(r"""(<a\b[^>]*?\shref=)(?:"([^"#?]*)|'([^'#?]*))""")


def taken_along(site: Site, staged: Sequence[tuple[Job, Stage]], fresh: Path,
                wanted: Wanted) -> dict[str, TakenAlong]:
    """By edition, what is to be written of it when all else is there."""
    found = {}
    for name, jobs in groupby(staged, key=lambda one: one[0].edition.id):
        own = list(jobs)
        shell = frozenset(file for job, stage in own for file in _shell(job, stage))
        offered = {job.place: stage.cartridges for job, stage in own}
        found[name] = TakenAlong(fresh, name, offered, site.url or "", wanted.on, shell, wanted.kept, site_words(),
                                 shared_with(site, wanted))
    return found


@dataclass(frozen=True, slots=True)
class TakenAlong:
    """What of an edition can be taken along: cartridges, zip, and what a browser keeps. Any process may write it."""

    fresh: Path
    edition: str
    offered: Mapping[str, Mapping[str, Sequence[str]]]
    """The cartridges of each language, the first one first, by the place where it lies: `leder`, `leder/nn`."""
    site_url: str
    on: date
    shell: frozenset[str]
    """The files of the pages that are kept from the first visit."""
    kept: Path | None
    """Where what was made before lies."""
    words: Mapping[str, Mapping[str, Any]]
    """The site's own."""
    before: Path | None
    """What was published before, if files that are the same may be shared with that."""

    def write(self) -> Mapping[str, bytes]:
        """Write it; the SHA-256 of all files of the edition, by their paths. Raises OSError where the disk refuses."""
        use_site_words(self.words)
        files = EditionFiles.read(self.fresh / self.edition)
        for place, cartridges in self.offered.items():
            before = self.before and self.before / place
            write_offered(files, place, cartridges, self.site_url, self.kept, before)
        inner = [place.partition("/")[2] for place in self.offered][1:]
        with Kept(self.kept) as products:
            _write_offline(files, self.edition, self.on, self.shell, inner, Deflater(products))
        return files.digests


def _shell(job: Job, stage: Stage) -> Iterator[str]:
    """The files, from the edition's root, of the pages that are kept on the reader's device from the first visit."""
    folder = f"{job.place}/".removeprefix(f"{job.edition.id}/")
    return (folder + stage.file(path) for path in stage.shell)


def _write_offline(files: EditionFiles, edition: str, on: date, shell: Container[str], inner: Sequence[str],
                   deflater: Deflater) -> None:
    """Write the service worker, its index and the zip of the edition that is built, whole, on `on`.

    `shell` are the files of the pages that are kept from the first visit, `inner` the folders in it that hold it in
    other languages.
    """
    parts = [path for path in files.paths if not path.endswith(".zip") and not _APART.fullmatch(_inside(path, inner))]
    _write_zip(files, zip_path(edition), parts, f"kompetansepakke-{edition}", on, deflater)
    listed = files.listed(path for path in parts if not path.endswith(CARTRIDGE))
    version = hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:16]
    first = [path for path in listed if path in shell or _LOOKS.fullmatch(_inside(path, inner))]
    _write_json(files, "version.json", {"version": version})
    _write_text(files, "sw.js", script("offline/sw"))
    # What is not read offline is listed too, so that what is published can be held against what was built.
    apart = files.listed(path for path in files.paths if path not in listed)
    _write_json(files, EDITION_LIST, {"version": version, "shell": first, "files": listed, "apart": apart})


def _inside(name: str, inner: Sequence[str]) -> str:
    """The path from the root of the language that the file belongs to."""
    first, _, rest = name.partition("/")
    return rest if first in inner else name


def _write_zip(files: EditionFiles, target: str, parts: Iterable[str], root: str, on: date,
               deflater: Deflater) -> None:
    """The same bytes each time: sorted names, one date, no trace of the machine."""
    (files.folder / target).parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(files.folder / target, "w") as archive:
        for path in parts:
            entry = zipfile.ZipInfo(f"{root}/{path}", (max(on.year, 1980), on.month, on.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            file, digest = files.folder / path, files.digests[path]
            if path.endswith(CARTRIDGE):
                archive.writestr(entry, file.read_bytes())
            elif path.endswith(".html"):
                deflater.add(archive, entry, name_of("opened from disk", digest), partial(_opened_from_disk, file))
            else:
                deflater.add(archive, entry, digest, file.read_bytes)
    files.note(target)


def archives(edition: str, paths: Iterable[str]) -> frozenset[str]:
    """The paths of the zip and the cartridges of an edition, of all its paths."""
    return frozenset({zip_path(edition), *(path for path in paths if path.endswith(CARTRIDGE))})


def _opened_from_disk(file: Path) -> bytes:
    return open_from_disk(file.read_bytes().decode("utf-8")).encode("utf-8")


def open_from_disk(html: str) -> str:
    """The page with its links to folders led to their index.html, which no server does for a folder on disk.

    Nor has it what lives on servers alone: the service worker, and a typeface that is fetched ahead.
    """
    return _PRELOAD.sub("", _LINK.sub(_with_index, html)).replace(" data-kp-offline", "", 1)


def _with_index(match: re.Match[str]) -> str:
    path = match[2] if match[2] is not None else match[3]
    last = path.rsplit("/", 1)[-1]
    if not path or ":" in path.split("/", 1)[0] or path.startswith("/") or last not in ("", ".", ".."):
        return match[0]
    return match[0] + ("" if path.endswith("/") else "/") + "index.html"


def _write_json(files: EditionFiles, path: str, data: object) -> None:
    _write_text(files, path, json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")


def _write_text(files: EditionFiles, path: str, text: str) -> None:
    (files.folder / path).write_text(text, encoding="utf-8", newline="\n")
    files.note(path)
