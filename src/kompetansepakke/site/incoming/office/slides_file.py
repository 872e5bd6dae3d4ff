"""A PowerPoint file as HTML: each slide a heading and what stands on it, in the order that it is read aloud in."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element, tostring

from defusedxml.ElementTree import fromstring

from kompetansepakke.site.incoming.office.drawings import chart_lines, formula, smart_art_lines
from kompetansepakke.site.incoming.office.lost_text import lost_marks
from kompetansepakke.site.incoming.office.office_xml import attribute, local, texts
from kompetansepakke.site.incoming.page_text import Document, Held
from kompetansepakke.site.incoming.parcel import Parcel

_TYPES = "[Content_Types].xml"
_AS_PRESENTATION = ((b"presentationml.slideshow.main", b"presentationml.presentation.main"),
                    (b"presentationml.template.main", b"presentationml.presentation.main"),
                    (b"ms-powerpoint.slideshow.macroEnabled.main", b"ms-powerpoint.presentation.macroEnabled.main"),
                    (b"ms-powerpoint.template.macroEnabled.main", b"ms-powerpoint.presentation.macroEnabled.main"))
"""Shows and templates are built alike, but the reader asks what they are called."""
_TOLD = {
    "hidden": "Skjulte lysark er ikke med: {count}.",
    "shapes": "Tegnede former uten tekst er ikke med: {count}. Se om de sa noe.",
    "notes": "Notater som står som ledertips: {count}.",
    "left_notes": "Notater som ikke er med, for ingen som ser sida, ser ledertips: {count}.",
    "comments": "Kommentarer er ikke med: {count}.",
    "feet": "Bunntekst på lysarkene er ikke med. Steder: {count}.",
}
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_slides(parcel: Parcel, *, with_notes: bool) -> Document:
    """The slides' text and pictures, and what is told of them; `with_notes` says whether any reader sees tips."""
    # python-pptx takes half a second to load, which no other command waits for
    from pptx import Presentation  # noqa: PLC0415

    changed, trees = _prepared(parcel)
    reader = _Reader(with_notes=with_notes)
    try:
        slides = list(Presentation(parcel.packed(changed)).slides)
        made = "".join(reader.slide(slide, number) for number, slide in enumerate(slides, start=1))
    except Exception as error:  # python-pptx raises whatever a damaged file leads to
        raise parcel.damaged("PowerPoint") from error
    told = parcel.told()
    reader.counted["comments"] += _comments(parcel)
    told += [_TOLD[kind].format(count=count) for kind in _TOLD if (count := reader.counted[kind])]
    return Document(made + lost_marks(trees, f"{made}{html.escape(' '.join(reader.passed))}"), tuple(reader.pictures),
                    tuple(told))


def _prepared(parcel: Parcel) -> tuple[dict[str, bytes], list[Element]]:
    """The parts that python-pptx wouldn't see all of, changed, and the trees of the slides that are shown.

    What newer programs write in two ways, it passes over in both; here the newer one alone is left.
    """
    types = parcel.parts[_TYPES]
    for name, ours in _AS_PRESENTATION:
        types = types.replace(name, ours)
    changed, trees = {_TYPES: types}, []
    for path in parcel.matching(r"ppt/slides/slide\d+\.xml"):
        tree = parcel.tree(path)
        if tree is not None:
            _choose(tree)
            changed[path] = tostring(tree)
            trees += [tree] if tree.get("show") not in ("0", "false") else []
    return changed, trees


def _choose(parent: Element) -> None:
    for child in list(parent):
        if local(child) == "AlternateContent":
            at = list(parent).index(child)
            parent[at:at + 1] = list(child[0]) if len(child) else []
    for child in parent:
        _choose(child)


