"""Word and PowerPoint files made by code, as those of people are: no binary file lies among the tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from PIL import Image

NAMES = " ".join(f'xmlns:{short}="{name}"' for short, name in {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office"}.items())
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Default Extension="emf" ContentType="image/x-emf"/><Default Extension="jpeg" ContentType="image/jpeg"/>
<Override PartName="/word/document.xml" ContentType="{main}"/></Types>"""


def _style(name: str, shown: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{more}</w:style>'


_STYLES = "".join([
    f"<w:styles {NAMES}>", _style("Tittel", "Title"),
    *(_style(f"Overskrift{level}", f"heading {level}", f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>')
      for level in (1, 2, 3)),
    _style("Kommunens", "Kommunens overskrift", '<w:basedOn w:val="Overskrift1"/>'),
    _style("Punkt", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'), "</w:styles>"])


def _levels(form: str) -> str:
    return "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/></w:lvl>' for level in range(4))


_NUMBERING = f"""<w:numbering {NAMES}>
<w:abstractNum w:abstractNumId="0">{_levels("bullet")}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{_levels("decimal")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{_levels("lowerLetter")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>"""


def word(body: str, parts: Mapping[str, str | bytes] | None = None,
         related: Mapping[str, tuple[str, str]] | None = None, main: str = f"{_MAIN}.document.main+xml") -> bytes:
    """A Word file with this body; `parts` are more parts, `related` the document's relations: kind and target by id."""
    links = "".join(
        f"<Relationship Id='{name}' Type='{_RELATIONS}/{kind}' Target='{target}'"
        + (" TargetMode='External'/>" if ":" in target else "/>")
        for name, (kind, target) in (related or {}).items())
    root = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{}</Relationships>"
    held: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES.format(main=main),
        "_rels/.rels": root.format(
            f"<Relationship Id='d' Type='{_RELATIONS}/officeDocument' Target='word/document.xml'/>"),
        "word/_rels/document.xml.rels": root.format(
            f"<Relationship Id='s' Type='{_RELATIONS}/styles' Target='styles.xml'/>"
            f"<Relationship Id='n' Type='{_RELATIONS}/numbering' Target='numbering.xml'/>{links}"),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": _STYLES, "word/numbering.xml": _NUMBERING, **(parts or {})}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for path, data in held.items():
            archive.writestr(path, data)
    return target.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def bold(text: str) -> str:
    """A run of bold text."""
    return run(text, "<w:b/>")


def p(inner: str = "", style: str = "", numbered: tuple[int, int] | None = None) -> str:
    """A paragraph, of text or of runs; `numbered` is its list and level."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        properties += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if inner.startswith('<') else run(inner) if inner else ''}</w:p>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(text: str, properties: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def drawing(name: str, alt: str = "") -> str:
    """A picture in the line, by the id of its relation."""
    return (f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Bilde" descr="{alt}"/><a:graphic><a:graphicData>'
            f'<pic:pic><pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>")


def png(width: int = 40, height: int = 30, colour: str = "green") -> bytes:
    """A picture of one colour."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "PNG")
    return target.getvalue()
