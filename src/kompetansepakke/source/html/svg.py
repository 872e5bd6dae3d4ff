"""SVG attachments: pictures only, nothing that runs, fetches or comments. Refused otherwise, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, LexicalHandler, feature_namespaces, property_lexical_handler
from xml.sax.xmlreader import AttributesNSImpl

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from kompetansepakke.base.problems import Place, Problem, problem
from kompetansepakke.source.html.svg_names import EDITORS, SVG
from kompetansepakke.source.html.svg_rules import (
    FIX_BY_HAND,
    FIX_OPTIMISE,
    Name,
    Said,
    attribute_refusals,
    element_refusal,
    style_refusals,
)

_DECLARATION = re.compile(r"<\?xml\s+version\s*=\s*(?:\"1\.0\"|'1\.0')(?:\s+encoding\s*=\s*(?:\"utf-8\"|'utf-8'))?"
                          r"(?:\s+standalone\s*=\s*(?:\"\w+\"|'\w+'))?\s*\?>", re.IGNORECASE)
_PROGRAM = re.compile(
    r"\s*(?:Generator: Adobe Illustrator [\d.]+, SVG Export Plug-In[ .]*(?:SVG Version: [\d.]+ Build [\d.]+\))?"
    r"|Generator: Sketch [\d.]+ \(\d+\) - https?://[\w.]+/sketch|Created with Inkscape \(https?://www\.inkscape\.org/\)"
    r"|svg-source:excalidraw)?\s*")
"""Comments that tell what program a picture was made with, and nothing more."""
_SAYS_NOTHING = frozenset({"", "image/svg+xml"})
_METADATA = (SVG, "metadata")


def svg_problems(data: bytes, file: str) -> Iterator[Problem]:
    """All in an SVG that is more than a picture, as KP408; KP101 where it isn't UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield problem("KP101", Place(file), byte=error.start + 1)
        return
    reader = _Reader(file)
    try:
        reader.read(text)
    except SAXParseException as error:
        reader.refuse(Said("…", f"fila er ikke gyldig XML ({error.getMessage()}).",
                           "åpne bildet i et tegneprogram, og lagre det på nytt."), error.getLineNumber())
    except _Unreadable:
        reader.refuse(Said("xmlns", "et navnerom kan ikke ha mellomrom.", FIX_BY_HAND))
    except DefusedXmlException:
        reader.refuse(Said("<!ENTITY", "fila lager sine egne tegn, som kan skjule noe.", FIX_OPTIMISE))
    yield from sorted(reader.found, key=lambda found: found.line)


class _Unreadable(SAXException):
    """A name that the reader can't take apart."""


class _Reader(ContentHandler, LexicalHandler):
    """Holds each thing in a file against what a picture may have. The names of its methods are SAX's."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.found: list[Problem] = []
        self._file = file
        # A DOCTYPE is told as a problem, nothing is fetched for it, and the rest of the file is read too.
        self._parser = DefusedExpatParser(forbid_external=False)
        self._open: list[Name] = []
        self._text: list[str] = []
        self._text_line = 1

    def read(self, text: str) -> None:
        """Read the whole file; raises SAXException or DefusedXmlException where it can't be read further."""
        if text.startswith("<?xml") and not _DECLARATION.match(text):
            self.refuse(Said(text[:text.find(">") + 1], "fila må være XML 1.0 i UTF-8.",
                             'skriv encoding="UTF-8" i første linje, og lagre fila som UTF-8.'))
            return
        self._parser.setFeature(feature_namespaces, True)
        self._parser.setContentHandler(self)
        self._parser.setProperty(property_lexical_handler, self)
        self._parser.feed(text.encode())
        self._parser.close()

    def refuse(self, said: Said, line: int | None = None) -> None:
        """Note a problem at `line`, else where the reader is."""
        shown = " ".join(said.shown.split())
        self.found.append(problem("KP408", Place(self._file, (line or self._line()) + said.below), why=said.why,
                                  html=shown if len(shown) <= 80 else f"{shown[:79]}…", fix=said.fix))

    def _line(self) -> int:
        return self._parser.getLineNumber() or 1

    def startDTD(self, name: str, public_id: str | None, system_id: str | None) -> None:  # noqa: N802
        self.refuse(Said("<!DOCTYPE", "den kan forandre hva resten av fila betyr.",
                         "slett alt fra «<!DOCTYPE» til «>», eller lagre som «Optimalisert SVG» i Inkscape."))

    def comment(self, content: str) -> None:
        if not _PROGRAM.fullmatch(content):
            self.refuse(Said(f"<!--{content}", "kommentarer blir publisert med bildet.", FIX_OPTIMISE))

    def processingInstruction(self, target: str, data: str) -> None:  # noqa: N802
        self.refuse(Said(f"<?{target} {data}", "et bilde styrer ikke programmet som viser det.", FIX_BY_HAND))

    def skippedEntity(self, name: str) -> None:  # noqa: N802
        self.refuse(Said(f"&{name};", "tegnet er ukjent.", "skriv tegnet rett ut."))

    def startPrefixMapping(self, prefix: str | None, uri: str | None) -> None:  # noqa: N802
        if uri and uri.split() != [uri]:
            raise _Unreadable("xmlns")

    def startElementNS(self, name: Name, qname: str | None, attrs: AttributesNSImpl) -> None:  # noqa: N802
        self._end_text()
        refusal = element_refusal(name, self._open[-1] if self._open else None)
        self._open.append(name)
        if refusal:
            self.refuse(refusal)
        for attribute, value in attrs.items():
            for said in attribute_refusals(name, attribute, value):
                self.refuse(said)

    def endElementNS(self, name: Name, qname: str | None) -> None:  # noqa: N802
        self._end_text()
        self._open.pop()

    def characters(self, content: str) -> None:
        if not self._text:
            self._text_line = self._line()
        self._text.append(content)

    def _end_text(self) -> None:
        """Judge the text since the last tag, which comments and CDATA don't divide."""
        text, self._text = "".join(self._text), []
        if not text or not self._open:
            return
        if self._open[-1] == (SVG, "style"):
            for said in style_refusals(text):
                self.refuse(said, self._text_line)
        elif (_METADATA in self._open or self._open[-1][0] in EDITORS) and text.strip() not in _SAYS_NOTHING:
            self.refuse(Said(text.strip(), "det er ikke synlig i bildet, men blir publisert.", FIX_OPTIMISE),
                        self._text_line)