class _Reader:
    def __init__(self, *, with_notes: bool) -> None:
        self._with_notes = with_notes
        self.pictures: list[Held] = []
        self.counted: Counter[str] = Counter()
        self.passed: list[str] = []
        """What was left out and told, which is then not lost."""

    def slide(self, slide: Any, number: int) -> str:
        """One slide, its notes last."""
        if slide._element.get("show") in ("0", "false"):
            self.counted["hidden"] += 1
            return ""
        title = slide.shapes.title
        said = _words(title.text_frame.text) if title is not None and title.has_text_frame else ""
        first = number == 1 and title is not None and "CENTER_TITLE" in str(title.placeholder_format.type)
        if not said:
            head = _todo(f"Lysark {number} har ingen tittel. Gi det en overskrift her.") + f"<h2>Lysark {number}</h2>"
        else:
            head = f'<h1 class="kp-title">{html.escape(said)}</h1>' if first else f"<h2>{html.escape(said)}</h2>"
        rest = [shape for shape in slide.shapes if title is None or shape.shape_id != title.shape_id]
        return f"{head}{''.join(self._shape(shape, number) for shape in rest)}{self._notes(slide)}"

    def _notes(self, slide: Any) -> str:
        frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        if frame is None or not frame.text.strip():
            return ""
        self.counted["notes" if self._with_notes else "left_notes"] += 1
        return f"<section>{_paragraphs(frame.paragraphs, bullets=False)}</section>" if self._with_notes else ""

    def _shape(self, shape: Any, number: int) -> str:
        kind = local(shape._element)
        if kind == "grpSp":
            return "".join(self._shape(one, number) for one in shape.shapes)
        if kind == "pic":
            return self._picture(shape, number)
        if kind == "graphicFrame":
            return self._frame(shape, number)
        if kind == "cxnSp":
            return ""
        return self._text(shape)

    def _text(self, shape: Any) -> str:
        role = str(shape.placeholder_format.type) if shape.is_placeholder else ""
        if any(name in role for name in ("SLIDE_NUMBER", "DATE", "FOOTER", "HEADER")):
            self.counted["feet"] += "FOOTER" in role and bool(shape.text_frame.text.strip())
            self.passed.append(shape.text_frame.text)
            return ""
        if not shape.has_text_frame or not (shape.text_frame.text.strip() or _formulas(shape)):
            self.counted["shapes"] += not shape.is_placeholder
            return ""
        bullets = any(name in role for name in ("BODY", "OBJECT")) and "SUBTITLE" not in role
        return _paragraphs(shape.text_frame.paragraphs, bullets=bullets) + _formulas(shape)

    def _picture(self, shape: Any, number: int) -> str:
        properties = next(one for one in shape._element.iter() if local(one) == "cNvPr")
        if any(local(one) in ("videoFile", "audioFile", "media") for one in shape._element.iter()):
            return _todo(f"På lysark {number} lå det en film eller en lyd. Last den opp der dere har filmer, og lag en "
                         "video- eller podcast-blokk.")
        try:
            data = shape.image.blob
        except (ValueError, KeyError, AttributeError):
            return _todo(f"På lysark {number} sto det et bilde som ligger utenfor fila. Sett det inn, med en tekst som "
                         "sier hva det viser.")
        alt = str(properties.get("descr") or properties.get("title") or "")
        self.pictures.append(Held(data, alt))
        return f'<p><img src="{len(self.pictures) - 1}" alt="{html.escape(alt)}"></p>'

    def _frame(self, shape: Any, number: int) -> str:
        if shape.has_table:
            return _table(shape.table)
        tree = _tree(shape)
        if shape.has_chart:
            lines = chart_lines(fromstring(shape.chart.part.blob))
            return _todo(f"På lysark {number} sto det et diagram. Tallene i det står som linjer. Lag en tabell eller "
                         "en figur av dem.") + _lines(lines)
        related = next((one for one in tree.iter() if local(one) == "relIds"), None)
        if related is not None:
            lines = smart_art_lines(fromstring(shape.part.related_part(attribute(related, "dm")).blob))
            items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
            return _todo(f"På lysark {number} sto det en SmartArt-figur. Punktene i den står som liste. Skal den være "
                         "en figur, lager du den i figures.yml.") + f"<ul>{items}</ul>"
        return _todo(f"På lysark {number} lå det en innebygd fil. Legg den ved siden av sida og lenk til den, eller "
                     "skriv innholdet her.")


