"""Words that are explained: the first use of each in a page's text opens its explanation.

The stage puts the explanations last on the page (`pages/glossary/explanations.py`), each with the forms in which the
page has the word. Here the first of these becomes a button, and the explanation a popover of the page, which browsers
open from mouse, touch and keyboard without a script. On paper, and where browsers know no popovers, they are a list.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from kompetansepakke.words.strings import text

LIST, BUTTON = "kp-words", "kp-term"
"""Classes of the list, and of what opens an explanation in it."""
FORMS = "data-kp-forms"
"""The attribute with the forms of a word, between bars. No page gets it."""
_TEXT = {"p", "li", "td", "dd"}
"""Elements of running text."""
_PASSED_OVER = {"a", "abbr", "button", "code", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "pre",
                "samp", "summary"}
"""Elements in which no word is explained: what does something itself, names something, or is shown as written."""
_SHEETS = {"kp-worksheet", "kp-meeting"}
"""Blocks whose lines scripts take for fields and for items of an agenda."""


class Explained(Treeprocessor):
    """Makes buttons and popovers of the words that a page explains."""

    def __init__(self, md: Markdown, locale: str) -> None:
        super().__init__(md)
        self.close = text(locale, "close")

    def run(self, root: ET.Element) -> None:
        """Explain each word where it is first used, and leave out what is used in no running text."""
        for box in [child for child in root.findall("div") if child.get("class") == LIST]:
            words = [child for child in box if FORMS in child.attrib]
            if not words:
                continue
            finder = _Finder({form: word for word in words for form in word.attrib.pop(FORMS).split("|")})
            finder.mark(root, is_text=False)
            for word in words:
                if word in finder.left.values():
                    box.remove(word)
                else:
                    self._popover(word)
            if box.find("div") is None:
                root.remove(box)

    def _popover(self, word: ET.Element) -> None:
        word.attrib.update({"popover": "", "role": "note"})
        close = _opener(word, "kp-button")
        close.set("popovertargetaction", "hide")
        word.append(close)
        ET.SubElement(close, "span", {"class": "kp-icon kp-icon--close"})
        ET.SubElement(close, "span", {"class": "kp-hidden"}).text = self.close


class _Finder:
    """Finds the first use of words by their forms; `left` holds those that haven't been met."""

    def __init__(self, forms: dict[str, ET.Element]) -> None:
        self.left = forms
        ways = (r"\s+".join(map(re.escape, form.split())) for form in sorted(forms, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(ways)})(?![\w-])")

    def mark(self, element: ET.Element, *, is_text: bool) -> None:
        """Put buttons in the text of an element, in reading order."""
        is_text = is_text or element.tag in _TEXT
        children = list(element)
        if is_text:
            element.text, buttons = self._parted(element.text)
            element[:0] = buttons
        for child in children:
            if not _is_passed_over(child):
                self.mark(child, is_text=is_text)
            if is_text:
                child.tail, buttons = self._parted(child.tail)
                after = list(element).index(child) + 1
                element[after:after] = buttons

    def _parted(self, run: str | None) -> tuple[str | None, list[ET.Element]]:
        """A text up to the first word that it explains, and the buttons of these, each with what comes after it."""
        if not run or isinstance(run, AtomicString) or not self.left:
            return run, []
        buttons: list[ET.Element] = []
        before, done = run, 0
        for match in self._pattern.finditer(run):
            word = self.left.get(" ".join(match[0].split()))
            if word is None:
                continue
            self.left = {form: other for form, other in self.left.items() if other is not word}
            if buttons:
                buttons[-1].tail = run[done:match.start()]
            else:
                before = run[:match.start()]
            buttons.append(_button(match[0], word))
            done = match.end()
        if buttons:
            buttons[-1].tail = run[done:]
        return before, buttons


def _button(written: str, word: ET.Element) -> ET.Element:
    button = _opener(word, BUTTON)
    button.text = written
    return button


def _opener(word: ET.Element, look: str) -> ET.Element:
    return ET.Element("button", {"class": look, "type": "button", "popovertarget": word.get("id", "")})


def _is_passed_over(element: ET.Element) -> bool:
    """Also what the tool writes beside the author's text: facts, labels, links."""
    names = element.get("class", "").split()
    ours = any(name.startswith("kp-") for name in names)
    return element.tag in _PASSED_OVER or LIST in names or \
        (ours and (element.tag != "div" or not _SHEETS.isdisjoint(names)))
