"""A meeting as a page that can lie on the table alone: its agenda, and each tip beside the step that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbohtml import Element

from kompetansepakke.pdf.page_tree import classes, neighbour, told
from kompetansepakke.pdf.typst_code import HEADING, array, literal
from kompetansepakke.pdf.typst_source import Source

_TIPS = {"kp-tip", "kp-leader"}
_FIELDS = ("print_date", "print_begins", "print_place", "print_chair")


def meeting(source: Source, element: Element) -> str:
    """The meeting's head, lines to fill in, what comes before its agenda, the agenda, what comes after, and tips."""
    children = [child for child in element.children if isinstance(child, Element)]
    agenda = next((child for child in children if child.tag == "ol" and child.find(class_="kp-clock")), None)
    steps = _items(agenda)
    tips = [*_tips_in(source, steps), *_tips_after(source, children, steps)]
    said = [child for child in children if not _TIPS & classes(child) and child is not agenda]
    head = [child for child in said if HEADING.fullmatch(child.tag) or "kp-facts" in classes(child)]
    for title in head:
        title.remove_class("kp-card__title")  # its icon is the meeting's own, and larger
    at = children.index(agenda) if agenda is not None else len(children)
    before = [child for child in said if child not in head and children.index(child) < at]
    after = [child for child in said if child not in head and children.index(child) > at]
    fields = array(literal(source.phrase(key)) for key in _FIELDS)
    return (f"meeting({literal(_count(source, element))}, {source.blocks(head)}, {fields}, {source.blocks(before)}, "
            f"{array(source.step(step) for step in steps)}, {source.blocks(after)}, {array(tips)}, "
            f"{literal(_notes(element))}{', led-in: 24mm' if _is_led_in(element) else ''})")


def _items(agenda: Element | None) -> list[Element]:
    return [child for child in agenda.children if isinstance(child, Element)] if agenda is not None else []


def _tips_in(source: Source, steps: list[Element]) -> Iterator[str]:
    """The tips that stand in a step."""
    for number, step in enumerate(steps, 1):
        for tip in [child for child in step.children if isinstance(child, Element) and _TIPS & classes(child)]:
            yield f"({number}, {source.block(tip)})"
            tip.extract()


def _tips_after(source: Source, children: list[Element], steps: list[Element]) -> Iterator[str]:
    """The tips that stand in the meeting, each by the one step that it names first; else at the top."""
    named = re.compile(rf"\b{re.escape(source.phrase('print_step'))} (\d+)\b(?!\s*[–-]\s*\d)", re.IGNORECASE)
    for tip in children:
        if _TIPS & classes(tip):
            found = named.search(tip.text)
            number = int(found[1]) if found else 0
            yield f"({number if number <= len(steps) else 0}, {source.block(tip)})"


def _count(source: Source, element: Element) -> str:
    """«Møte 2 av 3», counted in the section that the meeting stands in."""
    here = _standing(element)
    section: list[Element] = [here]
    for way in (-1, 1):
        other = neighbour(here, way)
        while other is not None and not (HEADING.fullmatch(other.tag)):
            section.insert(0 if way < 0 else len(section), other)
            other = neighbour(other, way)
    meetings = [one for one in section if "kp-meeting" in classes(one) or one.find(class_="kp-meeting")]
    total = len(meetings)
    return source.phrase("print_meeting_of", number=meetings.index(here) + 1, total=total) if total > 1 else ""


def _standing(element: Element) -> Element:
    """What stands in the guide for the meeting: itself, or what says that it is in another language."""
    around = element.parent
    return around if isinstance(around, Element) and around.tag == "div" and around.attr("lang") else element


def _is_led_in(element: Element) -> bool:
    """Whether the heading of all meetings stands over this one."""
    return "kp-facts" in classes(neighbour(_standing(element), -1))


def _notes(element: Element) -> str:
    """What the lines after the meeting are called, which its page takes as many of as it has room for."""
    lines = neighbour(_standing(element), 1)
    if lines is None or "kp-lines" not in classes(lines):
        return ""
    title = told(lines).find(class_="kp-lines__title")
    return title.text if title else ""
