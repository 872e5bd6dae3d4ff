"""Attribute lists, `{: #id .class key="value" }`: they may not do what HTML may not (run scripts, fetch, or style)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kompetansepakke.core.links import PlaceOf
from kompetansepakke.core.problems import Problem, problem

_SAFE = frozenset({"alt", "download", "height", "hreflang", "lang", "title", "width"})
_LIST = re.compile(r"\{(?P<colon>:?) *(?P<inner>[^}\n ][^\n]*)\}")
_ITEM = re.compile(r"""(?P<key>[^ =}]+)=(?:".*?"|'.*?'|[^ =}]+)|(?P<word>[^ =}]+)""")
_INLINE_ENDS = tuple(")]`>")
_EMPHASIS_ENDS = re.compile(r"\*.*\S\*$|~.*\S~$|(?<!\w)_.*\S_$", re.DOTALL)


def attribute_problems(prose: str, raw: str, place: PlaceOf) -> Iterator[Problem]:
    """Attributes that are not on the list of safe ones. `prose` is `raw` with code blanked out."""
    for opening in re.finditer(r"\{(?![{%#!])", prose):
        match = _LIST.match(raw, opening.start())
        if not match or not (match["colon"] or _counts(raw, match)):
            continue
        bad = next(_bad(match["inner"]), None)
        if bad:
            yield problem("KP408", place(match.start()), html=match[0][:60], why=f"attributtet {bad} er stengt.")


def _bad(inner: str) -> Iterator[str]:
    """Names of attributes that are refused, read as Python-Markdown's attr_list reads them."""
    position = 0
    while match := _ITEM.match(inner, position):
        name = match["key"] or match["word"]
        if name.lower() not in _SAFE if match["key"] else name[0] not in ".#":
            yield name
        position = match.end()
        while inner[position:position + 1] == " ":
            position += 1


def _counts(raw: str, match: re.Match[str]) -> bool:
    """Whether Python-Markdown takes braces without a colon for attributes here; elsewhere they are text."""
    paragraph = raw[max(0, raw.rfind("\n\n", 0, match.start())):match.start()]
    before = paragraph.rpartition("\n")[2].lstrip(" \t>")
    after, _, below = raw[match.end():].partition("\n")
    if before.endswith(_INLINE_ENDS) or _EMPHASIS_ENDS.search(paragraph):
        return True
    if after.strip() and not after.lstrip().startswith("|"):
        return False
    if not before:
        return "}" not in match["inner"]
    return before[0] == "#" or "|" in before + after or re.match(r"[ \t>]*(?:=+|-+|:)", below) is not None
