"""The last look: paragraphs of a document that stand nowhere in what was read of it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

import turbohtml

from kompetansepakke.site.incoming.office.office_xml import local

_INNER = frozenset({"p", "pict", "del", "moveFrom"})
_NOTE_MARK = re.compile(r'<sup><a href="#(?:foot|end)note-.*?</a></sup>')
_MOST = 20


def lost_marks(trees: Iterable[Element], read: str) -> str:
    """HTML with a mark for each of them, so that nothing is lost in silence whatever the readers pass over."""
    body = turbohtml.parse(f"<!doctype html><body>{_NOTE_MARK.sub('', read)}").find("body")
    there = _letters(body.text if isinstance(body, turbohtml.Element) else "")
    lost = [said for tree in trees for one in tree.iter() if local(one) == "p"
            if (said := " ".join(_own_text(one).split())) and _letters(said) not in there]
    more = [f"og {len(lost) - _MOST} avsnitt til"] if len(lost) > _MOST else []
    return "".join(f"<aside>Denne teksten lot seg ikke plassere: {html.escape(text)}</aside>"
                   for text in [*(f"«{said}»" for said in lost[:_MOST]), *more])


def _own_text(paragraph: Element) -> str:
    """The paragraph's text without that of paragraphs in it."""
    return "".join(child.text or "" if local(child) == "t" else "" if local(child) in _INNER else _own_text(child)
                   for child in paragraph)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
