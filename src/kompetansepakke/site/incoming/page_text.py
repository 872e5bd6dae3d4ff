"""A document that has been read, as the text of a page: title, Markdown, pictures, and what is told of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from kompetansepakke.base import slugs
from kompetansepakke.site.incoming.as_markdown.escaping import as_comment
from kompetansepakke.site.incoming.as_markdown.habits import in_order, mend
from kompetansepakke.site.incoming.as_markdown.inline import Inline, alt_text
from kompetansepakke.site.incoming.as_markdown.page_blocks import Block, read_blocks
from kompetansepakke.site.incoming.shown_pictures import Picture, PictureRefusedError, picture

FOLDER = "bilder"
_LONGEST_NAME = 40
_NO_TITLE = re.compile(r"[<>{}]|&(?=#?\w+;)|/{2,}")
"""What no title may hold, since it is shown where it might be read as more than text."""


@dataclass(frozen=True, slots=True)
class Held:
    """A picture in a document, with the words that stand for it and the name it has there."""

    data: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What was read: HTML that calls each picture by its number in `pictures`, and what is told besides.

    In the HTML an `aside` is what an editor should do there, and a `section` is for those who lead.
    """

    html: str
    pictures: tuple[Held, ...] = ()
    told: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """The page's body and title, its pictures by their path from the module's folder, and what is told."""

    title: str
    body: str
    pictures: Mapping[str, bytes]
    told: tuple[str, ...]

    @property
    def left(self) -> int:
        """How many places wait for a person."""
        return self.body.count("TODO: ")


def page_text(document: Document, stem: str, title: str = "") -> PageText:
    """The page of a document whose pictures get names beginning with `stem`; `title` is what an editor calls it."""
    files, names, refused = _pictures(document.pictures, stem)
    inline = Inline(names, refused)
    mended = mend(read_blocks(document.html, inline))
    own, blocks = _title(in_order(mended.blocks), document.title)
    kept = " ".join(_NO_TITLE.sub(" ", own).split())
    if not title and kept != " ".join(own.split()):
        blocks.insert(0, Block("todo", f"Se om tittelen er god; noe i den kan ikke stå i en tittel: {own}"))
    told = list(document.told) + list(mended.told)
    if inline.led_nowhere:
        told.append("Lenker til filer eller andre steder i dokumentet er blitt til tekst: "
                    f"{', '.join(f'«{address}»' for address in dict.fromkeys(inline.led_nowhere))}.")
    return PageText(title or kept, _joined(blocks), files, tuple(told))


def _pictures(held: tuple[Held, ...], slug: str) -> tuple[dict[str, bytes], dict[str, str], dict[str, str]]:
    """The files, their paths by the pictures' numbers, and why others are none."""
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    refused: dict[str, str] = {}
    known: dict[str, str] = {}
    for number, one in enumerate(held):
        digest = hashlib.sha256(one.data).hexdigest()
        try:
            if digest not in known:
                made = picture(one.data)
                known[digest] = _name(slug, one.alt, made, files)
                files[known[digest]] = made.data
            names[str(number)] = known[digest]
        except PictureRefusedError as error:
            refused[str(number)] = str(error)
    return files, names, refused


def _name(slug: str, alt: str, made: Picture, taken: Mapping[str, bytes]) -> str:
    told = alt_text(alt)
    words = "" if told.startswith("TODO") else slugs.slug(told)[:_LONGEST_NAME].strip("-")
    stem = f"{FOLDER}/{slug}-{words or len(taken) + 1}"
    path = stem + made.suffix
    return path if path not in taken else f"{stem}-{len(taken) + 1}{made.suffix}"


def _title(blocks: list[Block], told: str) -> tuple[str, list[Block]]:
    """The document's title, which is no part of the text: styled as one, else a lone first heading."""
    for at, block in enumerate(blocks):
        if block.kind == "title":
            return block.plain, blocks[:at] + [
                Block("heading", one.text, 2, one.plain) if one.kind == "title" else one for one in blocks[at + 1:]]
    tops = [at for at, block in enumerate(blocks) if block.kind == "heading" and block.level == 2]
    if len(tops) == 1 and all(block.kind == "todo" for block in blocks[:tops[0]]) and len(blocks) > 1:
        return blocks[tops[0]].plain, in_order([*blocks[:tops[0]], *blocks[tops[0] + 1:]])
    return told, blocks


def _joined(blocks: list[Block]) -> str:
    notes = [block for block in blocks if block.kind == "note"]
    return "\n\n".join(_written(block) for block in [*(one for one in blocks if one not in notes), *notes]) + "\n"


def _written(block: Block) -> str:
    if block.kind == "heading":
        return f"{'#' * block.level} {block.text}"
    if block.kind == "todo":
        return as_comment(block.text)
    if block.kind == "tip":
        return f"/// tip | method\n\n{block.text}\n\n/// end tip"
    return block.text
