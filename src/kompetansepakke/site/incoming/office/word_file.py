"""A Word file as HTML: prepared (`word_parts.py`), and read by mammoth, which knows styles, lists and merged cells."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element, tostring

from kompetansepakke.site.incoming.office.lost_text import lost_marks
from kompetansepakke.site.incoming.office.office_xml import local, texts
from kompetansepakke.site.incoming.office.word_parts import HEADING_STYLE, TODO_STYLE, Preparation
from kompetansepakke.site.incoming.office.word_styles import Styles
from kompetansepakke.site.incoming.page_text import Document, Held
from kompetansepakke.site.incoming.parcel import Parcel

_STYLES = "\n".join([
    f"p.{TODO_STYLE} => aside:fresh", "p[style-name='Title'] => h1.kp-title:fresh",
    *(f"p.{HEADING_STYLE}{level} => h{min(level, 6)}:fresh" for level in range(1, 10)),
    *(f"p[style-name='heading {level}'] => h6:fresh" for level in range(7, 10)),
    *(f"p[style-name='{name}'] => blockquote > p:fresh" for name in ("Quote", "Intense Quote")),
    "highlight => mark", "r[style-name='Emphasis'] => em"])
_BODIES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_TOLD = {
    "deleted": "Slettinger som var sporet, er gjennomført: {count}.",
    "inserted": "Innsettinger som var sporet, er godtatt: {count}.",
    "hidden": "Skjult tekst er ikke med. Steder: {count}.",
    "underlined": "Understreking er ikke med. Steder: {count}.",
    "contents": "Innholdsfortegnelsen er ikke med; nettstedet lager sin egen.",
    "shapes": "Tegnede former uten tekst er ikke med: {count}. Se om de sa noe.",
    "lettered": "Lister med bokstaver eller romertall er blitt til lister med tall.",
}


def read_word(parcel: Parcel) -> Document:
    """The file's text and pictures, and what is told of it."""
    # mammoth takes a third of a second to load, which no other command waits for
    from mammoth import convert_to_html  # noqa: PLC0415
    from mammoth.images import img_element  # noqa: PLC0415

    main = _main(parcel)
    styles = Styles(parcel.tree(_beside(main, "styles.xml")), parcel.tree(_beside(main, "numbering.xml")))
    changed, prepared, told = _prepared(parcel, main, styles)
    pictures: list[Held] = []

    def keep(image: Any) -> Mapping[str, str]:
        with image.open() as opened:
            pictures.append(Held(opened.read(), image.alt_text or ""))
        return {"src": str(len(pictures) - 1)}

    try:
        result = convert_to_html(parcel.packed(changed), style_map=_STYLES, include_embedded_style_map=False,
                                 convert_image=img_element(keep))
    except Exception as error:  # mammoth raises whatever a damaged file leads to
        raise parcel.damaged("Word") from error
    told += _of_messages(message.message for message in result.messages)
    return Document(result.value + lost_marks(prepared, result.value), tuple(pictures), tuple(told))


def _main(parcel: Parcel) -> str:
    relations = parcel.tree("_rels/.rels")
    found = [str(one.get("Target")) for one in (relations if relations is not None else ())
             if str(one.get("Type")).endswith("/officeDocument")]
    return found[0].lstrip("/") if found and found[0].lstrip("/") in parcel.parts else _BODIES[0]


def _beside(main: str, name: str) -> str:
    return posixpath.join(posixpath.dirname(main), name)


def _prepared(parcel: Parcel, main: str, styles: Styles) -> tuple[dict[str, bytes], list[Element], list[str]]:
    """The parts with text in them, changed; their trees; and what is told."""
    changed: dict[str, bytes] = {}
    trees: list[Element] = []
    told = parcel.told()
    counted = dict.fromkeys(_TOLD, 0)
    for path in (main, _beside(main, "footnotes.xml"), _beside(main, "endnotes.xml")):
        tree = parcel.tree(path)
        if tree is None:
            continue
        work = Preparation(partial(_related, parcel, path))
        work.prepare(tree)
        work.counted["lettered"] += styles.apply(tree)
        for kind, count in work.counted.items():
            counted[kind] += count
        changed[path] = tostring(tree)
        trees.append(tree)
    told += [_TOLD[kind].format(count=count) for kind, count in counted.items() if count]
    return changed, trees, told + _around(parcel, main)


def _related(parcel: Parcel, path: str, relation: str) -> Element | None:
    folder, name = posixpath.split(path)
    relations = parcel.tree(f"{folder}/_rels/{name}.rels")
    for one in relations if relations is not None else ():
        if one.get("Id") == relation and one.get("TargetMode") != "External":
            target = str(one.get("Target"))
            return parcel.tree(posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/"))
    return None


def _around(parcel: Parcel, main: str) -> list[str]:
    """What stands around the text: heads, feet and comments."""
    told = []
    folder = posixpath.dirname(main)
    lines = [" ".join(texts(tree).split()) for path in parcel.matching(rf"{folder}/(?:header|footer)\d*\.xml")
             if (tree := parcel.tree(path)) is not None]
    if heads := [line for line in dict.fromkeys(lines) if line]:
        told.append(f"Topptekst og bunntekst er ikke med: {', '.join(f'«{line[:60]}»' for line in heads[:4])}.")
    comments = parcel.tree(f"{folder}/comments.xml")
    count = sum(local(one) == "comment" for one in comments) if comments is not None else 0
    return told + ([f"Kommentarer er ikke med: {count}."] if count else [])


def _of_messages(messages: Any) -> list[str]:
    found = (re.search(r"unsupported character was ignored: (.+)", message) for message in messages)
    signs = {one[1] for one in found if one}
    count = len(signs)
    return [f"Tegn fra egne skrifttyper er ikke med: {count}. Se etter det som mangler noe."] if count else []
