"""Files of every kind with a text in them, each in the way that programs pack it."""

from __future__ import annotations

import base64
import gzip
import io
import json
import quopri
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import quote

from mutagen.id3 import COMM, ID3, TXXX, USLT
from mutagen.mp4 import MP4
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

Make = Callable[[str], bytes]


def zipped(files: Mapping[str, bytes], comment: bytes = b"", entry: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            item = zipfile.ZipInfo(name)
            item.compress_type, item.comment = zipfile.ZIP_DEFLATED, entry
            archive.writestr(item, data)
        archive.comment = comment
    return buffer.getvalue()


def locked_zip(text: str) -> bytes:
    """A zip whose file says that it is encrypted, in its own head and in the list at the end."""
    data = bytearray(zipped({"a.txt": text.encode()}))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def compound(name: str, stream: bytes) -> bytes:
    """A compound file (OLE) with one stream, laid out as the format says: head, table, directory, the stream."""
    padded = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(padded) // 512
    table = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + count), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    head += b"\xff" * (512 - len(head))

    def entry(title: str, kind: int, child: int, start: int, size: int) -> bytes:
        wide = title.encode("utf-16-le") + b"\0\0"
        return (wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
                + bytes(36) + struct.pack("<IQ", start, size))

    directory = entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + entry(name, 2, 0xFFFFFFFF, 2, len(padded)) + bytes(256)
    return head + struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff") + directory + padded


def package(name: str, data: bytes) -> bytes:
    """A file as Office embeds it in a document."""
    path = name.encode() + b"\0"
    inner = b"\2\0" + path + path + b"\0\0\3\0" + struct.pack("<I", len(path)) + path
    body = inner + struct.pack("<I", len(data)) + data
    return struct.pack("<I", len(body)) + body


def _png(**options: object) -> bytes:
    return _picture("PNG", **options)


def _picture(kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 16), (200, 30, 30)).save(buffer, kind, **options)
    return buffer.getvalue()


