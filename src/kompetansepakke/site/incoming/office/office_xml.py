"""Elements of Office files by their names alone: the namespaces differ between the kinds of files."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def texts(element: Element, *kinds: str) -> str:
    """All text below the element, of `t` unless other kinds are named."""
    return "".join(one.text or "" for one in element.iter() if local(one) in (kinds or ("t",)))


def child_of(parent: Element, kind: str) -> Element | None:
    """The first child of a kind."""
    return next((one for one in parent if local(one) == kind), None)


def attribute(element: Element, name: str) -> str:
    """The attribute's value; empty where the element lacks it."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
