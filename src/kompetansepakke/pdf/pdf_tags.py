"""What PDF/UA-1 asks for beyond what WeasyPrint 70 writes: see `mend`."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

_PRINT = 4
_MARKED = re.compile(rb"/(?:Span|Figure)\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_ARTIFACT, _PAGINATION = b"/Artifact BMC", b"/Artifact <</Type /Pagination>> BDC"

_Id = tuple[int, int]


def mend(data: bytes, other_language: str = "") -> bytes:
    """The PDF with what a reader of it needs.

    Header cells get a scope, list items a body, links their annotation also where the text in them is marked up;
    annotations are printed; running heads and pictures without a description are artifacts. Sections are in
    `other_language`, where the document has parts in another language than its own.
    """
    pikepdf.settings.set_flate_compression_level(9)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        tree = _Tree(pdf, other_language)
        tree.walk(pdf.Root.StructTreeRoot, "", None)
        _mark_artifacts(pdf, tree)
        for page in pdf.pages:
            for annotation in page.get("/Annots", Array()):
                annotation.F = _PRINT
            page.Tabs = Name.S
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
                 recompress_flate=True)
    return out.getvalue()


@dataclass(slots=True)
class _Tree:
    """Walks the structure tree, mending on the way."""

    pdf: Pdf
    other_language: str
    kept: set[_Id] = field(default_factory=set)
    """The elements that a reader comes to."""
    decorations: set[_Id] = field(default_factory=set)
    """Pictures without a description, which are taken out."""
    parents: dict[int, Object] = field(default_factory=dict)
    """The parent tree: of a page the elements of its marked content, of an annotation its element."""

    def __post_init__(self) -> None:
        nums = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        self.parents = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}

    def walk(self, element: Object, section: str, link: Object | None) -> None:
        """Mend what is below `element`, which stands in the table section `section` and in `link`."""
        self._without_decorations(element)
        for child in list(_children(element)):
            kind = str(child.get("/S", ""))
            if child.get("/Type") == Name.OBJR:
                if link is not None and str(element.S) != "/Link":
                    self._lift(child, element, link)
                continue
            self.kept.add(child.objgen)
            if kind == "/Link" and link is not None:  # the address that the style sheet adds to a link
                child.S = Name.Span
            if kind == "/TH":
                child.A.Scope = Name.Row if section == "/TBody" else Name.Column
            if kind == "/Sect" and self.other_language:
                child.Lang = String(self.other_language)
            if kind == "/LI":
                self._give_body(child)
            self.walk(child, kind if kind in ("/THead", "/TBody") else section,
                      child if kind == "/Link" and link is None else link)

    def _without_decorations(self, element: Object) -> None:
        children = element.get("/K", Array())
        for at in range(len(children) - 1, -1, -1) if isinstance(children, Array) else ():
            child = children[at]
            if isinstance(child, Dictionary) and child.get("/S") == Name.Figure and "/Alt" not in child:
                self.decorations.add(child.objgen)
                del children[at]

    def _lift(self, reference: Object, element: Object, link: Object) -> None:
        """Move a link's annotation from the markup inside it to the link itself."""
        element.K = Array([kid for kid in element.K
                           if not (isinstance(kid, Dictionary) and kid.objgen == reference.objgen)])
        link.K.append(reference)
        number = int(reference.Obj.StructParent)
        nums = self.pdf.Root.StructTreeRoot.ParentTree.Nums
        at = next(at for at in range(0, len(nums), 2) if nums[at] == number)
        nums[at + 1] = link

    def _give_body(self, item: Object) -> None:
        kinds = [str(child.get("/S", "")) for child in _children(item)]
        if "/LBody" in kinds or not isinstance(item.K, Array):
            return
        labels = [kid for kid in item.K if isinstance(kid, Dictionary) and kid.get("/S") == Name.Lbl]
        rest = [kid for kid in item.K if not (isinstance(kid, Dictionary) and kid.get("/S") == Name.Lbl)]
        body = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, K=Array(rest), P=item))
        if "/Pg" in item:
            body.Pg = item.Pg
        for kid in rest:
            if isinstance(kid, Dictionary) and "/P" in kid:
                kid.P = body
        item.K = Array([*labels, body])


def _children(element: Object) -> Iterator[Object]:
    """The elements and references below an element; marked content is left out."""
    children = element.get("/K", Array())
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary):
            yield child


def _mark_artifacts(pdf: Pdf, tree: _Tree) -> None:
    """Marked content that no element of the tree holds (the margins' running heads) becomes an artifact."""
    for page in pdf.pages:
        parents = tree.parents.get(int(page.get("/StructParents", -1)))
        if not isinstance(parents, Array):
            continue
        loose = {at: element.objgen in tree.decorations for at, element in enumerate(parents)
                 if isinstance(element, Dictionary) and element.objgen not in tree.kept}
        if loose:
            page.Contents = pdf.make_stream(_marked(page.Contents.read_bytes(), loose))
        for at in loose:
            parents[at] = None


def _marked(stream: bytes, loose: dict[int, bool]) -> bytes:
    """The page with its loose content marked as decoration (True) or running head (False)."""
    def mark(match: re.Match[bytes]) -> bytes:
        at = int(match[1])
        if at not in loose:
            return match[0]
        return _ARTIFACT if loose[at] else _PAGINATION

    return _MARKED.sub(mark, stream)
