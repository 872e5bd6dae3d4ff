"""The first page of a printed set: what it is, and the module's place among the others."""

from __future__ import annotations

from turbohtml import Element

from kompetansepakke.pdf.page_tree import Stop, classes, neighbour, told, way
from kompetansepakke.pdf.typst_code import array, code_block, literal
from kompetansepakke.pdf.typst_source import Source


def cover(source: Source, element: Element) -> str:
    """The title, what the set is about, the way back to the site, and lines to fill in."""
    article = element.parent
    assert isinstance(article, Element)
    over, text, back = (element.find(class_=f"kp-cover__{name}") for name in ("over", "text", "back"))
    over_line = source.line(told(over).children) if over else ""
    fields = neighbour(element, 1)
    filled = source.items(told(fields)) if fields is not None and "kp-fields" in classes(fields) else "none"
    return (f"cover({_title(article)}, {over_line or 'none'}, {source.blocks(text.children) if text else 'none'}, "
            f"{_back(source, back) if back else 'none'}, {filled}, {array(map(_stop, way(article)))})")


def _back(source: Source, back: Element) -> str:
    """The way back to the site: its code, where the address is known, and the address as it is typed."""
    link = back.find("a")
    spelled = f"spelled({literal(link.text)})" if link else '""'
    address = source.address(link.attr("href") or "") if link else ""
    if link:
        link.extract()
    return code_block([source.blocks(back.children), f"link({literal(address)}, {spelled})" if address else spelled])


def _title(article: Element) -> str:
    """The title, as what kind of set it is («Lederguide: Modul 1») and what it is about."""
    title = article.find("h1")
    if title is None:
        return '("", "", "")'
    colons = 1 if "kp-guide--package" in classes(article) else 2
    *kind, about = " ".join(title.text.split()).split(": ", colons)
    return f"({literal(': '.join(kind))}, {literal(about)}, {literal(title.attr('id') or '')})"


def _stop(stop: Stop) -> str:
    return f"({literal(stop.number)}, {literal(stop.title)}, {'true' if stop.here else 'false'})"
