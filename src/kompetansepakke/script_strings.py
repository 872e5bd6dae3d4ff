"""What the scripts of the pages say, in bokmål and nynorsk; `browser.bundle` hands it to them as `T`.

One table for each behaviour, so that a phrase stands beside those it is read with.
"""

from __future__ import annotations

from collections.abc import Mapping

_TABLES: tuple[Mapping[str, tuple[str, str]], ...] = ()
"""Phrase by key: bokmål and nynorsk."""

SCRIPT_STRINGS = {locale: {key: words[at] for table in _TABLES for key, words in table.items()}
                  for at, locale in enumerate(("nb", "nn"))}
