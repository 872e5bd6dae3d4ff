"""What the engine makes of each page: nothing that runs or fetches, no Markdown left unread, headings in order.

Every edition's page is converted as it will be published. What is wrong in the HTML is told at the line of the source
that it comes from. So no second reading of Markdown can disagree with the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote

from kompetansepakke.base.problems import Problem, problem
from kompetansepakke.content.checks.pages.shown import shown_problems
from kompetansepakke.content.conversion import Convert, Render, Rendered, Rendering
from kompetansepakke.content.model import Content
from kompetansepakke.content.targets import is_external
from kompetansepakke.content.view import View, every_view
from kompetansepakke.source.html.html_allowlist import ADDRESSES, UNBALANCED, Refusal

_NAMED_BY_READERS = {"KP301", "KP303", "KP310", "KP401", "KP402", "KP404"}
"""Codes of slips in block lines and links."""
_HASHTAG = re.compile(r"[ \t>]*#[^\s#]")
_FIX_HASHTAG = "skriv \\# først på linja. Skal det være en overskrift, skriver du «## » foran, med mellomrom."
_INSTEAD = dict.fromkeys(("iframe", "embed", "object"), "lag et kort: «/// video | Tittel» med id, minutes og url, så "
                         "får ingen annen tjener vite hvem som leser. Eller skriv en vanlig lenke.")
"""What to write instead of an element that people bring from other places."""
_NOT_NESTED = "la taggen stå helt til venstre, utenfor lister og sitater, eller skriv det uten HTML."


@dataclass(frozen=True, slots=True)
class Passed:
    """The names of renderings in which nothing is wrong: those known before, and those of the site as it is now."""

    before: frozenset[bytes] = frozenset()
    now: set[bytes] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Found:
    """What is wrong with a rendering by itself, whatever else is told of the page."""

    wrong: tuple[Problem, ...] = ()
    again: tuple[Problem, ...] = ()
    """What a reader of the source may have named already."""
    shown: tuple[Problem, ...] = ()
    """What is told at a line of which nothing else is."""
    passes: bytes | None = None
    """The name of the rendering, where it is known that nothing is wrong."""


class Finder:
    """Finds what is wrong with pages, each by itself, in all editions, or in these `views`.

    Of renderings that have passed `before`, nothing more is asked.
    """

    def __init__(self, content: Content, before: frozenset[bytes] = frozenset(),
                 views: Sequence[View] | None = None) -> None:
        self._before, self._views = before, every_view(content) if views is None else views
        # Where a block is wrong, a heading may lack for that reason.
        self._unsure = {source for page in content.pages() if not page.blocks_known
                        for source in (page.source, *(told.source for told in page.translations.values()))}

    def found(self, path: str, render: Render) -> Iterator[Found]:
        """What is wrong with the page of this path; what several editions have in common is found once."""
        made = [render(seen, page) for seen in self._views if (page := seen.by_path.get(path))]
        for one in {id(one): one for one in made}.values():
            yield Found(passes=one.name) if one.name in self._before else self._of(one)

    def _of(self, page: Rendering) -> Found:
        facts, unsure = page.facts, page.file in self._unsure
        if facts is None:
            return Found((problem("KP423", page.stop()),))
        wrong = (*_refused(page, facts), *(() if unsure else _outline(page, facts)))
        again = (*_shown_raw(page, facts), *_unseen_addresses(page, facts))
        shown = tuple(shown_problems(page, facts))
        return Found(wrong, again, shown, None if unsure or wrong or again or shown else page.name)


def page_problems(pages: Iterable[Found], told: Sequence[Problem], passed: Passed) -> Iterator[Problem]:
    """What was found in `pages`, but for slips that one of the readers of the source has named, who found `told`."""
    lines_told = {_line(one) for one in told}
    named = {_line(one) for one in told if one.code in _NAMED_BY_READERS}
    for found in pages:
        raw = {_line(one) for one in found.again}
        yield from found.wrong
        yield from (one for one in found.again if _line(one) not in named)
        yield from (one for one in found.shown if _line(one) not in lines_told and _line(one) not in raw)
        if found.passes:
            passed.now.add(found.passes)


def _line(one: Problem) -> tuple[str, int]:
    return one.file, one.line


def _unseen_addresses(page: Rendering, facts: Rendered) -> Iterator[Problem]:
    find = partial(_unchecked, page.known)
    for target, count in find(facts).items():
        for number in range(1, count + 1):
            yield problem("KP422", page.end_of(find, target, number), target=target)


def _refused(page: Rendering, facts: Rendered) -> Iterator[Problem]:
    whole = any(refusal.element and refusal.value != UNBALANCED for refusal in facts.refused)
    for refusal, count in facts.refused.items():
        if whole and refusal.value == UNBALANCED:
            continue  # the tag that is told by itself may be the one that was left open
        for number in range(1, count + 1):
            yield from _refusal(page, refusal, number)
    for name in facts.ids:
        if name.startswith("kp."):
            place = page.start_of(lambda part: Counter(part.ids), name)
            yield problem("KP408", place, html=f"id=\"{name}\"", why="id-er som begynner på kp. er verktøyets egne.",
                          fix="gi den et annet navn.")


def _refusal(page: Rendering, refusal: Refusal, number: int) -> Iterator[Problem]:
    """A whole element is told where it begins, what it has where it stands."""
    if refusal.value == UNBALANCED:
        place = page.unbalanced(refusal.element)
    else:
        place = (page.end_of if refusal.attribute else page.start_of)(_refused_in, refusal, number)
    if refusal.attribute in ADDRESSES and refusal.element != "a":
        yield problem("KP405", place, target=refusal.value)
    elif refusal.attribute == "markdown":
        yield problem("KP421", place, text=refusal.shown, fix=_NOT_NESTED)
    elif not (refusal.attribute in ADDRESSES and refusal.value in page.known):
        both = f"åpne og lukk taggen parvis, med <{refusal.element}> og </{refusal.element}>."
        fix = both if refusal.value == UNBALANCED else _INSTEAD.get(refusal.element, "")
        yield problem("KP408", place, html=refusal.shown, why=refusal.why, fix=fix)


def _refused_in(part: Rendered) -> Counter[Refusal]:
    return part.refused


def _shown_raw(page: Rendering, facts: Rendered) -> Iterator[Problem]:
    """Block lines and Markdown that readers would be shown as they were written."""
    for text, count in facts.unread.items():
        for number in range(1, count + 1):
            place = page.end_of(lambda part: part.unread, text, number)
            if place.line in page.blocks:
                yield problem("KP421", place, text=page.blocks[place.line])
            else:
                yield problem("KP301", place, line=text, near="Her blir den ikke lest, men vist som tekst. ")
    if any(refusal.value == UNBALANCED for refusal in facts.refused):
        return  # all that follows a tag that was left open is raw HTML
    for line, count in _unread(page.convert, facts).items():
        for number in range(1, count + 1):
            place = page.end_of(partial(_unread, page.convert), line, number)
            yield problem("KP421", place, text=page.blocks.get(place.line, line))


def _unread(convert: Convert, part: Rendered) -> Counter[str]:
    return part.unread_markdown(convert)


def _unchecked(known: frozenset[str], part: Rendered) -> Counter[str]:
    """Addresses within the site that no check of links has seen."""
    return Counter({target: count for target, count in part.addresses.items()
                    if not (target in known or is_external(target) or _is_here(target, part))})


def _is_here(target: str, part: Rendered) -> bool:
    """Whether the target is an anchor of the page, or the way back from a note that nobody refers to."""
    return target.startswith("#") and (unquote(target[1:]) in part.ids or target.startswith("#fnref"))


def _outline(page: Rendering, facts: Rendered) -> Iterator[Problem]:
    """Headings that skip a level, counted from the page's title (level 1), which stands above the text."""
    level = 1
    seen = Counter[tuple[int, str]]()
    for heading in facts.headings:
        key = (heading.level, heading.text)
        seen[key] += 1
        if heading.level > level + 1 or heading.level == 1:
            expected = "## for øverste nivå i teksten" if heading.level == 1 else "#" * (level + 1)
            place = page.start_of(_headings, key, seen[key], within=2)
            if heading.level == 1 and _HASHTAG.match(page.written(place)):
                yield problem("KP428", place, title=heading.text, why="tegnet # først på linja", fix=_FIX_HASHTAG)
            else:
                yield problem("KP412", place, title=heading.text, expected=expected)
        level = heading.level


def _headings(part: Rendered) -> Counter[tuple[int, str]]:
    return Counter((heading.level, heading.text) for heading in part.headings)
