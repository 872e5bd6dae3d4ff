"""What the converted page shows as it was written, and its author meant as something else.

Lists by marks that make none, and the forms of other tools. What is code is not looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import turbohtml

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.content.conversion import IN_A_LINE, WRITTEN, Rendered, Rendering

_CELLS = frozenset({"td", "th"})
"""Here no list can be made, so that a mark of one's own is all there is."""
_ROMAN_OR_LETTER = re.compile(r"\(?(?P<letter>[a-zæøå](?=[.)])|[A-ZÆØÅ](?=\)))[.)]\s")
_NUMBER = re.compile(r"(?:\((?P<inside>\d{1,2})\)\s|(?P<number>\d{1,2})(?:[.)]\u00a0|[.)](?=[^\W\d_])))")
_HARD = re.compile(r"[-*+]\u00a0")
_BULLET = re.compile(r"[•‣⁃◦▪▫●○■□➢➤·]\s")
_DASH = re.compile(r"[–—−]\s")
_UNSPACED = re.compile(r"[-*+](?=[^\W\d_])")
_TWO_ARE_A_LIST = (_DASH, _UNSPACED)
_MENDS = {
    _HARD: "slett mellomrommet etter merket, og skriv et vanlig. Det som står der, er et hardt mellomrom "
           "(Alt+mellomrom på Mac).",
    _BULLET: "skriv «- » foran hvert punkt, med en tom linje over det første.",
    _DASH: "skriv «- » foran hvert punkt, med en tom linje over det første. Er det replikker, setter du en tom linje "
           "mellom dem.",
    _UNSPACED: "sett et mellomrom etter merket, og en tom linje over det første punktet.",
    _NUMBER: "skriv «1. », «2. » og så videre, med vanlig mellomrom etter, og en tom linje over det første punktet.",
    _ROMAN_OR_LETTER: "skriv «1. », «2. » og så videre, med en tom linje over; bokstaver blir ikke til lister.",
}
_ATTRIBUTES = "align|class|download|height|id|lang|loading|name|rel|start|style|target|title|width"
"""What editors give links and pictures within braces."""
_NOTE_TYPES = {"important": "warning", "caution": "danger"}
_FOREIGN = (
    (re.compile(r"^\s*(?:!!!|\?\?\?\+?)(?!\S*[!?])[ ]*\S.*", re.MULTILINE),
     "skriv en boks som !!! note \"Tittel\", med tom linje over, og teksten rykket inn med fire mellomrom."),
    (re.compile(r"^\s*===[+!]*[ ]+[\w«“\"].*", re.MULTILINE),
     "skriv en fane som === \"Tittel\", med rette hermetegn, og teksten rykket inn med fire mellomrom."),
    (re.compile(r"^\s*:{3,}[ ]*\{?[\w.].*", re.MULTILINE),
     "skriv en boks som !!! note \"Tittel\", med teksten rykket inn med fire mellomrom."),
    (re.compile(r"\{(?:\+\+.+?\+\+|--.+?--|~~.+?~~|>>.+?<<)\}|\{<(?:mark|del)>|^\s*\{(?:\+\+|--|==)\s*$", re.MULTILINE),
     "skriv ^^satt inn^^, ~~strøket~~ eller ==merket== uten krøllparenteser, og en kommentar som <!-- … -->."),
    (re.compile(rf"\{{:?[ ]*(?:[.#][\w-]+|(?:{_ATTRIBUTES})=)[^{{}}\n]*\}}"),
     "skriv den rett etter lenka eller bildet uten mellomrom, eller sist på linja til en overskrift."),
    (re.compile(r"\^\[[^\[\]\n]+\]"), "skriv [^1] her, og [^1]: foran notatet på en linje for seg selv."),
    (re.compile(r"\[=+[ ]*[\d.]+(?:%|/[\d.]+)[^\]\n]*\]"), "skriv hvor langt det er kommet, med ord."),
)
_MARKED = frozenset({"mark", "del"})
"""What other tools' marks within braces have become."""
_ALERT = re.compile(r"\s*\[!(?P<type>[A-Za-z]+)\]")
_WIKI_LINK = re.compile(r"!?\[\[[^\[\]\n]+\.(?:md|png|jpe?g|svg|webp|gif|pdf)(?:[#|][^\[\]\n]*)?\]\]")
_SPACED = re.compile(r"(?<!\S)(?P<mark>\*\*|~~)(?:(?=\s)[^\n*~]*?\S|(?=\S)[^\n*~]*?\s|\s[^\n*~]*[^\W\d_][^\n*~]*\s)"
                     r"(?P=mark)(?!\w)")
