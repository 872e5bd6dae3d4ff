"""What editors wrote, in a comment on GitHub or GitLab."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~&!$:]")
_CALLS = re.compile(r"@|\\:(?=//)|www(?=\.)", re.IGNORECASE)
"""What the hosts look for in finished text, where no backslash is left; there a comment divides it."""


def review_text(words: str) -> str:
    """The words as they stand: taken for no Markdown and no link, and calling on nobody."""
    return _CALLS.sub(r"\g<0><!-- -->", _MARKS.sub(r"\\\g<0>", words))
