"""What PDF/UA-1 asks for beyond what WeasyPrint 70 writes: scopes, flags, and running heads as artifacts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

_PRINT = 4
_MARKED = re.compile(rb"/(?:Span|Figure)\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_ARTIFACT, _PAGINATION = b"/Artifact BMC", b"/Artifact <</Type /Pagination>> BDC"


def mend(data: bytes) -> bytes:
    """The PDF with header cells' scope, printable annotations, and artifacts marked as such."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = pdf.Root.StructTreeRoot
        decorations: set[tuple[int, int]] = set()
        kept = set(_walk(root.K, "", decorations))
        _mark_artifacts(pdf, root.ParentTree.Nums, kept, decorations)
        for page in pdf.pages:
            for annotation in page.get("/Annots", Array()):
                annotation.F = _PRINT
            page.Tabs = Name.S
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
                 recompress_flate=True)
    return out.getvalue()


def _walk(children: Object, section: str, decorations: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The structure elements that a reader comes to; header cells get their scope on the way.

    A picture without a description is decoration: it is taken out, and its id goes to `decorations`.
    """
    for child in list(children) if isinstance(children, Array) else [children]:
        if not isinstance(child, Dictionary) or "/S" not in child:
            continue
        kind = str(child.S)
        if kind == "/Figure" and "/Alt" not in child and isinstance(children, Array):
            decorations.add(child.objgen)
            _remove(children, child)
            continue
        if kind == "/TH":
            child.A.Scope = Name.Row if section == "/TBody" else Name.Column
        yield child.objgen
        if "/K" in child:
            yield from _walk(child.K, kind if kind in ("/THead", "/TBody") else section, decorations)


def _remove(children: Array, gone: Object) -> None:
    for index, child in enumerate(children):
        if isinstance(child, Dictionary) and child.objgen == gone.objgen:
            del children[index]
            return


def _mark_artifacts(pdf: Pdf, nums: Object, kept: set[tuple[int, int]], decorations: set[tuple[int, int]]) -> None:
    """Marked content that no element of the tree holds (the margins' running heads) becomes an artifact."""
    listed = list(nums)
    by_number = {int(listed[at]): listed[at + 1] for at in range(0, len(listed), 2)}
    for page in pdf.pages:
        parents = by_number.get(int(page.get("/StructParents", -1)))
        if not isinstance(parents, Array):
            continue
        loose = {at: element.objgen in decorations for at, element in enumerate(parents)
                 if isinstance(element, Dictionary) and element.objgen not in kept}
        if not loose:
            continue
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
