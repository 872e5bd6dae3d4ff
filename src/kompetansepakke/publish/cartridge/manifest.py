"""The manifest of a cartridge, and every file that it lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape

from kompetansepakke.publish.cartridge.cartridge_xml import (
    ASSIGNMENT_TYPE,
    Version,
    assignment,
    discussion,
    document,
    html_page,
    link,
    tag,
)
from kompetansepakke.publish.cartridge.contents import FILE_BASE, Cartridge, Entry, Unit

MANIFEST = "imsmanifest.xml"


def cartridge_files(cartridge: Cartridge, version: Version) -> dict[str, bytes]:
    """All files of the cartridge, by their paths: the manifest, and what it lists."""
    writer = _Writer(version, cartridge.tag, dict(cartridge.files))
    for unit in cartridge.units:
        for entry in unit.entries:
            writer.add(entry)
    for path in cartridge.files:
        writer.resources.append(_resource(_file_id(path), "webcontent", path))
    return {MANIFEST: document(tag(
        "manifest", {"identifier": f"{cartridge.id}-manifest", **version.namespaces()},
        _metadata(cartridge, version),
        tag("organizations", {}, tag("organization", {"identifier": f"{cartridge.id}-order",
                                                      "structure": "rooted-hierarchy"},
                                     tag("item", {"identifier": f"{cartridge.id}-root"},
                                         *map(_unit, cartridge.units)))),
        tag("resources", {}, *writer.resources)))} | dict(sorted(writer.files.items()))


@dataclass(slots=True)
class _Writer:
    version: Version
    tag: str
    files: dict[str, bytes]
    resources: list[str] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """The resource of an entry, with its file."""
        needs = tuple(map(_file_id, entry.needs))
        if entry.kind == "page":
            self._put(entry.id, "webcontent", entry.path, html_page(entry.title, entry.html, self.tag), needs)
        elif entry.kind == "link":
            self._put(entry.id, self.version.link, f"lenker/{entry.id}.xml", link(entry, self.version))
        elif entry.kind == "discussion":
            self._put(entry.id, self.version.discussion, f"samtaler/{entry.id}.xml", discussion(entry, self.version),
                      needs)
        else:
            self._assignment(entry, needs)

    def _assignment(self, entry: Entry, needs: tuple[str, ...]) -> None:
        """A page, and for those who know assignments one of these, which is preferred to it."""
        body = f"<h1>{escape(entry.title)}</h1>\n{entry.html.replace(FILE_BASE, '../')}"
        page = html_page(entry.title, body, self.tag)
        preferred = (f"{entry.id}-assignment",) if self.version.assignments else ()
        self._put(entry.id, "webcontent", f"oppgaver/{entry.id}.html", page, needs, preferred)
        for name in preferred:
            self._put(name, ASSIGNMENT_TYPE, f"oppgaver/{entry.id}.xml", assignment(entry, name), needs)

    def _put(self, name: str, kind: str, path: str, data: bytes, needs: tuple[str, ...] = (),
             preferred: tuple[str, ...] = ()) -> None:
        self.files[path] = data
        self.resources.append(_resource(name, kind, path, needs, preferred))


def _file_id(path: str) -> str:
    return "kp-file-" + sha256(path.encode()).hexdigest()[:32]


def _resource(name: str, kind: str, path: str, needs: tuple[str, ...] = (), preferred: tuple[str, ...] = ()) -> str:
    # Links and discussions have their file, but no `href`: the standard keeps that for what is shown as it is.
    shown: Mapping[str, str] = {"href": path} if kind in ("webcontent", ASSIGNMENT_TYPE) else {}
    return tag("resource", {"identifier": name, "type": kind, **shown},
               tag("file", {"href": path}),
               *(tag("dependency", {"identifierref": need}) for need in needs),
               *(tag("cpx:variant", {"identifier": f"{other}-variant", "identifierref": other}, "<cpx:metadata/>")
                 for other in preferred))


def _metadata(cartridge: Cartridge, version: Version) -> str:
    def said(name: str, value: str) -> str:
        return tag(f"lomimscc:{name}", {}, tag("lomimscc:string", {"language": cartridge.tag}, escape(value)))

    return tag("metadata", {}, tag("schema", {}, "IMS Common Cartridge"), tag("schemaversion", {}, version.schema),
               tag("lomimscc:lom", {}, tag("lomimscc:general", {}, said("title", cartridge.title),
                                           tag("lomimscc:language", {}, cartridge.tag),
                                           said("description", cartridge.purpose))))


def _unit(unit: Unit) -> str:
    return tag("item", {"identifier": unit.id}, tag("title", {}, escape(unit.title)), *_items(unit))


def _items(unit: Unit) -> Iterator[str]:
    for entry in unit.entries:
        yield tag("item", {"identifier": f"{entry.id}-item", "identifierref": entry.id},
                  tag("title", {}, escape(entry.title)))