def _png_text(text: str, how: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    if how == "international":
        info.add_itxt("Comment", text, zip=True)
    else:
        info.add_text("Comment", text.encode("latin-1", "replace"), zip=how == "zipped")
    return _png(pnginfo=info)


def _exif(text: str, where: str) -> bytes:
    exif = Image.Exif()
    if where == "wide":
        exif[0x9C9C] = text.encode("utf-16-le")
    elif where == "comment":
        exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + text.encode("utf-16-be")
    else:
        exif[0x010E] = text.encode()
    return exif.tobytes()


def _xmp(text: str, encoding: str) -> bytes:
    return (f'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:description>'
            f"{escape(text)}</dc:description></x:xmpmeta><?xpacket end='w'?>").encode(encoding)


def _mp3(text: str, encoding: int) -> bytes:
    buffer = io.BytesIO(b"\xff\xfb\x90\x64" + bytes(413))
    tags = ID3()
    tags.add(COMM(encoding=encoding, lang="nor", desc="", text=text))
    tags.save(buffer)
    return buffer.getvalue()


def _mp3_words(text: str, frame: str) -> bytes:
    buffer = io.BytesIO(b"\xff\xfb\x90\x64" + bytes(413))
    tags = ID3()
    tags.add(USLT(encoding=3, lang="nor", desc="", text=text) if frame == "words"
             else TXXX(encoding=1, desc="notat", text=[text]))
    tags.save(buffer)
    return buffer.getvalue()


def box(kind: bytes, *inner: bytes) -> bytes:
    body = b"".join(inner)
    return struct.pack(">I", 8 + len(body)) + kind + body


def _mp4(text: str) -> bytes:
    parts = box(b"ftyp", b"M4A \0\0\0\0M4A mp42isom"), box(b"moov", box(b"udta")), box(b"mdat", bytes(64))
    buffer = io.BytesIO(b"".join(parts))
    tagged = MP4(buffer)
    tagged["\xa9cmt"] = [text]
    buffer.seek(0)
    tagged.save(buffer)
    return buffer.getvalue()


def _pdf(text: str, where: str) -> bytes:
    writer, buffer = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(900, 200)
    if where == "page":
        _draw(writer, page, text)
    elif where == "metadata":
        writer.add_metadata({"/Title": text})
    elif where == "xmp":
        writer.xmp_metadata = _xmp(text, "utf-8")
    elif where == "outline":
        writer.add_outline_item(title=text, page_number=0)
    elif where == "attachment":
        writer.add_attachment("a.docx", _docx(text))
    elif where == "form":
        field = DictionaryObject({NameObject("/FT"): NameObject("/Tx"), NameObject("/T"): TextStringObject("felt"),
                                  NameObject("/V"): TextStringObject(text)})
        fields = ArrayObject([writer._add_object(field)])
        writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    else:
        writer.add_annotation(0, FreeText(text=text, rect=(0, 0, 9, 9)))
    for sheet in writer.pages:
        sheet.compress_content_streams()
    if where == "locked for changes":
        _draw(writer, page, text)
        writer.encrypt("", "eier", algorithm="RC4-128")
    writer.write(buffer)
    return buffer.getvalue()


def _draw(writer: PdfWriter, page: DictionaryObject, text: str) -> None:
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
                             NameObject("/BaseFont"): NameObject("/Helvetica"),
                             NameObject("/Encoding"): NameObject("/WinAnsiEncoding")})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F"): font})})
    half = text.index(" ", len(text) // 2)
    stream = StreamObject()
    stream.set_data(b"BT /F 12 Tf 10 150 Td (" + text[:half - 3].encode("cp1252") + b"-) Tj 0 -20 Td ("
                    + text[half - 3:].encode("cp1252") + b") Tj ET")
    page[NameObject("/Contents")] = writer._add_object(stream)


def locked_pdf(text: str) -> bytes:
    writer, buffer = PdfWriter(), io.BytesIO()
    _draw(writer, writer.add_blank_page(900, 200), text)
    writer.encrypt("leser", "eier", algorithm="RC4-128")
    writer.write(buffer)
    return buffer.getvalue()


def _split(text: str, opening: str, closing: str) -> str:
    """The text in runs that break words."""
    return "".join(f"{opening}{escape(text[at:at + 7])}{closing}" for at in range(0, len(text), 7))


def _docx(text: str) -> bytes:
    body = _split(text, "<w:r><w:t xml:space='preserve'>", "</w:t></w:r>")
    return zipped({"[Content_Types].xml": b"<Types/>",
                   "word/document.xml": f"<w:document><w:p>{body}</w:p></w:document>".encode()})


def _office(name: str, text: str) -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", name: f"<x><y>{escape(text)}</y></x>".encode()})


def _calendar(line: str, *, folded: bool = False) -> bytes:
    parts = line.encode()
    if folded:
        parts = b"\r\n ".join(parts[at:at + 20] for at in range(0, len(parts), 20))
    return b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + parts + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def _svg(inner: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>'.encode()


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _gif(text: str) -> bytes:
    return _picture("GIF", comment=text.encode())


ATTACHED: dict[str, Make] = {
    "tekst.png": lambda text: _png_text(text, "plain"),
    "pakket.png": lambda text: _png_text(text, "zipped"),
    "international.png": lambda text: _png_text(text, "international"),
    "exif.png": lambda text: _png(exif=_exif(text, "description")),
    "bak.png": lambda text: _png() + struct.pack(">I", len(text)) + text.encode(),
    "exif.jpg": lambda text: _picture("JPEG", exif=_exif(text, "description")),
    "xp.jpg": lambda text: _picture("JPEG", exif=_exif(text, "wide")),
    "usercomment.jpeg": lambda text: _picture("JPEG", exif=_exif(text, "comment")),
    "xmp.jpg": lambda text: _picture("JPEG", xmp=_xmp(text, "utf-8")),
    "xmp16.jpg": lambda text: _picture("JPEG", xmp=_xmp(text, "utf-16-be")),
    "kommentar.jpg": lambda text: _picture("JPEG", comment=text.encode()),
    "exif.webp": lambda text: _picture("WEBP", exif=_exif(text, "wide")),
    "xmp.webp": lambda text: _picture("WEBP", xmp=_xmp(text, "utf-16-le")),
    "exif.avif": lambda text: _picture("AVIF", exif=_exif(text, "comment")),
    "xmp.avif": lambda text: _picture("AVIF", xmp=_xmp(text, "utf-8")),
    "kommentar.gif": _gif,
    "latin.mp3": lambda text: _mp3(text, 0),
    "wide.mp3": lambda text: _mp3(text, 1),
    "utf8.mp3": lambda text: _mp3(text, 3),
    "tekst.mp3": lambda text: _mp3_words(text, "words"),
    "notat.mp3": lambda text: _mp3_words(text, "note"),
    "merke.m4a": _mp4,
    "merke.mp4": _mp4,
    "merke.webm": lambda text: b"\x1a\x45\xdf\xa3" + bytes(40) + b"\x45\xa3" + text.encode() + bytes(9),
    "delt.docx": _docx,
    "kommentar.docx": lambda text: _office("word/comments.xml", text),
    "egenskap.docx": lambda text: _office("docProps/core.xml", text),
    "bilde.docx": lambda text: zipped({"word/media/image1.png": _png_text(text, "zipped")}),
    "innebygd.docx": lambda text: zipped({"word/embeddings/oleObject1.bin": compound(
        "\x01Ole10Native", package("a.zip", zipped({"a.txt": text.encode()})))}),
    "celle.xlsx": lambda text: _office("xl/sharedStrings.xml", text),
    "merknad.xlsx": lambda text: _office("xl/comments1.xml", text),
    "lysbilde.pptx": lambda text: zipped({"ppt/slides/slide1.xml": _split(
        text, "<a:r><a:t>", "</a:t></a:r>").encode()}),
    "notat.pptx": lambda text: zipped({"ppt/notesSlides/notesSlide1.xml": f"<a:t>{text}</a:t>".encode("utf-16")}),
    "tekst.odt": lambda text: zipped({"content.xml": _split(text, "<text:span>", "</text:span>").encode()}),
    "egenskap.ods": lambda text: zipped({"meta.xml": f"<dc:title>{text}</dc:title>".encode()}),
    "objekt.odp": lambda text: zipped({"Object 1/content.xml": f"<p>{text}</p>".encode()}),
    "gammel.docx": lambda text: compound("WordDocument", bytes(600) + text.encode("utf-16-le")),
    "gammel-latin.docx": lambda text: compound("WordDocument", bytes(601) + text.encode("cp1252")),
    "delt.svg": lambda text: _svg("<text>" + _split(text, '<tspan x="1" dy="9">', "</tspan>") + "</text>"),
    "tittel.svg": lambda text: _svg(f"<title>{escape(text)}</title>"),
    "vanlig.csv": lambda text: text.replace(" ", ";").encode(),
    "wide.csv": lambda text: text.encode("utf-16"),
    "uten-merke.csv": lambda text: ("navn;tekst\r\n" + text).encode("utf-16-le"),
    "gammel.csv": lambda text: text.encode("cp1252"),
    "brettet.ics": lambda text: _calendar(f"SUMMARY:{text}", folded=True),
    "skilt.ics": lambda text: _calendar("DESCRIPTION:" + text.replace(", ", "\\, ").replace(" ", "\\n", 2)),
    "pakket.ics": lambda text: _calendar(f"ATTACH;ENCODING=BASE64;VALUE=BINARY:{_base64(text)}", folded=True),
    "siterbar.ics": lambda text: b"BEGIN:VCALENDAR\r\nDESCRIPTION;ENCODING=QUOTED-PRINTABLE:"
                                 + quopri.encodestring(text.encode(), quotetabs=True) + b"\r\nEND:VCALENDAR\r\n",
    "film.vtt": lambda text: ("WEBVTT\n\n" + _cues(text, "00:00:0{}.000 --> 00:00:0{}.000")).encode(),
    "film.srt": lambda text: _cues(text, "00:00:0{},000 --> 00:00:0{},000").encode(),
    "fil.zip": lambda text: zipped({"a.txt": text.encode()}),
    "navn.zip": lambda text: zipped({f"{text}.txt": b"x"}),
    "kommentar.zip": lambda text: zipped({"a.txt": b"x"}, comment=text.encode()),
    "merknad.zip": lambda text: zipped({"a.txt": b"x"}, entry=text.encode()),
    "i-hverandre.zip": lambda text: zipped({"a.zip": zipped({"b.docx": _docx(text)})}),
    "side.pdf": lambda text: _pdf(text, "page"),
    "metadata.pdf": lambda text: _pdf(text, "metadata"),
    "xmp.pdf": lambda text: _pdf(text, "xmp"),
    "innhold.pdf": lambda text: _pdf(text, "outline"),
    "vedlegg.pdf": lambda text: _pdf(text, "attachment"),
    "skjema.pdf": lambda text: _pdf(text, "form"),
    "merknad.pdf": lambda text: _pdf(text, "note"),
    "bare-lese.pdf": lambda text: _pdf(text, "locked for changes"),
}
"""What editors may attach, by name."""


def _cues(text: str, times: str) -> str:
    words = text.split()
    return "".join(f"{at + 1}\n{times.format(at, at + 1)}\n{' '.join(words[at * 3:at * 3 + 3])}\n\n"
                   for at in range(len(words) // 3 + 1))


WRITTEN: dict[str, Make] = {
    "a.html": lambda text: f"<p>En <b>{text[:9]}</b>{text[9:]}</p>".upper().encode(),
    "attribute.html": lambda text: f"<p title='{escape(text)}'>x</p>".encode(),
    "comment.html": lambda text: f"<!-- {text} -->".encode(),
    "entities.html": lambda text: "".join(f"&#{ord(char)};" for char in text).encode(),
    "data.html": lambda text: f"<p data-kp='{escape(json.dumps({'a': [text]}), quote=True)}'>x</p>".encode(),
    "escaped.html": lambda text: f"<rss>{escape(f'<p>{text[:20]}<b>{text[20:]}</b></p>')}</rss>".encode(),
    "a.json": lambda text: json.dumps({"a": text.replace(" ", "\n")}).encode(),
    "address.xml": lambda text: quote(text).encode(),
    "a.js": lambda text: f"const a='{text}'".encode(),
    "a.css": lambda text: f"a{{background:url(\"data:text/html;base64,{_base64(f'<p>{text}')}\")}}".encode(),
    "sitemap.xml.gz": lambda text: gzip.compress(text.encode()),
    "a.pdf": lambda text: b"no pdf " + text.encode(),
    "broken.zip": lambda text: b"PK\3\4" + text.encode(),
    "broken.gz": lambda text: b"\x1f\x8b" + text.encode(),
    "data.svg": lambda text: _svg(f'<image href="data:image/png;base64,'
                                  f'{base64.b64encode(_png_text(text, "zipped")).decode()}"/>'),
    "prosent.svg": lambda text: _svg(f'<a href="data:text/plain,{quote(text)}"/>'),
    "css.svg": lambda text: _svg("<style>a{content:'" + "".join(f"\\{ord(char):06x}" for char in text) + "'}</style>"),
    "packed.bin": lambda text: zlib.compress(b"x") + text.encode("utf-16-be"),
    "a.unknown": lambda text: text.encode(),
}
"""What plugins and themes may leave in a built site, beside all that can be attached."""