_SHORTCODE = re.compile(r"(?<![\w:]):(?:(?P<icon>(?:material|fontawesome|octicons|simple)-[a-z0-9-]+)|[a-z][a-z_]+):"
                        r"(?![\w:])")
_MARKS = re.compile(r"!!!|\?\?\?|===|:[:a-z]|\[|\{|\*\*|~~")
"""What is in all the forms of other tools above."""
_NAMED = frozenset({"a", "td", "th", "dt", "summary", "h1", "h2", "h3", "h4", "h5", "h6"})
"""Elements of which an icon alone would be all there is to hear."""
_NO_ANNOTATION = "skriv merknaden som en fotnote, [^1], eller i en boks."
_NO_CODE_ANNOTATION = "skriv merknaden som en kommentar i koden, eller i teksten under den."
_IN_CODE = re.compile(r"(?:#|//|--|;|%|/\*|<!--)[ ]*(\(\d+\)!)")
"""A comment in code that Material exchanges for a sign with an annotation."""
_MANY_LINES = frozenset({"KP424", "KP429"})
"""What may take several lines to show; it is told at the first of them."""
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Slip:
    """Something that is shown as it was written: its code, what is told of it, and how to mend it."""

    code: str
    text: str
    mend: str = ""


@dataclass(slots=True)
class _Run:
    """A text from one block to the next, and the elements around it."""

    around: frozenset[str]
    text: str = ""


def shown_problems(page: Rendering, facts: Rendered) -> Iterator[Problem]:
    """What a page shows as it was written, at the line where it begins."""
    for slip, count in _slips(facts).items():
        for number in range(1, count + 1):
            place = (page.start_of(_slips, slip, number, within=4) if slip.code in _MANY_LINES
                     else page.end_of(_slips, slip, number))
            yield problem(slip.code, place, text=slip.text, fix=slip.mend)


def _slips(part: Rendered) -> Counter[_Slip]:
    found = Counter[_Slip]()
    before = ""
    for run in _runs(part.tree):
        lists = [] if run.around & _CELLS else list(_lists(run.text))
        found.update(slip for slip in lists if slip.mend != before)  # a list with air between its items is one
        before = lists[-1].mend if lists else ""
        found.update(_foreign(run))
    found.update(_silent(part.tree))
    found.update(_of_classes(part.tree))
    return found


def _silent(tree: turbohtml.Document) -> Iterator[_Slip]:
    """Icons without a title that nothing stands beside, in what would then say nothing."""
    for icon in tree.find_all(class_="twemoji"):
        around = icon.parent
        if isinstance(around, turbohtml.Element) and around.tag in _NAMED and icon.attr("title") is None \
                and not around.text.strip() and not around.find("img"):
            yield _Slip("KP434", f"<{around.tag}>")


