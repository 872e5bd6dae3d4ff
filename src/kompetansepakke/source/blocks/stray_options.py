"""Lines that were meant as a block's options and don't stand where options are read.

Such a line would be shown as text and not be obeyed: with `roles`, what is for leaders would be shown to all.
"""

from __future__ import annotations

import re
from collections.abc import Container
from difflib import get_close_matches

from kompetansepakke.source.blocks.block_kinds import BlockKind

_OPTION = re.compile(r"[\s>]*(?:[-*+]\s+)?(?P<key>[^\W\d][\w-]*)\s*[:：=](?:\s|$|(?=\[))(?P<value>.*)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LIST = re.compile(r"\s*\[[^\[\]]*\]\s*")
_NEAR, _NEAR_ROLES = 0.85, 0.7
"""So near that «minuts» is a slip, and so far that the Norwegian «rolle» at the start of a text is a word. Before
nothing but names of roles, «rolle» is a slip too."""


def stray_option(text: str, kind: BlockKind, roles: Container[str], *, first: bool) -> str | None:
    """The key that `text`, a line inside a block of this kind, seems to be meant for.

    `first` says that it is the block's first line of text. Further down, only `roles` is looked for.
    """
    words: list[str] = _WORD.findall(text)
    if len(words) > 1 and all(word in roles for word in words[1:]) \
            and get_close_matches(words[0].lower(), ["roles"], cutoff=_NEAR_ROLES):
        return words[0]
    match = _OPTION.fullmatch(text)
    if match is None:
        return None
    key: str = match["key"]
    near = get_close_matches(key.lower(), kind.options, n=1, cutoff=_NEAR)
    if "roles" in near:
        return key
    return key if first and (near or _LIST.fullmatch(match["value"])) else None