def _tree(shape: Any) -> Element:
    """The shape as a tree of the standard library, which is what drawings are read from."""
    tree: Element = fromstring(shape._element.xml)
    return tree


def _comments(parcel: Parcel) -> int:
    paths = parcel.matching(r"ppt/comments/[^/]+\.xml")
    return sum(local(one) in ("cm",) for path in paths if (tree := parcel.tree(path)) is not None for one in tree)


def _words(text: str) -> str:
    return " ".join(text.replace("\v", " ").split())


def _todo(text: str) -> str:
    return f"<aside>{html.escape(text)}</aside>"


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines)


def _formulas(shape: Any) -> str:
    found = [formula(one) for one in _tree(shape).iter() if local(one) == "oMath"]
    return "".join(_todo(
        f"Formelen «{one}» er skrevet på én linje. Se om den stemmer, eller sett inn et bilde av den.")
        for one in found)


def _table(table: Any) -> str:
    rows = []
    for row in table.rows:
        cells = [f'<td colspan="{cell.span_width}" rowspan="{cell.span_height}">' if cell.is_merge_origin else "<td>"
                 for cell in row.cells]
        rows.append("".join(f"{start}{_paragraphs(cell.text_frame.paragraphs, bullets=False)}</td>"
                            for start, cell in zip(cells, row.cells, strict=True) if not cell.is_spanned))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _paragraphs(paragraphs: Iterable[Any], *, bullets: bool) -> str:
    """Paragraphs, and lists of those with bullets: in the placeholders for text all have one unless they say not."""
    made: list[str] = []
    lists: list[str] = []
    for one in paragraphs:
        inner = "".join(_runs(one))
        if not inner.strip():
            continue
        kind = _kind_of_list(one, bullets=bullets)
        depth = min(one.level, len(lists)) + 1 if kind else 0
        while len(lists) > depth or (kind and len(lists) == depth and lists[-1] != kind):
            made.append(f"</li></{lists.pop()}>")
        if not kind:
            made.append(f"<p>{inner}</p>")
        elif len(lists) == depth:
            made.append(f"</li><li>{inner}")
        else:
            lists.append(kind)
            made.append(f"<{kind}><li>{inner}")
    return "".join([*made, *(f"</li></{kind}>" for kind in reversed(lists))])


def _kind_of_list(paragraph: Any, *, bullets: bool) -> str:
    marks = {local(part) for part in paragraph._p.pPr} if paragraph._p.pPr is not None else set()
    if "buAutoNum" in marks:
        return "ol"
    listed = bullets or paragraph.level > 0 or marks & {"buChar", "buBlip"}
    return "ul" if listed and "buNone" not in marks else ""


def _runs(paragraph: Any) -> Iterator[str]:
    for one in paragraph._p:
        kind = local(one)
        if kind == "br":
            yield "<br>"
        elif kind == "m":
            yield html.escape(formula(one))
        elif kind in ("r", "fld"):
            yield _run(one, paragraph.part)


def _run(run: Any, part: Any) -> str:
    text = html.escape(texts(run)).replace("\v", "<br>")
    properties = run.find(f"{_A}rPr")
    if properties is None or not text.strip():
        return text
    for name, tag in (("b", "strong"), ("i", "em")):
        if properties.get(name) in ("1", "true"):
            text = f"<{tag}>{text}</{tag}>"
    raised = int(properties.get("baseline") or 0)
    if raised:
        text = f"<sup>{text}</sup>" if raised > 0 else f"<sub>{text}</sub>"
    if properties.get("strike") in ("sngStrike", "dblStrike"):
        text = f"<s>{text}</s>"
    link = properties.find(f"{_A}hlinkClick")
    relation = part.rels.get(attribute(link, "id")) if link is not None else None
    if relation is not None and relation.is_external:
        return f'<a href="{html.escape(relation.target_ref)}">{text}</a>'
    return text