def _of_classes(tree: turbohtml.Document) -> Iterator[_Slip]:
    """Boxes with nothing in them but the title, and what would open at a number in text and code."""
    for box in tree.find_all(class_="admonition"):
        inside = [one for one in box.children if isinstance(one, turbohtml.Element)]
        if len(inside) == 1 and inside[0].attr("class") == "admonition-title":
            yield _Slip("KP435", " ".join(box.text.split())[:_LONGEST])
    yield from (_Slip("KP437", one.text[:_LONGEST]) for one in tree.find_all(["em", "strong"]) if _multiplies(one))
    yield from (_Slip("KP429", "{ .annotate }", _NO_ANNOTATION) for _ in tree.find_all(class_="annotate"))
    for code in tree.find_all(class_="highlight"):
        yield from (_Slip("KP429", match[1], _NO_CODE_ANNOTATION) for match in _IN_CODE.finditer(code.text))


def _multiplies(element: turbohtml.Element) -> bool:
    """Whether what became italic or bold stands right between two figures, as in 2*3*4."""
    before, after = element.previous_sibling, element.next_sibling
    return (isinstance(before, turbohtml.Text) and isinstance(after, turbohtml.Text)
            and before.data[-1:].isdigit() and after.data[:1].isdigit())


def _runs(tree: turbohtml.Document) -> Iterator[_Run]:
    run = _Run(frozenset())
    for node in tree.descendants:
        if isinstance(node, turbohtml.Text):
            above = [one for one in node.ancestors if isinstance(one, turbohtml.Element)]
            if not run.text:
                run.around = frozenset(one.tag for one in above)
            run.text += "\0" if any(one.tag in WRITTEN for one in above) else node.data
        elif isinstance(node, turbohtml.Element) and (node.tag not in IN_A_LINE or node.tag in _MARKED):
            if node.tag in _MARKED and run.text.endswith("{"):
                run.text += f"<{node.tag}>"
            elif node.tag not in _MARKED:
                yield run
                run = _Run(frozenset())
    yield run


def _lists(text: str) -> Iterator[_Slip]:
    """The first line of each list that is none."""
    last: re.Pattern[str] | None = None
    lines = [line.lstrip(" \t") for line in text.split("\n")]
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        kind = next((kind for kind in _MENDS if kind.match(line)), None)
        if kind is not None and kind is not last and _is_list(kind, line, below):
            yield _Slip("KP424", line[:_LONGEST].strip(), _MENDS[kind])
            last = kind
        elif kind is not last:
            last = None


def _is_list(kind: re.Pattern[str], line: str, below: str) -> bool:
    one, other = kind.match(line), kind.match(below)
    if kind in (_HARD, _BULLET):
        return True
    if kind in _TWO_ARE_A_LIST:
        return other is not None
    return one is not None and other is not None and _count(other) == _count(one) + 1


def _count(mark: re.Match[str]) -> int:
    groups = mark.groupdict()
    return ord(groups["letter"]) if "letter" in groups else int(groups["inside"] or groups["number"])


def is_foreign(text: str) -> bool:
    """Whether a text that is shown as it stands would be told as the mark of another tool."""
    return any(pattern.search(text) for pattern, _ in _FOREIGN)


def _foreign(run: _Run) -> Iterator[_Slip]:
    if not _MARKS.search(run.text):
        return  # as of most
    alert = _ALERT.match(run.text) if "blockquote" in run.around else None
    if alert:
        kind = _NOTE_TYPES.get(alert["type"].lower(), alert["type"].lower())
        yield _Slip("KP429", alert[0].strip(), f"skriv !!! {kind} på en linje for seg selv i stedet for sitatet, og "
                                               "teksten under rykket inn med fire mellomrom.")
    for pattern, mend in _FOREIGN:
        for match in pattern.finditer(run.text):
            yield _Slip("KP429", match[0].strip()[:_LONGEST].replace("<mark>", "==").replace("<del>", "~~"), mend)
    for match in _SHORTCODE.finditer(run.text):
        yield _Slip("KP432" if match["icon"] else "KP433", match[0])
    for match in _WIKI_LINK.finditer(run.text):
        yield _Slip("KP418", match[0][:_LONGEST])
    for match in _SPACED.finditer(run.text):
        yield _Slip("KP431", match[0][:_LONGEST])
