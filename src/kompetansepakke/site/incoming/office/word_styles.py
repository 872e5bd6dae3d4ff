"""Styles and numbering of a Word file, written into each paragraph in the way that mammoth reads."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element, SubElement

from kompetansepakke.site.incoming.office.office_xml import attribute, child_of, local
from kompetansepakke.site.incoming.office.word_parts import HEADING_STYLE, TODO_STYLE, W

_COUNTED = frozenset({"decimal", "decimalZero"})
_LETTERED = frozenset({"lowerLetter", "upperLetter", "lowerRoman", "upperRoman"})


class Styles:
    """The file's styles and lists."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        found = [one for one in (styles if styles is not None else ()) if local(one) == "style"]
        self._styles = {attribute(one, "styleId"): one for one in found}
        tree = list(numbering) if numbering is not None else []
        self._abstract = {attribute(one, "abstractNumId"): one for one in tree if local(one) == "abstractNum"}
        self._lists = {attribute(one, "numId"): _child_value(one, "abstractNumId")
                       for one in tree if local(one) == "num"}
        self._counts: Counter[tuple[str, str]] = Counter()

    def apply(self, tree: Element) -> int:
        """Give paragraphs the level that their style has, and items of lists their number; how many have letters."""
        return sum(self._paragraph(one) for one in list(tree.iter()) if local(one) == "p")

    def _paragraph(self, paragraph: Element) -> bool:
        properties = child_of(paragraph, "pPr")
        if properties is None or _child_value(properties, "pStyle") == TODO_STYLE:
            return False
        style = _child_value(properties, "pStyle")
        level = self._property(properties, style, "outlineLvl")
        if level is not None and attribute(level, "val").isdecimal() and int(attribute(level, "val")) < 9:
            _set_style(properties, f"{HEADING_STYLE}{int(attribute(level, 'val')) + 1}")
            return False
        numbered = self._property(properties, style, "numPr")
        return numbered is not None and self._number(paragraph, properties, numbered)

    def _property(self, properties: Element, style: str, kind: str) -> Element | None:
        """What the paragraph says itself, else its style, else what that is based on."""
        found = child_of(properties, kind)
        seen: set[str] = set()
        while found is None and style in self._styles and style not in seen:
            seen.add(style)
            own = child_of(self._styles[style], "pPr")
            found = child_of(own, kind) if own is not None else None
            style = _child_value(self._styles[style], "basedOn")
        return found

    def _number(self, paragraph: Element, properties: Element, numbered: Element) -> bool:
        number, level = _child_value(numbered, "numId"), _child_value(numbered, "ilvl") or "0"
        if number == "0" or number not in self._lists:
            return False
        for old in [one for one in properties if local(one) == "numPr"]:
            properties.remove(old)
        made = SubElement(properties, f"{W}numPr")
        SubElement(made, f"{W}ilvl", {f"{W}val": level})
        SubElement(made, f"{W}numId", {f"{W}val": number})
        form = self._format(number, level)
        if form not in _COUNTED | _LETTERED:
            return False
        self._counts[number, level] += 1
        for key in [one for one in self._counts if one[0] == number and one[1] > level]:
            del self._counts[key]
        _mark(paragraph, self._counts[number, level])
        return form in _LETTERED

    def _format(self, number: str, level: str) -> str:
        abstract = self._abstract.get(self._lists[number])
        levels = [one for one in (abstract if abstract is not None else ()) if local(one) == "lvl"]
        return next((_child_value(one, "numFmt") for one in levels if attribute(one, "ilvl") == level), "")


def _mark(paragraph: Element, number: int) -> None:
    """A bookmark that tells the item's number, since HTML that mammoth writes doesn't."""
    bookmark = Element(f"{W}bookmarkStart", {f"{W}id": "0", f"{W}name": f"kp-number-{number}"})
    paragraph.insert(1, bookmark)


def _set_style(properties: Element, name: str) -> None:
    for old in [one for one in properties if local(one) in ("pStyle", "numPr")]:
        properties.remove(old)
    properties.insert(0, Element(f"{W}pStyle", {f"{W}val": name}))


def _child_value(parent: Element, kind: str) -> str:
    found = child_of(parent, kind)
    return attribute(found, "val") if found is not None else ""
