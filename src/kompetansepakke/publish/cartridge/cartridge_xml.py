"""The documents of a cartridge beside its pages, and the names that versions 1.1 and 1.3 of the standard have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from kompetansepakke.publish.cartridge.contents import Entry

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
ASSIGNMENT_TYPE = "assignment_xmlv1p0"
_ASSIGNMENT = "http://www.imsglobal.org/xsd/imscc_extensions/assignment"


@dataclass(frozen=True, slots=True)
class Version:
    """What differs between versions of Common Cartridge."""

    number: str
    schema: str
    """`1.3.0`."""
    mark: str
    """What the names of namespaces and kinds end in: `v1p3`."""
    assignments: bool
    """Whether it knows assignments; in the others a task is a page."""

    def namespaces(self) -> Mapping[str, str]:
        """The manifest's namespaces, by the attribute that declares each."""
        base = f"http://www.imsglobal.org/xsd/imscc{self.mark}"
        lom = f"http://ltsc.ieee.org/xsd/imscc{self.mark}/LOM"
        own = {"xmlns": f"{base}/imscp_v1p1", "xmlns:lom": f"{lom}/resource", "xmlns:lomimscc": f"{lom}/manifest"}
        return own | {"xmlns:cpx": f"{base}/imscp_extensionv1p2"} if self.assignments else own

    @property
    def discussion(self) -> str:
        """What it calls a discussion."""
        return f"imsdt_xml{self.mark}"

    @property
    def link(self) -> str:
        """What it calls a link."""
        return f"imswl_xml{self.mark}"


VERSIONS = {version.number: version for version in (
    Version("1.3", "1.3.0", "v1p3", assignments=True), Version("1.1", "1.1.0", "v1p1", assignments=False))}


def tag(name: str, attributes: Mapping[str, str], *children: str) -> str:
    """An element of XML; the children are XML."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def document(root: str) -> bytes:
    """An XML document, of its root element."""
    return f"{_DECLARATION}{root}\n".encode()


def html_page(title: str, body: str, language: str) -> bytes:
    """A whole page of HTML, in a language by its BCP 47 tag."""
    return (f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{escape(title)}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n").encode()


def discussion(entry: Entry, version: Version) -> bytes:
    """A discussion topic."""
    space = f"http://www.imsglobal.org/xsd/imscc{version.mark}/imsdt_{version.mark}"
    return document(tag("topic", {"xmlns": space}, tag("title", {}, escape(entry.title)),
                        tag("text", {"texttype": "text/html"}, escape(entry.html))))


def link(entry: Entry, version: Version) -> bytes:
    """A link to the web, which opens beside the platform."""
    space = f"http://www.imsglobal.org/xsd/imscc{version.mark}/imswl_{version.mark}"
    return document(tag("webLink", {"xmlns": space}, tag("title", {}, escape(entry.title)),
                        tag("url", {"href": entry.url, "target": "_blank"})))


def assignment(entry: Entry, name: str) -> bytes:
    """An assignment without marks: what teachers hand in to each other is not graded."""
    return document(tag("assignment", {"xmlns": _ASSIGNMENT, "identifier": name},
                        tag("title", {}, escape(entry.title)),
                        tag("text", {"texttype": "text/html"}, escape(entry.html)),
                        tag("gradable", {}, "false"),
                        tag("submission_formats", {}, tag("format", {"type": "html"}))))
