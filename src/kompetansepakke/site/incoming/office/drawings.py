"""What is said in the drawings of Office files: SmartArt, charts and formulas, as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from kompetansepakke.site.incoming.office.office_xml import local, texts

_MOST_POINTS = 40


def smart_art_lines(tree: Element | None) -> list[str]:
    """What the points of a SmartArt figure say, in their order."""
    if tree is None:
        return []
    points = [one for one in tree.iter() if local(one) == "pt" and one.get("type", "node") in ("node", "asst")]
    return [said for point in points if (said := " ".join(texts(point).split()))]


def chart_lines(tree: Element | None) -> list[str]:
    """A chart's title, and each of its series with its figures."""
    if tree is None:
        return []
    title = next((texts(one) for one in tree.iter() if local(one) == "title"), "")
    return [line for line in (title, *(_series(one) for one in tree.iter() if local(one) == "ser")) if line]


def _series(series: Element) -> str:
    held = {local(one): _points(one) for one in series if local(one) in ("tx", "cat", "val", "xVal", "yVal")}
    names, values = held.get("cat") or held.get("xVal") or [], held.get("val") or held.get("yVal") or []
    pairs = [f"{name}: {value}" for name, value in zip(names, values, strict=False)] or values
    more = f" … og {len(pairs) - _MOST_POINTS} til" if len(pairs) > _MOST_POINTS else ""
    head = " ".join(held.get("tx", []))
    return (f"{head} – " if head else "") + "; ".join(pairs[:_MOST_POINTS]) + more


def _points(part: Element) -> list[str]:
    return [texts(one, "v") for one in part.iter() if local(one) == "pt"]


def formula(element: Element) -> str:
    """A formula on one line, as it is written in a spreadsheet."""
    return "".join(_part(child) for child in element)


def _part(element: Element) -> str:
    kind = local(element)
    if kind == "t":
        return element.text or ""
    if kind.endswith("Pr"):
        return ""
    return _FORMS[kind](element) if kind in _FORMS else formula(element)


def _parts(element: Element) -> dict[str, str]:
    return {local(child): formula(child) for child in element}


def _fraction(element: Element) -> str:
    parts = _parts(element)
    return f"{_grouped(parts.get('num', ''))}/{_grouped(parts.get('den', ''))}"


def _raised(element: Element) -> str:
    parts = _parts(element)
    return parts.get("e", "") + _limits(parts)


def _root(element: Element) -> str:
    parts = _parts(element)
    return f"{parts.get('deg', '')}√{_grouped(parts.get('e', ''))}"


def _in_brackets(element: Element) -> str:
    return f"({', '.join(formula(child) for child in element if local(child) == 'e')})"


def _sum(element: Element) -> str:
    parts = _parts(element)
    found = next((one for one in element.iter() if local(one) == "chr"), None)
    sign = next(iter(found.attrib.values()), "∫") if found is not None else "∫"
    return f"{sign}{_limits(parts)} {parts.get('e', '')}"


def _limits(parts: Mapping[str, str]) -> str:
    return "".join(f"{mark}{_grouped(parts[name])}" for name, mark in (("sub", "_"), ("sup", "^")) if parts.get(name))


def _grouped(text: str) -> str:
    return text if len(text) <= 1 or text.isalnum() else f"({text})"


_FORMS: Mapping[str, Callable[[Element], str]] = {
    "f": _fraction, "sSup": _raised, "sSub": _raised, "sSubSup": _raised, "rad": _root, "d": _in_brackets, "nary": _sum}
