"""What a Word file has and its reader (mammoth) passes over: brought where it can be read, else marked in its place.

Works on the tree of a part, before mammoth reads it. Names are compared without their namespaces, which differ between
the two kinds of Word files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from kompetansepakke.site.incoming.office.drawings import chart_lines, formula, smart_art_lines
from kompetansepakke.site.incoming.office.office_xml import attribute, child_of, local, texts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TODO_STYLE = "KpTodo"
HEADING_STYLE = "KpHeading"
_PROPERTIES = frozenset({"rPr", "pPr", "trPr", "tcPr", "tblPr", "sectPr", "sdtPr", "numPr"})
_WRAPPERS = frozenset({"bdo", "dir", "smartTag", "customXml", "fldSimple"})
_OFF = frozenset({"0", "false", "off", "none"})

Related = Callable[[str], Element | None]
"""The part that a relation leads to, as a tree."""


class Preparation:
    """Goes through the tree of a part, changes it in place, and counts what is to be told."""

    def __init__(self, related: Related) -> None:
        self._related = related
        self.counted: Counter[str] = Counter()

    def prepare(self, parent: Element) -> None:
        """What lies below `parent`, from the outermost in."""
        self._each(parent, list(parent))

    def _each(self, parent: Element, children: Iterable[Element]) -> None:
        for child in children:
            kind = local(child)
            if kind in _HANDLERS:
                _HANDLERS[kind](self, parent, child)
            elif kind not in _PROPERTIES:
                self.prepare(child)

    def _deleted(self, parent: Element, child: Element) -> None:
        self.counted["deleted"] += bool(texts(child, "delText", "t"))
        parent.remove(child)

    def _inserted(self, parent: Element, child: Element) -> None:
        self.counted["inserted"] += bool(texts(child))
        self.prepare(child)

    def _run(self, parent: Element, child: Element) -> None:
        properties = child_of(child, "rPr")
        if properties is not None and _is_on(child_of(properties, "vanish")) and texts(child):
            self.counted["hidden"] += 1
            parent.remove(child)
            return
        if properties is not None and _is_on(child_of(properties, "u")):
            self.counted["underlined"] += 1
        self.prepare(child)

    def _content_control(self, parent: Element, child: Element) -> None:
        kinds = [_value(one).lower() for one in child.iter() if local(one) == "docPartGallery"]
        if any(kind.startswith("table of contents") for kind in kinds):
            self.counted["contents"] += 1
            parent.remove(child)
            return
        self.prepare(child)

    def _alternatives(self, parent: Element, child: Element) -> None:
        """Newer programs write a drawing twice; mammoth reads the older way, which holds less."""
        new, old = child_of(child, "Choice"), child_of(child, "Fallback")
        chosen = new if new is not None and any(local(one) == "drawing" for one in new.iter()) else old
        self._unwrap(parent, child, list(chosen if chosen is not None else ()))

    def _drawing(self, parent: Element, child: Element) -> None:
        data = next((one for one in child.iter() if local(one) == "graphicData"), None)
        if data is None or any(local(one) == "pic" for one in data):
            self._linked_picture(parent, child)
            return
        made = [*_boxes(child), *_pictures(child), *self._marks_of(data, child)]
        if not made:
            self.counted["shapes"] += 1
        self._replace(parent, child, made)
        for one in made:
            self.prepare(one)

    def _linked_picture(self, parent: Element, child: Element) -> None:
        blip = next((one for one in child.iter() if local(one) == "blip"), None)
        if blip is not None and not attribute(blip, "embed"):
            self._replace(parent, child, [_extra(_todo("Her sto det et bilde som ligger utenfor dokumentet. Sett det "
                                                       "inn, med en tekst som sier hva det viser."))])

    def _marks_of(self, data: Element, drawing: Element) -> Iterator[Element]:
        for one in data.iter():
            if local(one) == "relIds":
                tree = self._related(attribute(one, "dm"))
                yield _extra(_todo("Dette var en SmartArt-figur. Punktene i den står som liste. Skal den være en "
                                   "figur, lager du den i figures.yml."),
                             *(_line(f"• {text}") for text in smart_art_lines(tree)))
            elif local(one) == "chart":
                tree = self._related(attribute(one, "id"))
                yield _extra(_todo(f"Her sto det et diagram{_named(drawing)}. Tallene i det står som linjer. Lag en "
                                   "tabell eller en figur av dem."), *(_line(text) for text in chart_lines(tree)))

    def _older_drawing(self, parent: Element, child: Element) -> None:
        kinds = {local(one) for one in child.iter()}
        if not kinds & {"textbox", "imagedata", "txbxContent"}:
            self.counted["shapes"] += "textpath" not in kinds
            words = [str(attribute(one, "string")) for one in child.iter() if local(one) == "textpath"]
            for text in words:  # WordArt of older files
                child.append(_line(text))
        self.prepare(child)

    def _object(self, parent: Element, child: Element) -> None:
        program = next((attribute(one, "ProgID") for one in child.iter() if local(one) == "OLEObject"), "")
        at = list(parent).index(child) + 1
        named = f" ({program})" if program else ""
        parent.insert(at, _extra(_todo(f"Her lå det en innebygd fil{named}. Legg den ved siden av sida og lenk til "
                                       "den, eller skriv innholdet her.")))
        self.prepare(child)

    def _formula(self, parent: Element, child: Element) -> None:
        run = Element(f"{W}r")
        SubElement(run, f"{W}t").text = formula(child)
        mark = _extra(_todo(f"Formelen «{formula(child)}» er skrevet på én linje. Se om den stemmer, eller sett inn et "
                            "bilde av den."))
        made = [run, mark]
        if local(parent) not in ("p", "hyperlink", "ins", "moveTo"):
            paragraph = Element(f"{W}p")
            paragraph.extend(made)
            made = [paragraph]
        self._replace(parent, child, made)

    def _other_content(self, parent: Element, child: Element) -> None:
        mark = _todo("Her lå det innhold fra en annen fil, som ikke er med. Åpne dokumentet i Word, lagre det, og prøv "
                     "igjen.")
        self._replace(parent, child, [mark if local(parent) in ("body", "tc") else _extra(mark)])

    def _control(self, parent: Element, child: Element) -> None:
        self._replace(parent, child, [_extra(_todo("Her sto det et felt eller en knapp som bare virker i Word."))])

    def _wrapper(self, parent: Element, child: Element) -> None:
        self._unwrap(parent, child, [one for one in child if local(one) not in ("smartTagPr", "customXmlPr")])

    def _unwrap(self, parent: Element, child: Element, inner: list[Element]) -> None:
        self._replace(parent, child, inner)
        self._each(parent, inner)

    @staticmethod
    def _replace(parent: Element, child: Element, made: list[Element]) -> None:
        at = list(parent).index(child)
        parent.remove(child)
        for number, one in enumerate(made):
            parent.insert(at + number, one)


_HANDLERS: dict[str, Callable[[Preparation, Element, Element], None]] = {
    "del": Preparation._deleted, "moveFrom": Preparation._deleted, "ins": Preparation._inserted,
    "moveTo": Preparation._inserted, "r": Preparation._run, "sdt": Preparation._content_control,
    "AlternateContent": Preparation._alternatives, "drawing": Preparation._drawing,
    "pict": Preparation._older_drawing, "object": Preparation._object, "oMath": Preparation._formula,
    "oMathPara": Preparation._formula, "altChunk": Preparation._other_content, "control": Preparation._control,
    "subDoc": Preparation._other_content, **dict.fromkeys(_WRAPPERS, Preparation._wrapper)}


def _value(element: Element) -> str:
    return attribute(element, "val")


def _is_on(element: Element | None) -> bool:
    return element is not None and _value(element).lower() not in _OFF


def _named(drawing: Element) -> str:
    told = next((attribute(one, "descr") for one in drawing.iter() if local(one) == "docPr"), "")
    return f" («{told}»)" if told else ""


def _line(text: str) -> Element:
    paragraph = Element(f"{W}p")
    run = SubElement(paragraph, f"{W}r")
    SubElement(run, f"{W}t").text = text
    return paragraph


def _todo(text: str) -> Element:
    paragraph = _line(text)
    properties = Element(f"{W}pPr")
    SubElement(properties, f"{W}pStyle", {f"{W}val": TODO_STYLE})
    paragraph.insert(0, properties)
    return paragraph


def _extra(*paragraphs: Element) -> Element:
    """What mammoth reads as paragraphs after the one that it stands in."""
    around = Element(f"{W}pict")
    around.extend(paragraphs)
    return around


def _boxes(drawing: Element) -> list[Element]:
    """The text boxes in a drawing, each read after the paragraph that it hangs on."""
    return [_extra(*one) for one in drawing.iter() if local(one) == "txbxContent"]


def _pictures(drawing: Element) -> Iterator[Element]:
    """The pictures in a group, each as a drawing of its own."""
    for one in (found for found in drawing.iter() if local(found) == "pic"):
        named = next((attribute(part, "descr") for part in one.iter() if local(part) == "cNvPr"), "")
        data = next(part for part in drawing.iter() if local(part) == "graphicData")
        graphic = next(part for part in drawing.iter() if local(part) == "graphic")
        outer = next(part for part in drawing.iter() if local(part) in ("inline", "anchor"))
        made = Element(drawing.tag)
        inside = SubElement(made, outer.tag)
        SubElement(inside, f"{outer.tag.rpartition('}')[0]}}}docPr", {"descr": named})
        SubElement(SubElement(inside, graphic.tag), data.tag).append(one)
        yield made
