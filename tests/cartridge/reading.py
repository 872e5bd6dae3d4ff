"""A cartridge as a platform reads it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from kompetansepakke.cli.main import main

EVERY = [("laerer", "1.3", False), ("laerer", "1.1", False), ("leder", "1.3", False), ("leder", "1.3", True),
         ("laerer", "1.1", True)]
"""Editions, versions, and whether it is thin."""


def export(site: Path, output: Path, edition: str = "laerer", version: str = "1.3", thin: bool = False) -> Cartridge:
    """The cartridge that `kp export cartridge` makes of the package `p`."""
    asked = ["--package", "p", "--edition", edition, "--version", version, "--output", str(output)]
    assert main(["-C", str(site), "export", "cartridge", *asked, *(["--thin"] if thin else [])]) == 0
    return Cartridge(output.read_bytes())


def local(element: ET.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


@dataclass(frozen=True)
class Cartridge:
    """The bytes of an `.imscc`."""

    data: bytes

    @property
    def files(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @property
    def manifest(self) -> ET.Element:
        return ET.fromstring(self.files["imsmanifest.xml"])

    def all(self, name: str) -> Iterator[ET.Element]:
        """The elements of the manifest that are called so."""
        return (element for element in self.manifest.iter() if local(element) == name)

    @property
    def resources(self) -> dict[str, ET.Element]:
        return {found.attrib["identifier"]: found for found in self.all("resource")}

    def titles(self) -> list[str]:
        """The titles of all items, in order."""
        return [found.text or "" for found in self.all("title") if found.tag.startswith("{http://www.imsglobal")]

    def of(self, title: str) -> tuple[str, str]:
        """The type and the text of what an item leads to."""
        item = next(item for item in self.all("item") if [child.text for child in item if local(child) == "title"] ==
                    [title])
        resource = self.resources[item.attrib["identifierref"]]
        variant = next((found for found in resource if local(found) == "variant"), None)
        if variant is not None:
            resource = self.resources[variant.attrib["identifierref"]]
        file = next(found for found in resource if local(found) == "file")
        return resource.attrib["type"], self.files[file.attrib["href"]].decode()
