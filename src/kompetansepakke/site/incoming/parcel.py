"""An Office file as the parts in its zip, or one line that says why it can't be opened."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kompetansepakke.scan.containers.archives import is_zip, zip_parts
from kompetansepakke.scan.containers.ole import is_ole, ole_parts
from kompetansepakke.scan.containers.parts import UnreadableError
from kompetansepakke.site.project import SiteError

_TYPES = "[Content_Types].xml"
_WORD = re.compile(rb"(?:wordprocessingml\.(?:document|template)"
                   rb"|ms-word\.(?:document|template)\.macroEnabled\w*)\.main")
_SLIDES = re.compile(rb"(?:presentationml\.(?:presentation|template|slideshow)"
                     rb"|ms-powerpoint\.(?:presentation|template|slideshow)\.macroEnabled)\.main")
_OLD = {"WordDocument": ("Word", ".docx"), "PowerPoint Document": ("PowerPoint", ".pptx"), "Workbook": ("Excel", "")}
"""Streams of the files of older Office programs: which program, and what to save them as."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The parts of the file by their paths; `name` is the file's own."""

    name: str
    kind: Literal["word", "slides"]
    parts: Mapping[str, bytes]

    def told(self) -> list[str]:
        """What is told of it, whatever is in its text: that its programs are left out."""
        return ["Makroene i fila er ikke med."] if any(path.endswith("vbaProject.bin") for path in self.parts) else []

    def damaged(self, program: str) -> SiteError:
        """What is told where its reader stops at it; `program` can save it anew."""
        return SiteError(f"{self.name} er skadet, eller skrevet på en måte som ikke kan leses. Åpne den i {program}, "
                         "lagre den på nytt, og prøv igjen.")

    def tree(self, path: str) -> Element | None:
        """A part of XML as a tree; None where there is no such part."""
        if path not in self.parts:
            return None
        try:
            root: Element = fromstring(self.parts[path])
        except (ParseError, DefusedXmlException, ValueError) as error:
            raise SiteError(f"{self.name} er skadet: «{path}» i den kan ikke leses. Åpne fila, og lagre den på "
                            "nytt.") from error
        return root

    def matching(self, pattern: str) -> list[str]:
        """The paths that fit a regular expression, those with numbers in their order."""
        return sorted((path for path in self.parts if re.fullmatch(pattern, path)),
                      key=lambda path: [int(number) for number in re.findall(r"\d+", path)])

    def packed(self, changed: Mapping[str, bytes]) -> io.BytesIO:
        """The file as a zip again, with some parts changed."""
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for path, data in {**self.parts, **changed}.items():
                archive.writestr(path, data)
        target.seek(0)
        return target


def open_parcel(data: bytes, name: str) -> Parcel:
    """The file, which its bytes and not its name say what is; SiteError where it is none that can be brought in."""
    if is_ole(data):
        raise SiteError(_older(data, name))
    if not is_zip(data):
        raise SiteError(f"{name} er ikke en Word- eller PowerPoint-fil. Åpne den i programmet den er laget i, og lagre "
                        "den som .docx eller .pptx.")
    parts = dict(_parts(data, name))
    types = parts.get(_TYPES, b"")
    if not (_WORD.search(types) or _SLIDES.search(types)):
        raise SiteError(f"{name} er en zip-fil, men ikke fra Word eller PowerPoint. Lagre den som .docx eller .pptx.")
    for path, part in parts.items():
        if path.endswith((".xml", ".rels")) and b"<!DOCTYPE" in part.replace(b"\0", b""):
            raise SiteError(f"{name} er skadet: «{path}» har en DOCTYPE, som slike filer ikke skal ha.")
    return Parcel(name, "word" if _WORD.search(types) else "slides", parts)


def _parts(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    try:
        found = zip_parts(data)
        next(found)  # the archive's comment
        while (path := next(found, None)) is not None:
            next(found)  # the member's comment
            content = next(found)
            if isinstance(path, str) and isinstance(content, bytes) and not path.endswith("/"):
                yield path, content
    except UnreadableError as error:
        raise SiteError(f"{name} kan ikke leses: {error}.") from error


def _older(data: bytes, name: str) -> str:
    streams: set[str] = set()
    try:
        streams.update(part.rpartition("/")[2] for part in ole_parts(data) if isinstance(part, str))
    except UnreadableError as error:
        if error.locked:
            return f"{name} er låst med passord. Fjern passordet i Word eller PowerPoint, og prøv igjen."
    for stream, (program, suffix) in _OLD.items():
        if stream in streams and suffix:
            return (f"{name} er i det gamle formatet til {program}, hva den enn heter. Åpne den i {program}, og lagre "
                    f"den som {suffix}.")
    return f"{name} er en eldre Office-fil som ikke kan leses. Lagre den som .docx eller .pptx."
